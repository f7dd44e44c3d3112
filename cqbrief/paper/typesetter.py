"""Typst at work in a folder of its own: the templates, and as files what they print.

Typst lays out again only what has read a changed file. So every drawing is a file and no part of the data:
pages that were set with blank charts, while these were still being drawn, are mostly right already.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, cast

import typst

from cqbrief.system.temp_dirs import TempDir

Kind = Literal["pdf", "png"]

_SUSPECTS = b"/MarkInfo<</Marked true/Suspects false>>"
_NO_SUSPECTS = b"/MarkInfo<</Marked true>>".ljust(len(_SUSPECTS))
"""What Typst writes into the catalog, and the same without its default: as long, so that offsets hold."""


@dataclass(frozen=True)
class TypesetPages:
    """Hold one PDF, or one picture for each page."""

    parts: tuple[bytes, ...]
    pages: int
    warnings: tuple[str, ...]
    """What Typst remarked; empty for sound pages."""


class Typesetter:
    """Typeset one template, again and again. To be used by one thread at a time, whichever it is."""

    def __init__(self, template: Path, fonts: typst.Fonts) -> None:
        """Raises OSError where there is no room for the folder."""
        scratch = TempDir("cqbrief-typesetter-", Path(tempfile.gettempdir()))
        self._folder, self._scratch = scratch.folder, scratch
        self.close = scratch.close
        """Removes the folder at once; that happens when the program ends at the latest."""
        self._written: dict[str, str] = {}
        for file in template.parent.glob("*.typ"):
            self._write(file.name, file.read_text(encoding="utf-8"))
        self._compiler = typst.Compiler(self._folder / template.name, root=self._folder, font_paths=fonts)

    def count_pages(self, data: str, drawings: Mapping[str, str]) -> int:
        """Lay the pages out and count them, after which `typeset` takes less time. Raise as that does."""
        self._provide(data, drawings)
        return self._pages()

    def typeset(
        self,
        data: str,
        drawings: Mapping[str, str],
        kind: Kind,
        *,
        dots_per_inch: float = 72,
        standards: tuple[str, ...] = (),
        made: datetime,
    ) -> TypesetPages:
        """Typeset the pages for `data`, which is JSON, and `drawings`, file name -> SVG.

        Raise typst.TypstError, and OSError where the files cannot be written.
        """
        self._provide(data, drawings)
        found, warnings = self._compiler.compile_with_warnings(
            format=kind, ppi=dots_per_inch, pdf_standards=cast("Any", list(standards)), timestamp=made
        )
        pages = self._pages()
        parts = tuple(found) if isinstance(found, list) else (found or b"",)
        if kind == "pdf":
            parts = tuple(_without_suspects(part) for part in parts)
        return TypesetPages(parts, pages, tuple(warning.message for warning in warnings))

    def _pages(self) -> int:
        return int(self._compiler.query("<pages>", field="value", one=True))

    def _provide(self, data: str, drawings: Mapping[str, str]) -> None:
        self._write("data.json", data)
        for name, svg in drawings.items():
            self._write(name, svg)

    def _write(self, name: str, text: str) -> None:
        if self._written.get(name) != text:
            # Where writing fails, what is in the file is not known.
            self._written.pop(name, None)
            (self._folder / name).write_text(text, encoding="utf-8")
            self._written[name] = text


def _without_suspects(pdf: bytes) -> bytes:
    """Leave out of the catalog that no tag is suspect, which goes without saying.

    Poppler (22.12) takes this very value for one of a wrong type, and says so wherever the file is opened.
    """
    head, found, tail = pdf.rpartition(_SUSPECTS)
    return head + _NO_SUSPECTS + tail if found else pdf
