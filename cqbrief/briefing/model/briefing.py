"""A whole briefing: its themes, sources, pictures, explanations and exceptions."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model.blocks import Chart, Measure, Silence, Story, Table
from cqbrief.briefing.model.figure import Figure, Quote
from cqbrief.briefing.model.yaml_keys import computed, yaml_key
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.language import DEFAULT_LANGUAGE, Language

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

    role: Text = yaml_key("what they did: text")
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

    unit: str = yaml_key("the unit: visits")
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
    language: Language = yaml_key("the language of plain texts: zh or en", DEFAULT_LANGUAGE)
    decimal: Literal[".", ","] = yaml_key(
        "the decimal sign of its values and sources: a point, or a comma in quotation marks", "."
    )
    period: Text | None = yaml_key("the time it covers", None)
    area: Text | None = yaml_key("the area it covers", None)
    issuer: Text | None = yaml_key("who issues it", None)
    number: Text | None = yaml_key("issue number", None)
    date: str | None = yaml_key("date of issue", None)
    marking: Text | None = yaml_key("internal, draft for comment: on every page and slide", None)
    theme_word: Text | None = yaml_key(
        "what a theme is called, {{n}} for its numeral: Answer {{n}}", None, role="counter"
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
