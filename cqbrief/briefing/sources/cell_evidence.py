"""Whether the cell of a table in a source is evidence for a value: number, unit, scale and sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import CURRENCIES, FRACTIONS, SCALES, canonical_unit
from cqbrief.briefing.sources.evidence_rules import CHANGE_WORD_LEFT_OUT, VALUE_NOT_IN_QUOTE
from cqbrief.i18n.messages import N_, Message

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell

_BALANCES = frozenset((*lexicon_zh.SIGNED_LEVELS, *lexicon_en.SIGNED_LEVELS))
_YUAN = frozenset({"¥", "元"})


def same_in_cell(cell: TableCell, value: Quantity) -> bool:
    """Tell whether the cell holds the value, written with the unit that its heads state.

    The number has as many decimals as the cell. A change may have any word of its direction (增长9.8%,
    上升9.8%, 下降1.6% for -1.6) or none.
    """
    return (
        _same_digits(cell.quantity, value)
        and same_unit_in_cell(cell.quantity, value)
        and cell.quantity.number == value.number
        and (cell.quantity.qualifier, cell.quantity.ordinal) == (value.qualifier, value.ordinal)
        and not _calls_level_change(cell, value)
    )


def same_unit_in_cell(quantity: Quantity, value: Quantity) -> bool:
    """Tell whether the value has the scale and unit that heads give a cell.

    Heads that name only a scale (thousands) leave the unit to the value; a value may leave out a unit that
    changes no number (人, but neither % nor 万人).
    """
    if not value.unit and not value.scale and quantity.factor == 1:
        return True
    if SCALES.get(quantity.scale.lower(), 0) != SCALES.get(value.scale.lower(), 0):
        return False
    if canonical_unit(quantity.unit) == canonical_unit(value.unit) or {quantity.unit, value.unit} <= _YUAN:
        return True
    return bool(quantity.scale) and not quantity.unit and value.unit not in FRACTIONS


def as_value(cell: TableCell) -> str:
    """Return how the number of a cell is written as a value: 4000.5亿元, £5.2 million, -1.6%, 第3位."""
    quantity = cell.quantity
    if quantity.ordinal:
        return f"第{quantity.digits}{quantity.unit}"
    sign = "-" if quantity.number < 0 else ""
    currency = quantity.unit if quantity.unit in CURRENCIES else ""
    unit = "" if currency else quantity.unit
    behind = " ".join(filter(None, (quantity.scale, unit))) if quantity.scale.isascii() else ""
    behind = behind or f"{quantity.scale}{unit}"
    space = " " if behind[:1].isascii() and behind[:1].isalpha() else ""
    return f"{sign}{currency}{quantity.digits}{space}{behind}"


def refuse_cells(
    value: Quantity, cells: Sequence[TableCell], others: Sequence[Quantity]
) -> UnplacedProblem | None:
    """Return why none of the cells that a quote covers holds the value; None where it covers none.

    `others` are the quantities of the quote that stand in no cell.
    """
    if not cells:
        return None
    meant = [cell for cell in cells if _same_digits(cell.quantity, value)]
    if not meant:
        carried = [*map(as_value, cells), *(quantity.printed for quantity in others)]
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE,
            Message(
                N_("The quote does not carry “{value}”; its quantities are: {carried}."),
                {"value": value.printed, "carried": ", ".join(carried)},
            ),
            Message(
                N_(
                    "Quote the row of the table that prints the value, with a cell before or after it where "
                    "it repeats."
                )
            ),
        )
    fitting = [cell for cell in meant if same_unit_in_cell(cell.quantity, value)]
    return refuse_cell(value, (fitting or meant)[0])


def refuse_cell(value: Quantity, cell: TableCell) -> UnplacedProblem:
    """Return why a cell with the digits of the value does not hold it, and what to write."""
    if cell.quantity.ambiguous:
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE,
            Message(
                N_("The table prints “{cell}”, and no note says whether its sign is a minus."),
                _named(value, cell),
            ),
            Message(N_("Quote words of the source that say whether the number rose or fell.")),
        )
    if not same_unit_in_cell(cell.quantity, value):
        return _other_unit(value, cell)
    return _other_sign(value, cell) or UnplacedProblem(
        VALUE_NOT_IN_QUOTE,
        Message(N_("The table prints “{written}”; the value is “{value}”."), _named(value, cell)),
        _write(value, cell),
    )


def _other_unit(value: Quantity, cell: TableCell) -> UnplacedProblem:
    named = _named(value, cell)
    if cell.unit is not None:
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE,
            Message(
                N_("The table prints “{cell}” and says “{head}”: that is {written}; the value is “{value}”."),
                {**named, "head": cell.unit.wording},
            ),
            _write(value, cell),
        )
    return UnplacedProblem(
        VALUE_NOT_IN_QUOTE,
        Message(N_("The table prints “{written}”; the value is “{value}”."), named)
        if cell.quantity.unit
        else Message(N_("The table prints “{cell}”, and nothing in it states the unit of “{value}”."), named),
        Message(
            N_(
                "Write the value as the table prints it, or quote words of the source that print it with "
                "its unit."
            )
        ),
    )


def _other_sign(value: Quantity, cell: TableCell) -> UnplacedProblem | None:
    """Return why a value of the cell's digits and unit is refused for its sign; None where it is not."""
    named = {**_named(value, cell), "head": cell.column or cell.row or cell.title}
    if cell.quantity.number < 0 <= value.number:
        return UnplacedProblem(
            CHANGE_WORD_LEFT_OUT,
            Message(
                N_("The table prints “{cell}” under “{head}”, a fall; the value “{value}” is none."), named
            ),
            Message(N_("Write “{written}”: a fall is negative in sums."), _named(value, cell)),
        )
    if value.number < 0 <= cell.quantity.number:
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE,
            Message(N_("The table prints “{cell}” under “{head}”, no fall; the value is “{value}”."), named),
            _write(value, cell),
        )
    if _calls_level_change(cell, value):
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE,
            Message(
                N_(
                    "Nothing in the table says that “{cell}” under “{head}” is a change; the value is "
                    "“{value}”."
                ),
                named,
            ),
            _write(value, cell),
        )
    return None


def _named(value: Quantity, cell: TableCell) -> dict[str, object]:
    return {"value": value.printed, "cell": cell.quantity.printed.strip(), "written": as_value(cell)}


def _write(value: Quantity, cell: TableCell) -> Message:
    return Message(N_("Write “{written}”."), _named(value, cell))


def _same_digits(quantity: Quantity, value: Quantity) -> bool:
    return (
        abs(quantity.number) == abs(value.number)
        and value.upper is None
        and quantity.decimals == value.decimals
    )


def _calls_level_change(cell: TableCell, value: Quantity) -> bool:
    """Tell whether the value is worded as a change where heads name the number and none as a change."""
    return (
        bool(value.change and (cell.column or cell.title))
        and not cell.change
        and cell.quantity.number >= 0
        and value.change not in _BALANCES
    )
