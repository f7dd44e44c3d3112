"""A chart as SVG for paper and as an image for files: the same plot as on the screen."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.plot import Plot
from cqbrief.charts.style import Style

DPI = 96
"""pyqtgraph draws rightly only on devices of 96 logical dots per inch."""

_SVG = "http://www.w3.org/2000/svg"
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def render_svg(data: ChartData, style: Style, width: int, height: int) -> bytes:
    """Draw the chart as an SVG of `width` × `height` pixels of 1/96 inch; needs a QApplication.

    Text stays text in the look's fonts. Lines are as thick as on the screen in every viewer: strokes
    that Qt marks as not scaling have their matrix worked into their coordinates instead.
    """
    plot = Plot()
    plot.draw(data, style, width, height, dpr=1.0)
    for item in plot.items_drawn:
        item.setExportMode(True, {"painter": None, "antialias": True})  # type: ignore[attr-defined]
    content = QByteArray()
    buffer = QBuffer(content)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(data.id)
    generator.setDescription("")
    painter = QPainter(generator)
    _render(plot, painter, width, height)
    painter.end()
    return bake_transforms(bytes(content.data()))


def render_image(data: ChartData, style: Style, width: int, height: int, scale: float = 1.0) -> QImage:
    """Draw the chart as a picture of `width` × `height` logical pixels, `scale` device pixels to each."""
    plot = Plot()
    plot.draw(data, style, width, height, dpr=scale)
    image = QImage(
        QSize(round(width * scale), round(height * scale)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(scale)
    image.fill(style.colour("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _render(plot, painter, width, height)
    painter.end()
    return image


def _render(plot: Plot, painter: QPainter, width: int, height: int) -> None:
    area = QRectF(0, 0, width, height)
    plot.scene().render(painter, area, area, Qt.AspectRatioMode.IgnoreAspectRatio)


def bake_transforms(content: bytes) -> bytes:
    """Return `content`, as Qt writes it, with the matrix of every non-scaling stroke worked into its points.

    Typesetters ignore `vector-effect` and would draw such lines many times too thick.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(content)
    for parent in list(root.iter(f"{{{_SVG}}}g")):
        for group in [child for child in parent if child.tag == f"{{{_SVG}}}g"]:
            if len(group) == 0:
                parent.remove(group)
                continue
            found = re.fullmatch(r"matrix\(([^)]*)\)", group.attrib.pop("transform", "").strip())
            if found is None:
                continue
            a, b, c, d, e, f = (float(number) for number in found.group(1).split(","))
            for shape in group:
                if shape.attrib.pop("vector-effect", "") == "non-scaling-stroke":
                    _bake_shape(shape, (a, b, c, d, e, f))
                elif (a, b, c, d, e, f) != _IDENTITY:
                    shape.set("transform", found.group(0))
    baked: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return baked


def _bake_shape(shape: ElementTree.Element, matrix: Matrix) -> None:
    kind = shape.tag.removeprefix(f"{{{_SVG}}}")
    if kind == "path":
        shape.set("d", _path(shape.get("d", ""), matrix))
    elif kind in ("polyline", "polygon"):
        numbers = [float(n) for n in re.split(r"[\s,]+", shape.get("points", "").strip()) if n]
        shape.set("points", " ".join(_points(numbers, matrix)))
    elif kind == "rect":
        x, y, w, h = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
        for name in ("x", "y", "width", "height"):
            shape.attrib.pop(name, None)
        shape.tag = f"{{{_SVG}}}polygon"
        shape.set("points", " ".join(_points([x, y, x + w, y, x + w, y + h, x, y + h], matrix)))


def _path(d: str, matrix: Matrix) -> str:
    """Transform path data with absolute M, L, C and Z, which is all that Qt writes."""
    result: list[str] = []
    numbers: list[float] = []
    for token in [*_TOKEN.findall(d), ""]:
        if token and not token.isalpha():
            numbers.append(float(token))
            continue
        result.extend(_points(numbers, matrix))
        numbers = []
        if token:
            result.append(token)
    return " ".join(result)


def _points(numbers: list[float], matrix: Matrix) -> list[str]:
    a, b, c, d, e, f = matrix
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [f"{a * x + c * y + e:.3f},{b * x + d * y + f:.3f}" for x, y in pairs]
