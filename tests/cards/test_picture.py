"""Pictures on cards come from the edition's bytes, never from a path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.picture import HIGHEST, PictureCard, pixmap
from tests.support import editions
from tests.support.sample import Mistake, write


def test_a_picture_outside_the_folder_is_not_drawn_and_one_inside_is(tmp_path: Path) -> None:
    image = QImage(12, 6, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF0000"))
    shown = []
    for number, file in enumerate(("../secret.png", "fair.png")):
        folder = tmp_path / str(number) / "briefing"
        folder.mkdir(parents=True)
        write(
            folder, Mistake("briefing.yaml", "caption: 招聘会现场", f"caption: 招聘会现场\n    file: {file}")
        )
        assert image.save(str(folder / file))
        edition = load_edition(folder)
        assert edition.briefing is not None
        context = replace(editions.context(), edition=edition)
        shown.append(pixmap(edition.briefing.pictures[0].id, context))
    outside, inside = shown
    assert outside is None
    assert inside is not None and inside.width() == 12


def test_a_very_high_picture_is_seen_whole_with_its_caption(tmp_path: Path, qtbot: QtBot) -> None:
    image = QImage(40, 2000, QImage.Format.Format_RGB888)
    image.fill(QColor("#FF0000"))
    folder = tmp_path / "briefing"
    folder.mkdir()
    write(folder, Mistake("briefing.yaml", "caption: 招聘会现场", "caption: 招聘会现场\n    file: high.png"))
    assert image.save(str(folder / "high.png"))
    edition = load_edition(folder)
    assert edition.briefing is not None
    context = replace(editions.context(), edition=edition)
    card = PictureCard(edition.briefing.pictures[0], context)
    qtbot.addWidget(card)
    card.resize(600, card.heightForWidth(600))
    drawn = card.grab().toImage()
    assert drawn.height() < HIGHEST + 120
    ratio = drawn.height() / card.height()
    red = [y for y in range(drawn.height()) if drawn.pixelColor(round(20 * ratio), y) == QColor("#FF0000")]
    assert len(red) == HIGHEST * ratio
