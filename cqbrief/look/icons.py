"""Icons: line drawings in resources/icons/, recoloured and drawn sharp for the screen they appear on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cqbrief.system import paths

# Its list of 151 names takes 1.4 ms, and what is painted first are pixmaps.
if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

APPLICATION = "cqbrief"
"""Name of the program's own mark; it keeps its colours."""

_PLACEHOLDER = b"currentColor"
_WINDOW_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons; raise paths.FilesMissingError where resources/ is not installed."""
    return frozenset(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


def pixmap(name: str, colour: QColor, size: float, device_pixel_ratio: float = 1.0) -> QPixmap:
    """Draw the icon as a square of `size` logical pixels, in `colour`, with all pixels the screen has.

    Raise KeyError when no icon has that name.
    """
    pixels = round(size * device_pixel_ratio)
    return _pixmap(name, colour.name(QColor.NameFormat.HexRgb), pixels, device_pixel_ratio)


def icon(name: str, colour: QColor, size: float, device_pixel_ratio: float = 1.0) -> QIcon:
    """Return the icon for a button or menu; see `pixmap`. The style draws a disabled one fainter."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(name, colour, size, device_pixel_ratio))


def window_icon() -> QIcon:
    """Return the program's mark in the sizes that window managers ask for."""
    from PySide6.QtGui import QIcon

    result = QIcon()
    for size in _WINDOW_ICON_SIZES:
        result.addPixmap(_pixmap(APPLICATION, "", size, 1.0))
    return result


@cache
def _drawing(name: str) -> bytes:
    if name not in icon_names():
        raise KeyError(name)
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()


@cache
def _pixmap(name: str, colour: str, pixels: int, device_pixel_ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(_PLACEHOLDER, colour.encode())))
    result = QPixmap(QSize(pixels, pixels))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result.setDevicePixelRatio(device_pixel_ratio)
    return result
