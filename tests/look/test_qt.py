from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.look import qt_style
from cqbrief.look.looks import CONTRAST, DARK, LIGHT, LOOKS
from cqbrief.look.roles import FAMILIES, Look
from cqbrief.look.stylesheet import stylesheet

every_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


@every_look
def test_every_text_role_is_set_in_a_bundled_font(look: Look, fonts: None) -> None:
    for role, style in look.texts.items():
        info = QFontInfo(qt_style.font(look, role))
        assert (info.family(), info.pixelSize()) == (FAMILIES[style.family], style.size)
        assert info.bold() == (style.weight == 700)


def test_zoom_multiplies_the_size_of_text(qtbot: QtBot) -> None:
    assert qt_style.font(LIGHT, "number", 2.0).pixelSize() == 2 * qt_style.font(LIGHT, "number").pixelSize()


@every_look
def test_the_stylesheet_names_no_colour_that_is_not_a_role(look: Look) -> None:
    found = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", stylesheet(look)))
    assert found
    assert found <= set(look.colours.values())


@every_look
def test_the_stylesheet_sets_no_font_size_and_no_placeholder_is_left(look: Look) -> None:
    sheet = stylesheet(look)
    assert "font-size" not in sheet
    assert "font-family" not in sheet
    assert "$" not in sheet


def test_zoom_multiplies_the_gaps_of_the_stylesheet_but_lines_never_vanish() -> None:
    assert "min-height: 24px" in stylesheet(LIGHT)
    assert "min-height: 48px" in stylesheet(LIGHT, 2.0)
    assert "0px solid" not in stylesheet(LIGHT, 0.25)


def test_high_contrast_puts_a_border_where_others_have_a_tint() -> None:
    assert "border-color: #FFFFFF" in stylesheet(CONTRAST)
    assert "border-color: transparent" in stylesheet(LIGHT)


def test_the_palette_is_made_of_the_looks_colours(qtbot: QtBot) -> None:
    palette = qt_style.palette(DARK)
    assert palette.color(QPalette.ColorRole.Window) == qt_style.colour(DARK, "ground")
    assert palette.color(QPalette.ColorRole.Text) == qt_style.colour(DARK, "text")
    assert palette.color(QPalette.ColorRole.Highlight) == qt_style.colour(DARK, "selection")
    assert palette.color(QPalette.ColorRole.HighlightedText) == qt_style.colour(DARK, "on_selection")


@pytest.fixture
def restored(qapp: QApplication, fonts: None) -> Iterator[QApplication]:
    """The application with the fonts loaded; afterwards it looks as before."""
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_what_has_the_keyboard_wears_a_ring_in_the_focus_colour(
    look: Look, restored: QApplication, qtbot: QtBot
) -> None:
    qt_style.apply(restored, look)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    widgets: list[QWidget] = [QLineEdit(window), QPushButton("打开", window)]
    for row, widget in enumerate(widgets):
        widget.setGeometry(20, 20 + 60 * row, 200, 40)
    qt_style.apply_style(window, look)
    window.show()
    window.activateWindow()
    for widget in widgets:
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        middle_of_left_border = QPoint(0, widget.height() // 2)
        assert widget.grab().toImage().pixelColor(middle_of_left_border) == qt_style.colour(look, "focus")


def test_a_change_of_look_reaches_widgets_that_are_dressed_again(
    restored: QApplication, qtbot: QtBot
) -> None:
    qt_style.apply(restored, LIGHT)
    field = QLineEdit()
    qtbot.addWidget(field)
    qt_style.apply_style(field, LIGHT)
    field.resize(200, 40)
    field.show()
    qt_style.apply(restored, DARK, 1.5)
    qt_style.apply_style(field, DARK, 1.5)
    assert field.grab().toImage().pixelColor(100, 20) == qt_style.colour(DARK, "surface")
    assert restored.font().pixelSize() == 21
    qt_style.apply(restored, LIGHT)
    qt_style.apply_style(field, LIGHT)
    assert field.grab().toImage().pixelColor(100, 20) == qt_style.colour(LIGHT, "surface")


def test_a_part_of_the_stylesheet_holds_only_what_it_is_for() -> None:
    assert "QScrollBar" in stylesheet(LIGHT, 1.0, "bars")
    assert "QMenu" not in stylesheet(LIGHT, 1.0, "bars")
    assert "QMenu" in stylesheet(LIGHT, 1.0, "menus")
    assert "QPushButton" in stylesheet(LIGHT)


@pytest.mark.parametrize(
    ("scheme", "preference", "look"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_the_system_chooses_the_look(
    scheme: Qt.ColorScheme, preference: Qt.ContrastPreference, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    accessibility = SimpleNamespace(contrastPreference=lambda: preference)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: accessibility)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert qt_style.system_look() == look


def test_where_qt_does_not_know_of_contrast_the_colour_scheme_alone_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QGuiApplication, "styleHints", lambda: SimpleNamespace(colorScheme=lambda: Qt.ColorScheme.Dark)
    )
    assert qt_style.system_look() == "dark"
