"""Charts and pictures as vectors for the template: drawn once, then kept for the next preview."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Picture
from cqbrief.briefing.storage.image_header import picture_format
from cqbrief.charts.chart_size import ChartSizes
from cqbrief.charts.layout import lay_out
from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look.contrast import luminance
from cqbrief.look.image_decoding import decode_image
from cqbrief.look.looks import PAPER
from cqbrief.look.roles import Look

PIXEL = 25.4 / 96
"""Millimetres to a pixel of a chart, which is drawn at 96 dots per inch: texts are as large as on screen."""
LARGEST_SIDE = 2400
"""Pictures have at most this many pixels a side: 300 dots per inch over the width of A4."""


_STEPS = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)
"""Steps from the usual to the greatest height of a chart, until all of its rows find room."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold an SVG and its size in millimetres, as it is to be shown: no text of a chart gets smaller."""

    svg: str
    width: float
    height: float
    omitted: bool = False
    """Whether it leaves values of a chart out, which a table has to give."""


def grey_of(colour: str) -> str:
    """Return the grey that is as light as ``#RRGGBB``."""
    light = luminance(colour)
    channel = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(channel * 255):02X}" + f"{round(channel * 255):02X}" * 2


GREY_PAPER: Look = replace(PAPER, colours={role: grey_of(colour) for role, colour in PAPER.colours.items()})
"""The paper look for a printer without colours."""


def page_look(in_grey: bool) -> Look:
    """Return the look of a page."""
    return GREY_PAPER if in_grey else PAPER


@dataclass(frozen=True, slots=True)
class ChartSpace:
    """Say what a chart may take of a page, in millimetres, and how much larger than drawn it may be shown."""

    width: float
    height: float
    tallest: float
    """What it may have at most where only then all of its rows find room."""
    scales: tuple[float, ...] = (1.0,)
    """The first with which all of the chart finds room is taken, else the last."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Hold what is drawn, on how many pixels, and how much larger that is shown."""

    data: ChartData
    width: int
    height: int
    scale: float
    omitted: bool


class Drawings:
    """Draw what one edition shows, each thing once. Needs a QApplication; to be used in its thread."""

    def __init__(self, edition: Edition, tr: Translator) -> None:
        self._edition = edition
        self._words = tr
        self._style = Style(PAPER, tr)
        self._measured: dict[str, tuple[ChartData, ChartSizes]] = {}
        """Id of a chart -> what it shows, and the sizes of that."""
        self._plans: dict[tuple[str, ChartSpace], _Plan] = {}
        self._done: dict[tuple[str, bool, ChartSpace | None], Drawing] = {}

    def fits(self, chart: Chart, space: ChartSpace) -> bool:
        """Tell whether the space holds all of the chart, with every value printed at its mark."""
        minimum = self._measure(chart)[1].least(self._style)
        if minimum.width() * PIXEL > space.width or minimum.height() * PIXEL > space.height:
            return False
        return not self._plan(chart, space).omitted

    def draw_chart(self, chart: Chart, space: ChartSpace, in_grey: bool) -> Drawing:
        """Draw the chart within the space."""
        key = (chart.id, in_grey, space)
        if key not in self._done:
            # The plotting library takes longer to import than everything else: only when there is a chart.
            from cqbrief.charts.svg import render_svg

            plan = self._plan(chart, space)
            style = Style(page_look(in_grey), self._words)
            svg = render_svg(plan.data, style, plan.width, plan.height).decode("utf-8")
            self._done[key] = _drawing(plan, svg)
        return self._done[key]

    def draw_blank(self, chart: Chart, space: ChartSpace, in_grey: bool) -> Drawing:
        """Draw paper as large as the chart will be; the chart itself where it has been drawn before."""
        key = (chart.id, in_grey, space)
        if key in self._done:
            return self._done[key]
        plan = self._plan(chart, space)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{plan.width}" height="{plan.height}"/>'
        return _drawing(plan, svg)

    def _plan(self, chart: Chart, space: ChartSpace) -> _Plan:
        """Choose scale and size, the same in colours and in grey: looking for them takes longest of all."""
        key = (chart.id, space)
        if key not in self._plans:
            self._plans[key] = self._make_plan(chart, space)
        return self._plans[key]

    def _make_plan(self, chart: Chart, space: ChartSpace) -> _Plan:
        """As large as all of the chart finds room, else the height that shows most."""
        (data, sizes), style = self._measure(chart), self._style
        scale, width, most = space.scales[-1], 0, 0
        for scale in space.scales:
            width, most = round(space.width / scale / PIXEL), round(space.height / scale / PIXEL)
            if sizes.fits(style, width, most, least_width=width):
                break
        height = min(sizes.height(style, width), most)
        omitted = bool(lay_out(data, style, width, height).omitted)
        # Rows want height; values that stand too close do not find room higher up.
        if omitted and data.axis == "horizontal":
            tallest = round(space.tallest / scale / PIXEL)
            for share in _STEPS:
                higher = round(height + (tallest - height) * share)
                if not lay_out(data, style, width, higher).omitted:
                    return _Plan(data, width, higher, scale, omitted=False)
            height = tallest
        return _Plan(data, width, height, scale, omitted)

    def _measure(self, chart: Chart) -> tuple[ChartData, ChartSizes]:
        """Return what the chart shows, and the sizes of that."""
        if chart.id not in self._measured:
            data = self._edition.chart_data(chart)
            self._measured[chart.id] = data, ChartSizes(data)
        return self._measured[chart.id]

    def draw_picture(self, picture: Picture, in_grey: bool) -> Drawing | None:
        """Draw the picture into an SVG; None where none was supplied or it cannot be read."""
        data = self._edition.pictures.get(picture.id)
        if data is None:
            return None
        key = (picture.id, in_grey, None)
        if key not in self._done:
            drawing = _embedded(data, in_grey)
            if drawing is None:
                return None
            self._done[key] = drawing
        return self._done[key]


def _drawing(plan: _Plan, svg: str) -> Drawing:
    mm = PIXEL * plan.scale
    return Drawing(svg, plan.width * mm, plan.height * mm, plan.omitted)


def _embedded(file: bytes, in_grey: bool) -> Drawing | None:
    image = decode_image(file, LARGEST_SIDE)
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
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/{kind};base64,{data}"/>'
        f"</svg>"
    )
    return Drawing(svg, width * PIXEL, height * PIXEL)
