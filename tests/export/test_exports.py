"""Exports read again by other programs: what is in them is what the briefing says."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cqbrief.briefing.load import load_edition
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.export.cells import csv_bytes, harmless, tab_separated
from cqbrief.export.markdown import escaped, markdown
from cqbrief.export.output import export
from cqbrief.export.tables import chart_table, figure_table
from cqbrief.export.workbook import workbook
from cqbrief.words import Words
from tests import desk
from tests.briefing import briefings

PRINTED, NUMBER, UPPER, UNIT = 3, 4, 5, 6
"""Columns of the table of figures."""


def by_libreoffice(file: Path, folder: Path) -> list[list[str]]:
    """The rows that a spreadsheet program finds on the first sheet of `file`."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail(
            "soffice is missing: sudo apt-get install -y --no-install-recommends libreoffice-calc-nogui"
        )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "converted"
    # 44,34,76: commas, quotation marks, UTF-8; the texts of cells as they are formatted.
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (out / f"{file.stem}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_libreoffice_finds_every_figure_as_printed_and_as_number_in_the_workbook(
    tmp_path: Path, language: str
) -> None:
    words = Words("zh" if language == "zh" else "en")
    target = tmp_path / "figures.xlsx"
    export(desk.edition(), words, target)
    rows = by_libreoffice(target, tmp_path)
    expected = figure_table(desk.edition(), words)
    assert len(rows) == len(expected) == len(desk.edition().figures) + 1
    for row, wanted in zip(rows, expected, strict=True):
        assert row[PRINTED] == wanted[PRINTED]
        assert row[UNIT] == wanted[UNIT]
        texts = [(got, cell) for got, cell in zip(row, wanted, strict=True) if isinstance(cell, str)]
        assert all(got == cell for got, cell in texts), texts
        for column in (NUMBER, UPPER):
            cell = wanted[column]
            assert Decimal(row[column]) == cell if isinstance(cell, Decimal) else row[column] == (cell or "")


def test_every_figure_is_exported_exactly_as_it_is_printed() -> None:
    rows = figure_table(desk.edition(), Words("zh"))[1:]
    for row, figure in zip(rows, desk.edition().figures.values(), strict=True):
        assert figure.value is not None
        assert row[PRINTED] == figure.value.printed
        assert row[NUMBER] == figure.value.number
        if figure.quote is not None:
            assert figure.quote.text in row
        assert row[-1] == desk.edition().fingerprint


def test_a_range_has_both_ends_as_numbers() -> None:
    briefing = desk.edition().briefing
    assert briefing is not None
    theme = briefing.themes[0]
    figure = replace(theme.figures[0], value=parse_quantity("30～40家"))
    changed = replace(briefing, themes=(replace(theme, figures=(figure,)),))
    row = figure_table(replace(desk.edition(), briefing=changed), Words("zh"))[1]
    assert row[PRINTED : UNIT + 1] == ("30～40家", Decimal(30), Decimal(40), "家")


def test_csv_begins_with_a_mark_of_its_encoding_and_holds_every_row(tmp_path: Path) -> None:
    target = tmp_path / "figures.CSV"
    export(desk.edition(), Words("zh"), target)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[PRINTED] for row in rows] == [
        row[PRINTED] for row in figure_table(desk.edition(), Words("zh"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
    ],
)
def test_a_text_that_a_spreadsheet_would_evaluate_is_marked_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert tab_separated([[text]]).startswith("'")
    assert next(csv.reader([csv_bytes([[text]]).decode("utf-8-sig").strip()]))[0].startswith("'")


@pytest.mark.parametrize("text", ["-5.9%", "75.1万人", "+3", "−5.9", "1,234", "", "增长14.5%"])
def test_a_plain_number_or_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "@A1", "#N/A"])
def test_a_label_written_like_a_formula_is_no_formula_in_the_workbook(tmp_path: Path, text: str) -> None:
    label = briefings.Mistake("themes/2-people.yaml", "label: 招聘会", f'label: "{text}"')
    edition = load_edition(briefings.write(tmp_path / "briefing", label))
    content = workbook(edition, Words("zh"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in found] == ["s"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    target = tmp_path / "figures.xlsx"
    target.write_bytes(content)
    assert any(text in row for row in by_libreoffice(target, tmp_path))


@pytest.mark.parametrize("folder", desk.briefings(), ids=lambda folder: folder.name)
def test_markdown_holds_every_figure_story_chart_measure_source_and_the_fingerprint(folder: Path) -> None:
    edition = desk.edition(folder)
    text = markdown(edition, Words("zh")).decode("utf-8")
    context = desk.context(folder)
    assert edition.briefing is not None
    for figure in edition.figures.values():
        assert figure.value is not None
        assert f"| {figure.number} | " in text
        assert figure.value.printed in text
    for theme in edition.briefing.themes:
        said = [theme.title, theme.message, *(chart.headline for chart in theme.charts)]
        said += [story.summary for story in theme.stories] + [measure.name for measure in theme.measures]
        for wanted in said:
            assert escaped(context.say(wanted)) in text
    for source in edition.briefing.sources:
        assert escaped(context.say(source.title)) in text
    assert f"`{edition.fingerprint}`" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 一", "\\# 一"),
        ("a|b", "a\\|b"),
        ("<script>", "\\<script\\>"),
        ("1. 一", "1\\. 一"),
        ("- 一", "\\- 一"),
        ("75.1万人", "75.1万人"),
        ("-5.9%", "-5.9%"),
        ("一\n二", "一 二"),
        ("[x](y)", "\\[x\\](y)"),
    ],
)
def test_nothing_in_a_briefing_is_read_as_markdown(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_the_data_of_a_chart_is_a_table_with_printed_values_numbers_and_source() -> None:
    edition = desk.edition()
    assert edition.briefing is not None
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            rows = chart_table(chart, edition, Words("zh"))
            for point in chart.points:
                figure = edition.figures.get(point.figure or "")
                if figure is None or figure.value is None:
                    continue
                row = next(row for row in rows if row[0] == point.x.in_language("zh"))
                assert figure.value.number in row
                assert any(isinstance(cell, str) and figure.value.printed in cell for cell in row)
            assert rows[-1][-1] == edition.fingerprint


def test_where_not_even_a_sheet_s_own_file_can_be_made_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("openpyxl.worksheet._write_only.WorksheetWriter", full)
    with pytest.raises(OSError, match="No space"):
        export(desk.edition(), Words("zh"), tmp_path / "figures.xlsx")
    assert list(tmp_path.iterdir()) == []
