"""About cqbrief: versions of everything that takes part, licences, and all of it as text for a letter."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cqbrief import __version__
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look import icons
from cqbrief.system import paths
from cqbrief.window.combo_box import ComboBox

LIBRARIES = (
    "PySide6-Essentials", "shiboken6", "pyqtgraph", "numpy", "typst", "PyYAML", "pypinyin", "openpyxl",
)  # fmt: skip
"""Distributions that the program stands on, as their package index calls them."""
PYTHON_LICENCE, QT_LICENCE = "PSF-2.0", "LGPL-3.0-only"
"""SPDX names, as their projects give them: docs.python.org/3/license.html, doc.qt.io/qt-6/licensing.html."""
LONGEST_NAME = 60
"""Characters of a licence's name: some packages put its whole text in that place."""


@dataclass(frozen=True, slots=True)
class Component:
    """Describe a part of the running program; `licence` is empty where its package names none."""

    name: str
    version: str
    licence: str


def components() -> Iterator[Component]:
    """Yield the program and everything it stands on that is installed, in the versions that are running."""
    yield Component("cqbrief", __version__, "MIT")
    yield Component("Python", platform.python_version(), PYTHON_LICENCE)
    yield Component("Qt", qVersion(), QT_LICENCE)
    for name in LIBRARIES:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        yield Component(name, found["Version"], licence_name(found))


def licence_name(found: metadata.PackageMetadata) -> str:
    """Return the licence that a package names: as an expression, in a word, or by a classifier."""
    for field in ("License-Expression", "License"):
        named = (found.get_all(field) or [""])[0].strip()
        if named and len(named) <= LONGEST_NAME and "\n" not in named:
            return str(named)
    classes = [line for line in found.get_all("Classifier") or [] if line.startswith("License ::")]
    return str(classes[0]).rpartition(" :: ")[2] if classes else ""


def licence_texts() -> dict[str, str]:
    """Map what a licence is of to its text as it comes with the program; a missing file is left out."""
    fonts = paths.resources() / "fonts"
    files = {
        "cqbrief — MIT": paths.licence(),
        "Noto Sans SC — SIL OFL 1.1": fonts / "OFL.txt",
        "Noto Serif SC — SIL OFL 1.1": fonts / "OFL-NotoSerifSC.txt",
    }
    return {name: file.read_text("utf-8") for name, file in files.items() if file and file.is_file()}


def support_text() -> str:
    """Describe versions and surroundings as plain text, in English, for whoever is asked for help."""
    screens = ", ".join(
        f"{screen.size().width()}×{screen.size().height()} @{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    lines = [f"{part.name} {part.version}" for part in components()]
    lines += [f"System: {platform.platform()}", f"Display: {QGuiApplication.platformName()}, {screens}"]
    return "\n".join(lines) + "\n"


class AboutDialog(QDialog):
    """Show versions and licences. Escape and the button close it."""

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.setWindowTitle(tr.text("About cqbrief"))
        column = QVBoxLayout(self)
        margin = context.space(6)
        column.setContentsMargins(margin, margin, margin, context.space(4))
        column.setSpacing(context.space(4))
        column.addLayout(self._head())
        self.tabs = QTabWidget()
        self.tabs.addTab(self._versions(), tr.text("Versions"))
        self.tabs.addTab(self._licences(), tr.text("Licences"))
        column.addWidget(self.tabs, 1)
        column.addLayout(self._foot())
        context.apply_style(self)
        room = self.screen().availableSize()
        self.resize(
            min(context.px(600), round(room.width() * 0.9)), min(context.px(560), round(room.height() * 0.85))
        )

    def _head(self) -> QHBoxLayout:
        context, tr = self._context, self._context.tr
        row = QHBoxLayout()
        row.setSpacing(context.space(4))
        mark = QLabel()
        colour = context.colour("accent")
        mark.setPixmap(icons.pixmap(icons.APPLICATION, colour, context.px(56), self.devicePixelRatioF()))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(context.space(0.5))
        said.addWidget(Label(tr.text("cqbrief {version}", version=__version__), "title", context))
        promise = tr.text("A report as a briefing in which every number can be traced to its sentence.")
        said.addWidget(Label(promise, "body", context, colour="text_quiet"))
        row.addLayout(said, 1)
        return row

    def _versions(self) -> QWidget:
        context = self._context
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(*[context.space(4)] * 4)
        grid.setHorizontalSpacing(context.space(5))
        grid.setVerticalSpacing(context.space(1.5))
        grid.setColumnStretch(2, 1)
        for line, part in enumerate(components()):
            cells = (
                Label(part.name, "label", context, colour="text"),
                Label(part.version, "label", context),
                Label(part.licence, "label", context),
            )
            for place, cell in enumerate(cells):
                cell.setWordWrap(place == 2)
                grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("kind", "reading")
        area.setAccessibleName(context.tr.text("Versions"))
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _licences(self) -> QWidget:
        context, tr = self._context, self._context.tr
        texts = licence_texts()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[context.space(4)] * 4)
        column.setSpacing(context.space(3))
        self.choice = ComboBox(context)
        self.choice.setAccessibleName(tr.text("Licence of"))
        self.choice.addItems(list(texts))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("kind", "reading")
        self.text.setAccessibleName(tr.text("Text of the licence"))
        self.text.setFont(context.font("small"))
        self.choice.currentTextChanged.connect(lambda name: self.text.setPlainText(texts[name]))
        self.text.setPlainText(next(iter(texts.values()), ""))
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        return holder

    def _foot(self) -> QHBoxLayout:
        tr = self._context.tr
        row = QHBoxLayout()
        self.copy = copy = QPushButton(tr.text("Copy versions"))
        copy.setToolTip(tr.text("As text, for a letter to whoever helps"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(support_text()))
        close = QPushButton(tr.text("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
