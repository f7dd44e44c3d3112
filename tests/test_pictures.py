"""Pictures of the pages depend on the briefing and the command, not on what somebody once chose."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from cqbrief import paths

TEMPLATE = paths.built_in_briefing().parent / "template"
CHOSEN = "[General]\nzoom=2.0\nlook=contrast\nlanguage=en\n"


def _draw(home: Path, out: Path, *more: str) -> bytes:
    command = [sys.executable, "-m", "cqbrief", "pictures", str(TEMPLATE), "-o", str(out), *more]
    environ = {**os.environ, "XDG_CONFIG_HOME": str(home), "LANG": "zh_CN.UTF-8"}
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return (out / "0-overview.png").read_bytes()


def test_choices_of_the_window_neither_change_the_pictures_nor_are_changed(tmp_path: Path) -> None:
    chosen, fresh = tmp_path / "chosen", tmp_path / "fresh"
    settings = chosen / "cqbrief" / "cqbrief.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(CHOSEN, encoding="utf-8")
    assert _draw(chosen, tmp_path / "a") == _draw(fresh, tmp_path / "b")
    assert settings.read_text(encoding="utf-8") == CHOSEN
    assert not fresh.exists()


def test_the_first_picture_has_the_source_too(tmp_path: Path) -> None:
    _draw(tmp_path / "home", tmp_path / "out", "--window")
    picture = QImage(str(tmp_path / "out" / "0-overview.png"))
    colours = {picture.pixel(x, y) for x in range(1160, 1400) for y in range(60, picture.height() - 60, 2)}
    assert len(colours) > 20
