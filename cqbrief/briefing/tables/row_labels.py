"""The labels of a table's rows, and the units that a row has from the rows above it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cqbrief.briefing.tables.column_heads import StatedUnit

_PART: Final = re.compile(r"[#＃]|其中|[-–—·] ?|of which|o/w", re.IGNORECASE)
"""How the label of a row begins that is part of the one above."""
_WITHOUT_UNIT: Final = re.compile(r"指数|倍率|系数|倍数|之比|\b(?:index|ratio)\b", re.IGNORECASE)
"""Labels of rows that have no unit of a row above."""


class RowLabel(NamedTuple):
    """Hold what stands before the numbers of a row, and the units that it and the rows above state."""

    text: str = ""
    own_unit: StatedUnit | None = None
    inherited_unit: StatedUnit | None = None
    natural_unit: StatedUnit | None = None
    """A percentage, where the label names what is one by nature: 比重."""
    change: bool = False
    falls: bool = False


NO_LABEL: Final = RowLabel()


class RowUnits:
    """Remember the units that the rows of a table state, for the rows below them.

    By the place of the label, for a table may be set in two halves.
    """

    def __init__(self) -> None:
        """Begin above the first row."""
        self._above: dict[int, StatedUnit] = {}
        """The unit of the last row that stated one."""
        self._whole: dict[int, StatedUnit] = {}
        """That of the last row that is no part of another."""

    def forget(self) -> None:
        """Begin anew: below a head or a line that parts the rows nothing is inherited."""
        self._above.clear()
        self._whole.clear()

    def inherit(self, at: int, label: str, own: StatedUnit | None, *, titled: bool) -> StatedUnit | None:
        """Remember the `own` unit of a row whose label stands here; return what it has from a row above.

        `titled`: the title states units too, which only parts of a row do without.
        """
        part = _PART.match(label) is not None
        if own is not None:
            self._above[at] = own
            if not part:
                self._whole[at] = own
            return None
        if _WITHOUT_UNIT.search(label):
            self._whole.pop(at, None)
            self._above.pop(at, None)
            return None
        if part:
            return self._whole.get(at) or self._above.get(at)
        if titled:
            self._whole.pop(at, None)
            return None
        return self._above.get(at)
