"""What a theme shows beside its figures: charts, tables, people, programmes, and silences."""

from __future__ import annotations

from typing import ClassVar, Literal

from cqbrief.briefing.chart_kinds import ChartKindName
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model.figure import Locator, Quote
from cqbrief.briefing.model.yaml_keys import computed, yaml_key
from cqbrief.briefing.record import Record, record


@record
class Point(Record):
    """One mark of a chart: a figure, or a gap that says why nothing is known."""

    x: Text = yaml_key("category or year")
    figure: str | None = yaml_key("id of the figure", None, role="figure")
    gap: Text | None = yaml_key("why there is no value here; drawn as a labelled gap", None)
    series: Text | None = yaml_key("the series it belongs to", None)
    target: str | None = yaml_key("id of the figure that is its target", None, role="figure")
    note: Text | None = yaml_key("a short remark at the mark", None)
    highlight: bool = yaml_key("drawn strongly, the other marks pale", False)
    total: bool = yaml_key("true, in a waterfall: a total and no change", False)


@record
class Column(Record):
    """One column of a CSV file that is drawn as a series."""

    column: str = yaml_key("the column's head in the CSV file")
    label: Text = yaml_key("the name of the series")
    highlight: bool = yaml_key("drawn strongly, the others pale", False)


@record
class Break(Record):
    """A break in a series: from here on it means something else."""

    at: str = yaml_key("the first x after the break")
    label: Text = yaml_key("what changed")


@record
class Series(Record):
    """A long series kept in a CSV file beside the YAML."""

    file: str = yaml_key("the CSV file, relative to briefing.yaml", role="file")
    x: str = yaml_key("head of the column with the years or categories")
    columns: tuple[Column, ...] = yaml_key("the columns drawn")
    unit: str = yaml_key("scale and unit of every value, e.g. thousand people", role="unit")
    locator: Locator = yaml_key("the table in the source")
    decimal: Literal[".", ","] | None = yaml_key(
        "the decimal sign of the CSV file: a point, or a comma in quotation marks", None
    )
    highlight: tuple[str, ...] = yaml_key("the x of rows drawn strongly, the others pale", ())
    breaks: tuple[Break, ...] = yaml_key("breaks in the series", ())


@record
class Chart(Record):
    """A chart whose points are figures of the briefing, so that it cannot disagree with a card."""

    id: str = yaml_key("unique in the briefing", role="id")
    kind: ChartKindName = yaml_key(
        "how it is drawn. column: upright bars; bar: lying bars; target: a value against its target; "
        "grouped: bars of several series side by side; stacked: parts of a whole; "
        "stacked_share: parts of 100 %; line: four or more points "
        "in time; slope: before and after; nested: shares of shares; band: a range; dot: points on one axis; "
        "dumbbell: before and after, row by row; diverging: bars to both sides of zero; "
        "pyramid: two groups back to back, such as men and women by age; "
        "waterfall: how a total changed, step by step; "
        "heat: a table of places and years, or the like, in shades; "
        "multiples: a small chart of each series, all on the same axes; "
        "map: the districts of a city in shades"
    )
    headline: Text = yaml_key("the finding, as a sentence")
    subtitle: Text = yaml_key("what, where, when, unit")
    points: tuple[Point, ...] = yaml_key("the marks", ())
    data: Series | None = yaml_key("a CSV file instead of points", None)
    time: bool = yaml_key("true: x are years on a proportional axis", False)
    base: Text | None = yaml_key("for nested shares: what 100 % is", None)
    shapes: str | None = yaml_key("for a map: GeoJSON file in the folder", None, role="file")
    name_property: str = yaml_key("for a map: the property of the file that holds the names", "name")
    approval: Text | None = yaml_key(
        "for a map: its approval number, or why there is none; printed under it", None
    )
    not_additive: Text | None = yaml_key("why the marks must not be summed or differ in meaning", None)
    notes: tuple[Text, ...] = yaml_key("remarks under the chart", ())
    alternative: Text = yaml_key("what the chart shows, in a sentence, for those who cannot see it")
    path: str = computed("")

    @property
    def remarks(self) -> tuple[Text, ...]:
        """Return what every medium says under the chart."""
        said = (self.not_additive, self.approval, *self.notes)
        return tuple(text for text in said if text is not None)


@record
class Cell(Record):
    """One cell of a table: a figure or a text."""

    SHORTHAND: ClassVar[str] = "text"
    text: Text | None = yaml_key("words", None)
    figure: str | None = yaml_key("id of a figure", None, role="figure")


@record
class Row(Record):
    """One row of a table."""

    label: Text = yaml_key("the head of the row")
    cells: tuple[Cell, ...] = yaml_key("as many as the table has columns")


@record
class Table(Record):
    """A table of figures, a block of its own."""

    id: str = yaml_key("unique in the briefing", role="id")
    headline: Text = yaml_key("the finding, as a sentence")
    subtitle: Text | None = yaml_key("what, where, when, unit", None)
    columns: tuple[Text, ...] = yaml_key("heads of the columns after the first", ())
    rows: tuple[Row, ...] = yaml_key("the rows", ())
    data: Series | None = yaml_key("a CSV file instead of rows", None)
    notes: tuple[Text, ...] = yaml_key("remarks under the table", ())
    path: str = computed("")

    @property
    def heads(self) -> tuple[Text, ...]:
        """Return the heads of the columns after the first, of rows written here and of a CSV file alike."""
        return self.columns if self.data is None else tuple(column.label for column in self.data.columns)


@record
class Story(Record):
    """A person of the report: who, where, what changed, in whose words."""

    id: str = yaml_key("unique in the briefing", role="id")
    person: Text = yaml_key("the name")
    role: Text = yaml_key("who the person is: former fisher")
    place: Text | None = yaml_key("where", None)
    before: Text | None = yaml_key("how it was", None)
    after: Text | None = yaml_key("how it is now", None)
    summary: Text = yaml_key("what happened, in the briefing's own words")
    quotes: tuple[Quote, ...] = yaml_key("what the person says, word for word", ())
    figures: tuple[str, ...] = yaml_key("ids of the figures in the story", (), role="figure")
    picture: str | None = yaml_key("id of a picture", None, role="picture")
    note: Text | None = yaml_key("a remark, e.g. what the source does not say", None)
    path: str = computed("")


@record
class Measure(Record):
    """A programme or mechanism that the report names."""

    id: str = yaml_key("unique in the briefing", role="id")
    name: Text = yaml_key("its name")
    summary: Text | None = yaml_key("what it does, in the briefing's own words", None)
    figures: tuple[str, ...] = yaml_key("ids of the figures it carries", (), role="figure")
    quote: Quote | None = yaml_key("the words of the source that name it", None)
    note: Text | None = yaml_key("a remark, e.g. that the items are not listed in the source", None)
    path: str = computed("")


@record
class Silence(Record):
    """What the source says without a number; none may be supplied."""

    text: Text = yaml_key("what is said, in the briefing's own words")
    missing: Text | None = yaml_key("which number is not given", None)
    quote: Quote | None = yaml_key("the words of the source", None)
    path: str = computed("")
