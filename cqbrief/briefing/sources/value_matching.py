"""Finding the numbers that quotes carry."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.quantity import FoundQuantity, Quantity
from cqbrief.briefing.sources.cell_evidence import refuse_cells, same_in_cell
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex, normalise
from cqbrief.briefing.sources.value_refusal import in_other_unit, refuse, refuse_unreadable

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell

_MINUS = re.compile("负|零下|[↓▼]|minus|negative", re.IGNORECASE)
_LONGEST_PART = 12
"""Characters shown before a number that may be part of a larger one."""
_BETWEEN = "之间"
"""Closes a range, and is no part of it."""


def find_value(index: DocumentIndex, passage: Passage, value: Quantity) -> FoundQuantity | UnplacedProblem:
    """Return where in the passage's paragraph the value is printed, and how; else why it is refused.

    It must be a quantity of the *document* that lies wholly within the quote and is printed like the
    value, with its scale, unit, sign and word of approximation: 25.2% is not in 125.2%, nor 500万 in 近500万,
    nor 2000万人 in 1亿2000万人. A word of change that stands apart from the number (下降6%、5%) belongs
    to it.
    """
    crossing: list[Quantity] = []
    carried: list[Quantity] = []
    cells: list[TableCell] = []
    quantities = index.quantities(passage.paragraph)
    first = bisect_right(quantities, passage.start, key=lambda found: found[1])
    for found in islice(quantities, first, None):
        start, end, quantity = found
        if start >= passage.end:
            break
        if start < passage.start or end - _mark_at_end(quantity) > passage.end:
            crossing.append(quantity)
        elif cell := index.numbers.cell(passage.paragraph, start):
            if not quantity.ambiguous and same_in_cell(cell, value):
                return found
            cells.append(cell)
        elif _same(quantity, value):
            if not quantity.ambiguous:
                return found
            text = index.document.paragraphs[passage.paragraph].text
            return refuse_unreadable(value, text[max(0, start - _LONGEST_PART) : end])
        else:
            carried.append(quantity)
    return refuse_cells(value, cells, carried) or refuse(value, carried, crossing)


def _same(found: Quantity, value: Quantity) -> bool:
    """Tell whether they are equal in number, unit, sign and word of approximation, and written alike.

    2.4 is not 2.40.

    Words of change and those before them may be left out where the number stays the same: 19% is in
    年均增长19%.
    So may a mark of revision, and a unit that is not printed at the number.
    """
    if found.printed == value.printed and found.amount == value.amount and not found.change_apart:
        return True  # half as high: whether it is a part or so many times, the words behind it tell
    if (found.number, found.upper, found.scale, found.qualifier, found.ordinal) != (
        value.number, value.upper, value.scale, value.qualifier, value.ordinal
    ):  # fmt: skip
        return False
    if in_other_unit(found, value) or (
        found.unit_inferred and not value.unit and value.amount != found.amount
    ):
        return False
    if found.printed == value.printed and found.prefix == value.prefix and not found.change_apart:
        return True
    suffix = value.suffix.removesuffix(value.change_suffix).removesuffix(_BETWEEN if value.upper else "")
    written = _written(found, value), normalise(value.digits + suffix)
    if written[0] != written[1] and not (found.unit_inferred and written[1].startswith(written[0])):
        return False
    if (found.change_apart or found.change_suffix) and value.change:
        return value.change == found.change
    prefixes = _before(found), _before(value)
    return prefixes[0].endswith(prefixes[1]) or prefixes[1].endswith(prefixes[0])


def _mark_at_end(quantity: Quantity) -> int:
    """Return the length of the closing mark, with the space before it, that a quote may do without."""
    suffix = fold(quantity.suffix)
    if not quantity.mark or not suffix.endswith(quantity.mark):
        return 0
    return len(suffix) - len(suffix.removesuffix(quantity.mark).rstrip())


def _written(found: Quantity, value: Quantity) -> str:
    """Return the digits and what follows them as the source prints them.

    Without a mark that the value leaves out, and without a word of change.
    """
    printed = normalise(found.digits + found.suffix.removesuffix(found.change_suffix))
    return printed if value.mark else printed.replace(normalise(found.mark), "", 1)


def _before(quantity: Quantity) -> str:
    """Return what stands before the digits, with one form for all that says that the number is negative."""
    prefix = normalise(quantity.prefix)
    return _MINUS.sub("-", prefix) if quantity.number < 0 and not quantity.negated_by_word else prefix
