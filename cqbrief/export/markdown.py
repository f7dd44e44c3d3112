"""The whole briefing as Markdown: every block in the order of the outline, every figure with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Measure, Picture, Silence, Story, Table
from cqbrief.briefing.outline import BlockKind, theme_blocks
from cqbrief.export.cell_text import clean
from cqbrief.export.content import ExportContent
from cqbrief.export.row_data import briefing_text, source_line
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator
from cqbrief.text.break_text import break_lines
from cqbrief.text.coverage_text import evidence_text
from cqbrief.text.evidence_text import locator_line
from cqbrief.text.figure_text import figure_text
from cqbrief.text.location_text import evidence_line, place_text
from cqbrief.text.mark_text import cell_text, chart_rows
from cqbrief.text.printed_number import running_text
from cqbrief.text.spans import spans_text
from cqbrief.text.theme_name import theme_name

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


def escape(text: str) -> str:
    """Return `text` on one line, every character that Markdown or HTML would read escaped."""
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
    """Return the file, UTF-8. Content is escaped throughout: nothing in a briefing is read as markup."""
    return _Writer(edition, tr).write().encode("utf-8", errors="replace")


class _Writer:
    """Write one edition, part by part."""

    def __init__(self, edition: Edition, tr: Translator) -> None:
        self._edition, self._tr = edition, tr
        self._writers: Mapping[BlockKind, Callable[..., Iterator[str]]] = {
            "charts": self._chart,
            "tables": self._table,
            "stories": self._story,
            "measures": self._measure,
            "silences": self._silence,
            "pictures": self._picture,
        }

    def write(self) -> str:
        """Return every paragraph, with empty lines between them."""
        return "\n\n".join(part for part in self._parts() if part) + "\n"

    def _parts(self) -> Iterator[str]:
        briefing, tr = self._edition.briefing, self._tr
        if briefing is None:
            return
        yield f"# {self._text(briefing.title)}"
        yield self._text(briefing.subtitle)
        if briefing.marking:
            yield f"**{self._text(briefing.marking)}**"
        yield self._text(briefing.summary)
        for number, theme in enumerate(briefing.themes, start=1):
            yield f"## {escape(theme_name(briefing, number, tr))} {self._text(theme.title)}"
            yield f"**{self._text(theme.message)}**"
            for block in theme_blocks(briefing, theme):
                yield f"### {tr.text(_HEADINGS[block.kind])}"
                if block.kind in ("key_figures", "figures"):
                    yield self._figures([item for item in block.items if isinstance(item, Figure)])
                else:
                    for item in block.items:
                        yield from self._writers[block.kind](item)
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
                yield _list(f"**{self._text(term)}** {self._text(meaning)}" for term, meaning in pairs)
        if briefing.notes:
            yield f"## {tr.text('Notes')}"
            yield _list(self._text(note) for note in briefing.notes)
        if briefing.corrections:
            yield f"## {tr.text('Corrections')}"
            yield _list(
                f"{escape(correction.date)} {self._text(correction.was)} → {self._text(correction.now)}"
                for correction in briefing.corrections
            )
        yield f"## {tr.text('Sources')}"
        yield _list(
            f"{escape(source_line(source, self._edition, tr))} {self._text(source.note)}".strip()
            for source in briefing.sources
        )
        reading = tr.text(
            "† derived from printed numbers by the formula shown; the source does not print it."
        )
        yield escape(reading)
        if evidence := evidence_text(self._edition, tr):
            yield f"{tr.text('Evidence')}: {escape(evidence)}"
        yield f"{escape(tr.text('Edition'))}: `{self._edition.fingerprint}`"

    def _text(self, text: Text | None) -> str:
        return escape(briefing_text(text, self._edition, self._tr))

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
        yield f"#### {self._text(chart.headline)}"
        yield self._text(chart.subtitle)
        data = self._edition.chart_data(chart)
        yield _table(chart_rows(data, self._tr))
        yield self._text(chart.alternative)
        notes = [self._text(remark) for remark in chart.remarks]
        yield _list([*map(escape, break_lines(chart.data, self._tr)), *notes])

    def _table(self, table: Table) -> Iterator[str]:
        yield f"#### {self._text(table.headline)}"
        yield self._text(table.subtitle)
        series = self._edition.series.get(table.id)
        rows: list[list[str]]
        if table.data is not None and series is not None:
            rows = [["", *(briefing_text(c.label, self._edition, self._tr) for c in table.data.columns)]]
            rows += [
                [x, *(cell_text(c, i, self._tr) for c in series.columns)] for i, x in enumerate(series.x)
            ]
        else:
            rows = [["", *(briefing_text(column, self._edition, self._tr) for column in table.columns)]]
            for row in table.rows:
                cells = [self._cell(cell.figure, cell.text) for cell in row.cells]
                rows.append([briefing_text(row.label, self._edition, self._tr), *cells])
        yield _table(rows)
        if table.data is not None:
            yield escape(locator_line(table.data.locator, self._tr))
        breaks = map(escape, break_lines(table.data, self._tr))
        yield _list([*breaks, *(self._text(note) for note in table.notes)])

    def _cell(self, figure_id: str | None, text: Text | None) -> str:
        figure = self._edition.figures.get(figure_id or "")
        return running_text(figure, self._tr) if figure else briefing_text(text, self._edition, self._tr)

    def _story(self, story: Story) -> Iterator[str]:
        tr = self._tr
        who = tr.join((self._text(story.role), self._text(story.place)))
        yield f"#### {self._text(story.person)}" + (tr.text(" ({status})", status=who) if who else "")
        if story.before and story.after:
            yield f"{self._text(story.before)} → {self._text(story.after)}"
        yield self._text(story.summary)
        for quote in story.quotes:
            place = place_text(quote.path, self._edition, tr)
            yield f"> {escape(quote.text)}" + (tr.text(" ({status})", status=place) if place else "")
        yield self._named_figures(story.figures)
        yield self._text(story.note)

    def _measure(self, measure: Measure) -> Iterator[str]:
        place = place_text(measure.path, self._edition, self._tr)
        yield f"#### {self._text(measure.name)}"
        yield self._text(measure.summary)
        yield self._named_figures(measure.figures)
        yield self._text(measure.note)
        yield f"{self._tr.text('Source:')} {escape(place)}" if place else ""

    def _named_figures(self, ids: Sequence[str]) -> str:
        known = [self._edition.figures[id_] for id_ in ids if id_ in self._edition.figures]
        return self._figures(known) if known else ""

    def _silence(self, silence: Silence) -> Iterator[str]:
        place = place_text(silence.path, self._edition, self._tr)
        parts = (self._text(silence.text), self._text(silence.missing), escape(place))
        yield f"- {self._tr.join(parts)}"

    def _picture(self, picture: Picture) -> Iterator[str]:
        credit = self._text(picture.credit)
        yield f"- {self._tr.join((self._text(picture.caption), credit))}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table; its first row is the head."""
    lines = ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
