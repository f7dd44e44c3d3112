"""Pictures of the pages depend on the briefing and the command, not on what somebody once chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from cqbrief.system import paths
from tests.support.process import ROOT, call_cqbrief

pytestmark = pytest.mark.usefixtures("fonts")

TEMPLATE = paths.built_in_briefing().parent / "template"
CHOSEN = "[General]\nzoom=2.0\nlook=contrast\nlanguage=en\n"


def _draw(out: Path, *more: str, folder: Path = TEMPLATE) -> bytes:
    done = call_cqbrief("pictures", folder, "-o", out, *more, folder=ROOT)
    assert done.returncode == 0, done.stderr
    return (out / "0-overview.png").read_bytes()


def test_choices_of_the_window_neither_change_the_pictures_nor_are_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chosen, fresh = tmp_path / "chosen", tmp_path / "fresh"
    settings = chosen / "cqbrief" / "cqbrief.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(CHOSEN, encoding="utf-8")
    pictures = []
    for home in (chosen, fresh):
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(home))
        pictures.append(_draw(tmp_path / f"of-{home.name}"))
    assert pictures[0] == pictures[1]
    assert settings.read_text(encoding="utf-8") == CHOSEN
    assert not fresh.exists()


def test_the_first_picture_has_the_source_too(tmp_path: Path) -> None:
    assert call_cqbrief("pictures", TEMPLATE, "-o", tmp_path / "out", "--window", folder=ROOT).returncode == 0
    picture = QImage(str(tmp_path / "out" / "0-overview.png"))
    colours = {picture.pixel(x, y) for x in range(1160, 1400) for y in range(60, picture.height() - 60, 2)}
    assert len(colours) > 20


def test_a_picture_shows_every_row_and_column_of_a_table(tmp_path: Path) -> None:
    """At 1024 pixels the twelve columns find no room: the picture is wider, and 60 rows high."""
    folder = Path(__file__).parents[1] / "briefings" / "many-sources"
    _draw(tmp_path / "out", "--size", "1024x768", "--language", "en", folder=folder)
    picture = QImage(str(tmp_path / "out" / "2-tables.png"))
    assert picture.width() > 1200
    assert picture.height() > 60 * 28 + 1000
    # A page without such tables is as wide as it was asked for.
    assert QImage(str(tmp_path / "out" / "1-key.png")).width() == 1024


def test_a_picture_of_a_whole_page_ends_where_the_page_ends(tmp_path: Path) -> None:
    """Beside a scroll bar, which a picture has not, this page has a column less and is a third higher."""
    folder = Path(__file__).parents[1] / "briefings" / "fifty-years"
    out = tmp_path / "out"
    assert call_cqbrief("pictures", folder, "-o", out, "--size", "1366x768", folder=ROOT).returncode == 0
    picture = QImage(str(out / "2-each.png"))
    right = range(300, 1360, 7)
    last = max(y for y in range(picture.height()) if len({picture.pixel(x, y) for x in right}) > 2)
    assert picture.height() - last < 120
