"""Kills the program with -9 while it writes, again and again: the old or the new is there, whole.

    python tests/support/kill.py [--rounds 100] [--only pdf|export|settings|new|print]

Every round starts a process that writes the same file again and again through the program's own way, in
two versions by turns, and kills it a random moment later. For the last two kinds it is looked whether
the next program leaves nothing of what those killed left. Prints a line for each kind; 1 where a file was
found half-written, or missing once it had been there, or something stayed behind.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 0.03
"""Seconds from the first file that is whole until the kill, at most: some dozens are written in it."""

_START = """
import os, sys
sys.path.insert(0, {root!r})
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from itertools import cycle
target, most = Path(sys.argv[1]), int(sys.argv[2])
def again(write, versions):
    for number, version in enumerate(cycle(versions), start=1):
        write(target, version)
        if number == 2:
            print("written", flush=True)
        if number == most:
            break
"""
"""Writes so many files, 0 without end."""
KINDS: Mapping[str, tuple[str, str]] = {
    "pdf": (
        "a.pdf",
        """
from cqbrief.paper.pdf_file import write_pdf
again(write_pdf, [b"a" * 3_000_000, b"b" * 2_000_000])
""",
    ),
    "export": (
        "a.md",
        """
from dataclasses import replace
from cqbrief.system import paths
from cqbrief.briefing.loading.load import load_edition
from cqbrief.export.files import export
from cqbrief.i18n.translator import Translator
edition = load_edition(paths.built_in_briefing())
again(lambda file, language: export(edition, Translator(language), file), ["zh", "en"])
""",
    ),
    "settings": (
        "settings",
        """
from PySide6.QtCore import QSettings
for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
    QSettings.setPath(kind, QSettings.Scope.UserScope, str(target))
from cqbrief.window.settings import Settings
def write(folder, letter):
    settings = Settings()
    settings.recent = [Path("/" + letter * 200) for _ in range(8)]
    settings._store.sync()
again(write, ["a", "b"])
""",
    ),
}


LEAVING: Mapping[str, str] = {
    "new": """
from cqbrief.briefing.saving.scaffold import make_briefing
def write(folder, version):
    make_briefing(folder, version)
    shutil.rmtree(folder)
""",
    "print": """
from cqbrief.system import paths
from cqbrief.paper.fonts import font_set_for
from cqbrief.paper.profile import profiles
from cqbrief.paper.typesetter import Typesetter
import tempfile
font_set = font_set_for(profiles()["briefing"], paths.resources())
tempfile.tempdir = str(target.parent)
def write(folder, version):
    Typesetter(paths.resources() / "paper" / "briefing.typ", font_set.fonts).close()
""",
}
"""What makes a folder for itself again and again, beside or in `target`."""


def main() -> int:
    """All kinds, or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wrong = 0
    for kind in KINDS:
        if options.only in ("", kind):
            began = time.perf_counter()
            spoiled = rounds(kind, options.rounds)
            wrong += len(spoiled)
            seconds = time.perf_counter() - began
            print(f"{kind:<9} {options.rounds} rounds, {seconds:.0f} s: {spoiled or 'all whole'}")
    for kind in LEAVING:
        if options.only in ("", kind):
            began = time.perf_counter()
            left, killed = leavings(kind, options.rounds)
            wrong += len(left)
            seconds = time.perf_counter() - began
            print(f"{kind:<9} {options.rounds} rounds, {seconds:.0f} s: {killed} left something; now {left}")
    return 1 if wrong else 0


def leavings(kind: str, count: int) -> tuple[list[str], int]:
    """Kill `count` processes that make such folders and run one more; what is left, and how many left any."""
    random = Random(kind)
    program = "import shutil\n" + _START.format(root=str(ROOT)) + LEAVING[kind] + "again(write, ['zh', 'en'])"
    leaving = 0
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", program, str(Path(place) / "mine")]
        for _ in range(count):
            before = set(os.listdir(place))
            with subprocess.Popen([*command, "0"], stdout=subprocess.PIPE) as running:
                assert running.stdout is not None
                running.stdout.readline()
                time.sleep(random.uniform(0, LONGEST))
                running.kill()
            leaving += bool(set(os.listdir(place)) - before - {"mine"})
            shutil.rmtree(Path(place) / "mine", ignore_errors=True)
        subprocess.run([*command, "1"], check=True, stdout=subprocess.DEVNULL)
        return os.listdir(place), leaving


def _writing(kind: str, target: Path, most: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _START.format(root=str(ROOT)) + KINDS[kind][1], str(target), str(most)],
        stdout=subprocess.PIPE, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def _content(kind: str, target: Path) -> bytes | None:
    file = target / "cqbrief" / "cqbrief.ini" if kind == "settings" else target
    return file.read_bytes() if file.exists() else None


def rounds(kind: str, count: int) -> list[str]:
    """Kill `count` processes that write files of this kind; what was wrong with the files afterwards."""
    random = Random(kind)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / KINDS[kind][0]
        whole = set()
        for most in (1, 2):
            with _writing(kind, target, most) as program:
                program.communicate()
            whole.add(_content(kind, target))
        if None in whole or len(whole) != 2:
            raise RuntimeError(f"the program that writes {kind} wrote no two versions")
        for _ in range(count):
            with _writing(kind, target, 0) as program:
                assert program.stdout is not None
                program.stdout.readline()
                time.sleep(random.uniform(0, LONGEST))
                program.kill()
            for lock in Path(place).rglob("*.lock"):
                # Of one that Qt had just begun it cannot tell whose it is, and waits half a minute for it.
                if not lock.stat().st_size:
                    lock.unlink()
            content = _content(kind, target)
            if content not in whole:
                wrong.append("missing" if content is None else f"half-written, {len(content)} bytes")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
