"""Sums and charts of figures that are not of one kind."""

from __future__ import annotations

import re

from cqbrief.briefing.formulas.shapes import sums
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.i18n.messages import N_, Message

_TOTAL = re.compile(
    r"合计|共计|总计|总共|一共|加起来|\bin total\b|\baltogether\b|\bsum to\b|\badd up\b", re.IGNORECASE
)
_DENIED = re.compile(r"(?:不|别|勿|无法|\bno|\bnot|\bnever)[^，。；]{0,3}$")


def _check_unlike_sum(context: ValidationContext) -> None:
    advice = Message(
        N_(
            "Show the figures side by side; if they may be summed after all, silence the rule with the "
            "reason."
        )
    )
    for figure in context.figures.values():
        for key, formula in (("formula", figure.formula), ("check", figure.check)):
            for group in sums(formula) if formula else ():
                added = [context.figures[id_] for id_ in group if id_ in context.figures]
                if why := _unlike(added):
                    context.report(
                        UNLIKE_SUM,
                        f"{figure.path}.{key}",
                        Message(
                            N_("The sum of {ids} puts unlike things together: {why}."),
                            {"ids": tuple(item.id for item in added), "why": why},
                        ),
                        advice,
                    )
    for claim in context.claims:
        found = _TOTAL.search(claim.wording.words)
        if found is None or _DENIED.search(claim.wording.words[: found.start()]):
            continue
        apart = tuple(dict.fromkeys(figure.id for figure in claim.figures if not figure.additive))
        if len(apart) > 1:
            context.report(
                UNLIKE_SUM,
                claim.wording.path,
                Message(
                    N_("“{word}” sums {ids}, which are marked `additive: false`."),
                    {"word": found[0], "ids": apart},
                ),
                advice,
            )


def _unlike(figures: list[Figure]) -> Message | None:
    """Return why these figures should not be summed; None if nothing speaks against it."""
    if len(set(filter(None, (figure.concept for figure in figures)))) > 1:
        return Message(N_("their definitions differ"))
    if len(_bases(figures)) > 1:
        return Message(N_("they are shares of different wholes"))
    return None


def _bases(figures: list[Figure]) -> set[Text]:
    """Return what the percentages among `figures` are shares of."""
    return {
        figure.share_of
        for figure in figures
        if figure.share_of is not None and figure.value is not None and figure.value.unit in PERCENT
    }


def _check_mixed_bases(context: ValidationContext) -> None:
    for theme in context.briefing.themes:
        for chart in theme.charts:
            drawn = [
                context.figures[point.figure]
                for point in chart.points
                if point.figure is not None and point.figure in context.figures
            ]
            bases = _bases(drawn)
            if chart.not_additive is None and len(bases) > 1:
                context.report(
                    MIXED_BASES,
                    chart.path,
                    Message(
                        N_("The chart shows shares of different wholes side by side: {bases}."),
                        {"bases": tuple(dict.fromkeys(f.share_of for f in drawn if f.share_of is not None))},
                    ),
                    Message(
                        N_("Write under “not_additive:” what each is a share of, or take one base for all.")
                    ),
                )


UNLIKE_SUM = StyleRule(
    "unlike-sum",
    "warning",
    N_(
        "Sums are of one kind: money lent is not money spent, and shares of different wholes have no sum. "
        "The rule speaks of formulas that add figures with different definitions or bases, and of "
        "headlines that total figures marked `additive: false`. A formula that adds such figures is an "
        "error of its own."
    ),
    _check_unlike_sum,
)
MIXED_BASES = StyleRule(
    "mixed-bases",
    "warning",
    N_(
        "27.6% of the employed and 30.4% of the skilled look comparable when drawn side by side, and are "
        "not. A chart of shares with different bases, or of figures with different definitions, says so "
        "with `not_additive:`."
    ),
    _check_mixed_bases,
)
