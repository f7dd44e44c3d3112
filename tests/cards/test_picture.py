"""Pictures on cards come from the edition's bytes, never from a path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from cqbrief.briefing.load import load_edition
from cqbrief.cards.picture import pixmap
from tests import desk
from tests.briefing.briefings import Mistake, write


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
        context = replace(desk.context(), edition=edition)
        shown.append(pixmap(edition.briefing.pictures[0].id, context))
    outside, inside = shown
    assert outside is None
    assert inside is not None and inside.width() == 12
