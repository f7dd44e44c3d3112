"""Exports read again by other programs: what is in them is what the briefing says."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.export.cell_text import (
    LONGEST,
    cell_length,
    csv_bytes,
    escape_formula,
    html_table,
    tab_separated,
)
from cqbrief.export.files import export
from cqbrief.export.markdown import escape, markdown
from cqbrief.export.row_data import chart_table, figure_table
from cqbrief.export.workbook import workbook
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from tests.support import editions, sample
from tests.support.libreoffice import convert

PRINTED, NUMBER, UPPER, UNIT = 3, 4, 5, 6
"""Columns of the table of figures."""


LABELS = ("=HYPERLINK(1)", "+1+1", "@A1", "#N/A")
LONG_TEXT = "长" * 33_000


def by_libreoffice(folder: Path, *files: Path, opened_as: str = "") -> list[list[list[str]]]:
    """The rows that a spreadsheet program finds on the first sheet of each file."""
    # 44,34,76: commas, quotation marks, UTF-8; the texts of cells as they are formatted.
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    options = [f"--infilter={opened_as}"] if opened_as else []
    found = []
    for saved in convert(files, kind, folder / "converted", *options):
        with saved.open(encoding="utf-8-sig", newline="") as stream:
            found.append(list(csv.reader(stream)))
    return found


def labelled(label: str, folder: Path) -> bytes:
    """The workbook of a briefing with this label of a figure."""
    mistake = sample.Mistake("themes/2-people.yaml", "label: 招聘会", f'label: "{label}"')
    return workbook(load_edition(sample.write(folder, mistake)), Translator("zh"))


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What a spreadsheet program finds in workbooks: those of both languages, of a long text, of labels."""
    folder = tmp_path_factory.mktemp("workbooks")
    contents = {
        "long": workbook(editions.edition(), Translator("zh"), (("No.", "Quote"), ("1-02", LONG_TEXT))),
        **{label: labelled(label, folder / f"briefing-{n}") for n, label in enumerate(LABELS)},
    }
    files = {name: folder / f"{number}.xlsx" for number, name in enumerate(contents)}
    for name, file in files.items():
        file.write_bytes(contents[name])
    for language in ("zh", "en"):
        files[language] = folder / f"{language}.xlsx"
        export(editions.edition(), Translator(language), files[language])
    return dict(zip(files, by_libreoffice(folder, *files.values()), strict=True))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_libreoffice_finds_every_figure_as_printed_and_as_number_in_the_workbook(
    workbooks: dict[str, list[list[str]]], language: Language
) -> None:
    tr = Translator(language)
    rows = workbooks[language]
    expected = figure_table(editions.edition(), tr)
    assert len(rows) == len(expected) == len(editions.edition().figures) + 1
    for row, wanted in zip(rows, expected, strict=True):
        assert row[PRINTED] == wanted[PRINTED]
        assert row[UNIT] == wanted[UNIT]
        texts = [(got, cell) for got, cell in zip(row, wanted, strict=True) if isinstance(cell, str)]
        assert all(got == cell for got, cell in texts), texts
        for column in (NUMBER, UPPER):
            cell = wanted[column]
            assert Decimal(row[column]) == cell if isinstance(cell, Decimal) else row[column] == (cell or "")


def test_every_figure_is_exported_exactly_as_it_is_printed() -> None:
    rows = figure_table(editions.edition(), Translator("zh"))[1:]
    for row, figure in zip(rows, editions.edition().figures.values(), strict=True):
        assert figure.value is not None
        assert row[PRINTED] == figure.value.printed
        assert row[NUMBER] == figure.value.number
        if figure.quote is not None:
            assert figure.quote.text in row
        assert row[-1] == editions.edition().fingerprint


def test_a_range_has_both_ends_as_numbers() -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    theme = briefing.themes[0]
    figure = replace(theme.figures[0], value=parse_quantity("30～40家"))
    changed = replace(briefing, themes=(replace(theme, figures=(figure,)),))
    row = figure_table(replace(editions.edition(), briefing=changed), Translator("zh"))[1]
    assert row[PRINTED : UNIT + 1] == ("30～40家", Decimal(30), Decimal(40), "家")


NOTATIONS = {
    "三分之一": ("0.333333333333333", "", ""),
    "半数以上": ("0.5", "", ""),
    "two-thirds": ("0.666666666666667", "", ""),
    "三成五": ("3.5", "", "成"),
    "16.1/10万": ("16.1", "", "/10万"),
    "每10万人12.3例": ("12.3", "", "/10万"),
    "(1,234) thousand": ("-1234", "", "thousand"),
    "1,206[r] thousand": ("1206", "", "thousand"),
    "5 ± 1.2": ("3.8", "6.2", ""),
    "14亿1178万人": ("141178", "", "万人"),
    "−£0.1bn": ("-0.1", "", "£bn"),
    "亏损0.1亿元": ("-0.1", "", "亿元"),
    "下降25个基点": ("-25", "", "个基点"),
    "翻两番": ("4", "", "倍"),
    "伍仟元整": ("5000", "", "元"),
    "between 5 and 8 per cent": ("5", "8", "per cent"),
    "doubled": ("2", "", "times"),
}


@pytest.mark.parametrize("printed", NOTATIONS)
def test_a_number_in_any_notation_is_exported_with_its_sign_scale_and_unit(printed: str) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    theme = briefing.themes[0]
    figure = replace(theme.figures[0], value=parse_quantity(printed), comparisons=())
    changed = replace(briefing, themes=(replace(theme, figures=(figure,)),))
    edition = replace(editions.edition(), briefing=changed)
    book = openpyxl.load_workbook(io.BytesIO(workbook(edition, Translator("zh"))))
    cells = [cell.value for cell in list(book.worksheets[0].rows)[1]]
    number, upper, unit = NOTATIONS[printed]
    assert cells[PRINTED] == printed
    assert isinstance(cells[NUMBER], int | float)
    assert (f"{cells[NUMBER]:.15g}", f"{cells[UPPER]:.15g}" if cells[UPPER] else "", cells[UNIT] or "") == (
        number, upper, unit,
    )  # fmt: skip
    row = next(
        csv.reader(io.StringIO(csv_bytes(figure_table(edition, Translator("zh"))[1:]).decode("utf-8-sig")))
    )
    assert [row[PRINTED].strip(), *row[NUMBER : UNIT + 1]] == [printed, number, upper, unit]
    assert escape(printed) in markdown(edition, Translator("zh")).decode()


def test_csv_begins_with_a_mark_of_its_encoding_and_holds_every_row(tmp_path: Path) -> None:
    target = tmp_path / "figures.CSV"
    export(editions.edition(), Translator("zh"), target)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[PRINTED].strip() for row in rows] == [
        row[PRINTED] for row in figure_table(editions.edition(), Translator("zh"))
    ]


FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
)
"""What spreadsheets evaluate."""
VALUES = (
    "1-01", "5.10%", "12.50", "+86", "-5.9%", "−0.30", "2021-12-01", "1/3", "1,234", "TRUE", "1e5", "0012",
    "3:30", "￥4.10", "$4.10", "12345678901234567890", "12345e67", "1月2日", "2021年12月", "(5)",
    "31 December 2021", "May 2021", "mar1", "１２", "#N/A",
)  # fmt: skip
"""What spreadsheets of some language take for a number, a date, a truth or an error."""
TEXTS = (
    "75.1万人",
    "增长14.5%",
    "3万余场次",
    "New jobs",
    "may",
    "decade",
    "%",
    "元/人",
    "一",
    'say "x", y',
    "",
)
"""What every spreadsheet takes for a text."""


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_evaluate_is_marked_as_text(text: str) -> None:
    assert escape_formula(text) == f"'{text}"
    assert tab_separated([[text]]).startswith("'")


@pytest.mark.parametrize("text", [*FORMULAS, *VALUES])
def test_a_text_that_a_spreadsheet_would_read_otherwise_begins_with_a_tab_in_csv(text: str) -> None:
    assert csv_bytes([[text]]).decode("utf-8-sig") == f'"\t{text}"\r\n'


@pytest.mark.parametrize("text", TEXTS)
def test_any_other_text_stands_in_csv_as_it_is(text: str) -> None:
    assert next(csv.reader([csv_bytes([[text, "x"]]).decode("utf-8-sig").strip()])) == [text, "x"]


ANY = (*FORMULAS, *VALUES, *TEXTS)

# What LibreOffice is asked when it opens a CSV file: commas, quotation marks, UTF-8, from line 1; then the
# language, whether quoted fields are texts, whether to look for dates, and whether to evaluate formulas.
OPENED = {
    "as it is by itself": "44,34,76,1",
    "in American English": "44,34,76,1,,1033,false,true",
    "in Chinese": "44,34,76,1,,2052,false,true",
    "evaluating formulas": "44,34,76,1,,2052,false,true,false,false,false,-1,true,true",
    "without evaluating formulas": "44,34,76,1,,2052,false,true,false,false,false,-1,true,false",
}


@cache
def opened_as_csv(how: str) -> tuple[list[list[str]], list[list[str]]]:
    """What a spreadsheet program finds in the file of the figures and in one of texts, after one start."""
    with tempfile.TemporaryDirectory() as place:
        figures, texts = Path(place) / "figures.csv", Path(place) / "texts.csv"
        export(editions.edition(), Translator("zh"), figures)
        texts.write_bytes(csv_bytes([[text, Decimal("12.50")] for text in ANY if text]))
        of_figures, of_texts = by_libreoffice(Path(place), figures, texts, opened_as=f"CSV:{OPENED[how]}")
    return of_figures, of_texts


@pytest.mark.parametrize("how", OPENED)
def test_libreoffice_keeps_every_text_of_a_csv_file(how: str) -> None:
    _, rows = opened_as_csv(how)
    assert [row[0].removeprefix("\t") for row in rows] == [text for text in ANY if text]
    assert {row[1] for row in rows} == {"12.5"}  # a number is a number


def test_libreoffice_finds_every_figure_as_printed_in_the_csv_file() -> None:
    rows, _ = opened_as_csv("in Chinese")
    for row, wanted in zip(rows, figure_table(editions.edition(), Translator("zh")), strict=True):
        for got, cell in zip(row, wanted, strict=True):
            assert (
                got.removeprefix("\t") == cell if isinstance(cell, str) else Decimal(got or 0) == (cell or 0)
            )


def test_a_program_that_strips_white_space_has_every_text_as_printed() -> None:
    rows = figure_table(editions.edition(), Translator("zh"))
    read = list(csv.reader(io.StringIO(csv_bytes(rows).decode("utf-8-sig"), newline="")))
    assert [[cell.strip() for cell in row] for row in read] == [
        [f"{cell:f}" if isinstance(cell, Decimal) else (cell or "").strip() for cell in row] for row in rows
    ]


def test_libreoffice_keeps_every_text_of_a_table_that_is_pasted(tmp_path: Path) -> None:
    target = tmp_path / "pasted.html"
    texts = [text for text in ANY if text]
    target.write_text(html_table([[text, Decimal("12.50")] for text in texts]), "utf-8")
    (rows,) = by_libreoffice(tmp_path, target, opened_as="HTML (StarCalc)")
    assert [row[0] for row in rows] == [text.strip() for text in texts]
    assert {row[1] for row in rows} == {"12.5"}


@pytest.mark.parametrize("text", VALUES)
def test_a_text_of_the_workbook_that_looks_like_a_number_or_date_stays_a_text_when_it_is_edited(
    text: str,
) -> None:
    rows = (("head",), (text,), (Decimal("12.50"),))
    sheet = openpyxl.load_workbook(
        io.BytesIO(workbook(editions.edition(), Translator("zh"), rows))
    ).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (text, "s", True)
    assert sheet["A3"].data_type == "n"


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_a_text() -> None:
    many = Decimal("1234567890123456789.5")
    assert csv_bytes([[many]]).decode("utf-8-sig") == '"\t1234567890123456789.5"\r\n'
    sheet = openpyxl.load_workbook(
        io.BytesIO(workbook(editions.edition(), Translator("zh"), (("head",), (many,))))
    ).worksheets[0]
    assert sheet["A2"].value == str(many)


@pytest.mark.parametrize("character", ["长", "𠮷"])
def test_a_text_that_no_cell_holds_is_cut_with_a_word_and_whole_on_a_further_sheet(character: str) -> None:
    text = character * 40_000 + "end"
    rows = (("No.", "Quote"), ("1-01", "short"), ("1-02", text), ("1-03", "next"))
    book = openpyxl.load_workbook(io.BytesIO(workbook(editions.edition(), Translator("en"), rows)))
    cell = book["Figures"]["B3"].value
    assert isinstance(cell, str)
    assert cell_length(cell) <= LONGEST
    assert cell.startswith(character * 16_000) and "“Long texts”, row 2" in cell
    found = [row for row in book["Long texts"].iter_rows(values_only=True)][1:]
    assert "".join(str(row[3]) for row in found) == text
    assert all(cell_length(str(row[3])) <= LONGEST for row in found)
    assert {row[:2] for row in found} == {("1-02", "Quote")}
    assert book["Figures"]["B4"].value == "next"


def test_libreoffice_finds_the_whole_of_a_text_that_no_cell_holds(
    workbooks: dict[str, list[list[str]]],
) -> None:
    (row,) = workbooks["long"][1:]
    assert row[1].startswith("长" * 32_000) and "长文本" in row[1]


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".md"])
def test_it_is_said_which_texts_no_cell_holds(tmp_path: Path, ending: str) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    theme = briefing.themes[0]
    figure = replace(theme.figures[0], label=Text(plain="长" * 40_000))
    changed = replace(briefing, themes=(replace(theme, figures=(figure,)),))
    said = export(replace(editions.edition(), briefing=changed), Translator("en"), tmp_path / f"a{ending}")
    assert ("1-01 Indicator" in said and "32,767" in said.replace("32767", "32,767")) == (ending != ".md")
    assert export(editions.edition(), Translator("en"), tmp_path / f"b{ending}") == ""


@pytest.mark.parametrize("text", ["-5.9%", "75.1万人", "+3", "−5.9", "1,234", "", "增长14.5%"])
def test_a_plain_number_or_text_stays_as_it_is(text: str) -> None:
    assert escape_formula(text) == text


@pytest.mark.parametrize("text", LABELS)
def test_a_label_written_like_a_formula_is_no_formula_in_the_workbook(
    workbooks: dict[str, list[list[str]]], text: str, tmp_path: Path
) -> None:
    content = labelled(text, tmp_path / "briefing")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in found] == ["s"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    assert any(text in row for row in workbooks[text])


@pytest.mark.parametrize("folder", editions.folders(), ids=lambda folder: folder.name)
def test_markdown_holds_every_figure_story_chart_measure_source_and_the_fingerprint(folder: Path) -> None:
    edition = editions.edition(folder)
    text = markdown(edition, Translator("zh")).decode("utf-8")
    context = editions.context(folder)
    assert edition.briefing is not None
    for figure in edition.figures.values():
        assert figure.value is not None
        assert f"| {figure.number} | " in text
        assert escape(figure.value.printed) in text
    for theme in edition.briefing.themes:
        said = [theme.title, theme.message, *(chart.headline for chart in theme.charts)]
        said += [story.summary for story in theme.stories] + [measure.name for measure in theme.measures]
        for wanted in said:
            assert escape(context.text(wanted)) in text
    for source in edition.briefing.sources:
        assert escape(context.text(source.title)) in text
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
    assert escape(text) == expected


def test_the_data_of_a_chart_is_a_table_with_printed_values_numbers_and_source() -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            rows = chart_table(chart, edition, Translator("zh"))
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
        export(editions.edition(), Translator("zh"), tmp_path / "figures.xlsx")
    assert list(tmp_path.iterdir()) == []
