"""What colours, sizes and line widths are for; free of Qt.

Every other room asks for a *role* ("the ground of a card", "a chart's axis text") and never names a
colour, a font size or a pen width. The values of the six looks are in `cqbrief.look.looks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from cqbrief.briefing.record import Record, record

ColourRole = Literal[
    # planes
    "ground",  # behind everything: the window's middle, the wall
    "surface",  # cards, panes, charts, fields, menus
    "sidebar",  # the list of themes
    "accent_ground",  # the selected row, the portrait's circle, the badge of a theme at rest
    "derived_ground",  # behind a formula and what follows from it
    "hover",  # a row or button under the pointer
    "mark",  # highlighter over the words of a source
    "selection",  # behind text that the reader selected; never taken for evidence
    # lines
    "line",  # hairlines between and around things; decoration, may be faint
    "line_strong",  # borders of fields, scroll handles: must be seen
    "grid",  # grid lines of a chart; decoration
    "axis",  # the zero line and axis ticks of a chart
    "focus",  # ring around what has the keyboard
    # text
    "text",
    "text_quiet",  # labels, sources, subtitles
    "disabled",  # what cannot be used now
    "accent",  # eyebrow lines, links, the active badge, large numbers on the wall
    "on_accent",  # text and icons over `accent`
    "on_mark",  # text over `mark`
    "on_selection",  # text over `selection`
    "target",  # the tick and word of a target; the red half of the briefing's name
    "good",  # a change in the good direction; evidence found
    "bad",  # an error, and what needs an answer now
    "warning",  # what asks for attention; a change in the bad direction
    # data, in the order in which series take them; on `surface` only
    "series_1",
    "series_2",
    "series_3",
    "series_4",
    "series_5",
    "series_6",
    "series_quiet",  # context that is not the message: other years, the rest of a whole
    # classes of values, the stronger the farther from zero; below zero in a hue of their own
    "class_1",
    "class_2",
    "class_3",
    "class_4",
    "class_5",
    "below_1",
    "below_2",
    "below_3",
    "below_4",
    "below_5",
]

TextRole = Literal[
    "title",  # of a panel or slide
    "heading",  # of a section or pane
    "subheading",  # of a measure, a person's name, a sidebar entry
    "body",
    "small",  # sources, figure numbers, notes
    "label",  # above a number: what is counted
    "number",  # the hero of a card
    "number_small",  # a number beside text or in a table
    "unit",  # beside `number`: unit and word of approximation
    "quote",  # people's words and the source's, in the serif
    "brand",  # the briefing's name, in the serif
    "eyebrow",  # the line over a title
    "chart_title",  # the finding
    "chart_text",  # axis labels, legends, subtitles
    "chart_value",  # values printed on marks
]

LookId = Literal["light", "dark", "contrast", "paper", "wall_light", "wall_dark"]
Family = Literal["sans", "serif"]

FAMILIES: Final[Mapping[Family, str]] = {"sans": "Noto Sans SC", "serif": "Noto Serif SC"}
"""Family names of the bundled fonts."""

SERIES: Final[tuple[ColourRole, ...]] = (
    "series_1", "series_2", "series_3", "series_4", "series_5", "series_6",
)  # fmt: skip
"""The data colours in the order in which series take them; a chart has at most six."""

CLASSES: Final[tuple[ColourRole, ...]] = ("class_1", "class_2", "class_3", "class_4", "class_5")
BELOW: Final[tuple[ColourRole, ...]] = ("below_1", "below_2", "below_3", "below_4", "below_5")
"""Shades of classes of values from zero upwards, and from zero downwards; text is read on each."""

WALL_HEIGHT: Final = 720.0
"""Height of the screen in which the wall looks' sizes are given: there, zoom is screen height / 720."""


@record
class TextStyle(Record):
    """Say how a text role is set: size in logical pixels at zoom 1, line height in multiples of the size."""

    size: float
    weight: Literal[400, 700] = 400
    line_height: float = 1.5
    family: Family = "sans"
    colour: ColourRole = "text"


@dataclass(frozen=True, eq=False)
class Look:
    """Hold one appearance of the program. Compared and hashed by identity: there is one object for each look.

    Widths, `radius` and `spacing` are logical pixels at zoom 1. Every gap is a multiple of `spacing`.
    """

    id: LookId
    dark: bool
    colours: Mapping[ColourRole, str]
    texts: Mapping[TextRole, TextStyle]
    hairline: float = 1.0  # borders of cards, rules between rows, grid lines
    rule: float = 3.0  # the bar beside a quote, the edge of a slide
    mark: float = 2.0  # outlines of derived bars, lines of a line chart
    axis: float = 1.0
    target: float = 3.0  # the tick of a target
    focus_ring: float = 2.0
    radius: float = 8.0
    spacing: float = 4.0
