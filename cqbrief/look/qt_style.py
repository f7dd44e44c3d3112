"""The roles as Qt knows them: fonts, colours, palette.

Widgets take `font` and `colour` for what they paint and for their own palettes, and are made anew for
another look; `apply` and `apply_style` give Qt's own widgets (menus, buttons, fields) theirs.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cqbrief.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, Language, Punctuation
from cqbrief.look.roles import FAMILIES, ColourRole, Look, LookId, TextRole
from cqbrief.look.stylesheet import Part, stylesheet
from cqbrief.system.font_coverage import FONT_FILES
from cqbrief.system.paths import FilesMissingError

_ON_PAPER_ONLY = ("NotoSerifSC-Regular.ttf",)
"""No role is set in it, and reading its four megabytes takes 1.4 ms at every start."""


def load_fonts(resources: Path) -> tuple[str, ...]:
    """Register the fonts in `resources` that roles are set in with Qt; return their family names, sorted.

    Needs a QGuiApplication. Raise FilesMissingError with the path of a font that is missing or unreadable.
    """
    families: set[str] = set()
    for name in (name for name in FONT_FILES if name not in _ON_PAPER_ONLY):
        path = resources / "fonts" / name
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        if number < 0:
            raise FilesMissingError(str(path))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile("[A-Za-z]+")
_USUAL = LANGUAGES[DEFAULT_LANGUAGE].punctuation


def punctuation_of(text: str, interface: Language) -> Punctuation:
    """Return the punctuation that `text` takes by its script; `interface` is the interface's language.

    A source and its quotes are Chinese in an English window too, and English ones English in a Chinese one.
    Where the interface is English, a few Chinese words in a sentence do not make that Chinese.
    """
    chinese, latin = len(_CHINESE.findall(text)), len(_LATIN.findall(text))
    usual = LANGUAGES[interface].punctuation
    if not chinese:
        return "narrow" if latin else usual
    return "wide" if usual == "wide" or chinese >= latin else "narrow"


@cache
def colour(look: Look, role: ColourRole) -> QColor:
    """Return the colour of a role in a look. Shared: copy it before changing it."""
    return QColor(look.colours[role])


def font(look: Look, role: TextRole, zoom: float = 1.0, punctuation: Punctuation = _USUAL) -> QFont:
    """Return the font of a text role; its size in logical pixels is the role's times `zoom`.

    `punctuation` is that of the text, see `punctuation_of`: narrow quotation marks and apostrophes are as in
    Latin fonts instead of an em wide; Chinese commas and brackets would be so, too. Digits of
    the sans are all of one width by the font's design; `tnum` asks the same of a fallback.
    """
    # A copy: Qt shares what is in it until it is changed.
    return QFont(_font(look, role, zoom, punctuation))


@cache
def _font(look: Look, role: TextRole, zoom: float, punctuation: Punctuation) -> QFont:
    style = look.texts[role]
    result = QFont(FAMILIES[style.family])
    # A QFont's pixel size is whole; rounding here keeps what is painted and what QSS sets the same.
    result.setPixelSize(max(1, round(style.size * zoom)))
    result.setWeight(QFont.Weight(style.weight))
    # The subsets carry no hinting; without it, widths scale exactly and text breaks alike at every zoom.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    result.setFeature(QFont.Tag("tnum"), 1)
    # Said for both: a document in an English window hands its own features on to what says nothing.
    result.setFeature(QFont.Tag("pwid"), int(punctuation == "narrow"))
    return result


def palette(look: Look) -> QPalette:
    """Make a palette for all that asks Qt instead of the stylesheet, such as text selected in a label."""
    role = QPalette.ColorRole
    result = QPalette()
    for target, source in (
        (role.Window, "ground"),
        (role.Base, "surface"),
        (role.AlternateBase, "hover"),
        (role.Button, "surface"),
        (role.ToolTipBase, "surface"),
        (role.Highlight, "selection"),
        (role.Accent, "accent"),
        (role.Light, "surface"),
        (role.Midlight, "line"),
        (role.Mid, "line_strong"),
        (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"),
    ):
        result.setColor(target, colour(look, source))
    for target, source in (
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.BrightText, "target"),
        (role.HighlightedText, "on_selection"),
        (role.PlaceholderText, "text_quiet"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
    ):
        result.setColor(target, colour(look, source))
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, colour(look, "disabled"))
    return result


def apply(
    application: QApplication, look: Look, zoom: float = 1.0, language: Language = DEFAULT_LANGUAGE
) -> None:
    """Give the whole program a look: palette and font. Needs the fonts loaded, and Qt's Fusion style.

    Widgets that took fonts and colours of another look have to be made anew by their owner, and
    `apply_style` called again for those that it was called for.
    """
    application.setPalette(palette(look))
    application.setFont(font(look, "body", zoom, LANGUAGES[language].punctuation))


def apply_style(widget: QWidget, look: Look, zoom: float = 1.0, part: Part = "all") -> None:
    """Give a widget of Qt's own, and all that is inside it, the program's stylesheet in this look.

    `part` names what it needs; dialogs take all of it.
    """
    widget.setStyleSheet(stylesheet(look, zoom, part))


def system_look() -> LookId:
    """Return the look that the system asks for: high contrast first, then dark, else light."""
    hints = QGuiApplication.styleHints()
    # Qt tells it from 6.10 on; systems with glibc before 2.34 have 6.9 at most.
    if hasattr(hints, "accessibility"):
        preference = hints.accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
