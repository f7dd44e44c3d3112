"""Whole processes timed against each other, in turn, so that a machine's drift hits all alike."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the counted rounds of one command."""

    seconds: float
    megabytes: float
    """Peak memory of the process."""


def measure(commands: Mapping[str, Sequence[str]], rounds: int = 7) -> dict[str, Measured]:
    """Run every command once to warm up, then `rounds` times in turn; name -> medians.

    Raises RuntimeError when a command fails.
    """
    # A process counts as its own peak what its parent had when it began. So the parent is a small one.
    said = subprocess.check_output(
        [sys.executable, __file__, json.dumps([dict(commands), rounds])], text=True
    )
    return {name: Measured(*found) for name, found in json.loads(said).items()}


def _measure(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Measured]:
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    kilobytes: dict[str, list[int]] = {name: [] for name in commands}
    # A user's second start finds the bytecode of the first; so does every counted round here.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            process = subprocess.Popen(
                command, cwd=ROOT, env={**environment, "QT_QPA_PLATFORM": "offscreen"}, stdout=sys.stderr
            )
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise RuntimeError(f"{name} ended with {process.returncode}")
            if turn:
                seconds[name].append(elapsed)
                kilobytes[name].append(usage.ru_maxrss)
    return {
        name: Measured(statistics.median(seconds[name]), statistics.median(kilobytes[name]) / 1024)
        for name in commands
    }


def python(script: str, *arguments: str) -> list[str]:
    """The command that runs a script of this folder with this Python."""
    return [sys.executable, str(ROOT / "tests" / "bench" / script), *arguments]


def peak_megabytes() -> float:
    """Peak memory of this process so far, without what its parent had when it began."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    given, turns = json.loads(sys.argv[1])
    print(json.dumps({name: astuple(found) for name, found in _measure(given, turns).items()}))
