from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cqbrief.charts.svg import bake_transforms, render_image, render_svg
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples

SAMPLES = samples()
WIDTH, HEIGHT = 440, 280


@pytest.mark.parametrize("name", SAMPLES)
def test_paper_has_no_stroke_that_a_typesetter_would_scale(name: str, style: MakeStyle) -> None:
    made = style(look="paper")
    root = ElementTree.fromstring(render_svg(SAMPLES[name], made, WIDTH, HEIGHT))
    allowed = {
        1.0,
        *(made.line(role) * share for role in ("hairline", "mark", "axis", "target") for share in (1, 0.75)),
    }
    for element in root.iter():
        assert "vector-effect" not in element.attrib
        assert "transform" not in element.attrib
        if "stroke-width" in element.attrib and element.get("stroke") != "none":
            assert min(abs(float(element.get("stroke-width", "")) - width) for width in allowed) < 0.01


@pytest.mark.parametrize("name", SAMPLES)
def test_paper_and_screen_agree(name: str, style: MakeStyle) -> None:
    made = style(look="paper")
    screen = render_image(SAMPLES[name], made, WIDTH, HEIGHT)
    paper = QImage(screen.size(), screen.format())
    paper.fill(made.colour("surface"))
    renderer = QSvgRenderer(QByteArray(render_svg(SAMPLES[name], made, WIDTH, HEIGHT)))
    painter = QPainter(paper)
    renderer.render(painter)
    painter.end()
    assert _difference(screen, paper) < 0.012


def _difference(one: QImage, other: QImage) -> float:
    """Mean difference of the two pictures in grey, from 0 to 1."""
    first, second = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits(), dtype=np.uint8)
        for image in (one, other)
    )
    return float(np.abs(first.astype(int) - second.astype(int)).mean()) / 255


def test_text_on_paper_stays_text_in_the_bundled_font(style: MakeStyle) -> None:
    root = ElementTree.fromstring(render_svg(SAMPLES["column-gap"], style(look="paper"), WIDTH, HEIGHT))
    groups = [group for group in root.iter() if any(child.text == "原文未给出" for child in group)]
    assert [group.get("font-family") for group in groups] == ["Noto Sans SC"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_lines_of_a_picture_are_as_thick_as_the_look_says_times_the_scale(
    scale: float, style: MakeStyle
) -> None:
    made = style()
    image = render_image(SAMPLES["column-target"], made, WIDTH, HEIGHT, scale)
    assert (image.width(), image.height()) == (WIDTH * scale, HEIGHT * scale)
    colour = made.colour("series_1").rgb()
    row = round(image.height() * 0.6)
    runs = _runs([image.pixel(x, row) == colour for x in range(image.width())])
    assert runs[:2] == [round(made.line("mark") * scale)] * 2


def _runs(flags: list[bool]) -> list[int]:
    """Lengths of the runs of True."""
    return [len(run) for run in "".join("x" if flag else " " for flag in flags).split()]


def test_a_matrix_is_worked_into_the_coordinates_of_non_scaling_strokes() -> None:
    content = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g><g transform="matrix(2,0,0,-3,10,100)">'
        '<path vector-effect="non-scaling-stroke" d="M1,2 L3,4 "/>'
        '<rect vector-effect="non-scaling-stroke" x="0" y="0" width="5" height="10"/>'
        '<text x="1" y="1">1</text>'
        "</g></g></svg>"
    )
    group = ElementTree.fromstring(bake_transforms(content.encode()))[0][0]
    path, polygon, text = group
    assert "transform" not in group.attrib
    assert path.get("d") == "M 12.000,94.000 L 16.000,88.000"
    assert polygon.get("points") == "10.000,100.000 20.000,100.000 20.000,70.000 10.000,70.000"
    assert text.get("transform") == "matrix(2,0,0,-3,10,100)"
