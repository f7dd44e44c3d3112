"""Small briefings written into a folder, whole or with one mistake in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cqbrief.briefing.problems import SourceLocation

HERE = "▶"
"""Stands in the text of a mistake where its problem is expected; taken out before it is written."""

BRIEFING = """\
cqbrief: 1
title:
  zh: 某市就业简报
  en: Jobs in a city
period: 2021年
theme_word: 第{n}部分
sources:
  - id: report
    title: 就业工作报道
    file: sources/report.md
themes:
  - themes/1-jobs.yaml
  - themes/2-people.yaml
units:
  - unit: 场次
    meaning: 举办一次招聘会
pictures:
  - id: fair_picture
    caption: 招聘会现场
    theme: people
corrections:
  - date: 2022-01-20
    figure: new_jobs
    was: 57.1万人
    now: 75.1万人
ignored:
  - quote: 第3次会议
    reason: 会议的次序，不是统计数。
  - quote: 2021年，全市
    reason: 年份。
  - quote: 同比增长14.5%
    reason: 本简报不讲增幅。
  - quote: 全年为企业送工8.4万人
    reason: 本简报不讲送工。
"""

JOBS = """\
id: jobs
title: 就业总量
icon: target
message: 城镇新增就业{new_jobs}，比目标多{above_target}。
headline: new_jobs
minutes: 2.5
figures:
  - id: new_jobs
    label: 城镇新增就业
    value: 75.1万人
    key: true
    period: 2021年
    comparisons:
      - kind: target
        figure: jobs_target
      - kind: attained
        figure: attained
    quote: 全市城镇新增就业75.1万人
  - id: jobs_target
    label: 全年目标
    value: 60万人
    exact: true
    quote: 全年目标任务60万人
  - id: attained
    label: 完成目标
    value: 125.2%
    share_of: 全年目标
    period:
      label: 2021年
      state: inferred
      why: 全文回顾的是2021年
    quote: 目标任务60万人的125.2%
    check: new_jobs / jobs_target
  - id: above_target
    label: 超出目标
    formula: new_jobs - jobs_target
    decimals: 1
    unit: 万人
charts:
  - id: jobs_chart
    kind: column
    headline: 新增就业超过目标
    subtitle: 2021年，万人
    points:
      - x: 目标
        figure: jobs_target
      - x: 实际
        figure: new_jobs
    alternative: 实际新增就业高于目标。
tables:
  - id: jobs_table
    headline: 目标与实际
    columns: [目标, 实际]
    rows:
      - label: 新增就业
        cells:
          - figure: jobs_target
          - figure: new_jobs
slides:
  - show: jobs_chart
    minutes: 1
"""

PEOPLE = """\
id: people
title: 岗位与人
message: 稳定岗位{posts}。
figures:
  - id: posts
    label: 稳定就业岗位
    value: 近500万个
    quote: 稳定就业岗位近500万个
  - id: fairs
    label: 招聘会
    value: 3万余场次
    quote: 举办招聘会3万余场次
  - id: wage
    label: 月收入
    value: 4000元左右
    locator:
      table: 附表1
      row: 老李
stories:
  - id: old_li
    person: 老李
    role: 工人
    summary: 他今年在家门口上班。
    quotes:
      - text: 今年就在家门口上班。
        source: report
    figures: [wage]
    picture: fair_picture
measures:
  - id: fairs_measure
    name: 招聘会
    figures: [fairs]
    quote: 举办招聘会3万余场次
silences:
  - text: 失业率低于控制目标，但没有写明数字。
    quote: 调查失业率低于控制目标
"""

REPORT = """\
# 就业工作报道

2021年，全市城镇新增就业75.1万人，完成全年目标任务60万人的125.2%，同比增长14.5%；调查失业率低于控制目标。

稳定就业岗位近500万个。举办招聘会3万余场次。市政府第3次会议作了部署，全年为企业送工8.4万人。

老李说：“今年就在家门口上班。”老李说：“明年还来。”
"""

GOOD = {
    "briefing.yaml": BRIEFING,
    "themes/1-jobs.yaml": JOBS,
    "themes/2-people.yaml": PEOPLE,
    "sources/report.md": REPORT,
}


@dataclass(frozen=True)
class Mistake:
    """One change to the good briefing: in `file` the words `old`, which stand there once, become `new`."""

    file: str
    old: str
    new: str

    @property
    def place(self) -> SourceLocation:
        """Where `HERE` stands in the changed file."""
        before = GOOD[self.file].replace(self.old, self.new).partition(HERE)[0]
        return SourceLocation(self.file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def write(folder: Path, *mistakes: Mistake) -> Path:
    """The good briefing with these mistakes, written to `folder`, which is returned."""
    files = dict(GOOD)
    for mistake in mistakes:
        assert files[mistake.file].count(mistake.old) == 1, f"{mistake.old!r} has to stand there once"
        files[mistake.file] = files[mistake.file].replace(mistake.old, mistake.new.replace(HERE, ""))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
SERIES_CSV = "年,新增\n2018,70\n2019,72\n2020,65.6\n2021,75.1\n"
SERIES_CHART = """  - id: series
    kind: line
    headline: 甲
    subtitle: 乙
    alternative: 丙
    data:
      file: data/jobs.csv
      x: 年
      unit: 万人
      columns: [{column: 新增, label: 新增就业}]
      locator: {table: 表1}
"""
"""A chart whose series comes from a file with `SERIES_CSV`; stands before `FIRST_CHART`."""
FIRST_CHART = "  - id: jobs_chart\n"
