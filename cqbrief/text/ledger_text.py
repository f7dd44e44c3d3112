"""The ledger of arithmetic in words: a sum, its range, its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqbrief.i18n.translator import Translator
from cqbrief.text.spans import Span, Spans, as_spans, join_spans, message_spans, spans_text

# Making sums is not needed for saying them: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.formulas.arithmetic import Verdict
    from cqbrief.briefing.formulas.ledger import LedgerEntry

SIGNS: dict[Verdict, str] = {"agrees": "✓", "disagrees": "✗", "cannot_check": "?"}
"""What stands behind a sum; never alone without the word."""
_SIGNS_OF_NUMBERS = ("+", "\N{MINUS SIGN}", "≈")
"""At the end of a line they would be taken for signs that have lost their number."""


def sum_spans(entry: LedgerEntry) -> Spans:
    """Return the sum written out: ``75.1 ÷ 60 = 125.17% ≈ 125.2%``, ``75.1 − 60 = 15.1万人``.

    Where the result rounds to another number and agrees all the same, with all that it may be:
    ``75.1 ÷ 60 = 125.08% … 125.25% ≈ 125.1%``.
    """
    written = as_spans(_number(part.text) if part.is_number else _signs(part.text) for part in entry.parts)
    printed = _number(entry.printed)
    if not entry.result:
        return join_spans((written, printed), " … ")
    if not entry.rounded:
        return as_spans((written, " = ", printed))
    if entry.near:
        low, high = _number(entry.low), _number(entry.high)
        return as_spans((written, " = ", low, " … ", high, _signs(" ≈ "), printed))
    sign = " ≠ " if entry.verdict == "disagrees" else " ≈ "
    return as_spans((written, " = ", _number(entry.result), _signs(sign), printed))


def sum_line(entry: LedgerEntry) -> str:
    """Return the sum written out, see `sum_spans`, as plain text."""
    return spans_text(sum_spans(entry))


def _number(text: str) -> Spans:
    return (Span(text, "number", keep_together=True),) if text else ()


def _signs(text: str) -> Spans:
    """Return what stands before a number; a sign that the number may have itself is kept with it."""
    sign = text.lstrip(" ")
    if sign.rstrip(" ") not in _SIGNS_OF_NUMBERS:
        return (Span(text),)
    # A minus before the whole sum has no spaces around it.
    before = text[: len(text) - len(sign)]
    return as_spans((before, Span(sign, keep_together=True, keep_with_next=True)))


def verdict_word(verdict: Verdict, tr: Translator) -> str:
    """Return what the verdict is called."""
    match verdict:
        case "agrees":
            return tr.text("agrees")
        case "disagrees":
            return tr.text("disagrees")
        case _:
            return tr.text("cannot be checked")


def verdict_spans(entry: LedgerEntry, tr: Translator) -> Spans:
    """Return the verdict with its sign and, where nothing can be said, the reason."""
    verdict = (Span(f"{SIGNS[entry.verdict]} {verdict_word(entry.verdict, tr)}"),)
    if entry.reason is None:
        return verdict
    return as_spans(tr.parts("{verdict}: {reason}", verdict=verdict, reason=message_spans(entry.reason, tr)))


def verdict_text(entry: LedgerEntry, tr: Translator) -> str:
    """Return the verdict with its sign and its reason as plain text."""
    return spans_text(verdict_spans(entry, tr))


def range_spans(entry: LedgerEntry, tr: Translator) -> Spans:
    """Return between what the result lies at the precision of the printed numbers; nothing where it is one
    value."""
    low, high = _number(entry.low), _number(entry.high)
    if entry.near:
        return as_spans(tr.parts("to the nearest digit {result}", result=_number(entry.result)))
    if low and high:
        return as_spans(tr.parts("between {low} and {high}", low=low, high=high)) if low != high else ()
    if low:
        return as_spans(tr.parts("{low} or more", low=low))
    return as_spans(tr.parts("{high} or less", high=high)) if high else ()


def ledger_line(entry: LedgerEntry, tr: Translator) -> str:
    """Return the whole entry on one line, for the terminal and the clipboard."""
    parts = [sum_line(entry), SIGNS[entry.verdict]]
    detail = tr.join(
        (
            tr.render(entry.reason) if entry.reason else "",
            spans_text(range_spans(entry, tr)),
        )
    )
    if entry.verdict != "agrees":
        detail = tr.join((verdict_word(entry.verdict, tr), detail))
    return " ".join(parts) + (tr.text(" ({status})", status=detail) if detail else "")
