"""Two simulated screens: the wall on the external one, the console on the other, and remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.pairwise import every_value

ROOT = Path(__file__).resolve().parents[2]


def run(
    tmp_path: Path, *screens: dict[str, object], wanted: Sequence[str] = (), scale: str = "1"
) -> dict[str, dict[str, Any]]:
    base = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0}
    configuration = tmp_path / "screens.json"
    configuration.write_text(json.dumps({"screens": [{**base, **screen} for screen in screens]}))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={configuration}", "QT_SCALE_FACTOR": scale}
    # What is remembered goes there, whatever the scope of the fixture that asks.
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.presentation.two_screens", *wanted],
        cwd=ROOT, env={**os.environ, **platform, **home}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


LAPTOP = {"name": "laptop", "x": 0, "width": 1280, "height": 800}
PROJECTOR = {"name": "projector", "x": 1280, "width": 1920, "height": 1080}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What was seen of a presentation on the two."""
    return run(tmp_path_factory.mktemp("two"), LAPTOP, PROJECTOR)


def test_the_wall_fills_the_external_screen_and_the_console_has_the_other(
    seen: dict[str, dict[str, Any]],
) -> None:
    assert (seen["start"]["wall"], seen["start"]["console"]) == ("projector", "laptop")
    assert seen["start"]["wall fills"]
    assert seen["two on"]["slide"] == 2
    assert seen["two on"]["picture"] == [1920, 1]


def test_one_key_swaps_the_screens_keeps_the_place_and_is_remembered(
    seen: dict[str, dict[str, Any]],
) -> None:
    swapped = seen["swapped"]
    assert (swapped["wall"], swapped["console"]) == ("laptop", "projector")
    assert (swapped["wall fills"], swapped["slide"], swapped["cover"]) == (True, 2, "black")
    assert swapped["picture"] == [1280, 1]
    assert seen["next time"]["wall"] == "laptop"


def test_a_screen_is_chosen_by_name(tmp_path: Path) -> None:
    third = {"name": "third", "x": 3200, "width": 1024, "height": 768}
    seen = run(tmp_path, LAPTOP, PROJECTOR, third, wanted=("--screen", "third"))
    assert seen["start"]["wall"] == "third"
    assert (seen["swapped"]["wall"], seen["swapped"]["console"]) == ("laptop", "third")
    assert (seen["settled"]["wall"], seen["settled"]["console"]) == ("laptop", "third")


LARGE_LAPTOP = {**LAPTOP, "width": 1920, "height": 1200}
SCREENS = {
    "external": (LARGE_LAPTOP, {**PROJECTOR, "x": 1920}),
    "one": (LARGE_LAPTOP,),
    "mirrored": (LARGE_LAPTOP, {**PROJECTOR, "x": 0}),
}


@every_value(screens=SCREENS, scale=["3", "1", "1.5", "2"])
def test_the_wall_has_a_picture_of_its_own_pixels_and_is_alone_where_no_other_screen_is(
    tmp_path: Path, screens: str, scale: str
) -> None:
    start = run(tmp_path, *SCREENS[screens], wanted=("--start",), scale=scale)["start"]
    assert start["console"] == ("laptop" if screens == "external" else None)
    assert start["wall fills"]
    assert start["picture"] == [1920, float(scale)]
