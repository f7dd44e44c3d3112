"""A briefing of 40 themes and 20,000 figures: opening it, switching its themes, and the memory it takes.

Run: python tests/bench/bench_large.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cqbrief.system import paths
from tests.bench.processes import ROOT, measure, python
from tests.support.large_briefing import write_large

THEMES, FIGURES = 40, 500
OPENING, FRAMES, MEMORY, PER_BYTE = 3.0, 3.0, 3.0, 10
"""Aims: times composing the YAML files, frames for a switch, times the built-in briefing's memory, and so
many times the files' size on top of that."""


def switching(folder: Path) -> dict[str, float]:
    """Medians of warm and first switches in milliseconds, from a process of their own."""
    command = python("large_child.py", "switched", str(folder))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print what was measured beside what is aimed at."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = write_large(Path(temporary) / "large", THEMES, FIGURES)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
        found = measure(
            {
                "compose": python("large_child.py", "compose", str(folder)),
                "large": python("large_child.py", "opened", str(folder)),
                "built in": python("large_child.py", "opened", str(paths.built_in_briefing())),
            },
            rounds=5,
        )
        switches = switching(folder)
    print(f"{THEMES} themes, {THEMES * FIGURES:,} figures, {size:.1f} MB of files\n")
    labels = {
        "compose": "composing its YAML files",
        "large": "its window at the first theme, with charts",
        "built in": "the same of the built-in briefing",
    }
    print("process                                     seconds   peak MB")
    for name, label in labels.items():
        print(f"{label:43} {found[name].seconds:7.2f} {found[name].megabytes:9.1f}")
    frame = 1000 / 60
    limit = MEMORY * found["built in"].megabytes + PER_BYTE * size
    print("\n                                              found     aim")
    ratio = found["large"].seconds / found["compose"].seconds
    print(f"opening / composing                        {ratio:8.2f} {OPENING:7.1f}")
    print(f"switching themes, warm, frames of 60 Hz    {switches['warm'] / frame:8.2f} {FRAMES:7.1f}")
    print(f"first switch to a theme, frames            {switches['first'] / frame:8.2f}       –")
    print(f"memory, MB                                 {found['large'].megabytes:8.0f} {limit:7.0f}")


if __name__ == "__main__":
    main()
