"""The ledger of arithmetic in words: a sum, its range, its verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cqbrief.words.catalogue import Words
from cqbrief.words.printed import glue

# Making sums is not needed for saying them: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.ledger import Entry
    from cqbrief.briefing.quantities.arithmetic import Verdict

SIGNS: dict[Verdict, str] = {"agrees": "✓", "disagrees": "✗", "cannot_check": "?"}
"""What stands behind a sum; never alone without the word."""


def sum_line(entry: Entry) -> str:
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


def laid_out(entry: Entry) -> str:
    """The sum as `sum_line` has it, such that a line breaks only at its signs."""
    return " ".join(map(glue, sum_line(entry).split(" ")))


def verdict_word(verdict: Verdict, words: Words) -> str:
    """What the verdict is called."""
    match verdict:
        case "agrees":
            return words.text("agrees")
        case "disagrees":
            return words.text("disagrees")
        case _:
            return words.text("cannot be checked")


def verdict_text(entry: Entry, words: Words) -> str:
    """The verdict with its sign and, where nothing can be said, the reason."""
    text = f"{SIGNS[entry.verdict]} {verdict_word(entry.verdict, words)}"
    if entry.reason is None:
        return text
    return words.text("{verdict}: {reason}", verdict=text, reason=entry.reason)


def range_text(entry: Entry, words: Words, number: Callable[[str], str] = str) -> str:
    """Between what the result lies at the precision of the printed numbers; empty where it is one value.

    `number` says how a number is set, such as `glue`.
    """
    low, high = number(entry.low), number(entry.high)
    if entry.near:
        return words.text("to the nearest digit {result}", result=number(entry.result))
    if low and high:
        return words.text("between {low} and {high}", low=low, high=high) if low != high else ""
    if low:
        return words.text("{low} or more", low=low)
    return words.text("{high} or less", high=high) if high else ""


def ledger_line(entry: Entry, words: Words) -> str:
    """The whole entry on one line, for the terminal and the clipboard."""
    parts = [sum_line(entry), SIGNS[entry.verdict]]
    detail = words.join(
        (
            words.render(entry.reason) if entry.reason else "",
            range_text(entry, words),
        )
    )
    if entry.verdict != "agrees":
        detail = words.join((verdict_word(entry.verdict, words), detail))
    return " ".join(parts) + (words.text(" ({status})", status=detail) if detail else "")
