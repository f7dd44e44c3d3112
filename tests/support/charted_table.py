"""Briefings with a chart, and if wanted a table, over one CSV file."""

from __future__ import annotations

from pathlib import Path

from cqbrief.briefing.edition import Edition
from tests.support.small_briefing import small

CHART = """
- id: jobs
  kind: {kind}
  time: true
  headline: 就业
  subtitle: 某地，万人
  alternative: 历年的就业。
  notes: [{note}]
  data:
    file: jobs.csv
    x: 年份
    unit: 万人
    columns: [{{column: 新增, label: 新增就业}}]
    locator: {{table: 表1}}
"""
TABLE = """
tables:
  - id: listed
    headline: 就业
    data:
      file: jobs.csv
      x: 年份
      unit: 万人
      columns: [{column: 新增, label: 新增就业}]
      locator: {table: 表1}
"""


def edition(
    folder: Path, content: bytes | str, *, note: str = "全年。", message: str = "一句话。", theme: str = "",
    kind: str = "column", root: str = "",
) -> Edition:  # fmt: skip
    """A briefing with a chart over this file."""
    folder.mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "jobs.csv").write_bytes(data)
    charts = CHART.format(note=note, kind=kind)
    return small(folder, "报告。", charts=charts, message=message, theme=theme, root=root)


MARKED = "年份,新增\n2019,130[r]\n2020,..\n2021,90p\n"
