"""Where words and numbers stand in the sources: at the foot of a page, in the clipboard, in exports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Locator, Series, Source
from cqbrief.i18n.translator import Translator
from cqbrief.text.evidence_text import formula_spans, locator_spans
from cqbrief.text.figure_text import figure_text
from cqbrief.text.printed_number import status_marks
from cqbrief.text.spans import Span, Spans, as_spans, content_span, join_spans, spans_text

LONGEST_QUOTE = 80
"""Characters of a quote at the foot of a page; the table of all figures has it whole."""


def paragraph_span(number: int | str | tuple[str, ...], tr: Translator) -> Span:
    """Return which paragraph words stand in, on one line: 第 4 段."""
    return Span(tr.text("paragraph {number}", number=number), "place", keep_together=True)


def place_spans(owner: str, edition: Edition, tr: Translator) -> Spans:
    """Return paragraph, and where there are several sources the title, of the words of `owner`; empty if
    unknown."""
    passage = edition.passages.get(owner)
    if passage is None or edition.briefing is None:
        return ()
    number = edition.documents[passage.source].paragraphs[passage.paragraph].number
    return _with_title(passage.source, (paragraph_span(number, tr),), edition, tr)


def place_text(owner: str, edition: Edition, tr: Translator) -> str:
    """Return where the words of `owner` stand, see `place_spans`, as plain text."""
    return spans_text(place_spans(owner, edition, tr))


def short_place_spans(figure: Figure, edition: Edition, tr: Translator) -> Spans:
    """Return where a figure comes from, without the words themselves; a derived one has its formula."""
    if figure.derived or figure.locator:
        return evidence_spans(figure, edition, tr)
    return place_spans(figure.path, edition, tr)


def evidence_spans(figure: Figure, edition: Edition, tr: Translator, *, whole: bool = False) -> Spans:
    """Return where a figure comes from: place and quote, row and column of a table, or its formula.

    A quote longer than `LONGEST_QUOTE` is cut unless it is wanted `whole`.
    """
    if figure.derived:
        return as_spans(tr.parts("derived: {formula}", formula=formula_spans(figure, edition)))
    if figure.locator is not None:
        return cell_place_spans(figure, figure.locator, edition, tr)
    place = place_spans(figure.path, edition, tr)
    if edition.evidence_bases.get(figure.id) == "hand":
        place = (Span(tr.text("not machine-checked")),)
    if figure.quote is None:
        return place
    quote = figure.quote.text
    if not whole and len(quote) > LONGEST_QUOTE:
        quote = f"{quote[:LONGEST_QUOTE]}…"
    words = content_span(quote)
    if not place:
        return as_spans(("“", words, "”"))
    return as_spans(tr.parts("{place}: “{quote}”", place=place, quote=words))


def evidence_line(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Return where a figure comes from with the whole quote, see `evidence_spans`, as plain text."""
    return spans_text(evidence_spans(figure, edition, tr, whole=True))


def cell_place_spans(figure: Figure, locator: Locator, edition: Edition, tr: Translator) -> Spans:
    """Return where a figure stands in a table of a source, and whether a machine has checked it."""
    checked = edition.evidence_bases.get(figure.id) == "table"
    return _judged_place(locator, edition, tr, checked=checked)


def table_place_spans(locator: Locator, edition: Edition, tr: Translator) -> Spans:
    """Return where a number stands in a table of a source, and that no machine has checked it."""
    return _judged_place(locator, edition, tr, checked=False)


def _judged_place(locator: Locator, edition: Edition, tr: Translator, *, checked: bool) -> Spans:
    place = _with_title(locator.source, locator_spans(locator, tr), edition, tr)
    if checked:
        return as_spans(tr.parts("{place} (checked against the data of the table)", place=place))
    return as_spans(tr.parts("{place} (not machine-checked)", place=place))


def places_spans(figures: Sequence[Figure], edition: Edition, tr: Translator) -> Spans:
    """Return where `figures` come from in one line: each source with all its paragraphs, each table.

    A derived figure has its formula; a figure that no machine has checked says so.
    """
    paragraphs: dict[str, dict[str, None]] = {}
    others: dict[Spans, None] = {}
    for figure in figures:
        passage = edition.passages.get(figure.path)
        if figure.derived or (passage is None and figure.locator is None):
            others[short_place_spans(figure, edition, tr)] = None
        elif passage is not None and figure.locator is None:
            number = edition.documents[passage.source].paragraphs[passage.paragraph].number
            paragraphs.setdefault(passage.source, {})[str(number)] = None
    quoted = [
        _with_title(source, (paragraph_span(tuple(numbers), tr),), edition, tr)
        for source, numbers in paragraphs.items()
    ]
    located = [figure for figure in figures if figure.locator is not None and not figure.derived]
    places = (*quoted, *tables_of(located, None, edition, tr), *others)
    return join_spans(places, tr.text("; "))


def tables_of(
    figures: Iterable[Figure], data: Series | None, edition: Edition, tr: Translator
) -> list[Spans]:
    """Return the tables that `figures`, and what is shown of the CSV file `data`, stand in: each once.

    The row or column that all of them share is named; what differs is said at each figure itself.
    """
    tables: dict[tuple[str | None, str, bool], list[Locator]] = {}
    for figure in figures:
        if figure.locator is not None:
            checked = edition.evidence_bases.get(figure.id) == "table"
            tables.setdefault((figure.locator.source, figure.locator.table, checked), []).append(
                figure.locator
            )
    if data is not None:
        tables.setdefault((data.locator.source, data.locator.table, False), []).append(data.locator)
    return [
        _judged_place(_shared(locators), edition, tr, checked=checked)
        for (_, _, checked), locators in tables.items()
    ]


def _shared(locators: Sequence[Locator]) -> Locator:
    """Return what places in one table have in common."""
    first, *others = locators

    def common(name: str) -> str | None:
        value: str | None = getattr(first, name)
        return value if all(getattr(other, name) == value for other in others) else None

    return replace(first, row=common("row"), column=common("column"), page=common("page"))


def _with_title(source_id: str | None, place: Spans, edition: Edition, tr: Translator) -> Spans:
    sources = edition.briefing.sources if edition.briefing else ()
    source = next((source for source in sources if source.id == source_id), None)
    if source is None or len(sources) == 1:
        return place
    return as_spans(tr.parts("{source}, {place}", source=_title(source, tr), place=place))


def _title(source: Source, tr: Translator) -> Spans:
    return content_span(source.title.in_language(tr.language))


def figure_line(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Return a figure on one line, to be pasted anywhere: what, how much, when, how it compares, and whence.

    ``城镇新增就业 75.1万人（2021年，推断，同比增长14.5%） —— 《…》第4段``
    """
    text = figure_text(figure, edition.figures, tr)
    period = figure.period
    when = [text.period]
    if period is not None and period.state == "inferred" and period.label is not None:
        when = [period.label.in_language(tr.language), tr.text("inferred")]
    aside = tr.join((*when, *status_marks(figure, tr), *map(spans_text, text.comparisons)))
    said = f"{text.label} {text.spoken}" + (tr.text(" ({status})", status=aside) if aside else "")
    source = _titled_place(figure, edition, tr)
    return tr.text("{said} — {source}", said=said, source=source) if source else said


def sentence_line(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Return the whole sentence of the source that carries a figure, with its place; empty where there is
    none."""
    passage = edition.passages.get(figure.path)
    if passage is None:
        return ""
    paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
    sentence = paragraph.text[passage.sentence_start : passage.sentence_end]
    source = _titled_place(figure, edition, tr)
    return tr.text("“{sentence}” — {source}", sentence=sentence, source=source)


def _titled_place(figure: Figure, edition: Edition, tr: Translator) -> str:
    """Return title and paragraph of the source, row and column of its table, or the formula of a derived
    figure."""
    if figure.derived:
        return tr.text("derived: {formula}", formula=spans_text(formula_spans(figure, edition)))
    sources = edition.briefing.sources if edition.briefing else ()
    if figure.locator is not None:
        source = next((s for s in sources if s.id == figure.locator.source), sources[0] if sources else None)
        place = spans_text(locator_spans(figure.locator, tr))
        return tr.text("“{title}”, {place}", title=source.title, place=place) if source else place
    passage = edition.passages.get(figure.path)
    if passage is None:
        return ""
    source = next(source for source in sources if source.id == passage.source)
    number = edition.documents[passage.source].paragraphs[passage.paragraph].number
    place = paragraph_span(number, tr).text
    return tr.text("“{title}”, {place}", title=source.title, place=place)
