"""The rooms import only in the one direction, and every room is under a contract."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_no_room_imports_from_a_later_one() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_and_module_has_its_place_in_the_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip(" ()") for layer in layers for name in layer.split("|")}
    package = ROOT / "cqbrief"
    rooms = {f"cqbrief.{entry.parent.name}" for entry in package.glob("*/__init__.py")}
    modules = {f"cqbrief.{entry.stem}" for entry in package.glob("*.py") if entry.stem != "__init__"}
    assert placed == rooms | modules
