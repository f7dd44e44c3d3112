"""What is read of one number of a text, before it becomes a `Quantity`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cqbrief.briefing.quantities.calendar_terms import FIRST_YEAR, LAST_YEAR
from cqbrief.briefing.quantities.quantity import Qualifier


@dataclass(slots=True, eq=False)
class QuantityMatch:
    """Hold a number found in a text: half-open ranges of characters, and what the words around it say."""

    start: int
    digits_start: int
    digits_end: int
    end: int
    low: Decimal
    high: Decimal | None
    decimals: int
    scale: str
    unit: str
    qualifier: Qualifier = "exact"
    sign_symbol: bool = False
    """True when the number stands behind a minus or in brackets, false when a word such as 下降 lowers it."""
    change: str = ""
    """The word of change that says how the number is meant, such as 增长, 减少 or fell; empty for none."""
    change_apart: bool = False
    """True when that word stands elsewhere in the sentence: 54亿元 of 降低成本54亿元."""
    ordinal: bool = False
    mark: str = ""
    """A mark of revision or estimate behind the digits, such as [r] or *."""
    change_suffix: str = ""
    """The word of change that is printed behind the unit, and what joins it: 的降幅 of 3.2%的降幅."""
    unit_inferred: bool = False
    """True when the unit follows from a word behind the number, 545万城镇失业人员, or from the last of a
    list: 3、5和7%."""
    ambiguous: bool = False
    """True when the number may be part of one that cannot be read: 5亿元 of 1206、5亿元."""

    def looks_like_year(self, text: str) -> bool:
        """Tell whether it may be a year: four bare digits between `FIRST_YEAR` and `LAST_YEAR`."""
        digits = text[self.digits_start : self.digits_start + 4]
        bare = not self.scale and not self.decimals and digits.isdigit()
        return bare and FIRST_YEAR <= self.low <= LAST_YEAR
