"""Words that belong to a number: approximations, estimates, dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.calendar_terms import MONTH_ABBREVIATIONS, month_number
from cqbrief.briefing.quantities.lexicon import NOT_AFTER, any_of_words
from cqbrief.briefing.validation.context import REFERENCE, StyleRule, ValidationContext
from cqbrief.i18n.messages import N_, Message

_CLAUSE = re.compile("[。；;！？!?\n]")
_LOOK_BACK = 40
_LOOK_AHEAD = 6

_CHINESE_DATE = re.compile(
    r"(?:(?P<year>[12][0-9]{3})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
)
_ISO_DATE = re.compile(
    r"(?P<year>[12](?<![0-9].)[0-9]{3})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])"
)
_ANY_MONTH = re.compile("|".join(MONTH_ABBREVIATIONS), re.IGNORECASE)
_MONTH = rf"(?P<name>{'|'.join(MONTH_ABBREVIATIONS)})[a-z]*\.?"
_ENGLISH_DATE = re.compile(
    rf"\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\ {_MONTH}(?:\ (?P<year>[12][0-9]{{3}}))?\b"
    rf"|\b{_MONTH.replace('name', 'name2')}\ (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?:,?\ (?P<year2>[12][0-9]{3}))?",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_OPENING = frozenset("“‘「『＂")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|[「『][^「『」』]*[」』]|＂[^＂]*＂")
SIGNS_OF_ESTIMATE = "预望争估步统快"
"""Each Chinese word for an estimate has one of these."""
_MAY_ESTIMATE = re.compile(f"[{SIGNS_OF_ESTIMATE}A-Za-z]")
_NUMBER = re.compile(REFERENCE)
_WORD = re.compile(r"[^\W\d_]")
_LEAP_YEAR = 2000


@cache
def _before() -> re.Pattern[str]:
    """Return a word of approximation that a verb parts from its number: 约有4000元."""
    words = {*lexicon_zh.QUALIFIER_PREFIXES} - lexicon_zh.PREFIXES_ONLY_AT_NUMBERS
    return re.compile(f"(?P<word>{any_of_words(words)}){any_of_words(lexicon_zh.EXACT_WORDS)}$")


@cache
def _after() -> re.Pattern[str]:
    about = (word for word, meaning in lexicon_zh.QUALIFIER_SUFFIXES.items() if meaning == "about")
    return re.compile(rf"(?:[^，。；：！？、,;\n]{{0,3}})(?P<word>{any_of_words(about)})")


@cache
def _estimate() -> re.Pattern[str]:
    return re.compile(any_of_words(lexicon_zh.ESTIMATE_WORDS, lexicon_en.ESTIMATE_WORDS), re.IGNORECASE)


def _check_approximations(context: ValidationContext) -> None:
    targets = {
        c.figure for figure in context.figures.values() for c in figure.comparisons if c.kind == "target"
    }
    for figure in context.figures.values():
        value, passage, span = (
            figure.value,
            context.passages.get(figure.path),
            context.values.get(figure.path),
        )
        if value is None or passage is None or span is None:
            continue
        text = context.paragraph_text(passage)
        before = _CLAUSE.split(text[max(0, span[0] - _LOOK_BACK) : span[0]])[-1]
        if value.qualifier == "exact":
            found = _before().search(before) or _after().match(text[span[1] : span[1] + _LOOK_AHEAD])
            if found:
                context.report(
                    APPROXIMATION_LOST,
                    f"{figure.path}.value",
                    Message(
                        N_("The source says “{word}” with this number; the value {printed} does not."),
                        {"word": found["word"], "printed": value.printed},
                    ),
                    Message(
                        N_(
                            "Say so in the figure's note, or choose a quote in which the words stand "
                            "together."
                        )
                    ),
                )
        final = figure.status == "final" and not figure.exact and figure.id not in targets
        if final and _MAY_ESTIMATE.search(before) and (estimate := _estimate().search(before)):
            context.report(
                APPROXIMATION_LOST,
                f"{figure.path}.value",
                Message(
                    N_("The source calls the number “{word}”, the briefing calls it final."),
                    {"word": estimate[0]},
                ),
                Message(
                    N_("Write “status: provisional” or “status: unverified”; for a target “exact: true”.")
                ),
            )


def _check_dates(context: ValidationContext) -> None:
    for words, path in _texts_with_dates(context):
        for shown, year, month, day in _dates(words):
            longest = calendar.monthrange(year or _LEAP_YEAR, month)[1] if 1 <= month <= 12 else 0
            if not 1 <= day <= longest:
                context.report(
                    IMPOSSIBLE_DATE,
                    path,
                    Message(N_("There is no {date}."), {"date": shown}),
                    Message(
                        N_("Check the date against the source; if it is printed there, say so in a note.")
                    ),
                )


def _texts_with_dates(context: ValidationContext) -> Iterator[tuple[str, str]]:
    """Yield every text in which a date may stand, with its path."""
    briefing = context.briefing
    for wording in context.prose_with_digits:
        yield wording.words, wording.path
    if briefing.date:
        yield briefing.date, "date"
    for wording in context.wordings(briefing.period, "period"):
        yield wording.words, wording.path
    for index, source in enumerate(briefing.sources):
        if source.date:
            yield source.date, f"sources[{index}].date"
    for index, correction in enumerate(briefing.corrections):
        yield correction.date, f"corrections[{index}].date"
    for figure in context.figures.values():
        if figure.quote:
            yield figure.quote.text, f"{figure.path}.quote"
        if figure.period and _names_days(figure.period.label):
            for wording in context.wordings(figure.period.label, f"{figure.path}.period.label"):
                yield wording.words, wording.path


def _names_days(text: Text | None) -> bool:
    """Tell whether a wording of the text may name a day, at a glance: 2021年 does not."""
    return text is not None and any(
        words and ("月" in words or "-" in words or "." in words or "/" in words or words.isascii())
        for words in text.wordings()
    )


def _dates(words: str) -> Iterator[tuple[str, int | None, int, int]]:
    """Yield the dates in `words` as (as printed, year if known, month, day)."""
    if not _DIGIT.search(words):
        return
    if "月" in words:
        for found in _CHINESE_DATE.finditer(words):
            yield (
                found[0],
                int(found["year"]) if found["year"] else None,
                int(found["month"]),
                int(found["day"]),
            )
    if "-" in words or "." in words or "/" in words:
        for found in _ISO_DATE.finditer(words):
            yield found[0], int(found["year"]), int(found["month"]), int(found["day"])
    if words.isascii() and _ANY_MONTH.search(words):
        for found in _ENGLISH_DATE.finditer(words):
            year = found["year"] or found["year2"]
            month = month_number(found["name"] or found["name2"])
            yield found[0], int(year) if year else None, month, int(found["day"] or found["day2"])


def _check_words_twice(context: ValidationContext) -> None:
    for wording in context.prose_with_figures:
        for found in _NUMBER.finditer(wording.words):
            figure = context.figures.get(found["id"])
            if figure is None or figure.value is None:
                continue
            value = figure.value
            before, after = wording.words[: found.start()], wording.words[found.end() :]
            if _stands_before(value.prefix.strip(), before) or _stands_after(value.suffix, after):
                context.report(
                    WORD_TWICE,
                    wording.path,
                    Message(
                        N_("“{reference}” prints “{printed}”, and a word of it stands beside it once more."),
                        {"reference": found[0], "printed": value.printed},
                    ),
                    Message(N_("Take the word out of the sentence: it belongs to the number.")),
                )


def _stands_before(word: str, before: str) -> bool:
    before = before.rstrip(" 了").casefold()
    if not _WORD.search(word) or not before.endswith(word.casefold()):
        return False
    return before[: -len(word)][-1:] not in tuple(NOT_AFTER.get(word, ""))  # 最近 is not 近


def _stands_after(word: str, after: str) -> bool:
    if not _WORD.search(word) or not after.startswith(word):
        return False
    # 500家 before 家政企业: one sign may begin another word.
    return len(word.strip()) > 1 or not _WORD.match(after[len(word) :])


def _check_quotation_marks(context: ValidationContext) -> None:
    briefing = context.briefing
    texts: list[tuple[Text | None, str]] = [(briefing.period, "period")]
    for figure in context.figures.values():
        if figure.period and figure.period.label and _is_opened(figure.period.label):
            texts.append((figure.period.label, f"{figure.path}.period.label"))
        for index, comparison in enumerate(figure.comparisons):
            texts.append((comparison.year, f"{figure.path}.comparisons[{index}].year"))
    for theme in briefing.themes:
        for chart in theme.charts:
            texts += (
                (point.x, f"{chart.path}.points[{index}].x") for index, point in enumerate(chart.points)
            )
    for text, path in texts:
        for wording in context.wordings(text, path):
            if _QUOTED.fullmatch(wording.words) and _DIGIT.search(wording.words):
                context.report(
                    QUOTATION_MARKS,
                    wording.path,
                    Message(
                        N_("The quotation marks of {words} are printed with it."), {"words": wording.words}
                    ),
                    Message(
                        N_(
                            "Leave them out: those that YAML needs are straight ones, ' or \", which are not "
                            "printed."
                        )
                    ),
                )


def _is_opened(text: Text) -> bool:
    """Tell whether a wording of the text begins with a quotation mark."""
    return any(words[:1] in _OPENING for words in text.wordings())


APPROXIMATION_LOST = StyleRule(
    "approximation-lost",
    "warning",
    N_(
        "约, 近, 超 and 左右 are part of a number, and so are 预计 and 初步统计. Where they do not stand "
        "right at the number, as in 约有4000元, they are easily lost between the quote and the value, and "
        "a rough number comes out as an exact one."
    ),
    _check_approximations,
)
WORD_TWICE = StyleRule(
    "word-twice",
    "warning",
    N_(
        "A reference prints the whole number with its words and its unit: 增长14.5%, 近500万个. Where the "
        "sentence has the same word beside it, it is printed twice: 增长增长14.5%, 75.1万人万人."
    ),
    _check_words_twice,
)
IMPOSSIBLE_DATE = StyleRule(
    "impossible-date",
    "warning",
    N_(
        "A date that no calendar has, such as 2月30日, is a slip of the pen, and what else stands in the "
        "sentence may be one too."
    ),
    _check_dates,
)
QUOTATION_MARKS = StyleRule(
    "quotation-marks-kept",
    "warning",
    N_(
        "A date or a period that stands between “…” as a whole: input methods turn straight quotation marks "
        "into these, and YAML takes them for a part of the text."
    ),
    _check_quotation_marks,
)
