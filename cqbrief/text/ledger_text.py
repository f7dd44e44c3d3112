"""The ledger of arithmetic in words: a sum, its range, its verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cqbrief.i18n.translator import Translator
from cqbrief.text.printed_number import glue

# Making sums is not needed for saying them: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.formulas.arithmetic import Verdict
    from cqbrief.briefing.formulas.ledger import LedgerEntry

SIGNS: dict[Verdict, str] = {"agrees": "✓", "disagrees": "✗", "cannot_check": "?"}
"""What stands behind a sum; never alone without the word."""


def sum_line(entry: LedgerEntry) -> str:
    """Return the sum written out: ``75.1 ÷ 60 = 125.17% ≈ 125.2%``, ``75.1 − 60 = 15.1万人``.

    Where the result rounds to another number and agrees all the same, with all that it may be:
    ``75.1 ÷ 60 = 125.08% … 125.25% ≈ 125.1%``.
    """
    if not entry.result:
        return f"{entry.written} … {entry.printed}".strip(" …")
    if not entry.rounded:
        return f"{entry.written} = {entry.printed}"
    if entry.near:
        return f"{entry.written} = {entry.low} … {entry.high} ≈ {entry.printed}"
    sign = "≠" if entry.verdict == "disagrees" else "≈"
    return f"{entry.written} = {entry.result} {sign} {entry.printed}"


def laid_out(entry: LedgerEntry) -> str:
    """The sum as `sum_line` has it, such that a line breaks only at its signs."""
    return " ".join(map(glue, sum_line(entry).split(" ")))


def verdict_word(verdict: Verdict, tr: Translator) -> str:
    """What the verdict is called."""
    match verdict:
        case "agrees":
            return tr.text("agrees")
        case "disagrees":
            return tr.text("disagrees")
        case _:
            return tr.text("cannot be checked")


def verdict_text(entry: LedgerEntry, tr: Translator) -> str:
    """The verdict with its sign and, where nothing can be said, the reason."""
    text = f"{SIGNS[entry.verdict]} {verdict_word(entry.verdict, tr)}"
    if entry.reason is None:
        return text
    return tr.text("{verdict}: {reason}", verdict=text, reason=entry.reason)


def range_text(entry: LedgerEntry, tr: Translator, number: Callable[[str], str] = str) -> str:
    """Between what the result lies at the precision of the printed numbers; empty where it is one value.

    `number` says how a number is set, such as `glue`.
    """
    low, high = number(entry.low), number(entry.high)
    if entry.near:
        return tr.text("to the nearest digit {result}", result=number(entry.result))
    if low and high:
        return tr.text("between {low} and {high}", low=low, high=high) if low != high else ""
    if low:
        return tr.text("{low} or more", low=low)
    return tr.text("{high} or less", high=high) if high else ""


def ledger_line(entry: LedgerEntry, tr: Translator) -> str:
    """The whole entry on one line, for the terminal and the clipboard."""
    parts = [sum_line(entry), SIGNS[entry.verdict]]
    detail = tr.join(
        (
            tr.render(entry.reason) if entry.reason else "",
            range_text(entry, tr),
        )
    )
    if entry.verdict != "agrees":
        detail = tr.join((verdict_word(entry.verdict, tr), detail))
    return " ".join(parts) + (tr.text(" ({status})", status=detail) if detail else "")
