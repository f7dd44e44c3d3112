"""Derived figures get their values, and reported ones are held against what others imply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cqbrief.briefing.edition import figures_by_id
from cqbrief.briefing.formulas.arithmetic import Amount, judge, quantity_of_amount
from cqbrief.briefing.formulas.dimension import unit_problem, unit_remedy
from cqbrief.briefing.formulas.evaluation import evaluate, figure_wording, resolve_amounts
from cqbrief.briefing.formulas.shapes import multiplies_by_hundred
from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.model import Figure, Status
from cqbrief.briefing.parsing.cross_references import Reference
from cqbrief.briefing.parsing.yaml_tree import TOO_MANY_ENTRIES
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.disagreement import disagreement
from cqbrief.briefing.validation.references import check_reference
from cqbrief.i18n.messages import N_, Message

FORMULA = Rule(
    "formula",
    "error",
    N_(
        "A formula is arithmetic over the ids of figures: + - * / and brackets. A percentage is a "
        "fraction in it, and a fall such as 减少6所 is negative. Amounts of different units are not "
        "summed, the result has to be in the unit it is shown in, and no figure may be derived from "
        "itself. People over firms is 人/家; percentages differ by percentage points."
    ),
)
FORMULA_UNIT = Rule("formula-unit", "error", FORMULA.explanation)
FORMULA_CIRCLE = Rule("formula-circle", "error", FORMULA.explanation)
CHECK_DISAGREES = Rule(
    "check-disagrees",
    "error",
    N_(
        "`check:` says how other figures imply a printed one. The two disagree only when no values "
        "that round to what is printed fit both: then one of them was copied wrong, the formula "
        "says something else than the source, or the source is wrong, which `reads_as:` and a note "
        "can say. Where the source moved the last digit of a share, so that all add up to 100, "
        "`adjusted: true` says so and allows for it."
    ),
)

MOST_FORMULA = 1_000_000
"""Characters of all formulas and checks together: for 20,000 figures some 50 for each."""
UNSURE: tuple[Status, ...] = ("unverified", "provisional")
"""What a sum inherits, the least sure first. A revised number is final until the next revision."""


def derive(context: ValidationContext) -> None:
    """Fill in the value of every derived figure; None where its formula gives none.

    Figures that `corrections:` speaks of are marked as corrected. A derived figure is no surer than
    those it stands on: it has their status where that is unverified or provisional.
    """
    if sum(len(formula) for formula in _formulas(context.figures)) > MOST_FORMULA:
        context.report(
            TOO_MANY_ENTRIES,
            "",
            Message(
                N_("The formulas are together longer than {count} characters; they are not worked out."),
                {"count": MOST_FORMULA},
            ),
        )
        return
    circles = _report_circles(context)
    amounts = resolve_amounts(_with_amounts(context.figures))
    grouped = _grouped(context.figures)
    values: dict[str, Quantity | None] = {}
    for figure in context.figures.values():
        if figure.formula is not None:
            lost = figure.id in circles
            values[figure.id] = (
                None if lost else _value(context, figure, figure.formula, amounts, figure.id in grouped)
            )
        elif figure.check is not None and figure.value is not None:
            _check_reported(context, figure, figure.check, figure.value, amounts)
    _fill_in(context, values)


def _with_amounts(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Return the figures with a formula and those that one names: of most, no amount is needed."""
    named = {id_ for formula in _formulas(figures) for id_ in references(formula)}
    return {id_: figure for id_, figure in figures.items() if figure.formula is not None or id_ in named}


def _formulas(figures: Mapping[str, Figure]) -> list[str]:
    return [formula for figure in figures.values() for formula in (figure.formula, figure.check) if formula]


def _value(
    context: ValidationContext,
    figure: Figure,
    formula: str,
    amounts: Mapping[str, Amount | Message],
    grouped: bool,
) -> Quantity | None:
    path = f"{figure.path}.formula"
    if _known_amounts(context, formula, path, amounts) is None:
        return None
    result = amounts[figure.id]
    if isinstance(result, Message):
        context.report(FORMULA, path, result)
        return None
    if figure.decimals is None or figure.unit is None:
        return None
    shown = quantity_of_amount(
        result,
        figure.decimals,
        figure.unit,
        context.units,
        context.decimal,
        grouped=grouped,
        wording=figure_wording(figure),
    )
    if isinstance(shown, Message):
        context.report(
            FORMULA_UNIT,
            f"{figure.path}.unit",
            shown,
            unit_remedy(result.dimension, figure.unit, derived=True),
        )
        return None
    if shown.unit in PERCENT and multiplies_by_hundred(formula):
        message = Message(
            N_("“{formula}” gives {value}: it multiplies by 100 what is a percentage already."),
            {"formula": formula, "value": shown.printed},
        )
        context.report(FORMULA_UNIT, path, message, _HUNDREDFOLD)
        return None
    return shown


_HUNDREDFOLD = Message(N_("A percentage is a fraction in formulas, 14.5% is 0.145: leave out the 100."))


def _check_reported(
    context: ValidationContext,
    figure: Figure,
    formula: str,
    value: Quantity,
    amounts: Mapping[str, Amount | Message],
) -> None:
    path, wording = f"{figure.path}.check", figure_wording(figure)
    known = _known_amounts(context, formula, path, amounts)
    if known is None:
        return
    implied = evaluate(formula, known)
    if isinstance(implied, Message):
        context.report(FORMULA, path, implied)
    elif problem := unit_problem(implied.dimension, value.unit, wording):
        context.report(FORMULA_UNIT, path, problem, unit_remedy(implied.dimension, value.unit, derived=False))
    elif judge(value, implied, exact=figure.exact, adjusted=figure.adjusted, wording=wording) == "disagrees":
        shown = quantity_of_amount(
            implied,
            value.decimals,
            value.scale + value.unit,
            context.units,
            context.decimal,
            grouped=value.grouped,
            wording=wording,
        )
        given = shown.printed if isinstance(shown, Quantity) else f"{implied.value:f}"
        context.report(
            CHECK_DISAGREES,
            path,
            Message(
                N_("The source prints {printed}, but “{formula}” gives {implied}."),
                {"printed": value.printed, "formula": formula, "implied": given},
            ),
            disagreement(value, implied, given, exact=figure.exact),
        )


def _known_amounts(
    context: ValidationContext, formula: str, path: str, amounts: Mapping[str, Amount | Message]
) -> dict[str, Amount] | None:
    """Return the amounts a formula needs; None when one is unknown, which is reported, or has no value."""
    known: dict[str, Amount] = {}
    named = [check_reference(context, Reference("figure", id_, path)) for id_ in references(formula)]
    for id_ in references(formula):
        amount = amounts.get(id_)
        if isinstance(amount, Amount):
            known[id_] = amount
    return known if all(named) and len(known) == len(named) else None


def _report_circles(context: ValidationContext) -> set[str]:
    """Return the ids of the figures whose formulas go round in circles; each circle is reported once."""
    needs = {
        id_: [name for name in references(figure.formula) if name in context.figures]
        for id_, figure in context.figures.items()
        if figure.formula is not None
    }
    done: set[str] = set()
    circles: set[str] = set()
    for start in needs:
        trail: list[str] = []
        at: dict[str, int] = {}  # id on the trail -> its position there
        todo = [iter([start])]
        while todo:
            name = next(todo[-1], None)
            if name is None:
                todo.pop()
                if trail:
                    done.add(trail[-1])
                    del at[trail.pop()]
            elif name in at:
                circle = trail[at[name] :]
                if not circles.intersection(circle):
                    _report_circle(context, circle)
                circles.update(circle)
            elif name in needs and name not in done:
                at[name] = len(trail)
                trail.append(name)
                todo.append(iter(needs[name]))
    return circles


def _report_circle(context: ValidationContext, circle: list[str]) -> None:
    context.report(
        FORMULA_CIRCLE,
        f"{context.figures[circle[0]].path}.formula",
        Message(
            N_("The formulas go round in a circle: {circle}."), {"circle": " → ".join([*circle, circle[0]])}
        ),
        Message(N_("One of these figures has to be reported, or derived from others.")),
    )


def _users(figures: Mapping[str, Figure]) -> dict[str, list[str]]:
    """Return id of a figure -> ids of the figures whose formulas name it."""
    users: dict[str, list[str]] = {}
    for figure in figures.values():
        for id_ in references(figure.formula) if figure.formula else ():
            users.setdefault(id_, []).append(figure.id)
    return users


def _grouped(figures: Mapping[str, Figure]) -> set[str]:
    """Return ids of figures with commas between thousands: as printed, or as what they stand on."""
    users = _users(figures)
    waiting = [figure.id for figure in figures.values() if figure.value and figure.value.grouped]
    found: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += users.get(id_, ())
    return found


def _statuses(figures: Mapping[str, Figure]) -> dict[str, Status]:
    """Return every id -> the least sure status of the figure and of all that it stands on."""
    users = _users(figures)
    found: dict[str, Status] = {}
    for status in UNSURE:
        waiting = [figure.id for figure in figures.values() if figure.status == status]
        while waiting:
            id_ = waiting.pop()
            if id_ not in found:
                found[id_] = status
                waiting += users.get(id_, ())
    return {id_: found.get(id_, figure.status) for id_, figure in figures.items()}


def _fill_in(context: ValidationContext, values: Mapping[str, Quantity | None]) -> None:
    """Give derived figures their values, and mark corrected ones."""
    corrected = {correction.figure for correction in context.briefing.corrections}
    statuses = _statuses(context.figures) if values else {}
    changes: dict[str, dict[str, Any]] = {
        id_: {"value": value, "status": statuses[id_]} for id_, value in values.items()
    }
    for id_ in corrected & context.figures.keys():
        changes.setdefault(id_ or "", {})["corrected"] = True
    if not changes:
        return
    themes = tuple(
        replace(
            theme,
            figures=tuple(
                replace(figure, **changes[figure.id]) if figure.id in changes else figure
                for figure in theme.figures
            ),
        )
        for theme in context.briefing.themes
    )
    context.briefing = replace(context.briefing, themes=themes)
    context.figures = figures_by_id(themes)
