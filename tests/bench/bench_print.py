"""Printing: the whole process, the preview after a changed option, and a briefing a hundred times larger.

Run: python tests/bench/bench_print.py
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob, as_json
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.system import paths
from tests.bench.processes import measure, peak_megabytes, python

PREVIEW = 75
"""Dots per inch at which the preview shows pages on an ordinary screen."""
ROUNDS = 9


def main() -> None:
    """Print three tables; or, given a number, time a briefing so many times as large as the built-in one."""
    application = QApplication([])
    qt_style.load_fonts(paths.resources())
    edition = load_edition(paths.built_in_briefing())
    if len(sys.argv) > 1:
        print(json.dumps(grow(edition, int(sys.argv[1]))))
    else:
        whole_process(edition)
        preview(edition)
        larger()
    del application


def whole_process(edition: Edition) -> None:
    """`cqbrief print` beside one pyqtgraph plot and beside Typst alone."""
    job = prepared(DocumentBuilder(Translator("zh")), edition)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pages"
        shutil.copytree(job.template.parent, folder)
        for name, text in {**job.drawings, "data.json": as_json(job, "")}.items():
            (folder / name).write_text(text, encoding="utf-8")
        fonts = paths.resources() / "fonts"
        out = str(Path(temporary) / "out.pdf")
        found = measure(
            {
                "plot": python("start_child.py", "plot"),
                "typst": python("print_child.py", str(folder / job.template.name), str(fonts)),
                "print": [sys.executable, "-c", QUIET, "print", "-o", out],
            },
            rounds=ROUNDS,
        )
    print("process                                  seconds   peak MB")
    labels = {
        "plot": "pyqtgraph with one plot, painted",
        "typst": "Typst alone, the same pages",
        "print": "cqbrief print, built-in briefing",
    }
    for name, label in labels.items():
        print(f"{label:40} {found[name].seconds:7.3f} {found[name].megabytes:9.1f}")
    one, other = found["print"], found["plot"]
    print("\nratio                                       found    aim")
    print(f"{'time: print / plot':40} {one.seconds / other.seconds:8.2f} {1.7:6.1f}")
    print(f"{'memory: print / plot':40} {one.megabytes / other.megabytes:8.2f} {1.7:6.1f}")
    print(f"{'time: print / Typst alone':40} {one.seconds / found['typst'].seconds:8.2f}      -")


# The command's one line of output would spoil the table; and like the processes it is compared with,
# it ends without taking the interpreter down.
QUIET = (
    "import os, sys; sys.stdout = open(os.devnull, 'w'); from cqbrief.cli.main import main; "
    "code = main(sys.argv[1:]); sys.stdout.flush(); os._exit(code)"
)


def prepared(builder: DocumentBuilder, edition: Edition, **options: Any) -> PrintJob:
    """The whole briefing, ready to be set."""
    return builder.prepare(edition, profiles()["briefing"], PrintRequest(**options))


def preview(edition: Edition) -> None:
    """From a changed option to the new pages, beside what Typst itself takes for them when warm."""
    changes: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "colour or grey": ({}, {"grey": True}),
        "one theme less": ({}, {"themes": (1, 2, 3, 4)}),
        "A4 or A3": ({}, {"paper": "a3"}),
    }
    print("\npreview after a changed option       all s   Typst s    ratio    aim")
    for label, (before, after) in changes.items():
        builder, alone = DocumentBuilder(Translator("zh")), DocumentBuilder(Translator("zh"))
        jobs = [prepared(alone, edition, **options) for options in (before, after)]
        for job in jobs:
            alone.make_pictures(job, PREVIEW)
            builder.make_pictures(
                prepared(builder, edition, **(before if job is jobs[0] else after)), PREVIEW
            )
        everything, typst_only = [], []
        for turn in range(ROUNDS):
            # Another date each time: a page that was set before would come from memory and cost nothing.
            options = (before, after)[turn % 2]
            started = time.perf_counter()
            builder.make_pictures(fresh(prepared(builder, edition, **options), turn), PREVIEW)
            everything.append(time.perf_counter() - started)
            job = fresh(jobs[turn % 2], turn + ROUNDS)
            started = time.perf_counter()
            alone.make_pictures(job, PREVIEW)
            typst_only.append(time.perf_counter() - started)
        one, other = statistics.median(everything), statistics.median(typst_only)
        print(f"{label:33} {one:9.3f} {other:9.3f} {one / other:8.2f} {3.0:6.1f}")


def fresh(job: PrintJob, turn: int) -> PrintJob:
    """The same job with something else in its colophon."""
    colophon: Any = job.data["colophon"]
    return replace(job, data={**job.data, "colophon": [*colophon, ["turn", [str(turn)]]]})


def larger() -> None:
    """Time for each page as the briefing grows to a hundred times its themes.

    Each size has a process of its own, for Typst remembers pages that it has set before.
    """
    print("\ntimes the themes   figures   pages   charts s   set s   ms a page   first = 1   peak MB")
    first = 0.0
    for times in (1, 10, 30, 100):
        runs = [
            json.loads(subprocess.check_output([sys.executable, __file__, str(times)]))
            for _ in range(3 if times < 100 else 1)
        ]
        run = min(runs, key=lambda run: float(run["drawing"] + run["setting"]))
        each = 1000 * (run["drawing"] + run["setting"]) / run["pages"]
        first = first or each
        print(
            f"{times:16} {run['figures']:9} {run['pages']:7} {run['drawing']:10.2f} {run['setting']:7.2f}"
            f" {each:11.1f} {each / first:11.2f} {run['megabytes']:9.0f}"
        )


def grow(edition: Edition, times: int) -> dict[str, float]:
    """How long the charts and the pages take, libraries imported, and the peak memory of this process."""
    import cqbrief.charts.svg  # noqa: F401  # not to be counted

    grown = enlarged(edition, times)
    builder = DocumentBuilder(Translator("zh"))
    started = time.perf_counter()
    job = prepared(builder, grown)
    drawn = time.perf_counter()
    pages = builder.make_pdf(job)
    done = time.perf_counter()
    builder.close()
    return {
        "figures": len(grown.figures),
        "pages": pages.pages,
        "drawing": drawn - started,
        "setting": done - drawn,
        "megabytes": peak_megabytes(),
    }


def enlarged(edition: Edition, times: int) -> Edition:
    """The edition with its themes `times` times over, each copy with ids of its own."""
    assert edition.briefing is not None
    ids = set(edition.figures) | set(edition.theme_of) | {theme.id for theme in edition.briefing.themes}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(ids, key=len, reverse=True)))})\b")

    def renamed(value: Any, number: int) -> Any:
        if isinstance(value, Text):
            parts = (value.plain, value.zh, value.en)
            inside = re.compile(r"\{(\w+)\}")
            plain, zh, en = (part and inside.sub(rf"{{\1_{number}}}", part) for part in parts)
            return Text(plain, zh, en)
        if isinstance(value, tuple):
            return tuple(renamed(item, number) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            changes = {
                field.name: renamed(getattr(value, field.name), number)
                for field in fields(value)
                if field.init and field.name not in ("path", "value", "quote", "quotes", "unit")
            }
            return replace(value, **changes)
        return pattern.sub(rf"\1_{number}", value) if isinstance(value, str) else value

    themes = edition.briefing.themes
    copies = tuple(renamed(theme, number) for number in range(1, times) for theme in themes)
    return replace(edition, briefing=replace(edition.briefing, themes=(*themes, *copies)))


if __name__ == "__main__":
    main()
