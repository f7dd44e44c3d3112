"""The maintainers' script that draws all charts of a briefing side by side."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "resources" / "scripts" / "contact_sheet.py"


def test_it_draws_a_sheet_for_each_medium_with_all_charts_in_all_looks(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(ROOT / "data" / "template-en"), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    files = [str(tmp_path / "out" / f"{medium}.png") for medium in ("window", "wall", "paper")]
    assert done.stdout.split() == files
    # One chart: as many pictures beside each other as the medium has looks.
    least = {"window": 3 * 400, "wall": 2 * 1280, "paper": 2 * 600}
    for medium, width in least.items():
        sheet = QImage(str(tmp_path / "out" / f"{medium}.png"))
        assert sheet.width() > width, medium
        colours = {sheet.pixelColor(x, y).name() for x in range(0, sheet.width(), 7) for y in (40, 150, 300)}
        assert len(colours) > 3, medium


def test_a_briefing_with_errors_is_not_drawn(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "errors; see cqbrief check" in done.stderr
    assert not (tmp_path / "out").exists()
