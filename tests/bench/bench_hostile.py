"""What the most hostile briefings cost that the limits let through: seconds and memory of a check of each.

    python tests/bench/bench_hostile.py [SHAPE]

Each is checked in a process of its own. Wanted: at most 2 seconds of the processor and 500 MB for each; the
honest large ones at the end have to be accepted, whatever they take. Nothing is asserted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.processes import peak_megabytes
from tests.support import sample
from tests.support.large_briefing import write_large
from tests.support.sample import FIRST_CHART, GOOD, SERIES_CHART

JOBS = "themes/1-jobs.yaml"
PEOPLE = "themes/2-people.yaml"
REPORT = "sources/report.md"
ROOT = "briefing.yaml"
FIGURES = "figures:\n  - id: new_jobs\n"
QUOTE = "quote: 全市城镇新增就业75.1万人"
YAML = 7_900_000
SOURCE = 3_900_000
CSV = 980_000
LONGEST = 30

Shape = Callable[[Path], object]


def up_to(size: int, form: Callable[[int], str]) -> str:
    """As many pieces, numbered, as are `size` bytes together."""
    pieces: list[str] = []
    length = 0
    for number in count():
        piece = form(number)
        length += len(piece.encode())
        if length > size:
            return "".join(pieces)
        pieces.append(piece)
    raise AssertionError


def times(number: int, form: Callable[[int], str]) -> str:
    """So many pieces, numbered."""
    return "".join(form(index) for index in range(number))


def changed(file: str, old: str, new: str, **more: str) -> Shape:
    """The small briefing with `old` replaced in `file`; `more` names sources that get another content."""

    def write(folder: Path) -> None:
        sample.write(folder)
        assert GOOD[file].count(old) == 1
        (folder / file).write_text(GOOD[file].replace(old, new), encoding="utf-8")
        for name, text in more.items():
            path = folder / {"report": REPORT, "csv": "data/jobs.csv"}[name]
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def source(text: str) -> Shape:
    """The small briefing over a longer report."""
    return changed(JOBS, QUOTE, QUOTE, report=f"{GOOD[REPORT]}\n{text}")


def csv(rows: str, more: str = "") -> Shape:
    """The small briefing with a series from a file."""
    return changed(JOBS, FIRST_CHART, SERIES_CHART + more + FIRST_CHART, csv=rows)


def many_themes(themes: int, body: Callable[[int], str]) -> Shape:
    """A briefing of so many files."""

    def write(folder: Path) -> None:
        sample.write(folder)
        names = times(themes, lambda n: f"  - themes/x{n}.yaml\n")
        root = GOOD[ROOT].replace("themes:\n", "themes:\n" + names, 1)
        (folder / ROOT).write_text(root, encoding="utf-8")
        for number in range(themes):
            (folder / f"themes/x{number}.yaml").write_text(body(number), encoding="utf-8")

    return write


def figure(number: int, rest: str) -> str:
    return f"  - id: f{number}\n    label: 甲\n{rest}"


def shapes() -> Iterator[tuple[str, Shape]]:
    message = "message: 城镇新增就业{new_jobs}，比目标多{above_target}。"
    notes = f"{message}\nspeaker_notes: "
    yield "references, unquoted", changed(JOBS, message, notes + up_to(YAML, lambda n: f"{{a{n}}}"))
    yield (
        "unquoted, with a quote",
        changed(JOBS, message, f"{notes}'甲'\nzz: " + up_to(YAML, lambda n: f"{{a{n}}}") + "'"),
    )
    yield "references, distinct", changed(JOBS, message, notes + f"'{up_to(YAML, lambda n: f'{{a{n}}}')}'")
    yield (
        "references, in notes",
        changed(
            ROOT,
            "ignored:\n",
            "notes:\n"
            + times(160, lambda k: "  - '" + times(5_500, lambda n: f"{{a{k * 5_500 + n}}}") + "'\n")
            + "ignored:\n",
        ),
    )
    yield (
        "numerals, in notes",
        changed(
            ROOT,
            "ignored:\n",
            "notes:\n" + times(160, lambda k: "  - " + "1," * 24_000 + "\n") + "ignored:\n",
        ),
    )
    yield (
        "words, in notes",
        changed(
            ROOT,
            "ignored:\n",
            "notes:\n" + times(55, lambda k: "  - " + "增长" * 24_000 + "\n") + "ignored:\n",
        ),
    )
    yield (
        "braces, in notes",
        changed(
            ROOT,
            "ignored:\n",
            "notes:\n" + times(160, lambda k: "  - '" + "{" * 48_000 + "'\n") + "ignored:\n",
        ),
    )
    yield (
        "titles",
        many_themes(60, lambda n: f"id: x{n}\ntitle: {'就1' * 24_000}\nmessage: {'就1' * 24_000}\n"),
    )
    yield "references, one", changed(JOBS, message, notes + up_to(YAML, lambda n: "{new_jobs}"))
    yield (
        "references, known",
        changed(JOBS, message, notes + up_to(YAML, lambda n: f"{{{('new_jobs', 'attained')[n % 2]}}}甲")),
    )
    yield "references, wrong", changed(JOBS, message, notes + f"'{up_to(YAML, lambda n: f'{{A{n}}}')}'")
    yield (
        "references, many texts",
        changed(
            JOBS,
            message,
            f"{message}\nspeaker_notes:\n" + times(80_000, lambda n: f"  - '{{a{n}}}{{b{n}}}'\n"),
        ),
    )
    yield "braces, open", changed(JOBS, message, notes + f"'{'{' * YAML}'")
    yield "braces, half", changed(JOBS, message, notes + f"'{'{a ' * (YAML // 3)}'")
    yield "one line of numerals", changed(JOBS, message, notes + up_to(YAML, lambda n: f"{n}个"))
    yield "one line of digits", changed(JOBS, message, notes + "9" * YAML)
    yield "one line of words", changed(JOBS, message, notes + "甲" * (YAML // 3))
    yield "one line of blanks", changed(JOBS, message, notes + "甲" + " " * YAML + "乙")
    yield "one line of 一", changed(JOBS, message, notes + "一" * (YAML // 3))
    yield "one line of 约", changed(JOBS, message, notes + "约" * (YAML // 3))
    yield "one line of commas", changed(JOBS, message, notes + "1," * (YAML // 2))
    yield "title of megabytes", changed(JOBS, "title: 就业总量", "title: " + "就1" * (YAML // 4))
    yield "label of megabytes", changed(JOBS, "label: 城镇新增就业", "label: " + "就1" * (YAML // 4))
    yield "keys, unknown", changed(JOBS, "id: jobs\n", "id: jobs\n" + times(99_000, lambda n: f"k{n}: 1\n"))
    yield "keys, the same", changed(JOBS, "id: jobs\n", "id: jobs\n" + times(99_000, lambda n: "zz: 1\n"))
    yield "keys, long", changed(JOBS, "id: jobs\n", f"id: jobs\n? {'k' * YAML}\n: 1\n")
    yield "flow list", changed(JOBS, "id: jobs\n", f"id: jobs\nzz: [{'1,' * 180_000}]\n")
    yield "empty lists", changed(JOBS, "id: jobs\n", f"id: jobs\nzz: [{'[],' * 180_000}]\n")
    yield "empty groups", changed(JOBS, "id: jobs\n", f"id: jobs\nzz: [{'{},' * 180_000}]\n")
    yield "empty figures", changed(JOBS, FIGURES, "figures:\n" + "  - {}\n" * 180_000 + FIGURES[9:])
    yield "comments", changed(JOBS, "id: jobs\n", "#\n" * (YAML // 2) + "id: jobs\n")
    yield (
        "figures, bare",
        changed(
            JOBS, FIGURES, "figures:\n" + times(27_000, lambda n: figure(n, "    value: 1个\n")) + FIGURES[9:]
        ),
    )
    quote = "    value: 75.1万人\n    quote: 全市城镇新增就业75.1万人\n"
    yield (
        "figures, quoted",
        changed(JOBS, FIGURES, "figures:\n" + times(22_000, lambda n: figure(n, quote)) + FIGURES[9:]),
    )
    same = "  - id: aaa\n    label: 甲\n    value: 1个\n"
    yield "figures, one id", changed(JOBS, FIGURES, "figures:\n" + same * 27_000 + FIGURES[9:])
    chain = times(
        21_000, lambda n: figure(n, f"    formula: {f'f{n - 1} + 1' if n else 'new_jobs'}\n    decimals: 1\n")
    )
    yield "formulas, a chain", changed(JOBS, FIGURES, "figures:\n" + chain + FIGURES[9:])
    ring = times(21_000, lambda n: figure(n, f"    formula: f{(n + 1) % 21_000}\n    decimals: 1\n"))
    yield "formulas, a ring", changed(JOBS, FIGURES, "figures:\n" + ring + FIGURES[9:])
    power = times(
        200,
        lambda n: figure(
            n, f"    formula: f{n - 1} * f{n - 1}\n    decimals: 1\n" if n else "    value: 99个\n"
        ),
    )
    yield "formulas, squares", changed(JOBS, FIGURES, "figures:\n" + power + FIGURES[9:])
    long_sum = " + ".join(["new_jobs"] * 45)
    sums = times(13_000, lambda n: figure(n, f"    formula: {long_sum}\n    decimals: 1\n"))
    yield "formulas, long", changed(JOBS, FIGURES, "figures:\n" + sums + FIGURES[9:])
    checks = times(12_000, lambda n: figure(n, f"    value: 1个\n    check: {long_sum}\n"))
    yield "checks, long", changed(JOBS, FIGURES, "figures:\n" + checks + FIGURES[9:])
    near = times(20_000, lambda n: figure(n, f"    value: 1个\n    quote: 全市城镇新增就业甲{n}万人\n"))
    report = "# 甲\n\n" + up_to(SOURCE, lambda n: f"全市城镇新增就业{n}万人。")
    yield "near quotes, long source", changed(JOBS, FIGURES, "figures:\n" + near + FIGURES[9:], report=report)
    again = times(20_000, lambda n: figure(n, "    value: 1个\n    quote: 全市城镇新增就业\n"))
    yield "quotes everywhere", changed(JOBS, FIGURES, "figures:\n" + again + FIGURES[9:], report=report)
    shorts = times(20_000, lambda n: figure(n, "    value: 1个\n    quote: 新增\n"))
    yield (
        "short quotes everywhere",
        changed(JOBS, FIGURES, "figures:\n" + shorts + FIGURES[9:], report=report),
    )
    absent = times(20_000, lambda n: figure(n, f"    value: 1个\n    quote: 丁{n % 10}\n"))
    yield "short quotes nowhere", changed(JOBS, FIGURES, "figures:\n" + absent + FIGURES[9:], report=report)
    letters = times(20_000, lambda n: figure(n, f"    value: 1个\n    quote: {'x' * 100}y{n}\n"))
    yield (
        "quotes of one letter",
        changed(JOBS, FIGURES, "figures:\n" + letters + FIGURES[9:], report="x" * SOURCE + "。"),
    )
    marks = times(20_000, lambda n: figure(n, f"    value: 1个\n    quote: “甲乙丙丁戊{n}”\n"))
    yield "quotes with marks", changed(JOBS, FIGURES, "figures:\n" + marks + FIGURES[9:], report=report)
    whole = "全市城镇新增就业75.1万人" + "甲" * 1_000_000
    yield "one quote of megabytes", changed(JOBS, QUOTE, f"quote: {whole}", report=whole + "。")
    yield "source of numerals", source("# 甲\n\n" + up_to(SOURCE, lambda n: f"{n}万人，"))
    yield "source of digits", source("9" * SOURCE)
    yield "source of 一", source("一" * (SOURCE // 3))
    yield "source of letters", source("x" * SOURCE)
    yield "source of stops", source("。" * (SOURCE // 3))
    yield "source of marks", source("“" * (SOURCE // 3))
    yield "source of lines", source("1万人\n" * 99_000 * 4)
    yield "source of paragraphs", source("1万人\n\n" * 49_000)
    yield "source of bad bytes", source("\ufffd" * (SOURCE // 3))
    yield "source of dashes", source("- " * (SOURCE // 2))
    yield "source of 约", source("约" * (SOURCE // 3))
    yield "source of 1,", source("1," * (SOURCE // 2))
    yield "source of 1,111,", source("1,111," * (SOURCE // 6))
    yield "source of ,111", source("1" + ",111" * (SOURCE // 4))
    yield "source of 三家", source("三家，" * (SOURCE // 9))
    yield "source of 一家", source("一家，" * (SOURCE // 9))
    yield "source of 1～", source("1～" * (SOURCE // 4))
    yield "source of 增长", source("增长" * (SOURCE // 6))
    yield "csv of rows", csv("年,新增\n" + times(1_999, lambda n: f"{n},{n}\n"))
    yield "csv of words", csv("年,新增\n" + times(1_999, lambda n: f"{n},x{n}{'y' * 150}\n"))
    yield (
        "csv of columns",
        csv("年,新增" + ",z" * 100_000 + "\n" + times(7, lambda n: f"{n},1" + ",1" * 55_000 + "\n")),
    )
    wide = "年,新增" + ",z" * 200 + "\n" + times(1_999, lambda n: f"{n},1" + ",1" * 200 + "\n")
    yield "csv of cells", csv(wide)
    yield "csv of marks", csv("年,新增\n" + '"' * CSV)
    yield "csv of blank lines", csv("年,新增\n" + "\n" * CSV)
    yield "csv of one cell", csv("年,新增\n2018," + "1" * CSV)
    charts = times(8_000, lambda n: SERIES_CHART.replace("id: series", f"id: s{n}"))
    yield "csv by many charts", csv("年,新增\n" + times(1_999, lambda n: f"{n},{n}\n"), charts)
    few = times(124, lambda n: SERIES_CHART.replace("id: series", f"id: s{n}"))
    yield "csv by some charts", csv("年,新增\n" + times(1_999, lambda n: f"{n},{n}\n"), few)
    yield (
        "csv of bad rows by charts",
        csv("年,新增\n" + times(1_999, lambda n: f"{n},{n}" + ",1" * 200 + "\n"), few),
    )
    column = "{column: 新增, label: 甲}"
    columns = ", ".join([column] * 30_000)
    yield (
        "csv column again",
        changed(
            JOBS,
            FIRST_CHART,
            SERIES_CHART.replace("{column: 新增, label: 新增就业}", columns) + FIRST_CHART,
            csv="年,新增\n" + times(1_999, lambda n: f"{n},{n}\n"),
        ),
    )
    points = times(30_000, lambda n: f"      - {{x: 甲{n}, figure: new_jobs}}\n")
    yield "points", changed(JOBS, "    points:\n", "    points:\n" + points)
    rows = times(20_000, lambda n: "      - {label: 甲, cells: [{figure: new_jobs}]}\n")
    yield "table rows", changed(JOBS, "    rows:\n", "    rows:\n" + rows)
    yield "slides", changed(JOBS, "slides:\n", "slides:\n" + "  - show: jobs_chart\n" * 60_000)
    yield (
        "ignored",
        changed(ROOT, "ignored:\n", "ignored:\n" + "  - {quote: 第3次会议, reason: 甲}\n" * 39_000),
    )
    yield (
        "deliberate",
        changed(
            ROOT,
            "ignored:\n",
            "deliberate:\n" + times(39_000, lambda n: f"  - {{numeral: {n}个, reason: 甲}}\n") + "ignored:\n",
        ),
    )
    yield (
        "deliberate and numerals",
        changed(
            ROOT,
            "ignored:\n",
            "notes:\n"
            + times(20_000, lambda n: f"  - {n}个甲\n")
            + "deliberate:\n"
            + times(25_000, lambda n: f"  - {{numeral: {n}个, reason: 甲}}\n")
            + "ignored:\n",
        ),
    )
    yield (
        "silenced",
        changed(
            ROOT,
            "ignored:\n",
            "silenced:\n"
            + times(25_000, lambda n: "  - {rule: numeral-unused, at: new_jobs, reason: 甲}\n")
            + "ignored:\n",
        ),
    )
    yield (
        "units",
        changed(
            ROOT, "units:\n", "units:\n" + times(39_000, lambda n: f"  - {{unit: 甲{n}, meaning: 乙}}\n")
        ),
    )
    yield (
        "glossary",
        changed(
            ROOT,
            "units:\n",
            "glossary:\n" + times(39_000, lambda n: f"  - {{term: 甲{n}, meaning: 乙}}\n") + "units:\n",
        ),
    )
    yield (
        "pictures",
        changed(
            ROOT,
            "pictures:\n",
            "pictures:\n" + times(30_000, lambda n: f"  - {{id: p{n}, caption: 甲, file: none{n}.png}}\n"),
        ),
    )
    yield (
        "sources",
        changed(
            ROOT,
            "sources:\n",
            "sources:\n" + times(25_000, lambda n: f"  - {{id: s{n}, title: 甲, file: sources/report.md}}\n"),
        ),
    )
    yield (
        "sources of a long file",
        changed(
            ROOT,
            "sources:\n",
            "sources:\n" + times(25_000, lambda n: f"  - {{id: s{n}, title: 甲, file: sources/report.md}}\n"),
            report=report,
        ),
    )
    yield (
        "theme files missing",
        changed(ROOT, "themes:\n", "themes:\n" + times(80_000, lambda n: f"  - themes/n{n}.yaml\n")),
    )
    yield (
        "theme files the same",
        changed(ROOT, "themes:\n", "themes:\n" + "  - themes/1-jobs.yaml\n" * 60_000),
    )
    yield "theme files empty", many_themes(1_500, lambda n: "")
    yield "theme files tiny", many_themes(1_500, lambda n: f"{{id: x{n}, title: 甲, message: 乙}}\n")
    yield (
        "theme files full",
        many_themes(50, lambda n: f"id: x{n}\ntitle: 甲\nmessage: 乙\nzz: [{'1,' * 180_000}]\n"),
    )
    yield (
        "theme files of words",
        many_themes(30, lambda n: f"id: x{n}\ntitle: 甲\nmessage: {'乙' * (YAML // 3)}\n"),
    )
    yield "deep", changed(JOBS, "id: jobs\n", f"id: jobs\nzz: {'[' * 28}{'[1],' * 60_000}{']' * 28}\n")
    yield (
        "aliases",
        changed(JOBS, "id: jobs\n", "id: jobs\nzz: [" + times(180_000, lambda n: f"*a{n},") + "]\n"),
    )
    yield (
        "tags",
        changed(JOBS, "id: jobs\n", "id: jobs\nzz: [" + times(150_000, lambda n: f"!a{n} 1,") + "]\n"),
    )
    yield (
        "stories",
        changed(
            PEOPLE,
            "stories:\n",
            "stories:\n"
            + times(
                12_000,
                lambda n: f"  - {{id: t{n}, person: 甲, role: 乙, summary: 丙, quotes: [{{text: 今年}}]}}\n",
            ),
        ),
    )
    yield (
        "comparisons",
        changed(
            JOBS,
            "    comparisons:\n",
            "    comparisons:\n" + "      - {kind: target, figure: jobs_target}\n" * 35_000,
        ),
    )
    yield "honest, 20,000 figures", lambda folder: write_large(folder, 40, 500)
    yield (
        "honest, a report of 3 MB",
        source(GOOD[REPORT] + up_to(3_000_000, lambda n: "各区县结合实际抓好落实，群众满意，社会稳定。\n\n")),
    )


def main() -> None:
    """A line for each shape."""
    if len(sys.argv) > 2:
        child(Path(sys.argv[2]))
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    print(f"{'shape':<26} {'seconds':>8} {'MB':>6}   problems")
    for name, write in shapes():
        if wanted not in name:
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "briefing"
            write(folder)
            command = [sys.executable, __file__, "child", str(folder)]
            try:
                said = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
                shown = said.stdout.strip("\n") or said.stderr.strip()[-300:]
            except subprocess.TimeoutExpired:
                shown = f"given up after {LONGEST} seconds"
            print(f"{name:<26} {shown}", flush=True)


def child(folder: Path) -> None:
    """Check one briefing as the command does, and say what that took."""
    from collections import Counter

    from cqbrief.briefing.loading.load import load_edition

    before = peak_megabytes()
    began = time.process_time()
    edition = load_edition(folder)
    took = time.process_time() - began
    rules = Counter(problem.rule for problem in edition.problems).most_common(3)
    mark = " !" if took > 2 or peak_megabytes() > 500 else "  "
    print(f"{took:>8.2f} {peak_megabytes():>6.0f}{mark} {rules}", flush=True)
    assert before < 100
    os._exit(0)


if __name__ == "__main__":
    main()
