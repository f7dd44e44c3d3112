"""How tables say that a value is missing."""

from __future__ import annotations

MISSING_MARKS = frozenset(
    {
        "", "-", "—", "–", "--", "---", "——", "…", "……", "..", "...", "/", ":", "na", "n/a", "n.a.", "n.d.",
        "nan", "null", "x", "c", "z", "[c]", "[x]", "[z]", "空", "缺", "无", "空缺", "缺失", "无数据",
        "未公布", "不详", "未统计", "暂无",
    }
)  # fmt: skip
"""How statistical offices write that a value is missing; compared in lower case."""
