"""The whole briefing as Markdown: every block in the order of the outline, every figure with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Measure, Picture, Silence, Story, Table
from cqbrief.briefing.outline import BlockKind, theme_blocks
from cqbrief.export.cell_text import clean
from cqbrief.export.content import ExportContent
from cqbrief.export.row_data import about, said, source_line
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator
from cqbrief.text.chinese_numerals import theme_name
from cqbrief.text.coverage_text import evidence_text
from cqbrief.text.evidence_text import locator_line
from cqbrief.text.figure_text import figure_text
from cqbrief.text.location_text import evidence_line, place_text
from cqbrief.text.mark_text import cell_text, chart_rows
from cqbrief.text.printed_number import running_text
from cqbrief.text.spans import spans_text

_MARKS = re.compile(r"([\\`*_\[\]<>|&#~$!])")
_FIRST = re.compile(r"(?:[-+](?=\s)|[-=]+$|\d+(?=[.)](?:\s|$)))")
"""What means something at the beginning of a line only; of a numbered item the full stop is escaped."""

_HEADINGS: Mapping[BlockKind, str] = {
    "key_figures": N_("Key figures"),
    "charts": N_("Charts"),
    "tables": N_("Tables"),
    "stories": N_("People"),
    "figures": N_("More figures"),
    "measures": N_("Measures"),
    "silences": N_("Said without a number"),
    "pictures": N_("Pictures"),
}


def escaped(text: str) -> str:
    """`text` on one line, every sign that Markdown or HTML would read escaped."""
    line = _MARKS.sub(r"\\\1", " ".join(clean(text).split()))
    match = _FIRST.match(line)
    if match is None:
        return line
    at = match.end() if match[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def export_markdown(edition: Edition, tr: Translator) -> ExportContent:
    """Return the file of the whole briefing."""
    return ExportContent(markdown(edition, tr))


def markdown(edition: Edition, tr: Translator) -> bytes:
    """The file, UTF-8. Content is escaped throughout: nothing in a briefing is read as markup."""
    return _Writer(edition, tr).whole().encode("utf-8", errors="replace")


class _Writer:
    """Walks one edition once."""

    def __init__(self, edition: Edition, tr: Translator) -> None:
        self._edition, self._tr = edition, tr
        self._put: Mapping[BlockKind, Callable[..., Iterator[str]]] = {
            "charts": self._chart,
            "tables": self._table,
            "stories": self._story,
            "measures": self._measure,
            "silences": self._silence,
            "pictures": self._picture,
        }

    def whole(self) -> str:
        """Every paragraph, parted by empty lines."""
        return "\n\n".join(part for part in self._parts() if part) + "\n"

    def _parts(self) -> Iterator[str]:
        briefing, tr = self._edition.briefing, self._tr
        if briefing is None:
            return
        yield f"# {self._say(briefing.title)}"
        yield self._say(briefing.subtitle)
        if briefing.marking:
            yield f"**{self._say(briefing.marking)}**"
        yield self._say(briefing.summary)
        for number, theme in enumerate(briefing.themes, start=1):
            yield f"## {escaped(theme_name(briefing, number, tr))} {self._say(theme.title)}"
            yield f"**{self._say(theme.message)}**"
            for block in theme_blocks(briefing, theme):
                yield f"### {tr.text(_HEADINGS[block.kind])}"
                if block.kind in ("key_figures", "figures"):
                    yield self._figures([item for item in block.items if isinstance(item, Figure)])
                else:
                    for item in block.items:
                        yield from self._put[block.kind](item)
        yield from self._end()

    def _end(self) -> Iterator[str]:
        briefing, tr = self._edition.briefing, self._tr
        assert briefing is not None
        for heading, pairs in (
            (tr.text("Glossary"), [(term.term, term.meaning) for term in briefing.glossary]),
            (tr.text("Units"), [(Text(plain=unit.unit), unit.meaning) for unit in briefing.units]),
        ):
            if pairs:
                yield f"## {heading}"
                yield _list(f"**{self._say(term)}** {self._say(meaning)}" for term, meaning in pairs)
        if briefing.notes:
            yield f"## {tr.text('Notes')}"
            yield _list(self._say(note) for note in briefing.notes)
        if briefing.corrections:
            yield f"## {tr.text('Corrections')}"
            yield _list(
                f"{escaped(correction.date)} {self._say(correction.was)} → {self._say(correction.now)}"
                for correction in briefing.corrections
            )
        yield f"## {tr.text('Sources')}"
        yield _list(
            f"{escaped(source_line(source, self._edition, tr))} {self._say(source.note)}".strip()
            for source in briefing.sources
        )
        reading = tr.text(
            "† derived from printed numbers by the formula shown; the source does not print it."
        )
        yield escaped(reading)
        if evidence := evidence_text(self._edition, tr):
            yield f"{tr.text('Evidence')}: {escaped(evidence)}"
        edition = tr.text("Edition")
        facts = [fact for fact in about(self._edition, tr) if fact[0] == edition]
        yield "".join(f"{escaped(str(name))}: `{value}`" for name, value in facts)

    def _say(self, text: Text | None) -> str:
        return escaped(said(text, self._edition, self._tr))

    def _figures(self, figures: Sequence[Figure]) -> str:
        tr = self._tr
        head = [
            tr.text("No."), tr.text("Indicator"), tr.text("Value"), tr.text("Period"),
            tr.text("Compared with"), tr.text("Evidence"),
        ]  # fmt: skip
        rows = []
        for figure in figures:
            text = figure_text(figure, self._edition.figures, tr)
            marks = tr.join(mark for mark in text.marks)
            rows.append([
                text.number, text.label, running_text(figure, tr), tr.join((text.period, marks)),
                tr.join(map(spans_text, text.comparisons)),
                evidence_line(figure, self._edition, tr),
            ])  # fmt: skip
        return _table([head, *rows])

    def _chart(self, chart: Chart) -> Iterator[str]:
        words = self._tr
        yield f"#### {self._say(chart.headline)}"
        yield self._say(chart.subtitle)
        data = build(chart, self._edition.figures, self._edition.series.get(chart.id))
        yield _table(chart_rows(data, words))
        yield self._say(chart.alternative)
        yield _list(self._say(note) for note in (chart.not_additive, *chart.notes) if note)

    def _table(self, table: Table) -> Iterator[str]:
        yield f"#### {self._say(table.headline)}"
        yield self._say(table.subtitle)
        series = self._edition.series.get(table.id)
        rows: list[list[str]]
        if table.data is not None and series is not None:
            rows = [["", *(said(c.label, self._edition, self._tr) for c in table.data.columns)]]
            rows += [
                [x, *(cell_text(c, i, self._tr) for c in series.columns)] for i, x in enumerate(series.x)
            ]
        else:
            rows = [["", *(said(column, self._edition, self._tr) for column in table.columns)]]
            for row in table.rows:
                cells = [self._cell(cell.figure, cell.text) for cell in row.cells]
                rows.append([said(row.label, self._edition, self._tr), *cells])
        yield _table(rows)
        if table.data is not None:
            yield escaped(locator_line(table.data.locator, self._tr))
        yield _list(self._say(note) for note in table.notes)

    def _cell(self, figure_id: str | None, text: Text | None) -> str:
        figure = self._edition.figures.get(figure_id or "")
        return running_text(figure, self._tr) if figure else said(text, self._edition, self._tr)

    def _story(self, story: Story) -> Iterator[str]:
        tr = self._tr
        who = tr.join((self._say(story.role), self._say(story.place)))
        yield f"#### {self._say(story.person)}" + (tr.text(" ({status})", status=who) if who else "")
        if story.before and story.after:
            yield f"{self._say(story.before)} → {self._say(story.after)}"
        yield self._say(story.summary)
        for quote in story.quotes:
            place = place_text(quote.path, self._edition, tr)
            yield f"> {escaped(quote.text)}" + (tr.text(" ({status})", status=place) if place else "")
        yield self._carried(story.figures)
        yield self._say(story.note)

    def _measure(self, measure: Measure) -> Iterator[str]:
        place = place_text(measure.path, self._edition, self._tr)
        yield f"#### {self._say(measure.name)}"
        yield self._say(measure.summary)
        yield self._carried(measure.figures)
        yield self._say(measure.note)
        yield f"{self._tr.text('Source:')} {escaped(place)}" if place else ""

    def _carried(self, ids: Sequence[str]) -> str:
        known = [self._edition.figures[id_] for id_ in ids if id_ in self._edition.figures]
        return self._figures(known) if known else ""

    def _silence(self, silence: Silence) -> Iterator[str]:
        place = place_text(silence.path, self._edition, self._tr)
        parts = (self._say(silence.text), self._say(silence.missing), escaped(place))
        yield f"- {self._tr.join(parts)}"

    def _picture(self, picture: Picture) -> Iterator[str]:
        credit = self._say(picture.credit)
        yield f"- {self._tr.join((self._say(picture.caption), credit))}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table; its first row is the head."""
    lines = ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
