from __future__ import annotations

import struct
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled
from cqbrief.i18n.language import Language, Punctuation
from cqbrief.look import qt_style
from cqbrief.look.looks import LIGHT
from cqbrief.look.roles import FAMILIES, TextRole
from cqbrief.system import font_coverage, paths
from tests.support import editions

FONTS = paths.resources() / "fonts"
every_font = pytest.mark.parametrize("name", font_coverage.FONT_FILES)

# What the program itself draws as text beside what stands in briefings and catalogues.
SYMBOLS = "×÷−≈≤≥≠±†‡✓→←↑↓·～—–…“”‘’①②③⑩〇℃㎡％￥¥€£°′″§●○■□▲△▼★【】《》「」、。，；：？！（）"


def raw(name: str, qtbot: QtBot) -> QRawFont:
    font = QRawFont(str(FONTS / name), 16)
    assert font.isValid()
    return font


def missing(font: QRawFont, text: str) -> str:
    return "".join(sorted(c for c in set(text) if c.isprintable() and not font.supportsCharacter(ord(c))))


def gb_2312() -> str:
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", errors="ignore") for cell in cells)


@every_font
def test_a_font_has_all_of_the_official_list_and_of_gb_2312(name: str, qtbot: QtBot) -> None:
    lines = (FONTS / "tongyong-guifan-hanzi-8105.txt").read_text("ascii").split()
    official = "".join(chr(int(line, 16)) for line in lines)
    assert len(official) == 8105
    assert len(gb_2312()) == 7445
    assert missing(raw(name, qtbot), official + gb_2312()) == ""


@every_font
def test_a_font_has_the_symbols_that_the_program_draws(name: str, qtbot: QtBot) -> None:
    assert missing(raw(name, qtbot), SYMBOLS) == ""


@every_font
def test_a_font_has_every_character_of_the_built_in_briefings_and_of_the_catalogue(
    name: str, qtbot: QtBot
) -> None:
    files = [path for suffix in ("yaml", "md", "txt", "csv") for path in paths.data().rglob(f"*.{suffix}")]
    files += (paths.resources() / "i18n").rglob("*.po")
    assert files
    font = raw(name, qtbot)
    gaps = {str(path): found for path in files if (found := missing(font, path.read_text("utf-8")))}
    assert gaps == {}


@every_font
def test_a_font_carries_its_licence_and_its_name(name: str, qtbot: QtBot) -> None:
    font = raw(name, qtbot)
    table = bytes(font.fontTable("name").data())
    assert "SIL Open Font License".encode("utf-16-be") in table
    assert font.familyName() in FAMILIES.values()


@every_font
def test_bold_is_bold(name: str, qtbot: QtBot) -> None:
    (weight,) = struct.unpack_from(">H", bytes(raw(name, qtbot).fontTable("OS/2").data()), 4)
    assert weight == (700 if "Bold" in name else 400)


def test_the_licences_stand_beside_the_fonts() -> None:
    for name in ("OFL.txt", "OFL-NotoSerifSC.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / name).read_text("utf-8")


def test_loading_registers_both_families(qtbot: QtBot) -> None:
    assert qt_style.load_fonts(paths.resources()) == ("Noto Sans SC", "Noto Serif SC")


def test_a_missing_font_is_named_with_its_path(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(paths.FilesMissingError, match=r"NotoSansSC-Regular\.ttf"):
        qt_style.load_fonts(tmp_path)


def test_a_file_that_is_no_font_is_named_with_its_path(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "NotoSansSC-Regular.ttf").write_text("not a font", "utf-8")
    with pytest.raises(paths.FilesMissingError, match=r"NotoSansSC-Regular\.ttf"):
        qt_style.load_fonts(tmp_path)


@pytest.mark.parametrize("role", ["number", "number_small", "chart_text", "chart_value", "body"])
def test_digits_stand_in_columns(role: TextRole, fonts: None) -> None:
    metrics = QFontMetricsF(qt_style.font(LIGHT, role))
    assert {round(metrics.horizontalAdvance(digit * 4), 3) for digit in "0123456789"} == {
        round(metrics.horizontalAdvance("0000"), 3)
    }


def test_apostrophes_are_an_em_wide_or_narrow_as_the_punctuation_asks(fonts: None) -> None:
    size = LIGHT.texts["body"].size
    widths = [
        QFontMetricsF(qt_style.font(LIGHT, "body", punctuation=punctuation)).horizontalAdvance("’")
        for punctuation in get_args(Punctuation)
    ]
    assert widths[0] == pytest.approx(size, rel=0.01)
    assert widths[1] < size / 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_chinese_text_keeps_chinese_punctuation_in_every_language_of_the_interface(
    language: Language, fonts: None
) -> None:
    text = "建成市级创业孵化基地（园区）175家，新孵化企业"
    font = qt_style.font(LIGHT, "body", punctuation=qt_style.punctuation_of(text, language))
    size = LIGHT.texts["body"].size
    for mark in "，（）。“”":
        assert QFontMetricsF(font).horizontalAdvance(mark) == pytest.approx(size, rel=0.01)


def test_a_text_has_the_punctuation_of_what_it_is_written_in() -> None:
    assert qt_style.punctuation_of("GDP增长5%，", "en") == "wide"
    assert qt_style.punctuation_of("the “纾困” articles of the city’s report", "en") == "narrow"
    assert qt_style.punctuation_of("the city’s report", "zh") == "narrow"
    assert qt_style.punctuation_of("“/home/me/my briefing”中没有 briefing.yaml。", "zh") == "wide"
    assert qt_style.punctuation_of("75.1", "zh") == "wide"
    assert qt_style.punctuation_of("75.1", "en") == "narrow"


def test_a_document_of_an_english_window_keeps_chinese_punctuation_too(
    fonts: None, qapp: QApplication
) -> None:
    before = qapp.font()
    qapp.setFont(qt_style.font(LIGHT, "body", punctuation="narrow"))
    try:
        widths = [
            SpanLabel(styled(text, "body"), editions.context(language="en")).sizeHint().width()
            for text in ("园区，园区", "园区园区园")
        ]
    finally:
        qapp.setFont(before)
    assert abs(widths[0] - widths[1]) <= 1
