"""A chart as a picture that stands alone: with headline, subtitle, remarks, source and fingerprint.

Always dark on light, whatever the look of the window: it goes into somebody's document.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QImage, QPainter, QTextLayout, QTextOption

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.charts import svg
from cqbrief.charts.chart_size import ChartSizes
from cqbrief.charts.style import Style
from cqbrief.export.cell_text import clean
from cqbrief.export.row_data import briefing_text, source_titles
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import FAMILIES, TextRole
from cqbrief.text.break_text import with_breaks

WIDTH = 720
"""Logical pixels of a picture, margins included."""
SCALE = 2.0
"""Device pixels to each of them: sharp in a document and on a wall."""
_MARGIN = 24

_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold one line of text and where its baseline begins."""

    text: str
    role: TextRole
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Hold everything of the picture with its place."""

    data: ChartData
    style: Style
    lines: tuple[_Line, ...]
    top: int
    width: int
    plot_height: int
    """Place and size of the plot."""
    height: int
    """Of the whole picture."""
    title: str
    description: str


def _lay_out(chart: Chart, edition: Edition, tr: Translator) -> _Layout:
    style = Style(LOOKS["light"], tr)
    data = edition.chart_data(chart)
    sizes = ChartSizes(data)
    width = max(WIDTH - 2 * _MARGIN, sizes.least(style).width())
    lines: list[_Line] = []
    title = clean(briefing_text(chart.headline, edition, tr))
    y = _add_lines(title, "chart_title", float(_MARGIN), width, style, lines)
    y = _add_lines(briefing_text(chart.subtitle, edition, tr), "label", y + 4, width, style, lines)
    top = round(y + 12)
    plot_height = sizes.height(style, width)
    y = float(top + plot_height + 12)
    for remark in chart.remarks:
        y = _add_lines(briefing_text(remark, edition, tr), "small", y, width, style, lines) + 2
    foot = tr.text(
        "Source: {titles} · edition {fingerprint}",
        titles=source_titles(edition, tr),
        fingerprint=edition.fingerprint,
    )
    y = _add_lines(foot, "small", y + 4, width, style, lines)
    alternative = clean(with_breaks(briefing_text(chart.alternative, edition, tr), chart.data, tr))
    return _Layout(data, style, tuple(lines), top, width, plot_height, round(y + _MARGIN), title, alternative)


def _add_lines(text: str, role: TextRole, top: float, width: int, style: Style, lines: list[_Line]) -> float:
    """Add the lines of `text`, broken at `width`, to `lines`; return the place below them."""
    layout = QTextLayout(clean(text), style.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    step = style.line_height(role)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        piece = layout.text()[line.textStart() : line.textStart() + line.textLength()].rstrip()
        baseline = top + (step - line.height()) / 2 + line.ascent()
        lines.append(_Line(piece, role, float(_MARGIN), baseline))
        top += step
    layout.endLayout()
    return top


def chart_picture(chart: Chart, edition: Edition, tr: Translator) -> QImage:
    """Draw the chart as a picture of `SCALE` device pixels to each logical one. Needs a QApplication."""
    layout = _lay_out(chart, edition, tr)
    plot = svg.render_image(layout.data, layout.style, layout.width, layout.plot_height, SCALE)
    whole = (layout.width + 2 * _MARGIN, layout.height)
    image = QImage(round(whole[0] * SCALE), round(whole[1] * SCALE), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    # 96 dots per inch, times the scale: programs set it as large as it is on screen.
    image.setDotsPerMeterX(round(svg.DPI * SCALE / 0.0254))
    image.setDotsPerMeterY(round(svg.DPI * SCALE / 0.0254))
    image.fill(layout.style.colour("surface"))
    image.setText("Title", layout.title)
    image.setText("Description", layout.description)
    image.setText("Source", f"{source_titles(edition, tr)} [{edition.fingerprint}]")
    painter = QPainter(image)
    painter.drawImage(QPointF(_MARGIN, layout.top), plot)
    for line in layout.lines:
        painter.setFont(layout.style.font(line.role))
        painter.setPen(layout.style.colour(layout.style.look.texts[line.role].colour))
        painter.drawText(QPointF(line.x, line.y), line.text)
    painter.end()
    return image


def chart_png(chart: Chart, edition: Edition, tr: Translator) -> bytes:
    """Return `chart_picture` as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    chart_picture(chart, edition, tr).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def chart_svg(chart: Chart, edition: Edition, tr: Translator) -> bytes:
    """Draw the same as an SVG file: text stays text, in the program's fonts or in what the reader has."""
    layout = _lay_out(chart, edition, tr)
    ElementTree.register_namespace("", _SVG)
    width = layout.width + 2 * _MARGIN
    sizes = {"width": str(width), "height": str(layout.height), "viewBox": f"0 0 {width} {layout.height}"}
    root = ElementTree.Element(f"{{{_SVG}}}svg", {**sizes, "version": "1.1", "role": "img"})
    ElementTree.SubElement(root, f"{{{_SVG}}}title").text = layout.title
    ElementTree.SubElement(root, f"{{{_SVG}}}desc").text = layout.description
    ground = {"width": "100%", "height": "100%", "fill": layout.style.colour("surface").name()}
    ElementTree.SubElement(root, f"{{{_SVG}}}rect", ground)
    # A group, not a picture within the picture: simple readers of SVG leave those out.
    group = ElementTree.SubElement(root, f"{{{_SVG}}}g", transform=f"translate({_MARGIN},{layout.top})")
    plot = ElementTree.fromstring(svg.render_svg(layout.data, layout.style, layout.width, layout.plot_height))
    group.extend(child for child in plot if child.tag not in (f"{{{_SVG}}}title", f"{{{_SVG}}}desc"))
    for line in layout.lines:
        text = layout.style.look.texts[line.role]
        placed = {
            "x": f"{line.x:g}",
            "y": f"{line.y:.1f}",
            "font-family": f"{FAMILIES[text.family]}, sans-serif",
            "font-size": f"{layout.style.font(line.role).pixelSize()}px",
            "font-weight": str(text.weight),
            "fill": layout.style.colour(text.colour).name(),
        }
        ElementTree.SubElement(root, f"{{{_SVG}}}text", placed).text = line.text
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
