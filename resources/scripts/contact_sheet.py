"""Draw every chart of a briefing in every medium and look, side by side, to be looked at.

    python resources/scripts/contact_sheet.py [FOLDER] -o OUT [--language zh|en]

Writes window.png, wall.png and paper.png into OUT, and window-2.png where one is not enough: a row for each
chart, a column for each look of the medium.
Without FOLDER it draws the test briefing that has every kind of chart. Needs no display.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QByteArray, QPointF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cqbrief.app import controller
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import FAMILIES, LookId
from cqbrief.paper.drawings import ChartSpace, Drawings
from cqbrief.paper.profile import profiles
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.presentation.wall_deck import wall_deck
from cqbrief.system import paths

EVERY_CHART = Path(__file__).resolve().parents[2] / "tests" / "briefings" / "every-chart"
CARD_WIDTH = 480
"""Of a chart's card in the window: two beside each other in a window of usual size."""
SLIDE = (1280, 720)
PAPER_SCALE = 2.0
"""Device pixels to a pixel of a printed chart, which is 1/96 inch: its smallest texts can be read."""
GAP, CAPTION = 16, 24
"""Between pictures, and the height of the line above each, in pixels of the sheet."""
GROUND, INK = QColor("#B8BCC4"), QColor("#000000")
HIGHEST = 20000
"""Of a sheet, in pixels: many programs show no higher picture. What is more goes on to a further sheet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold one chart as one medium shows it in one look."""

    caption: str
    image: QImage


Row = list[Picture]


def window_rows(edition: Edition, tr: Translator) -> Iterator[Row]:
    """Draw the card of each chart in the looks of the window."""
    assert edition.briefing is not None
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            row = []
            looks: Sequence[LookId] = ("light", "dark", "contrast")
            for look in looks:
                card = ChartCard(chart, ViewContext(edition, tr, LOOKS[look], 1.0))
                card.draw()
                card.resize(CARD_WIDTH, card.heightForWidth(CARD_WIDTH))
                row.append(Picture(f"{chart.id} · {chart.kind} · {look}", card.grab().toImage()))
            yield row


def wall_rows(edition: Edition, tr: Translator) -> Iterator[Row]:
    """Draw the slides of the charts, further ones and those with values too, on light and on dark walls."""
    deck = wall_deck(edition, tr)
    for index, slide in enumerate(deck.slides):
        if slide.kind not in ("chart", "values"):
            continue
        row = []
        looks: Sequence[LookId] = ("wall_light", "wall_dark")
        for look in looks:
            context = ViewContext(edition, tr, LOOKS[look], 1.0)
            widget = make_slide_widget(SlideView(index), deck, context, QSize(*SLIDE))
            row.append(Picture(f"{slide.key} · {look}", widget.grab().toImage()))
        yield row


def paper_rows(edition: Edition, tr: Translator) -> Iterator[Row]:
    """Draw each chart as the bulletin prints it, in colours and in grey."""
    assert edition.briefing is not None
    drawings = Drawings(edition, tr)
    profile = profiles()["briefing"]
    space = ChartSpace(profile.chart_width, profile.chart_height, profile.chart_tallest, profile.chart_scales)
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            row = []
            for look, in_grey in (("paper", False), ("grey", True)):
                svg = QSvgRenderer(QByteArray(drawings.draw_chart(chart, space, in_grey).svg.encode()))
                image = QImage(svg.defaultSize() * PAPER_SCALE, QImage.Format.Format_RGB32)
                image.fill(QColor("#FFFFFF"))
                painter = QPainter(image)
                svg.render(painter)
                painter.end()
                row.append(Picture(f"{chart.id} · {chart.kind} · {look}", image))
            yield row


MEDIA: Mapping[str, Callable[[Edition, Translator], Iterator[Row]]] = {
    "window": window_rows,
    "wall": wall_rows,
    "paper": paper_rows,
}


def sheets_of(rows: Sequence[Row]) -> Iterator[QImage]:
    """Put the rows on as many sheets as they need."""
    start, used = 0, GAP
    for at, row in enumerate(rows):
        high = _height(row)
        if at > start and used + high > HIGHEST:
            yield _sheet(rows[start:at])
            start, used = at, GAP
        used += high
    yield _sheet(rows[start:])


def _height(row: Row) -> int:
    return max(picture.image.height() for picture in row) + CAPTION + GAP


def _sheet(rows: Sequence[Row]) -> QImage:
    """Put the pictures on one sheet, rows below each other; the same column is one look."""
    columns = [max(row[at].image.width() for row in rows) for at in range(len(rows[0]))]
    width = sum(columns) + GAP * (len(columns) + 1)
    sheet = QImage(QSize(width, sum(map(_height, rows)) + GAP), QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    font = QFont(FAMILIES["sans"])
    font.setPixelSize(CAPTION - 8)
    painter.setFont(font)
    painter.setPen(INK)
    y = GAP
    for row in rows:
        x = GAP
        for picture, wide in zip(row, columns, strict=True):
            painter.drawText(QPointF(x, y + CAPTION - 8), picture.caption)
            painter.drawImage(x, y + CAPTION, picture.image)
            x += wide + GAP
        y += _height(row)
    painter.end()
    return sheet


def write_sheets(folder: Path, out: Path, language: Language) -> list[Path]:
    """Draw the sheets of the briefing in `folder` into `out`; return the files written."""
    application = controller.make_application()
    qt_style.load_fonts(paths.resources())
    qt_style.apply(application, LOOKS["light"], 1.0, language)
    edition = load_edition(folder)
    if edition.errors:
        sys.exit(f"{folder}: {len(edition.errors)} errors; see cqbrief check {folder}")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for medium, rows_of in MEDIA.items():
        rows = list(rows_of(edition, Translator(language)))
        if not rows:
            sys.exit(f"{folder} has no charts")
        for number, sheet in enumerate(sheets_of(rows), start=1):
            file = out / (f"{medium}.png" if number == 1 else f"{medium}-{number}.png")
            if not sheet.save(str(file)):
                sys.exit(f"{file} cannot be written")
            written.append(file)
    return written


def main() -> None:
    """Draw the sheets that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=EVERY_CHART)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--language", choices=sorted(LANGUAGES), default="zh")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for file in write_sheets(asked.folder, asked.out, asked.language):
        print(file)


if __name__ == "__main__":
    main()
