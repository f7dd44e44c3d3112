"""The one stylesheet of the program, made from roles. Free of Qt.

It is for Qt's own widgets only: menus, buttons, fields, lists, scroll bars. It sets neither fonts (the
application does) nor the background of a plain widget, so that widgets may set both by themselves.
A push button may be given the property `kind` = "primary", "quiet" or, for a line that opens, "fold"
before it is shown, an area that arrow keys scroll `kind` = "reading".

`qt_style.apply_style` gives it to the widgets that need it, and nobody to the application: with an
application-wide sheet Qt goes through all rules anew for every widget each time one of its parents
is put into a layout, which doubles the time in which a page is made.
"""

from __future__ import annotations

from functools import cache
from string import Template
from typing import Final, Literal

from cqbrief.look.roles import Look
from cqbrief.system import paths

Part = Literal["bars", "menus", "all"]
"""What of the sheet a widget needs: scroll bars, menus, or everything (dialogs)."""

_FRAME: Final = Template("""
QMainWindow, QDialog { background: $ground; }
QToolTip {
    background: $surface; color: $text; border: ${hairline}px solid $line_strong; padding: ${s1}px ${s2}px;
}

QAbstractScrollArea { background: transparent; border: none; }
QAbstractScrollArea[kind="reading"] { border: ${focus_ring}px solid transparent; border-radius: ${s1}px; }
QAbstractScrollArea[kind="reading"]:focus { border-color: $focus; }
""")
_BARS: Final = Template("""
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: ${thumb}px; margin: ${s1h}px; }
QScrollBar::handle:vertical { min-height: ${s10}px; }
QScrollBar::handle:horizontal { min-width: ${s10}px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text_quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
_SPLITTERS: Final = Template("""
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $line_strong; }
QSplitter::handle:horizontal { width: ${hairline}px; }
QSplitter::handle:vertical { height: ${hairline}px; }
""")
_MENUS: Final = Template("""
QMenuBar { background: $surface; color: $text; border-bottom: ${hairline}px solid $line; }
QMenuBar::item { background: transparent; padding: ${s1}px ${s2}px; border-radius: ${s1}px; }
QMenuBar::item:selected { background: $accent_ground; color: $accent; }
QMenu { background: $surface; color: $text; border: ${hairline}px solid $line_strong; padding: ${s1}px 0; }
QMenu::item { padding: ${s1}px ${s6}px; }
QMenu::item:selected { background: $accent_ground; color: $accent; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { background: $line; height: ${hairline}px; margin: ${s1}px 0; }
QMenu::icon { padding-left: ${s2}px; }
""")
_CONTROLS: Final = Template("""
QPushButton {
    background: $surface; color: $text; border: ${hairline}px solid $line_strong; border-radius: ${s1}px;
    padding: ${s1}px ${s4}px; min-height: ${s6}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_ground; color: $accent; }
QPushButton:focus { border: ${focus_ring}px solid $focus; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 700;
}
QPushButton[kind="primary"]:focus { border: ${focus_ring}px solid $focus; }
QPushButton[kind="primary"]:disabled { background: $accent_ground; color: $disabled; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; border-color: $box_line; }
QPushButton[kind="quiet"]:focus { border: ${focus_ring}px solid $focus; }
QPushButton[kind="fold"] {
    background: transparent; border: ${focus_ring}px solid transparent; color: $text_quiet;
    padding: ${s1h}px 0; text-align: left;
}
QPushButton[kind="fold"]:hover { color: $accent; }
QPushButton[kind="fold"]:focus { border-color: $focus; }
QPushButton[kind="fold"]:disabled { color: $disabled; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox QLabel { color: $text; }
QToolBar { background: $surface; border: none; border-bottom: ${hairline}px solid $line; spacing: ${s1}px; }
QToolBar::separator { background: $line; width: ${hairline}px; margin: ${s1}px; }
QToolButton {
    background: transparent; color: $text; border: ${focus_ring}px solid transparent; border-radius: ${s1}px;
    padding: ${s1}px;
}
QToolButton:hover { background: $hover; border-color: $box_line; }
QToolButton:pressed, QToolButton:checked { background: $accent_ground; color: $accent; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

QRadioButton, QCheckBox {
    color: $text; spacing: ${s2}px; border: ${focus_ring}px solid transparent; border-radius: ${s1}px;
    padding: ${s1h}px; min-height: ${s5}px;
}
QRadioButton:focus, QCheckBox:focus { border-color: $focus; }
QRadioButton:disabled, QCheckBox:disabled { color: $disabled; }
QRadioButton::indicator, QCheckBox::indicator {
    width: ${box}px; height: ${box}px; background: $surface; border: ${hairline}px solid $line_strong;
}
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator { border-radius: ${s1h}px; }
QRadioButton::indicator:hover, QCheckBox::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked {
    border-color: $accent;
    background: qradialgradient(
        cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $surface, stop: 1 $surface
    );
}
QCheckBox::indicator:checked { border-color: $accent; background: $ticked; image: url("$tick"); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: $line; }
QProgressBar {
    background: $surface; border: ${hairline}px solid $line_strong; border-radius: ${s1}px;
}
QProgressBar::chunk { background: $accent; }
QTabWidget::pane { background: $surface; border: ${hairline}px solid $line; border-radius: ${s1}px; }
QTabBar::tab {
    background: transparent; color: $text_quiet; border: ${focus_ring}px solid transparent;
    padding: ${s1}px ${s4}px;
}
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { border-color: $focus; border-radius: ${s1}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser {
    selection-background-color: $selection; selection-color: $on_selection;
}
QLineEdit {
    background: $surface; color: $text; border: ${hairline}px solid $line_strong; border-radius: ${s1}px;
    padding: ${s1}px ${s2}px; min-height: ${s6}px; placeholder-text-color: $text_quiet;
}
QLineEdit:focus { border: ${focus_ring}px solid $focus; }
QTextEdit, QPlainTextEdit { background: $surface; color: $text; }

QAbstractItemView {
    background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $accent_ground; selection-color: $text;
}
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_ground; color: $accent; }
QAbstractItemView::item:focus { border: ${focus_ring}px solid $focus; }
QTableView::item { padding: ${s1}px ${s2}px; border-bottom: ${hairline}px solid $line; }
QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $text_quiet; border: none; border-bottom: ${hairline}px solid $line;
    padding: ${s1}px ${s2}px;
}
QTableCornerButton::section {
    background: $surface; border: none; border-bottom: ${hairline}px solid $line;
}

QStatusBar { background: $surface; color: $text_quiet; border-top: ${hairline}px solid $line; }
QStatusBar::item { border: none; }
""")


_PARTS: Final[dict[Part, tuple[Template, ...]]] = {
    "bars": (_BARS,),
    "menus": (_MENUS,),
    "all": (_FRAME, _BARS, _SPLITTERS, _MENUS, _CONTROLS),
}


@cache
def stylesheet(look: Look, zoom: float = 1.0, part: Part = "all") -> str:
    """Return the program's stylesheet in a look, or a part of it, its sizes multiplied by `zoom`."""

    def pixels(size: float) -> str:
        # Lines of QSS are whole pixels; nothing that should be seen may vanish.
        return str(max(1, round(size * zoom)))

    steps = {f"s{count}": pixels(count * look.spacing) for count in (1, 2, 4, 5, 6, 10)}
    values: dict[str, str] = {str(role): colour for role, colour in look.colours.items()}
    values |= steps
    values |= dict(
        s1h=pixels(look.spacing * 0.75),
        scroll=pixels(look.spacing * 3),
        thumb=pixels(look.spacing * 0.75),
        hairline=pixels(look.hairline),
        focus_ring=pixels(look.focus_ring),
        # Tints do not tell planes apart in high contrast, so there every box has a border.
        box=pixels(16),
        half_box=pixels(8),
        # Qt draws the tick black: on the accent where that is light, else on white.
        tick=(paths.resources() / "icons" / "check.svg").as_posix().replace('"', '\\"'),
        ticked=look.colours["accent" if look.dark else "surface"],
        box_line=look.colours["line"] if look.id == "contrast" else "transparent",
    )
    return "".join(template.substitute(values) for template in _PARTS[part])
