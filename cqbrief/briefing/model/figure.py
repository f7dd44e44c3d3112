"""Figures with their evidence: period, quote or place in a table, comparisons."""

from __future__ import annotations

from typing import ClassVar, Literal

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model.yaml_keys import computed, yaml_key
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.record import Record, record

DAGGER = "†"
"""Stands after every derived number."""
PeriodState = Literal["stated", "inferred", "not_stated"]
Status = Literal["final", "provisional", "revised", "unverified"]
ComparisonKind = Literal[
    "target",
    "attained",
    "plan",
    "year_on_year",
    "quarter_on_quarter",
    "month_on_month",
    "two_year_average",
    "year_to_date",
    "against",
]


@record
class Period(Record):
    """The time a figure speaks of, and whether the source says so."""

    SHORTHAND: ClassVar[str] = "label"
    label: Text | None = yaml_key("the period in words: 2021, last three years, by 16 January", None)
    state: PeriodState = yaml_key(
        "stated in the source, inferred by the author of the briefing, or not stated", "stated"
    )
    why: Text | None = yaml_key("for an inferred period: what it is inferred from", None)


@record
class Quote(Record):
    """Words of a source, verbatim; found there exactly once (white space and widths aside)."""

    SHORTHAND: ClassVar[str] = "text"
    text: str = yaml_key("the words, verbatim")
    source: str | None = yaml_key(
        "id of the source; may be left out where there is one source", None, role="source"
    )
    before: str | None = yaml_key("the words just before, where the quote repeats in the source", None)
    after: str | None = yaml_key("the words just after, where the quote repeats in the source", None)
    path: str = computed("")


@record
class Locator(Record):
    """Where a number stands in a table that has no quotable sentence; not checked by machine."""

    table: str = yaml_key("the table's name or number")
    row: str | None = yaml_key("the row's label", None)
    column: str | None = yaml_key("the column's label", None)
    page: str | None = yaml_key("the page", None)
    source: str | None = yaml_key("id of the source", None, role="source")


@record
class Comparison(Record):
    """What a figure is held against: another figure of the briefing."""

    kind: ComparisonKind = yaml_key(
        "target: the target itself; attained: share of the target reached; plan: difference from the plan; "
        "year_on_year, quarter_on_quarter and month_on_month: change on the year, quarter or "
        "month before; two_year_average; year_to_date; against: a named time or value"
    )
    figure: str = yaml_key(
        "id of the figure compared with: a change, or the value of then or there", role="figure"
    )
    year: Text | None = yaml_key(
        "for against: the time compared with, e.g. 2019, June 2021, 2012 Q3, end of last year", None
    )


@record
class Figure(Record):
    """One number of the briefing and its evidence.

    Either *reported* (`value` with `quote` or `locator`) or *derived* (`formula`, `decimals`, `unit`).
    After loading without errors `value` is set for both, and `number` is its number, e.g. ``2-03``.
    """

    id: str = yaml_key("unique in the briefing: a–z, 0–9, _", role="id")
    label: Text = yaml_key("what is counted")
    value: Quantity | None = yaml_key(
        "the number exactly as printed: 751,000 people, nearly 5 million, over 90%", None
    )
    key: bool = yaml_key("true: shown as a large key-figure card", False)
    exact: bool = yaml_key("true for targets and definitions: no rounding interval", False)
    period: Period | None = yaml_key("the time it speaks of", None)
    area: Text | None = yaml_key("the area, where it is not the briefing's", None)
    concept: Text | None = yaml_key("the statistical meaning where it matters", None)
    share_of: Text | None = yaml_key("for a percentage: of what", None)
    comparisons: tuple[Comparison, ...] = yaml_key("what it is held against", ())
    good: Literal["up", "down"] | None = yaml_key(
        "the good direction of a change; else no colour judges it", None
    )
    status: Status = yaml_key("final, provisional, revised or unverified", "final")
    additive: bool = yaml_key("false: must not be summed with others", True)
    adjusted: bool = yaml_key(
        "true: the source moved its last digit by one, so that rounded parts add up; checks allow for it",
        False,
    )
    note: Text | None = yaml_key("a remark for the reader", None)
    corroboration: Text | None = yaml_key("another place that confirms it", None)
    reads_as: Text | None = yaml_key(
        "for a misprint in the source: how it should presumably read (sic)", None
    )
    quote: Quote | None = yaml_key("the words of the source that carry the number", None)
    locator: Locator | None = yaml_key("row and column of a table in the source", None)
    formula: str | None = yaml_key(
        "for a derived figure: arithmetic over ids, e.g. new_jobs - target", None, role="formula"
    )
    decimals: int | None = yaml_key("for a derived figure: decimals shown", None)
    unit: str | None = yaml_key(
        "for a derived figure: scale and unit shown, e.g. thousand people, %, percentage points",
        None,
        role="unit",
    )
    check: str | None = yaml_key("how other figures imply this reported one", None, role="formula")
    number: str = computed("")
    corrected: bool = computed(False)
    """True when `corrections:` speaks of it: an earlier edition had it wrong."""
    path: str = computed("")

    @property
    def derived(self) -> bool:
        """Tell whether the number follows from others and is not printed in a source."""
        return self.formula is not None
