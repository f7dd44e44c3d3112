"""Source documents: their paragraphs, and where words stand in them; `paragraphs` reads them."""

from __future__ import annotations

from typing import Literal

from cqbrief.briefing.record import Record, record


@record
class Paragraph(Record):
    """Hold one block of a document."""

    kind: Literal["title", "heading", "text", "item", "row"]
    """A row is one of a table, or a line between two."""
    text: str
    """Without Markdown marks; one line."""
    number: int
    """Counts the text paragraphs, items and tables from 1 through the document; 0 for titles and headings."""
    offset: int
    """Where `text` begins in `Document.text`."""
    line: int
    """The line of the file on which it begins, from 0; `paragraphs` says what ends a line."""


@record
class Passage(Record):
    """Mark words found in a document: character positions in one paragraph's text."""

    source: str
    """Id of the source."""
    paragraph: int
    """Index into `Document.paragraphs`."""
    start: int
    end: int
    """Half-open range within that paragraph's `text`: the quote."""
    sentence_start: int
    sentence_end: int
    """The whole sentence(s) around the quote, for highlighting and for the wall."""


@record
class Document(Record):
    """Hold a source's text, cut into paragraphs."""

    source: str
    text: str
    """All paragraphs' texts, joined by line feeds."""
    paragraphs: tuple[Paragraph, ...]


@record
class SourceNumeral(Record):
    """Describe a numeral of a source, and what the briefing makes of it."""

    paragraph: int
    """Index into `Document.paragraphs`."""
    start: int
    end: int
    """Half-open range within that paragraph's text."""
    figures: tuple[str, ...] = ()
    """Ids of the figures whose value it is."""
    ignored: int | None = None
    """Index into the briefing's `ignored:`."""
    period: bool = False
    """True for a time that is said already: the period of a figure or of the briefing."""

    @property
    def used(self) -> bool:
        """Tell whether the briefing accounts for it."""
        return bool(self.figures) or self.ignored is not None or self.period
