"""What may be behind a printed number that others contradict: mistakes that are made again and again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from cqbrief.briefing.formulas.arithmetic import Amount, constant, judge
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.i18n.messages import N_, Message

_ONE, _HUNDRED = constant(Decimal(1)), constant(Decimal(100))
_OTHERWISE = Message(N_("Check the value against the source, and whether the formula says what is meant."))


def _pure(implied: Amount) -> bool:
    return not implied.dimension.powers


_MISTAKES: tuple[tuple[Callable[[Quantity, Amount], bool], Callable[[Amount], Amount], str], ...] = (
    (
        lambda value, implied: bool(value.change) and _pure(implied),
        lambda implied: implied - _ONE,
        N_(
            "“{printed}” says by how much something changed; {given} is what it became, as a share of what "
            "it was: 增长1.5倍 is 2.5 times as much. Write the formula with - 1 behind it."
        ),
    ),
    (
        lambda value, implied: not value.change and _pure(implied),
        lambda implied: implied + _ONE,
        N_(
            "“{printed}” says how many times as much something is; {given} is by how much it grew: 2.5倍 is "
            "增长1.5倍. Write the formula with + 1 behind it; or, if the source speaks of growth, its word "
            "before the value."
        ),
    ),
    (
        lambda value, implied: True,
        lambda implied: -implied,
        N_(
            "Only the signs differ. A fall is negative, in values and in formulas: new - old for a change, "
            "and the word of the source (such as fell) with the value."
        ),
    ),
    (
        lambda value, implied: _pure(implied),
        lambda implied: implied / _HUNDRED,
        N_("A percentage is a fraction in formulas, 14.5% is 0.145: leave out the 100."),
    ),
)
"""For which values, what the formula would have to give besides, and what to do."""


def disagreement(value: Quantity, implied: Amount, given: str, *, exact: bool) -> Message:
    """Return what to do about a formula that gives `implied`, written `given`, where `value` is printed."""
    for applies, mended, advice in _MISTAKES:
        if applies(value, implied) and judge(value, mended(implied), exact=exact) == "agrees":
            return Message(advice, {"printed": value.printed, "given": given})
    return _OTHERWISE
