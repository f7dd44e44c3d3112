"""A document, a workbook or a picture in place of text is named as what it is, with what works."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cqbrief.briefing.loading.load import load_edition
from cqbrief.i18n.translator import Translator
from tests.support import sample
from tests.support.sample import Mistake
from tests.support.seeded_mistakes import JOBS, REPORT


def _zip(*names: str, first: str = "", text: str = "") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        if first:
            archive.writestr(first, text)
        for name in names:
            archive.writestr(name, "<x/>" * 100, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _workbook() -> bytes:
    book, whole = Workbook(), io.BytesIO()
    book.create_sheet("就业").append(["年", "新增"])
    book.save(whole)
    return whole.getvalue()


def _compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(300)


_ODF = "application/vnd.oasis.opendocument."
KINDS = {
    "a Word document": (
        _zip("[Content_Types].xml", "word/document.xml"),
        _compound("WordDocument"),
    ),
    "an Excel workbook": (_workbook(), _compound("Workbook"), _compound("Book")),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",),
    "an OpenDocument text": (_zip("content.xml", first="mimetype", text=_ODF + "text"),),
    "an OpenDocument spreadsheet": (_zip("content.xml", first="mimetype", text=_ODF + "spreadsheet"),),
    "a presentation": (_zip("ppt/presentation.xml"), _compound("PowerPoint Document")),
    "an OFD document": (_zip("OFD.xml", "Doc_0/Document.xml"),),
    "a document of an office program (Word, Excel, WPS)": (_compound("Anything"),),
    "a picture": (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"),
    "an archive": (_zip("a.txt"), b"Rar!\x1a\x07\x01\x00"),
    "a rich-text document (RTF)": (b"{\\rtf1\\ansi",),
}
SAMPLES = [(kind, data) for kind, samples in KINDS.items() for data in samples]


@pytest.mark.parametrize(("kind", "data"), SAMPLES)
def test_a_source_that_is_no_text_is_named_whatever_its_ending_and_its_size(
    kind: str, data: bytes, tmp_path: Path
) -> None:
    sample.write(tmp_path)
    for more in (b"", bytes(5_000_000)):
        (tmp_path / REPORT).write_bytes(data + more)
        problem = load_edition(tmp_path).errors[0]
        assert problem.rule == "not-a-text" and problem.advice is not None
        assert kind in Translator("en").render(problem.message)
        assert ".txt" in Translator("en").render(problem.advice)


@pytest.mark.parametrize(("kind", "data"), [*SAMPLES, ("a web page or XML", b"<html><table><tr><td>1")])
def test_a_csv_file_that_is_a_renamed_workbook_is_named(kind: str, data: bytes, tmp_path: Path) -> None:
    chart = sample.SERIES_CHART + sample.FIRST_CHART
    sample.write(tmp_path, Mistake(JOBS, sample.FIRST_CHART, chart))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jobs.csv").write_bytes(data)
    problem = load_edition(tmp_path).errors[0]
    assert problem.rule == "not-a-text" and problem.advice is not None
    assert kind in Translator("en").render(problem.message)
    assert "CSV" in Translator("en").render(problem.advice)


def test_a_source_that_begins_with_marks_of_a_web_page_is_text(tmp_path: Path) -> None:
    sample.write(tmp_path)
    text = (tmp_path / REPORT).read_text(encoding="utf-8")
    (tmp_path / REPORT).write_text("<!-- PK -->\n\n" + text, encoding="utf-8")
    assert not load_edition(tmp_path).errors
