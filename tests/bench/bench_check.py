"""How long a full check takes beside the mere composing of the YAML files, in one run.

    python tests/bench/bench_check.py [ROUNDS]

Prints ratios; nothing is asserted. Composing is PyYAML's `compose`, as it is by default and with libyaml.
The checks are all there are: evidence, formulas, structure, coverage both ways, rules of the trade, ledger.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402 - the project's folder must be known first

from cqbrief.briefing.loading.load import load_edition  # noqa: E402
from cqbrief.system import paths  # noqa: E402

THEMES = 20
CHARACTERS = 1_000_000


def compose(folder: Path, loader: Any = yaml.SafeLoader) -> None:
    """What any reader of the folder has to do at least."""
    for file in (folder / "briefing.yaml", *sorted((folder / "themes").glob("*.yaml"))):
        yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)


def check(folder: Path) -> None:
    """Everything that `cqbrief check` finds out."""
    edition = load_edition(folder)
    if edition.problems:
        raise RuntimeError(f"{folder}: {edition.problems[0]}")
    if any(entry.verdict != "agrees" for entry in edition.ledger.values()):
        raise RuntimeError(f"{folder}: a sum does not agree")


def write_large(folder: Path, figures: int, characters: int) -> None:
    """A briefing of so many figures over a source of so many characters, without a single problem."""
    (folder / "themes").mkdir(parents=True)
    names = [f"themes/{theme}.yaml" for theme in range(THEMES)]
    (folder / "briefing.yaml").write_text(
        "cqbrief: 1\ntitle: 大简报\n"
        "sources:\n  - id: report\n    title: 大报告\n    file: report.md\nthemes:\n"
        + "".join(f"  - {name}\n" for name in names),
        encoding="utf-8",
    )
    each = figures // THEMES
    # Nine of ten figures have a sentence of some 21 characters of their own.
    filler = ("各区县结合实际抓好落实，群众满意，社会稳定。" * 9)[: characters * 10 // (figures * 9) - 21]
    source = ["# 大报告\n"]
    for theme, name in enumerate(names):
        lines = [f"id: theme_{theme}\ntitle: 第一章\nmessage: 见下。\nfigures:\n"]
        for index in range(each):
            number = theme * each + index
            value = f"{number + 1}.{number % 10}万人"
            id_ = f"figure_{number}"
            if index % 10 == 9:
                lines.append(
                    f"  - id: {id_}\n    label: 差额\n    decimals: 1\n    unit: 万人\n"
                    f"    formula: figure_{number - 1} - figure_{number - 2}\n"
                )
                continue
            lines.append(
                f"  - id: {id_}\n    label: 某区新增就业\n    value: {value}\n    period: 2021年\n"
                f"    quote: 第{'甲乙丙丁戊'[number % 5]}号区新增就业{value}\n"
            )
            source.append(f"第{'甲乙丙丁戊'[number % 5]}号区新增就业{value}。{filler}\n\n")
        (folder / name).write_text("".join(lines), encoding="utf-8")
    (folder / "report.md").write_text("".join(source), encoding="utf-8")


def seconds(work: Callable[[], None]) -> float:
    """Processor time of one run, garbage of earlier runs out of the way."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def medians(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Composing by default and with libyaml, and checking, in turn: a machine's drift hits all alike."""
    works: tuple[Callable[[], None], ...] = (
        lambda: compose(folder),
        lambda: compose(folder, yaml.CSafeLoader),
        lambda: check(folder),
    )
    taken = [[seconds(work) for work in works] for _ in range(rounds + 1)][1:]
    default, fast, whole = (statistics.median(column) for column in zip(*taken, strict=True))
    return default, fast, whole


def main(rounds: int) -> None:
    """Print one line for each briefing."""
    heads = f"{'composing':>13} {'libyaml':>11} {'check':>11} {'ratio':>10} {'to libyaml':>10}"
    print(f"{'briefing':30} {heads}")
    for name in ("chongqing-2021", "template"):
        report(name, paths.data() / name, rounds * 5)
    with tempfile.TemporaryDirectory() as made:
        for figures in (5_000, 10_000, 20_000):
            folder = Path(made) / str(figures)
            characters = CHARACTERS * figures // 20_000
            write_large(folder, figures, characters)
            size = len((folder / "report.md").read_text(encoding="utf-8"))
            report(f"{figures:,} figures, {size:,} chars", folder, max(1, rounds // 3))


def report(name: str, folder: Path, rounds: int) -> None:
    """One line: medians in milliseconds, and the check over composing."""
    default, fast, whole = medians(folder, rounds)
    times = f"{default * 1000:11.1f}ms {fast * 1000:9.1f}ms {whole * 1000:9.1f}ms"
    print(f"{name:30} {times} {whole / default:10.2f} {whole / fast:10.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
