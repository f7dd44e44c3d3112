"""Going through a window with Tab alone, as somebody without a mouse does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

MOST = 500
"""Stops after which a window counts as a trap."""
SEEN = 30
"""Pixels that must be others where the keyboard is: fewer are not seen."""


@dataclass(frozen=True)
class Stop:
    """Where Tab led to, and what it looked like then."""

    widget: QWidget
    path: tuple[int, ...]
    picture: QImage
    in_sight: bool


def walk(top: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[Stop]:
    """The stops of one round, beginning where the keyboard is; fails when it does not come round."""
    QApplication.processEvents()
    first = QApplication.focusWidget()
    assert first is not None and top.isAncestorOf(first)
    stops = [stop(first, top)]
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        assert now is not None and now.window() is top, f"the keyboard has left the window after {focused}"
        if now is first and now is not focused:
            return stops
        stops.append(stop(now, top))
        del focused, now
    raise AssertionError(f"Tab never comes round; it is at {QApplication.focusWidget()}")


def stop(widget: QWidget, top: QWidget) -> Stop:
    return Stop(widget, path(widget, top), widget.grab().toImage(), in_sight(widget))


def in_sight(widget: QWidget) -> bool:
    # A plot covers the whole of its chart.
    return any(not part.visibleRegion().isEmpty() for part in (widget, *widget.findChildren(QWidget)))


def unseen(stops: list[Stop]) -> list[QWidget]:
    """Widgets that look the same, with the keyboard and without it."""
    found = []
    for each in stops:
        # By now the keyboard is elsewhere, except at the first one.
        plain = each.widget.grab().toImage()
        if QApplication.focusWidget() is not each.widget and different(plain, each.picture) < SEEN:
            found.append(each.widget)
    return found


def different(one: QImage, other: QImage) -> int:
    """How many pixels are others."""
    if one.size() != other.size():
        return SEEN
    pixels = []
    for image in (one, other):
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        pixels.append(np.frombuffer(bytes(plain.constBits()), np.uint32))
    return int((pixels[0] != pixels[1]).sum())


def path(widget: QWidget, top: QWidget) -> tuple[int, ...]:
    """The place of a widget in the order in which things are laid out, and so are read."""
    steps: list[int] = []
    child = widget
    while child is not top:
        parent = child.parentWidget()
        assert parent is not None
        steps.append(place_in(parent, child))
        child = parent
    return tuple(reversed(steps))


def place_in(parent: QWidget, child: QWidget) -> int:
    if isinstance(parent, (QSplitter, QStackedWidget, QTabWidget)):
        return parent.indexOf(child)
    if isinstance(parent, QScrollArea) or parent.layout() is None:
        return 0
    layout = parent.layout()
    assert layout is not None
    laid_out = widgets_of(layout)
    return laid_out.index(child) if child in laid_out else 0


def widgets_of(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        found += [widget] if widget is not None else widgets_of(inner) if inner is not None else []
    return found
