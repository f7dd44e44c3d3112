"""What a file is by its first bytes, where text was expected: a document, a workbook, a picture."""

from __future__ import annotations

from cqbrief.i18n.messages import N_, Message

_WORD = N_("a Word document")
_EXCEL = N_("an Excel workbook")
_SLIDES = N_("a presentation")
_OFFICE = N_("a document of an office program (Word, Excel, WPS)")
_ARCHIVE = N_("an archive")
_PICTURE = N_("a picture")
_PAGE = N_("a web page or XML")

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", N_("a PDF")),
    (b"{\\rtf", N_("a rich-text document (RTF)")),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x1f\x8b\x08", _ARCHIVE),
)
"""The signatures of formats that people have reports in."""
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.text", N_("an OpenDocument text")),
    (b"opendocument.spreadsheet", N_("an OpenDocument spreadsheet")),
    (b"opendocument.presentation", _SLIDES),
    (b"epub+zip", N_("an electronic book (EPUB)")),
    (b"application/x-cqbrief", N_("a one-file briefing")),
    (b"OFD.xml", N_("an OFD document")),
    (b"word/", _WORD),
    (b"xl/", _EXCEL),
    (b"ppt/", _SLIDES),
    (b"Index/Document.iwa", N_("a document of Pages, Numbers or Keynote")),
)
"""Names of parts and types that stand readable in a zip (ISO/IEC 29500, OpenDocument 1.3, GB/T 33190)."""
_IN_COMPOUND: tuple[tuple[str, str], ...] = (
    ("WordDocument", _WORD),
    ("Workbook", _EXCEL),
    ("Book", _EXCEL),
    ("PowerPoint Document", _SLIDES),
)
"""Names of streams in a compound file ([MS-CFB]), which WPS and ET files are, too."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"mime-version:")


def kind_of(data: bytes) -> Message | None:
    """Name the format of `data`, the beginning of a file, where it is none of plain text; else None.

    Whatever the ending of the file says.
    """
    if data.startswith(b"PK\3\4"):
        found = next((kind for mark, kind in _IN_ZIP if mark in data), _ARCHIVE)
    elif data.startswith(_COMPOUND):
        names = ((name.encode("utf-16-le"), kind) for name, kind in _IN_COMPOUND)
        found = next((kind for name, kind in names if name in data), _OFFICE)
    else:
        found = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), "")
    return Message(found) if found else None


def is_markup(data: bytes) -> bool:
    """Tell whether `data` begins as a web page, XML or a mail does: a workbook saved so and called CSV."""
    beginning = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return beginning.startswith(_MARKUP)


MARKUP = Message(_PAGE)
"""What `is_markup` finds."""
