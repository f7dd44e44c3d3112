from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cqbrief.briefing.model import Icon
from cqbrief.look import icons
from cqbrief.system import paths

# Channels of 0 and 255 survive the rounding of half-transparent pixels.
RED = QColor("#FF0000")
INTERFACE = {
    "overview", "search", "print", "present", "open", "reload", "source", "close", "back", "forward",
    "copy", "sun", "moon", "contrast", "language", "zoom_in", "zoom_out", "warning", "error", "check",
    "info", "link", "play",
}  # fmt: skip
LINE_DRAWINGS = sorted(icons.icon_names() - {icons.APPLICATION})


def opaque_colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_every_icon_that_a_briefing_may_name_is_drawn() -> None:
    assert set(get_args(Icon)) <= icons.icon_names()


def test_every_icon_of_the_interface_is_drawn() -> None:
    assert icons.icon_names() >= INTERFACE


@pytest.mark.parametrize("name", LINE_DRAWINGS)
def test_line_drawings_are_of_one_style(name: str) -> None:
    root = ET.parse(paths.resources() / "icons" / f"{name}.svg").getroot()
    wanted = {
        "viewBox": "0 0 24 24", "fill": "none", "stroke": "currentColor",
        "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round",
    }  # fmt: skip
    assert root.attrib == wanted


@pytest.mark.parametrize("name", LINE_DRAWINGS)
def test_a_line_drawing_takes_the_colour_asked_for_and_no_other(name: str, qtbot: QtBot) -> None:
    assert opaque_colours(icons.pixmap(name, RED, 48).toImage()) == {RED.name()}


@pytest.mark.parametrize("name", LINE_DRAWINGS)
def test_a_line_drawing_stays_within_its_square(name: str, qtbot: QtBot) -> None:
    image = icons.pixmap(name, RED, 96).toImage()
    edge = [(x, y) for x in range(96) for y in (0, 95)] + [(x, y) for y in range(96) for x in (0, 95)]
    assert not [place for place in edge if image.pixelColor(*place).alpha()]


def test_an_icon_has_the_pixels_of_a_sharp_screen_and_the_size_of_a_plain_one(qtbot: QtBot) -> None:
    pixmap = icons.pixmap("search", RED, 20, 1.5)
    assert pixmap.width() == 30
    assert pixmap.deviceIndependentSize().width() == 20


def test_an_unknown_icon_is_a_key_error(qtbot: QtBot) -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.pixmap("unicorn", RED, 20)


def test_a_name_cannot_leave_the_folder_of_icons(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        icons.icon("../icons/search", RED, 20)


def test_the_window_icon_comes_in_several_sizes(qtbot: QtBot) -> None:
    sizes = {size.width() for size in icons.window_icon().availableSizes()}
    assert {16, 32, 256} <= sizes
