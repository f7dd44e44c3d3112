"""A briefing with every sort of file, for tests of what happens to them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from cqbrief.briefing.loading.load import load_edition
from cqbrief.system import paths
from tests.support import sample

CHART = """\
charts:
  - id: four_years
    kind: line
    time: true
    headline: 就业人数
    subtitle: 就业人数，2018—2021年，万人
    alternative: 四年的就业人数。
    data:
      file: figures.csv
      x: 年份
      columns:
        - {column: 全市, label: 全市}
      unit: 万人
      locator: {table: 表1}
"""
PICTURE = "    file: pictures/jobs_chart.png\n    alternative: 一张图。\n    credit: 示例\n"
PARTS = ("briefing.yaml", "figures.csv", "pictures/jobs_chart.png", "sources/report.md", "themes/1-jobs.yaml")


def write_with_files(folder: Path) -> Path:
    """Write a briefing with a source, a CSV file, and a picture that is called like one of its charts."""
    made = sample.write(folder)
    with (made / "themes/2-people.yaml").open("a", encoding="utf-8") as theme:
        theme.write(CHART)
    (made / "figures.csv").write_text("年份,全市\n2018,68.1\n2019,69.1\n2020,70.1\n2021,75.1\n", "utf-8")
    (made / "pictures").mkdir()
    portrait = paths.data().parent / "tests/briefings/people-pictures/pictures/workshop.png"
    shutil.copy(portrait, made / "pictures/jobs_chart.png")
    root = made / "briefing.yaml"
    shown = "    theme: people\n"
    root.write_text(root.read_text("utf-8").replace(shown, f"{PICTURE}{shown}"), "utf-8")
    edition = load_edition(made)
    assert edition.errors == ()
    assert set(PARTS) <= set(edition.file_names)
    return made


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below `folder` with its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
