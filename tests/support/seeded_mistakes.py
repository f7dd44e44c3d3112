"""Mistakes to put into the good briefing, one at a time; ▶ stands where the problem is expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.support.sample import GOOD

MAIN, JOBS, PEOPLE = "briefing.yaml", "themes/1-jobs.yaml", "themes/2-people.yaml"
REPORT = "sources/report.md"


@dataclass(frozen=True)
class Seed:
    """A mistake, the rule that has to report it, and a word that has to be in the message or its advice."""

    rule: str
    file: str
    old: str
    new: str
    says: str
    severity: Literal["error", "warning"] = "error"
    also: tuple[str, ...] = ()
    """Rules of other problems that this mistake truly is as well."""


CHART = GOOD[JOBS].partition("charts:\n")[2].partition("    alternative:")[0]
TABLE = GOOD[JOBS].partition("tables:\n")[2].partition("slides:")[0]
ROWS = TABLE.partition("    rows:\n")[2]

SEEDS = [
    # YAML itself
    Seed("tab", JOBS, "  - id: jobs_target", "▶\t- id: jobs_target", "spaces"),
    Seed("full-width-space", JOBS, "    label: 全年目标", "▶　　label: 全年目标", "U+3000"),
    Seed("full-width-space", JOBS, "    label: 全年目标", "    ▶\u00a0label: 全年目标", "plain spaces"),
    Seed("full-width-space", PEOPLE, "    role: 工人", "    role:▶　工人", "plain spaces"),
    Seed("space-after-colon", JOBS, "    label: 全年目标", "    label▶:全年目标", "label: …"),
    Seed("full-width-colon", JOBS, "    label: 全年目标", "    label▶：全年目标", "full-width"),
    Seed("unclosed-quote", JOBS, "    headline: 目标与实际", '    headline: ▶"目标与实际', "never closed"),
    Seed("quotes-needed", JOBS, "message: 城镇", "message: ▶@城镇", "@"),
    Seed("quotes-needed", PEOPLE, "message: 稳定岗位{posts}。", "message: ▶{posts}个岗位", "quotation marks"),
    Seed(
        "brace-stray",
        PEOPLE,
        "message: 稳定岗位{posts}。",
        "message: ▶稳定岗位{posts，见下",
        "{posts",
        "warning",
    ),
    Seed("quotes-needed", PEOPLE, "summary: 他今年", "summary: 老李▶: 他今年", "colon"),
    Seed("indentation", PEOPLE, "    role: 工人", "  ▶role: 工人", "column"),
    Seed("alias", PEOPLE, "figures: [wage]", "figures: [▶*wage]", "*wage"),
    Seed("anchor", PEOPLE, "    value: 近500万个", "    value: ▶&posts 近500万个", "&posts"),
    Seed("tag", PEOPLE, "    value: 近500万个", "    value: ▶!!str 近500万个", "tag"),
    Seed("several-documents", JOBS, "slides:", "▶---\nslides:", "---"),
    Seed("too-deep", PEOPLE, "figures: [wage]", "figures: " + "[" * 27 + "▶[" + "[" * 900, "30"),
    Seed("control-character", PEOPLE, "role: 工人", "role: 工▶\x07人", "U+0007"),
    Seed("keys-expected", PEOPLE, GOOD[PEOPLE], "▶只有一句话。\n", "id"),
    Seed("keys-expected", MAIN, GOOD[MAIN], "▶- 甲\n- 乙\n", "title"),
    Seed("empty-file", PEOPLE, GOOD[PEOPLE], "▶# 以后再写\n", "empty"),
    # Keys
    Seed("unknown-key", JOBS, "headline: new_jobs", "▶headlin: new_jobs", "headline"),
    Seed("unknown-key", JOBS, "    label: 完成目标", "    label: 完成目标\n    ▶颜色: 红", "颜色"),
    Seed("misplaced-key", JOBS, "icon: target", "▶publisher: 日报", "sources:"),
    Seed("misplaced-key", PEOPLE, "    value: 近500万个", "    ▶points: 1\n    value: 近500万个", "charts:"),
    Seed("duplicate-key", JOBS, "    exact: true", "    exact: true\n    ▶label: 目标", "line 20"),
    Seed("duplicate-key", MAIN, "  en: Jobs in a city", "  en: Jobs in a city\n  ▶zh: 又一个", "line 3"),
    Seed("missing-key", PEOPLE, "  - id: old_li\n    person: 老李", "  - ▶id: old_li", "person"),
    Seed("empty-value", JOBS, "subtitle: 2021年，万人", "▶subtitle:", "subtitle"),
    Seed("empty-value", MAIN, "  en: Jobs in a city", '  ▶en: ""', "en"),
    Seed("unknown-key", MAIN, "  en: Jobs in a city", "  ▶fr: Emplois", "zh, en"),
    # Values
    Seed("true-or-false", JOBS, "key: true", "key: ▶yes", "yes"),
    Seed("not-a-choice", JOBS, "icon: target", "icon: ▶targets", "Did you mean “target”?"),
    Seed("not-a-choice", JOBS, "kind: column", "kind: ▶pie", "column"),
    Seed("not-a-choice", MAIN, "period: 2021年", "period: 2021年\nlanguage: ▶中文", "zh, en"),
    Seed("whole-number", JOBS, "decimals: 1", "decimals: ▶一", "一"),
    Seed("decimal-number", JOBS, "minutes: 2.5", "minutes: ▶-2", "-2"),
    Seed("decimals-range", JOBS, "decimals: 1", "decimals: ▶20", "9"),
    Seed("id-form", PEOPLE, "id: fairs_measure", "id: ▶招聘会", "a–z"),
    Seed("list-expected", PEOPLE, "figures: [wage]", "figures: ▶wage", "- "),
    Seed("value-expected", PEOPLE, "    role: 工人", "    role: ▶[工人, 司机]", "role"),
    Seed("value-expected", JOBS, "    value: 60万人", "    value: ▶[60万人]", "value"),
    Seed(
        "keys-expected",
        PEOPLE,
        "    locator:\n      table: 附表1\n      row: 老李",
        "    locator: ▶附表1",
        "table",
    ),
    Seed("not-a-quantity", JOBS, "    value: 60万人", "    value: ▶六十来万人吧", "六十来万人吧"),
    Seed("not-a-quantity", PEOPLE, "value: 近500万个", "value: ▶近500万坨", "坨"),
    Seed(
        "reference-form",
        JOBS,
        "message: 城镇新增就业{new_jobs}，比目标多{above_target}。",
        "message: ▶城镇新增就业{new_jobs}，比目标多{Above target}。",
        "Above target",
    ),
    Seed(
        "wide-braces",
        JOBS,
        "message: 城镇新增就业{new_jobs}，比目标多{above_target}。",
        "message: ▶城镇新增就业{new_jobs}，比目标多｛above_target｝。",
        "above_target",
    ),
    Seed("form-version", MAIN, "cqbrief: 1", "cqbrief: ▶2", "1"),
    Seed("empty-value", JOBS, "label: 全年目标", "label: ▶'  '", "label"),
    Seed("empty-value", JOBS, ROWS, ROWS.partition("cells:")[0] + "▶cells: []\n", "cells"),
    # Ids
    Seed("duplicate-id", PEOPLE, "id: posts", "id: ▶new_jobs", "themes/1-jobs.yaml", also=("unknown-id",)),
    Seed("duplicate-id", PEOPLE, "id: fairs_measure", "id: ▶jobs_chart", "a chart"),
    Seed("unknown-id", PEOPLE, "figures: [wage]", "figures: [▶wages]", "Did you mean “wage”?"),
    Seed("unknown-id", PEOPLE, "picture: fair_picture", "picture: ▶fair_pictur", "fair_picture"),
    Seed("unknown-id", MAIN, "theme: people", "theme: ▶peopel", "people"),
    Seed("unknown-id", PEOPLE, "source: report", "source: ▶reprot", "report"),
    Seed("unknown-id", JOBS, "show: jobs_chart", "show: ▶jobs_char", "jobs_chart"),
    Seed("unknown-id", PEOPLE, "message: 稳定岗位{posts}", "message: ▶稳定岗位{postz}", "posts"),
    Seed(
        "unknown-id",
        JOBS,
        "x: 目标\n        figure: jobs_target",
        "x: 目标\n        figure: ▶target_jobs",
        "target_jobs",
    ),
    Seed("unknown-id", MAIN, "    figure: new_jobs", "    figure: ▶newjobs", "new_jobs"),
    Seed("wrong-kind", PEOPLE, "figures: [wage]", "figures: [▶old_li]", "a story"),
    # Files
    Seed("file-missing", MAIN, "  - themes/2-people.yaml", "  - ▶themes/2-peple.yaml", "2-people.yaml"),
    Seed("file-missing", MAIN, "  - themes/2-people.yaml", "  - ▶themes/2-People.yaml", "2-people.yaml"),
    Seed("file-missing", MAIN, "file: sources/report.md", "file: ▶sources", "not a file"),
    Seed("path-outside", MAIN, "file: sources/report.md", "file: ▶../report.md", "inside"),
    Seed("path-outside", MAIN, "file: sources/report.md", "file: ▶/etc/hostname", "inside"),
    Seed("path-outside", MAIN, "file: sources/report.md", "file: ▶sources\\report.md", "inside"),
    Seed(
        "theme-twice",
        MAIN,
        "  - themes/2-people.yaml",
        "  - themes/2-people.yaml\n  - ▶themes/1-jobs.yaml",
        "before",
    ),
    Seed(
        "not-a-picture",
        MAIN,
        "    theme: people",
        "    theme: people\n    alternative: 会场\n    file: ▶sources/report.md",
        "PNG",
    ),
    # Evidence
    Seed(
        "quote-not-found",
        JOBS,
        "quote: 全市城镇新增就业75.1万人",
        "quote: ▶全市城镇新增就业57.1万人",
        "nearest sentence",
    ),
    Seed(
        "quote-not-found",
        PEOPLE,
        "      - text: 今年就在家门口上班。",
        "      - text: ▶明年就在家门口上班。",
        "source",
    ),
    Seed(
        "quote-not-found",
        JOBS,
        "quote: 全市城镇新增就业75.1万人",
        "quote: ▶“全市城镇新增就业75.1万人”",
        "leave the marks out",
    ),
    Seed("quote-repeated", PEOPLE, "      - text: 今年就在家门口上班。", "      - text: ▶老李说", "2 times"),
    Seed(
        "value-not-in-quote",
        JOBS,
        "    value: 125.2%",
        "    value: ▶25.2%",
        "125.2%",
        also=("check-disagrees",),
    ),
    Seed("value-not-in-quote", PEOPLE, "    value: 近500万个", "    value: ▶500万个", "近500万个"),
    Seed("value-not-in-quote", PEOPLE, "    value: 3万余场次", "    value: ▶3万场次", "3万余场次"),
    Seed(
        "value-not-in-quote",
        PEOPLE,
        "    value: 3万余场次",
        "    value: ▶4万余场次",
        "as the source prints it",
    ),
    Seed("quote-not-found", MAIN, "  - quote: 第3次会议", "  - quote: ▶第4次会议", "第4次会议"),
    Seed(
        "value-missing",
        JOBS,
        "id: jobs_target\n    label: 全年目标\n    value: 60万人\n",
        "▶id: jobs_target\n    label: 全年目标\n",
        "formula",
    ),
    Seed(
        "evidence-missing",
        PEOPLE,
        "id: posts\n    label: 稳定就业岗位\n    value: 近500万个\n    quote: 稳定就业岗位近500万个",
        "▶id: posts\n    label: 稳定就业岗位\n    value: 近500万个",
        "locator",
    ),
    Seed(
        "only-with-formula",
        PEOPLE,
        "    value: 近500万个",
        "    value: 近500万个\n    decimals: ▶1",
        "decimals",
    ),
    Seed("not-with-formula", JOBS, "    unit: 万人", "    unit: 万人\n    value: ▶15.1万人", "value"),
    Seed(
        "derived-incomplete",
        JOBS,
        "id: above_target\n    label: 超出目标\n    formula: new_jobs - jobs_target\n    decimals: 1",
        "▶id: above_target\n    label: 超出目标\n    formula: new_jobs - jobs_target",
        "decimals",
    ),
    Seed(
        "period-label-missing",
        JOBS,
        "    period:\n      label: 2021年\n      state: inferred",
        "    ▶period:\n      state: inferred",
        "label",
    ),
    Seed(
        "period-not-stated",
        JOBS,
        "    period: 2021年\n    comp",
        "    period:\n      state: not_stated\n      label: ▶2021年\n    comp",
        "inferred",
    ),
    Seed(
        "period-why-missing",
        JOBS,
        "period:\n      label: 2021年\n      state: inferred\n      why: 全文回顾的是2021年",
        "▶period:\n      label: 2021年\n      state: inferred",
        "reason",
        "warning",
    ),
    Seed(
        "compared-with-itself",
        JOBS,
        "attained\n        figure: attained",
        "against\n        figure: ▶new_jobs",
        "itself",
    ),
    Seed(
        "attained-no-percentage",
        JOBS,
        "attained\n        figure: attained",
        "attained\n        figure: ▶jobs_target",
        "60万人",
    ),
    Seed(
        "target-unit-differs",
        JOBS,
        "kind: target\n        figure: jobs_target",
        "kind: target\n        figure: ▶posts",
        "近500万个",
    ),
    Seed(
        "period-why-unused", JOBS, "      state: inferred\n      why: ", "      why: ▶", "inferred", "warning"
    ),
    Seed("share-of-no-percentage", JOBS, "    exact: true", "    share_of: ▶目标", "60万人", "warning"),
    Seed(
        "comparison-year",
        JOBS,
        "attained\n        figure: attained",
        "attained\n        figure: attained\n        year: ▶2019",
        "against",
    ),
    Seed(
        "unknown-id",
        MAIN,
        "ignored:",
        "silenced:\n  - rule: theme-empty\n    at: ▶job\n    reason: 试试\nignored:",
        "jobs",
    ),
    Seed("table-rows-or-data", JOBS, TABLE, TABLE.partition("    rows:")[0].replace("id:", "▶id:"), "rows"),
    # Formulas
    Seed(
        "unknown-id",
        JOBS,
        "formula: new_jobs - jobs_target",
        "formula: ▶new_jobs - job_target",
        "jobs_target",
    ),
    Seed("formula", JOBS, "formula: new_jobs - jobs_target", "formula: ▶new_jobs -", "new_jobs -"),
    Seed("formula", JOBS, "formula: new_jobs - jobs_target", "formula: ▶new_jobs.__class__", "“.”"),
    Seed(
        "formula-circle",
        JOBS,
        "formula: new_jobs - jobs_target",
        "formula: ▶above_target + new_jobs",
        "above_target",
    ),
    Seed(
        "check-disagrees", JOBS, "check: new_jobs / jobs_target", "check: ▶jobs_target / new_jobs", "125.2%"
    ),
    Seed("unknown-id", JOBS, "check: new_jobs / jobs_target", "check: ▶new_job / jobs_target", "new_jobs"),
    # Parts
    Seed(
        "chart-units-differ",
        JOBS,
        "      - x: 实际\n        figure: new_jobs",
        "      - x: 实际\n        figure: ▶attained",
        "125.2%",
    ),
    Seed("point-figure-or-gap", JOBS, "      - x: 实际\n        figure: new_jobs", "      - ▶x: 实际", "gap"),
    Seed("line-too-short", JOBS, "kind: column", "kind: ▶line", "column"),
    Seed("chart-empty", JOBS, CHART, CHART.partition("    points:")[0].replace("id:", "▶id:"), "points"),
    Seed("row-length", JOBS, "        cells:\n", "        ▶cells:\n          - text: 万人\n", "2 columns"),
    Seed(
        "cell-text-or-figure",
        JOBS,
        "          - figure: jobs_target",
        "          - ▶figure: jobs_target\n            text: 目标",
        "either",
    ),
    Seed("headline-of-another-theme", JOBS, "headline: new_jobs", "headline: ▶posts", "posts"),
    Seed("slide-of-another-theme", JOBS, "  - show: jobs_chart", "  - show: ▶old_li", "old_li"),
    Seed("slide-twice", JOBS, "    minutes: 1\n", "    minutes: 1\n  - show: ▶jobs_chart\n", "jobs_chart"),
    Seed(
        "silenced-in-vain",
        MAIN,
        "ignored:",
        "silenced:\n  - rule: ▶theme-empty\n    at: jobs\n    reason: 试试\nignored:",
        "theme-empty",
        "warning",
    ),
]
