"""Fuzzes everything that reads.

    python tests/fuzz/run.py [--rounds 200000] [--seed NAME] [--only TARGET[:NUMBER]]

Every target runs in a process of its own. An input is a finding when something is raised, when it takes
longer than 2 seconds, or when the process grows beyond 500 MB. It is made from seed, target and number
alone, so `--only svg:1234` tries that one again. Prints a table, then the findings; 1 where there are any.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

LONGEST = 2.0
"""Seconds of the processor's time that an input may take."""
MOST_MEMORY = 500
"""Megabytes of the whole process."""
GRACE = 60.0
"""Seconds without a word after which a process is given up: C code hears no alarm."""
MOST_FINDINGS = 10


class Hang(Exception):
    """An input took too long."""


def main() -> int:
    """Run all targets, or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", default="")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        name, first, count = options.child.split(":")
        child(name, range(int(first), int(first) + int(count)), options.seed)
        return 0
    only, _, number = options.only.partition(":")
    findings: list[str] = []
    all_of_them, began = 0, time.perf_counter()
    print(f"seed {options.seed}, Python {sys.version.split()[0]}")
    print(f"{'target':<10} {'inputs':>8} {'seconds':>8} {'slowest ms':>11} {'peak MB':>8} {'findings':>9}")
    for name, count in shares(options.rounds):
        if only and name != only:
            continue
        first = int(number) if number else 0
        done, seconds, slowest, peak, found = run(name, first, 1 if number else count, options.seed)
        all_of_them += done
        findings += found
        print(
            f"{name:<10} {done:>8} {seconds:>8.1f} {slowest * 1000:>11.0f} {peak:>8.0f} {len(found):>9}",
            flush=True,
        )
    print(f"{'all':<10} {all_of_them:>8} {time.perf_counter() - began:>8.1f} {'':>20} {len(findings):>9}")
    print("\n".join(findings))
    return 1 if findings else 0


def shares(rounds: int) -> Iterator[tuple[str, int]]:
    """Name of every target -> how many of `rounds` inputs it gets, one at least."""
    from tests.fuzz.targets import SHARES

    whole = sum(SHARES.values())
    for target, share in SHARES.items():
        yield target.__name__, max(1, -(-rounds * share // whole))


def run(name: str, first: int, count: int, seed: str) -> tuple[int, float, float, float, list[str]]:
    """One target in a process of its own: inputs tried, seconds, slowest, peak MB, findings."""
    findings: list[str] = []
    done, slowest, peak = 0, 0.0, 0.0
    began = time.perf_counter()
    while done < count and len(findings) < MOST_FINDINGS:
        command = [
            sys.executable,
            __file__,
            "--seed",
            seed,
            "--child",
            f"{name}:{first + done}:{count - done}",
        ]
        # What decoders remark on spoiled pictures is no finding; a pipe would fill up with it.
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert process.stdout is not None
        signal.signal(signal.SIGALRM, lambda *_, process=process: process.kill())
        ended = False
        for line in process.stdout:
            signal.setitimer(signal.ITIMER_REAL, GRACE)
            said = json.loads(line)
            done = said["done"] - first
            slowest, peak = max(slowest, said["slowest"]), max(peak, said["peak"])
            findings += [f"{name}:{said['number']} {said['finding']}"] if said["finding"] else []
            ended = said["ended"]
        signal.setitimer(signal.ITIMER_REAL, 0)
        process.wait()
        if not ended:
            errors.seek(0)
            last = errors.read()[-600:].decode("utf-8", "replace")
            findings.append(f"{name}: the process died after {first + done} ({process.returncode}) {last}")
            done += 1000
        process.stdout.close()
        errors.close()
    return min(done, count), time.perf_counter() - began, slowest, peak, findings


def child(name: str, numbers: range, seed: str) -> None:
    """Try the inputs of one target; a line of JSON now and then, and for every finding."""
    from tests.fuzz import targets

    target = getattr(targets, name)
    if name in targets.NEED_QT:
        from PySide6.QtWidgets import QApplication

        from cqbrief.look import qt_style
        from cqbrief.system import paths

        application = QApplication([])
        qt_style.load_fonts(paths.resources())
        assert application is not None
    slowest, found, reported = 0.0, 0, time.perf_counter()

    def say(number: int, finding: str = "", *, ended: bool = False) -> None:
        peak = _peak()
        said = {
            "number": number,
            "done": number + 1,
            "slowest": slowest,
            "peak": peak,
            "finding": finding,
            "ended": ended,
        }
        print(json.dumps(said), flush=True)

    def too_long(_signal: int, frame: FrameType | None) -> None:
        where = "".join(traceback.format_stack(frame, limit=4)) if frame else ""
        raise Hang(where)

    # Time of the processor: on a busy machine the clock says little. Who waits for ever is ended by GRACE.
    signal.signal(signal.SIGPROF, too_long)
    if name == "paper":
        target(Random(seed))  # fonts and templates are read once
    number = numbers.start
    for number in numbers:
        began, finding = time.process_time(), ""
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            target(Random(f"{seed}:{name}:{number}"))
        except Exception:
            finding = traceback.format_exc(limit=-5)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.process_time() - began
        slowest = max(slowest, taken)
        if taken > LONGEST and not finding:
            finding = f"took {taken:.1f} s"
        if _peak() > MOST_MEMORY:
            finding = finding or f"more than {MOST_MEMORY} MB"
            say(number, finding)
            os._exit(1)
        if finding or time.perf_counter() - reported > 1:
            reported, found = time.perf_counter(), found + bool(finding)
            say(number, finding)
        if found >= MOST_FINDINGS:
            break
    say(number, ended=True)
    os._exit(0)


def _peak() -> float:
    """Megabytes that this process held at most. What getrusage tells begins with what its parent held."""
    held = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert held is not None
    return int(held[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
