"""Reading a source document: its encoding, its paragraphs, their sentences.

Apart from `document`: the patterns take 3 ms to make ready, and a window that opens does without them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from cqbrief.briefing.sources.document import Document, Paragraph
from cqbrief.briefing.storage.encodings import decode, decode_damaged
from cqbrief.briefing.tables.text_rows import find_row_blocks, is_delimiter_row

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, 0xFEFF))
"""Characters that show nothing and would spoil what is copied; line ends and tabs stay."""
_HEADING = re.compile(r"(#{1,6})(?:\s+|$)")
_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,3}[.)])\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』\"）)】》]*|\n|$)")

_MOST_FOLLOWED = 1_000_000
"""Characters of a document whose places are looked for, in all: half a second or so of work."""


def decode_source(data: bytes) -> str:
    """Return the text of a source file in UTF-8, UTF-16 or GB 18030; never fails.

    Bytes that fit no encoding become U+FFFD, so that a quote from there is reported as not found.
    """
    decoded = decode(data)
    return decode_damaged(data) if decoded is None else decoded.text


def parse_document(source: str, raw: str) -> Document:
    """Cut `raw`, plain text or Markdown, into paragraphs: ``#`` titles, ``##`` headings, ``-`` items.

    Blank lines part paragraphs; lines within one are joined, without a space where Chinese meets. Rows of a
    table are paragraphs of their own under one number.
    """
    paragraphs: list[Paragraph] = []
    offset = number = 0
    last: Kind | None = None
    for kind, first, lines in _blocks(raw.translate(_CONTROL)):
        text = lines[0] if len(lines) == 1 else _join(lines)
        if "[" in text:
            text = _LINK.sub(r"\1", text)
        if "**" in text or "__" in text:
            text = _EMPHASIS.sub(r"\2", text)
        text = text.strip()
        if not text:
            continue
        if kind in ("text", "item") or (kind == "row" and last != "row"):
            number += 1
        paragraphs.append(Paragraph(kind, text, 0 if kind in ("title", "heading") else number, offset, first))
        last = kind
        offset += len(text) + 1
    return Document(source, "\n".join(paragraph.text for paragraph in paragraphs), tuple(paragraphs))


class OriginalText:
    """Find where a document's characters stand in the file that it was read from."""

    def __init__(self, raw: str, document: Document) -> None:
        self._raw = raw
        self._paragraphs = document.paragraphs
        self._followed = 0
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(raw))]

    def offsets(self, paragraph: int) -> list[int]:
        """Return for each character of the paragraph with this index its place in the file.

        Marks of Markdown and ends of lines lie between. A blank, which may stand for the end of a line,
        has the place of what follows it. When `_MOST_FOLLOWED` characters were looked for, all have the
        place of their paragraph's beginning.
        """
        start = self._lines[self._paragraphs[paragraph].line]
        following = self._paragraphs[paragraph + 1 : paragraph + 2]
        place = self._lines[following[0].line] if following else len(self._raw)
        text = self._paragraphs[paragraph].text
        self._followed += len(text)
        if self._followed > _MOST_FOLLOWED:
            return [start] * len(text)
        found = []
        # From the end, for most marks stand before: the 1 of “1. 12 people” is not that of 12.
        for character in reversed(text):
            if character != " ":
                place = max(start, self._raw.rfind(character, start, place))
            found.append(place)
        return found[::-1]


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return half-open ranges of the sentences of a paragraph, without the spaces around them.

    Cut after 。！？!? with the closing quotation marks and brackets that follow; ；does not end a sentence.
    """
    ranges = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            ranges.append((start, end))
    return tuple(ranges)


Kind = Literal["title", "heading", "text", "item", "row"]


def _blocks(raw: str) -> list[tuple[Kind, int, list[str]]]:
    """Return kind, first line (from 0) and lines of each block."""
    blocks: list[tuple[Kind, int, list[str]]] = []
    fresh = True
    lines = [line.strip().removeprefix("> ").strip() for line in _LINE_END.split(raw)]
    in_table = {row.line for rows in find_row_blocks(lines) for row in rows}
    for number, stripped in enumerate(lines):
        if not stripped or _is_rule(stripped) or is_delimiter_row(stripped):
            fresh = True
        elif number in in_table:
            blocks.append(("row", number, [stripped]))
            fresh = True
        elif heading := _HEADING.match(stripped):
            words = stripped[heading.end() :].rstrip("#").rstrip()
            blocks.append(("title" if len(heading[1]) == 1 else "heading", number, [words]))
            fresh = True
        elif item := _ITEM.match(stripped):
            blocks.append(("item", number, [stripped[item.end() :]]))
            fresh = False
        elif fresh:
            blocks.append(("text", number, [stripped]))
            fresh = False
        else:
            blocks[-1][2].append(stripped)
    return blocks


def _is_rule(line: str) -> bool:
    """Tell whether a line is three or more of - * _, with or without blanks: it parts, and says nothing."""
    # Not by a pattern: of a line of megabytes that would keep every step.
    return (
        line[0] in "-*_"
        and not line.replace(" ", "").replace("\t", "").strip(line[0])
        and line.count(line[0]) > 2
    )


def _join(lines: list[str]) -> str:
    """Join lines to one; a number that a line end cut in a Chinese text stays in one piece."""
    chinese = any(_WIDE.search(line) for line in lines)
    pieces = lines[:1]
    for before, line in pairwise(lines):
        meets = _WIDE.match(before[-1:]) or _WIDE.match(line)
        cut = chinese and (before[-1:].isdigit() or before[-1:] == ".") and line[:1].isdigit()
        pieces.append(line if meets or cut else " " + line)
    return "".join(pieces)
