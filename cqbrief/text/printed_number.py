"""A number as printed, and what must stand beside it: its period, its marks, its status."""

from __future__ import annotations

from cqbrief.briefing.model import Figure, Period
from cqbrief.briefing.quantities.quantity import DAGGER
from cqbrief.i18n.translator import Translator
from cqbrief.text.spans import Span, Spans, as_spans, content_span, spans_text


def period_spans(period: Period | None, tr: Translator) -> Spans:
    """Return the period in words with its state; nothing for a figure without one."""
    if period is None:
        return ()
    if period.state == "not_stated":
        return (Span(tr.text("period not stated")),)
    label = content_span(period.label.in_language(tr.language)) if period.label else ()
    if period.state == "inferred":
        return as_spans(tr.parts("{period} (inferred)", period=label))
    return label


def period_text(period: Period | None, tr: Translator) -> str:
    """Return the period in words with its state; empty for a figure without one."""
    return spans_text(period_spans(period, tr))


def status_marks(figure: Figure, tr: Translator) -> tuple[str, ...]:
    """Return the words that must stand with the figure wherever it is shown; empty for a plain one."""
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
    """Return 待核实, 初步数 or 已修订; empty for a final figure."""
    match figure.status:
        case "provisional":
            return tr.text("provisional")
        case "revised":
            return tr.text("revised")
        case "unverified":
            return tr.text("unverified")
        case _:
            return ""


def printed_text(figure: Figure) -> str:
    """Return the number exactly as printed, with † where it is derived; empty while it is not known."""
    if figure.value is None:
        return ""
    return figure.value.printed + (DAGGER if figure.derived else "")


def running_spans(figure: Figure, tr: Translator) -> Spans:
    """Return the number as it stands in a sentence: as printed, with † and with its status, such as
    （待核实）.

    It leads to its figure's source, and number and status stay on one line.
    """
    status = status_word(figure, tr)
    number = Span(printed_text(figure), "number", figure.id, keep_together=True, keep_with_next=bool(status))
    if not status:
        return (number,)
    return number, Span(tr.text(" ({status})", status=status), "status", figure.id, keep_together=True)


def running_text(figure: Figure, tr: Translator) -> str:
    """Return the number as it stands in a sentence, as plain text."""
    return spans_text(running_spans(figure, tr))
