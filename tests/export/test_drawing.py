"""Charts as files: a picture that stands alone, with its words and its source."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from cqbrief.briefing.model import Chart
from cqbrief.export.chart_picture import chart_picture, chart_svg
from cqbrief.export.files import export_charts
from cqbrief.i18n.translator import Translator
from tests.support import editions

pytestmark = pytest.mark.usefixtures("fonts")


def charts() -> list[Chart]:
    briefing = editions.edition().briefing
    assert briefing is not None
    return [chart for theme in briefing.themes for chart in theme.charts]


def texts(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    return "".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_the_svg_says_headline_subtitle_remarks_source_and_fingerprint(chart: Chart) -> None:
    edition = editions.edition()
    said = texts(chart_svg(chart, edition, Translator("zh"))).replace(" ", "")
    context = editions.context()
    wanted = [chart.headline, chart.subtitle, *chart.notes]
    for text in wanted:
        assert context.text(text).replace(" ", "") in said
    assert edition.briefing is not None
    assert context.text(edition.briefing.sources[0].title).replace(" ", "") in said
    assert edition.fingerprint in said


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_the_svg_is_read_by_another_reader_and_shows_the_marks(chart: Chart) -> None:
    svg = chart_svg(chart, editions.edition(), Translator("zh"))
    assert QSvgRenderer(svg).isValid()
    root = ElementTree.fromstring(svg)
    shapes = {f"{{http://www.w3.org/2000/svg}}{name}" for name in ("path", "polygon", "polyline", "circle")}
    assert any(element.tag in shapes for element in root.iter())
    # Readers of SVG Tiny leave out a picture within a picture.
    assert sum(element.tag.endswith("}svg") for element in root.iter()) == 1


def test_the_picture_has_two_pixels_to_each_and_is_dark_on_light() -> None:
    image = chart_picture(charts()[0], editions.edition(), Translator("zh"))
    assert image.devicePixelRatio() == 2
    assert image.width() == 2 * 720
    assert image.pixelColor(2, 2).lightness() > 240
    assert editions.edition().fingerprint in image.text("Source")
    assert image.text("Description") == editions.context().text(charts()[0].alternative)


def test_every_chart_is_written_as_png_and_svg(tmp_path: Path) -> None:
    files = list(export_charts(editions.edition(), Translator("en"), tmp_path / "new" / "charts"))
    assert [file.name for file in files] == [f"{c.id}{end}" for c in charts() for end in (".png", ".svg")]
    for file in files:
        assert file.suffix != ".png" or not QImage(str(file)).isNull()
