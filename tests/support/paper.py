"""Printing for tests, and reading the printed pages back."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, cast

import pypdf

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Briefing
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.paper.typesetter import TypesetPages

FOOT = re.compile(r"^(\d+-\d+) (第 \d+ 段：\s*“|推算：|paragraph \d+: |derived: |附表|表)", re.M)
"""How the source of a figure begins at the foot of a page."""
MADE = datetime(2022, 1, 20, 9, 30, tzinfo=UTC)
NUMBER = re.compile(r"(?<![\d-])(\d-\d\d)(?![\d-])")


@dataclass(frozen=True)
class Printed:
    """A PDF that was made, and what was said of it."""

    job: PrintJob
    sheets: TypesetPages
    language: Language = "zh"

    @cached_property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.sheets.parts[0]))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page in the order in which it was set, lines kept."""
        return pages_of(self.sheets.parts[0])

    @cached_property
    def lines(self) -> list[str]:
        """The lines of each column and cell, on all pages."""
        pages = pages_of(self.sheets.parts[0], "-layout")
        return [line.strip() for page in pages for line in re.split(r"\n|(?<![” ])  +", page)]

    @cached_property
    def squeezed(self) -> tuple[str, ...]:
        """The text of each page without any white space."""
        assert len(self.pages) == self.sheets.pages
        return tuple(map(squeeze, self.pages))

    @cached_property
    def text(self) -> str:
        """The text of all pages without any white space."""
        return "".join(self.squeezed)

    def pictures(self, dots_per_inch: float) -> tuple[bytes, ...]:
        """The pages as PNG."""
        found = _builder(self.language).make_pictures(self.job, dots_per_inch).parts
        assert len(found) == self.sheets.pages
        return found

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def metadata(self) -> str:
        return str(self.root["/Metadata"].get_object().get_data().decode("utf-8"))

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title and page index of every bookmark."""
        return list(self._bookmarks(self.reader.outline, 0))

    def _bookmarks(self, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                page = self.reader.get_destination_page_number(entry)
                assert page is not None
                yield level, str(entry.title), page

    def fonts(self) -> dict[str, Any]:
        """Name -> descriptor of every font on any page."""
        found = {}
        for page in self.reader.pages:
            for font in cast("dict[str, Any]", page["/Resources"]).get("/Font", {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                found[str(inner["/BaseFont"])] = inner["/FontDescriptor"].get_object()
        return found


def pages_of(pdf: bytes, order: str = "-raw") -> tuple[str, ...]:
    """The text of each page of a PDF, as poppler sees it: nothing beyond its edges.

    Takes a tenth of the time that pypdf takes. Between words there is one blank, with `-layout` more between
    columns. Where a quotation mark of a Chinese font begins or ends a quote, a line may seem to end.
    """
    read = ["pdftotext", order, "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(read, input=pdf, capture_output=True, check=True)
    assert done.stderr == b""
    *pages, _ = done.stdout.decode("utf-8").split("\f")
    return tuple(page.replace("\u2060", "") for page in pages)


def squeezed_pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF without any white space."""
    return tuple(map(squeeze, pages_of(pdf)))


def squeeze(text: str) -> str:
    """`text` without white space."""
    return re.sub(r"\s+", "", text)


@cache
def _builder(language: Language) -> DocumentBuilder:
    """One for all documents, as a print preview has one: it keeps the drawings of the last edition."""
    return DocumentBuilder(Translator(language))


def print_pages(
    edition: Edition, profile: str = "briefing", language: Language = "zh", **options: Any
) -> Printed:
    """Print an edition and check what must hold for all: Typst has nothing to remark."""
    options.setdefault("made", MADE)
    builder = _builder(language)
    job = builder.prepare(edition, profiles()[profile], PrintRequest(**options))
    sheets = builder.make_pdf(job)
    assert sheets.warnings == ()
    printed = Printed(job, sheets, language)
    assert len(printed.reader.pages) == sheets.pages
    return printed


_KEPT: dict[tuple[int, str, Language], Printed] = {}


def printed_once(edition: Edition, profile: str = "briefing", language: Language = "zh") -> Printed:
    """The same, kept for all tests that look at it; for editions that live as long as the tests."""
    key = (id(edition), profile, language)
    if key not in _KEPT:
        _KEPT[key] = print_pages(edition, profile, language)
    return _KEPT[key]


def changed(edition: Edition, **fields: Any) -> Edition:
    """The edition with other words in some fields of its briefing."""
    assert edition.briefing is not None
    briefing: Briefing = replace(edition.briefing, **fields)
    return replace(edition, briefing=briefing)
