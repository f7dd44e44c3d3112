"""Cold start against an empty PySide6 window and against one pyqtgraph plot, whole processes in turn.

The briefing is read by a second process beside the one that loads Qt (`cqbrief.app.startup.preload`): without
a second core that is free the figures come a third later. Memory is that of the larger of the two.

Run: python tests/bench/bench_start.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.processes import measure, python

LIMITS = (
    ("figures", "empty", "time", 2.2),
    ("charts", "plot", "time", 1.5),
    ("charts", "plot", "memory", 1.6),
)
"""What is compared with what, and the ratio aimed at."""


def main() -> None:
    """Print the medians and the ratios."""
    names = ("empty", "plot", "figures", "charts")
    found = measure({name: python("start_child.py", name) for name in names}, rounds=9)
    print("process                                  seconds   peak MB")
    labels = {
        "empty": "empty PySide6 window, painted",
        "plot": "pyqtgraph with one plot, painted",
        "figures": "briefing: first theme's figures painted",
        "charts": "briefing: its charts painted too",
    }
    for name in names:
        print(f"{labels[name]:40} {found[name].seconds:7.3f} {found[name].megabytes:9.1f}")
    print("\nratio                                       found    aim")
    for one, other, kind, limit in LIMITS:
        a, b = found[one], found[other]
        ratio = a.seconds / b.seconds if kind == "time" else a.megabytes / b.megabytes
        print(f"{kind}: {one} / {other:<30} {ratio:8.2f} {limit:6.1f}")


if __name__ == "__main__":
    main()
