"""A number as printed, with what must stand beside it, and how it is kept on one line."""

from __future__ import annotations

from cqbrief.briefing.model import Figure, Period
from cqbrief.briefing.quantities.quantity import DAGGER
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.translator import Translator

LONGEST_WHOLE = 14
"""Width in em of a period, mark or comparison that is not broken: 比2020年末提高0.4个百分点."""

JOINER = "\u2060"
"""Word joiner: no line breaks here. Only in texts to be laid out; `plain` takes it out again."""


def period_text(period: Period | None, tr: Translator) -> str:
    """The period in words with its state; empty for a figure without one."""
    if period is None:
        return ""
    label = period.label.in_language(tr.language) if period.label else ""
    if period.state == "not_stated":
        return tr.text("period not stated")
    if period.state == "inferred":
        return tr.text("{period} (inferred)", period=label)
    return label


def status_marks(figure: Figure, tr: Translator) -> tuple[str, ...]:
    """The words that must stand with the figure wherever it is shown; empty for a plain one."""
    marks: list[str] = []
    if figure.derived:
        marks.append(tr.text("derived"))
    if status := status_word(figure, tr):
        marks.append(status)
    if figure.corrected:
        marks.append(tr.text("corrected"))
    if figure.reads_as:
        marks.append(tr.text("sic"))
    return tuple(marks)


def status_word(figure: Figure, tr: Translator) -> str:
    """待核实, 初步数 or 已修订; empty for a final figure."""
    match figure.status:
        case "provisional":
            return tr.text("provisional")
        case "revised":
            return tr.text("revised")
        case "unverified":
            return tr.text("unverified")
        case _:
            return ""


def glue(text: str) -> str:
    """`text` such that no line breaks inside it: number and unit are never parted."""
    return JOINER.join(text)


def whole(text: str) -> str:
    """`text` kept on one line where it is short, such as a period; what is long may break."""
    bare = plain(text)
    return glue(bare) if ems(bare) <= LONGEST_WHOLE else text


def plain(text: str) -> str:
    """`text` as it was before `glue`: for clipboard, files and screen readers."""
    return text.replace(JOINER, "")


def printed_text(figure: Figure) -> str:
    """The number exactly as printed, with † where it is derived; empty while it is not known."""
    if figure.value is None:
        return ""
    return figure.value.printed + (DAGGER if figure.derived else "")


def running_text(figure: Figure, tr: Translator) -> str:
    """The number as it stands in a sentence: as printed, with † and with its status, such as （待核实）."""
    return printed_text(figure) + _status(figure, tr)


def _status(figure: Figure, tr: Translator) -> str:
    status = status_word(figure, tr)
    return tr.text(" ({status})", status=status) if status else ""
