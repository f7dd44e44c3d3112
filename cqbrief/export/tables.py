"""What stands in the rows of exports: figures with their evidence, sources, the data of a chart."""

from __future__ import annotations

from decimal import Context, Decimal

from cqbrief.briefing.chart_data import Mark, build
from cqbrief.briefing.chart_text import unit_text
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Figure, Period, Source
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import is_part
from cqbrief.briefing.text import Text
from cqbrief.export.cells import EXACT_DIGITS, Cell
from cqbrief.words.accounts import evidence_text
from cqbrief.words.catalogue import Words
from cqbrief.words.comparisons import said_of
from cqbrief.words.evidence import figure_facts, formula_line, locator_line
from cqbrief.words.figures import figure_text, prose
from cqbrief.words.marks import chart_rows
from cqbrief.words.printed import plain

Row = tuple[Cell, ...]


def figure_table(edition: Edition, words: Words) -> tuple[Row, ...]:
    """A head, and a row for each figure in order: as printed, as number and unit, and all its evidence.

    The number is the printed one before its unit: 75.1 and 万人 for 75.1万人, -5.9 and % for 下降5.9%. A part
    of a whole has its value there: 0.333333333333333 for 三分之一.
    """
    head = (
        words.text("No."), words.text("Theme"), words.text("Indicator"), words.text("As printed"),
        words.text("Number"), words.text("to"), words.text("Unit"), words.text("Period"),
        words.text("Period is"), words.text("Compared with"), words.text("Status"), words.text("Formula"),
        words.text("Source"), words.text("Place"), words.text("Quote"), words.text("Remarks"),
        words.text("Id"), words.text("Edition"),
    )  # fmt: skip
    return (head, *(_figure_row(figure, edition, words) for figure in edition.figures.values()))


def _figure_row(figure: Figure, edition: Edition, words: Words) -> Row:
    text = figure_text(figure, edition.figures, words)
    value = figure.value
    passage = edition.passages.get(figure.path)
    source, place = "", ""
    if passage is not None:
        source = passage.source
        number = edition.documents[source].paragraphs[passage.paragraph].number
        place = words.text("paragraph {number}", number=number)
    elif figure.locator is not None:
        source = figure.locator.source or ""
        place = locator_line(figure.locator, words)
    if edition.bases.get(figure.id) == "hand":
        place = words.text("{place} (not machine-checked)", place=place)
    theme = edition.theme_of[figure.id]
    remarks = [f"{heading}: {fact}" for heading, fact in figure_facts(figure, edition, words)]
    return (
        text.number,
        said(theme.title, edition, words),
        said(figure.label, edition, words),
        text.spoken,
        _number_of(value) if value else None,
        value.upper if value else None,
        unit_text(value) if value and not is_part(value.unit) else "",
        _period(figure.period, words),
        _state(figure.period, words),
        "; ".join(map(plain, said_of(text.comparisons))),
        words.join(text.marks),
        formula_line(figure, edition) if figure.formula or figure.check else "",
        source_title(source, edition, words) if source or figure.locator else "",
        place,
        figure.quote.text if figure.quote else "",
        "\n".join(remarks),
        figure.id,
        edition.fingerprint,
    )


def _number_of(value: Quantity) -> Decimal:
    """The number before the unit; the value of a part of a whole in as many digits as a cell keeps."""
    return Context(prec=EXACT_DIGITS).plus(value.amount) if is_part(value.unit) else value.number


def _period(period: Period | None, words: Words) -> str:
    return period.label.in_language(words.language) if period and period.label else ""


def _state(period: Period | None, words: Words) -> str:
    if period is None:
        return ""
    match period.state:
        case "stated":
            return words.text("stated")
        case "inferred":
            return words.text("inferred")
        case _:
            return words.text("period not stated")


def said(text: Text | None, edition: Edition, words: Words) -> str:
    """A text of the briefing with its figures printed in it; empty for None."""
    return plain(prose(text, edition.figures, words.language)) if text else ""


def source_title(id_: str, edition: Edition, words: Words) -> str:
    """The title of the source with this id; of the only one where none is named."""
    sources = edition.briefing.sources if edition.briefing else ()
    for source in sources:
        if source.id == id_ or (not id_ and len(sources) == 1):
            return said(source.title, edition, words)
    return id_


def about(edition: Edition, words: Words) -> tuple[Row, ...]:
    """What an export must say of itself: the briefing, its fingerprint, its sources."""
    briefing = edition.briefing
    if briefing is None:
        return ()
    facts: list[tuple[str, str]] = [
        (words.text("Briefing"), said(briefing.title, edition, words)),
        (words.text("Edition"), edition.fingerprint),
        (words.text("Issuing office"), said(briefing.issuer, edition, words)),
        (words.text("Date of issue"), briefing.date or ""),
        (words.text("Period"), said(briefing.period, edition, words)),
        (words.text("Area"), said(briefing.area, edition, words)),
        (words.text("Marking"), said(briefing.marking, edition, words)),
    ]
    facts.append((words.text("Evidence"), evidence_text(edition, words)))
    facts += [(words.text("Source"), source_line(source, edition, words)) for source in briefing.sources]
    return tuple(fact for fact in facts if fact[1])


def source_line(source: Source, edition: Edition, words: Words) -> str:
    """A source on one line: title, who wrote and published it, when, where it can be found."""
    parts = (source.title, source.author, source.publisher)
    return words.join(
        (*(said(part, edition, words) for part in parts), source.date or "", source.address or "")
    )


def chart_table(chart: Chart, edition: Edition, words: Words) -> tuple[Row, ...]:
    """A chart's values as printed and, in columns behind, as numbers in its unit; its source in the last row.

    A range gives its lower end as number; what is missing gives its reason and no number.
    """
    data = build(chart, edition.figures, edition.series.get(chart.id))
    language = words.language
    heads = chart_rows(data, words)
    rows: list[Row] = []
    for index, printed in enumerate(heads):
        numbers: list[Cell] = []
        for number, name in enumerate(data.series):
            if index == 0:
                unit = words.text(" ({status})", status=data.unit) if data.unit else ""
                numbers.append((name.in_language(language) or words.text("Number")) + unit)
            else:
                numbers.append(_number(data.marks, index - 1, number))
        rows.append((*printed, *numbers))
    rows.append((words.text("Source"), sources_of(edition, words), edition.fingerprint))
    return tuple(rows)


def _number(marks: tuple[Mark, ...], category: int, series: int) -> Decimal | None:
    here = (mark.value for mark in marks if (mark.category, mark.series) == (category, series))
    return next(here, None)


def sources_of(edition: Edition, words: Words) -> str:
    """The titles of all sources."""
    sources = edition.briefing.sources if edition.briefing else ()
    return words.join(said(source.title, edition, words) for source in sources)
