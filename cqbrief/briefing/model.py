"""The content of a briefing, as records: frozen dataclasses.

These definitions are the one description of the YAML form: the reader fills them, the JSON Schema
is generated from them, and a field's name is its key in YAML. The words in `yaml_key(help=…)` and the
first line of a class's docstring are what an editor shows beside the key: templates of the catalogue. A
class with `SHORTHAND` may be written as a scalar that fills that one field (``period: 2021年``). Fields
made with `computed()` are not read from YAML.
"""

from __future__ import annotations

from dataclasses import MISSING, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.language import Language

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
ChartKind = Literal["column", "bar", "target", "grouped", "stacked", "line", "slope", "nested", "band", "dot"]
Icon = Literal[
    "target",
    "factory",
    "people",
    "network",
    "balance",
    "document",
    "chart",
    "home",
    "school",
    "health",
    "traffic",
    "environment",
    "money",
]


def yaml_key(help: str, default: Any = MISSING, *, role: str = "") -> Any:
    """A field read from YAML; `role` says what a plain string is: id, figure, source, formula, file…

    `help` is a template as `problems.N_` marks them, collected for the catalogue by this function's name.
    """
    metadata = {"help": help, "role": role}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def computed(default: Any) -> Any:
    """A field that the reader or a later pass fills in; not a key of the YAML form."""
    return field(default=default, metadata={"computed": True})


@record
class Period(Record):
    """The time a figure speaks of, and whether the source says so."""

    SHORTHAND: ClassVar[str] = "label"
    label: Text | None = yaml_key("the period in words: 2021年, 近3年, 截至1月16日", None)
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
        "year_on_year (同比), quarter_on_quarter and month_on_month (环比): change on the year, quarter or "
        "month before; two_year_average (两年平均); year_to_date (累计); against: a named time or value"
    )
    figure: str = yaml_key(
        "id of the figure compared with: a change, or the value of then or there", role="figure"
    )
    year: Text | None = yaml_key(
        "for against: the time compared with, e.g. 2019, 2021年6月, 2012 Q3, 上年末", None
    )


@record
class Figure(Record):
    """One number of the briefing and its evidence.

    Either *reported* (`value` with `quote` or `locator`) or *derived* (`formula`, `decimals`, `unit`).
    After loading without errors `value` is set for both, and `number` is its number, e.g. ``2-03``.
    """

    id: str = yaml_key("unique in the briefing: a–z, 0–9, _", role="id")
    label: Text = yaml_key("what is counted")
    value: Quantity | None = yaml_key("the number exactly as printed: 75.1万人, 近500万个, 90%以上", None)
    key: bool = yaml_key("true: shown as a large key-figure card", False)
    exact: bool = yaml_key("true for targets and definitions: no rounding interval", False)
    period: Period | None = yaml_key("the time it speaks of", None)
    area: Text | None = yaml_key("the area, where it is not the briefing's", None)
    concept: Text | None = yaml_key("the statistical meaning (口径) where it matters", None)
    share_of: Text | None = yaml_key("for a percentage: of what", None)
    comparisons: tuple[Comparison, ...] = yaml_key("what it is held against", ())
    good: Literal["up", "down"] | None = yaml_key(
        "the good direction of a change; else no colour judges it", None
    )
    status: Status = yaml_key("final, provisional, revised or unverified (待核实)", "final")
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
        "for a derived figure: scale and unit shown, e.g. 万人, %, 个百分点", None, role="unit"
    )
    check: str | None = yaml_key("how other figures imply this reported one", None, role="formula")
    number: str = computed("")
    corrected: bool = computed(False)
    """True when `corrections:` speaks of it: an earlier edition had it wrong."""
    path: str = computed("")

    @property
    def derived(self) -> bool:
        """True when the number follows from others and is not printed in a source."""
        return self.formula is not None


@record
class Point(Record):
    """One mark of a chart: a figure, or a gap that says why nothing is known."""

    x: Text = yaml_key("category or year")
    figure: str | None = yaml_key("id of the figure", None, role="figure")
    gap: Text | None = yaml_key("why there is no value here; drawn as a labelled gap", None)
    series: Text | None = yaml_key("the series it belongs to", None)
    target: str | None = yaml_key("id of the figure that is its target", None, role="figure")
    note: Text | None = yaml_key("a short remark at the mark", None)


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
    unit: str = yaml_key("scale and unit of every value, e.g. 万人", role="unit")
    locator: Locator = yaml_key("the table in the source")
    decimal: Literal[".", ","] | None = yaml_key(
        "the decimal sign of the CSV file: a point, or a comma in quotation marks", None
    )
    breaks: tuple[Break, ...] = yaml_key("breaks in the series", ())


@record
class Chart(Record):
    """A chart whose points are figures of the briefing, so that it cannot disagree with a card."""

    id: str = yaml_key("unique in the briefing", role="id")
    kind: ChartKind = yaml_key(
        "how it is drawn. column: upright bars; bar: lying bars; target: a value against its target; "
        "grouped: bars of several series side by side; stacked: parts of a whole; line: four or more points "
        "in time; slope: before and after; nested: shares of shares; band: a range; dot: points on one axis"
    )
    headline: Text = yaml_key("the finding, as a sentence")
    subtitle: Text = yaml_key("what, where, when, unit")
    points: tuple[Point, ...] = yaml_key("the marks", ())
    data: Series | None = yaml_key("a CSV file instead of points", None)
    time: bool = yaml_key("true: x are years on a proportional axis", False)
    base: Text | None = yaml_key("for nested shares: what 100 % is", None)
    not_additive: Text | None = yaml_key("why the marks must not be summed or differ in meaning", None)
    notes: tuple[Text, ...] = yaml_key("remarks under the chart", ())
    alternative: Text = yaml_key("what the chart shows, in a sentence, for those who cannot see it")
    path: str = computed("")


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
        """Heads of the columns after the first, of rows written here and of a CSV file alike."""
        return self.columns if self.data is None else tuple(column.label for column in self.data.columns)


@record
class Story(Record):
    """A person of the report: who, where, what changed, in whose words."""

    id: str = yaml_key("unique in the briefing", role="id")
    person: Text = yaml_key("the name")
    role: Text = yaml_key("who the person is: 退捕渔民")
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


@record
class SlideRule(Record):
    """How one block behaves when presented."""

    show: str = yaml_key("id of a chart, table, story or figure; message, figures or sources", role="block")
    backup: bool = yaml_key("true: skipped, but reachable by search and number", False)
    notes: Text | None = yaml_key("speaker's notes of this slide", None)
    minutes: Decimal | None = yaml_key("minutes planned", None)


@record
class Theme(Record):
    """One chapter of the briefing."""

    id: str = yaml_key("unique in the briefing", role="id")
    title: Text = yaml_key("the heading")
    short: Text | None = yaml_key("the heading in few characters, for the sidebar", None)
    icon: Icon | None = yaml_key("its icon in the sidebar", None)
    message: Text = yaml_key("one sentence to remember")
    headline: str | None = yaml_key("id of its one headline figure", None, role="figure")
    figures: tuple[Figure, ...] = yaml_key("its figures, in order", ())
    charts: tuple[Chart, ...] = yaml_key("its charts", ())
    tables: tuple[Table, ...] = yaml_key("its tables", ())
    stories: tuple[Story, ...] = yaml_key("its people", ())
    measures: tuple[Measure, ...] = yaml_key("programmes and mechanisms", ())
    silences: tuple[Silence, ...] = yaml_key("what is said without a number", ())
    speaker_notes: Text | None = yaml_key("what the presenter says", None)
    minutes: Decimal | None = yaml_key("minutes planned", None)
    slides: tuple[SlideRule, ...] = yaml_key("order, hide or annotate slides", ())
    backup: bool = yaml_key("true: the whole theme is skipped when presenting", False)
    path: str = computed("")


@record
class Credit(Record):
    """Who made something of the report."""

    role: Text = yaml_key("what they did: 文字")
    name: Text = yaml_key("who")


@record
class Source(Record):
    """A document in which quotes are found."""

    id: str = yaml_key("unique in the briefing", role="id")
    title: Text = yaml_key("its title")
    file: str | None = yaml_key("text or Markdown file inside the folder", None, role="file")
    author: Text | None = yaml_key("who wrote it", None)
    publisher: Text | None = yaml_key("who published it", None)
    date: str | None = yaml_key("when", None)
    address: str | None = yaml_key("where it can be found; shown, never opened by itself", None)
    note: Text | None = yaml_key("a remark", None)
    path: str = computed("")


@record
class Unit(Record):
    """A unit that this briefing uses, explained; also makes the unit known to the reader."""

    unit: str = yaml_key("the unit: 人次")
    meaning: Text = yaml_key("what one of it is")
    kind: Literal["count", "measure"] = yaml_key("counted one by one, or measured", "count")


@record
class Term(Record):
    """An entry of the glossary."""

    term: Text = yaml_key("the term")
    meaning: Text = yaml_key("what it means")


@record
class Picture(Record):
    """A picture, or the caption of one that was not supplied (no `file`)."""

    id: str = yaml_key("unique in the briefing", role="id")
    caption: Text = yaml_key("its caption")
    file: str | None = yaml_key(
        "PNG, JPEG or SVG inside the folder; left out: not supplied", None, role="picture_file"
    )
    credit: Text | None = yaml_key("who made it", None)
    theme: str | None = yaml_key("id of the theme it belongs to", None, role="theme")
    alternative: Text | None = yaml_key("what it shows, for those who cannot see it", None)
    path: str = computed("")


@record
class Correction(Record):
    """What an earlier edition had wrong."""

    date: str = yaml_key("when it was corrected")
    figure: str | None = yaml_key("id of the figure", None, role="figure")
    was: Text = yaml_key("what was wrong")
    now: Text = yaml_key("what is right")
    why: Text | None = yaml_key("why", None)


@record
class Ignored(Record):
    """A numeral of a source that no figure uses, and why."""

    quote: Quote = yaml_key("words of the source around the numeral, verbatim")
    reason: Text = yaml_key("why it is no figure")


@record
class Deliberate(Record):
    """A numeral in the briefing's own prose that is no figure, and why."""

    numeral: str = yaml_key("the words with the numeral, as they stand in the prose")
    reason: Text = yaml_key("why it is no figure")


@record
class Silenced(Record):
    """A rule that is not applied at one place, and why."""

    rule: str = yaml_key("id of the rule")
    at: str = yaml_key("id of the figure, chart, story… it would speak of")
    reason: Text = yaml_key("why it does not apply")


@record
class Briefing(Record):
    """A whole briefing: the content of ``briefing.yaml`` and the theme files it names."""

    cqbrief: int = yaml_key("version of this form: 1")
    title: Text = yaml_key("the title")
    subtitle: Text | None = yaml_key("a second line", None)
    summary: Text | None = yaml_key("the whole in two or three sentences", None)
    language: Language = yaml_key("the language of plain texts: zh or en", "zh")
    decimal: Literal[".", ","] = yaml_key(
        "the decimal sign of its values and sources: a point, or a comma in quotation marks", "."
    )
    period: Text | None = yaml_key("the time it covers", None)
    area: Text | None = yaml_key("the area it covers", None)
    issuer: Text | None = yaml_key("who issues it", None)
    number: Text | None = yaml_key("issue number", None)
    date: str | None = yaml_key("date of issue", None)
    marking: Text | None = yaml_key("内部资料, 征求意见稿: on every page and slide", None)
    theme_word: Text | None = yaml_key(
        "what a theme is called, {{n}} for its numeral: 第{{n}}张答卷", None, role="counter"
    )
    credits: tuple[Credit, ...] = yaml_key("who made the report", ())
    sources: tuple[Source, ...] = yaml_key("the documents quotes are found in")
    themes: tuple[Theme, ...] = yaml_key("the theme files, in order", role="theme_file")
    units: tuple[Unit, ...] = yaml_key("units explained", ())
    glossary: tuple[Term, ...] = yaml_key("terms explained", ())
    notes: tuple[Text, ...] = yaml_key("remarks on the whole", ())
    pictures: tuple[Picture, ...] = yaml_key("pictures and captions", ())
    corrections: tuple[Correction, ...] = yaml_key("corrections of earlier editions", ())
    ignored: tuple[Ignored, ...] = yaml_key("numerals of the sources that no figure uses", ())
    deliberate: tuple[Deliberate, ...] = yaml_key("numerals in the briefing's prose that are no figures", ())
    silenced: tuple[Silenced, ...] = yaml_key("rules not applied at a place", ())
