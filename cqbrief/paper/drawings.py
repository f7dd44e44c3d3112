"""Charts and pictures as vectors for the template: drawn once, then kept for the next preview."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from cqbrief.briefing.chart_data import build
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.folder import picture_format
from cqbrief.briefing.model import Chart, Picture
from cqbrief.look.looks import PAPER
from cqbrief.look.picture import decoded
from cqbrief.look.roles import Look, luminance
from cqbrief.words.catalogue import Words

PIXEL = 25.4 / 96
"""Millimetres to a pixel of a chart, which is drawn at 96 dots per inch: texts are as large as on screen."""
LARGEST_SIDE = 2400
"""Pictures have at most this many pixels a side: 300 dots per inch over the width of A4."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG and its size in millimetres."""

    svg: str
    width: float
    height: float


def grey(colour: str) -> str:
    """The grey that is as light as ``#RRGGBB``."""
    light = luminance(colour)
    channel = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(channel * 255):02X}" + f"{round(channel * 255):02X}" * 2


GREY_PAPER: Look = replace(PAPER, colours={role: grey(colour) for role, colour in PAPER.colours.items()})
"""The paper look for a printer without colours."""


def look(in_grey: bool) -> Look:
    """The look of a page."""
    return GREY_PAPER if in_grey else PAPER


class Drawings:
    """Draws what one edition shows. Needs a QApplication; to be used in its thread."""

    def __init__(self, edition: Edition, words: Words) -> None:
        self._edition = edition
        self._words = words
        self._done: dict[tuple[str, bool, int, int], Drawing] = {}

    def chart(self, chart: Chart, width: float, height: float, in_grey: bool) -> Drawing:
        """The chart, `width` millimetres wide and at most `height` high."""
        # The plotting library takes longer to import than everything else: only when there is a chart.
        from cqbrief.charts.canvas import Style
        from cqbrief.charts.size import best_height, least_size
        from cqbrief.charts.svg import svg

        key = (chart.id, in_grey, round(width / PIXEL), round(height / PIXEL))
        if key not in self._done:
            data = build(chart, self._edition.figures, self._edition.series.get(chart.id))
            style = Style(look(in_grey), self._words)
            across, most = key[2], key[3]
            least = least_size(data, style).height()
            high = max(least, min(best_height(data, style, across), most))
            self._done[key] = Drawing(
                svg(data, style, across, high).decode("utf-8"), across * PIXEL, high * PIXEL
            )
        return self._done[key]

    def picture(self, picture: Picture, in_grey: bool) -> Drawing | None:
        """The picture inside an SVG; None where none was supplied or it cannot be read."""
        data = self._edition.pictures.get(picture.id)
        if data is None:
            return None
        key = (f"picture {picture.id}", in_grey, 0, 0)
        if key not in self._done:
            drawing = _picture(data, in_grey)
            if drawing is None:
                return None
            self._done[key] = drawing
        return self._done[key]


def _picture(file: bytes, in_grey: bool) -> Drawing | None:
    image = decoded(file, LARGEST_SIDE)
    if image is None:
        return None
    if in_grey:
        alpha = image.hasAlphaChannel()
        grey_image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        if alpha:
            grey_image.setAlphaChannel(image.convertToFormat(QImage.Format.Format_Alpha8))
        image = grey_image
    # Photographs stay small as JPEG; what has transparent parts is a drawing and stays sharp as PNG.
    kind = "png" if image.hasAlphaChannel() or picture_format(file) in ("png", "svg") else "jpeg"
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind.upper(), 90 if kind == "jpeg" else -1)  # type: ignore[call-overload]
    data = base64.b64encode(bytes(content.data())).decode("ascii")
    width, height = image.width(), image.height()
    address = escape(f"data:image/{kind};base64,{data}")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" xlink:href="{address}"/>'
        f"</svg>"
    )
    return Drawing(svg, width * PIXEL, height * PIXEL)
