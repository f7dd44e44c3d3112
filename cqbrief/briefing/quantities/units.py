"""Units and scales that a report may use without declaring them.

A count is counted one by one: without a scale it is exact. A measure is always rounded at its last
printed digit. Sources: 中国法定计量单位 for measures, the usual measure words of Chinese statistical
reports for counts, and the units of English statistical releases.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

UnitKind = Literal["count", "measure"]

_COUNTS = (
    "人 名 位 人次 户 户次 家 家次 个 件 项 条 场 场次 次 批 批次 所 座 栋 套 台 辆 艘 架 部 份 张 种 类 起 "
    "例 宗 单 笔 期 届 班 支 只 头 株 棵 本 篇 册 处 片 间 床 门 门次 轮 对 组 岁 年 月 日 号 天 周 季度 "
    "个月 个季度 工作日 个工作日 小时 个小时 分钟 秒 秒钟 "
    "people persons person jobs vacancies households firms companies businesses enterprises employees "
    "workers students cases projects places schools years year months month weeks week days day hours hour "
    "minutes times"
)
_MEASURES = (
    "元 角 美元 欧元 英镑 日元 港元 港币 人民币 元/月 元/人 米 公里 千米 厘米 毫米 平方米 平方公里 平方千米 "
    "立方米 亩 公顷 吨 "
    "吨标准煤 公斤 千克 克 毫克 微克 斤 升 毫升 微米 千瓦 千瓦时 兆瓦 兆瓦时 度 ℃ "
    "成 倍 % ‰ 个百分点 百分点 个点 个基点 基点 "
    "per␣cent percent percentage␣points percentage␣point of␣a␣percentage␣point pp pps ppt ppts p.p. "
    "basis␣points basis␣point bps bp BPs BP 个bp 个BP "
    "dollars pounds euros yuan pounds␣sterling US␣dollars Australian␣dollars Canadian␣dollars "
    "Hong␣Kong␣dollars cents cent ¢ pence p km kg kWh tonnes "
    "hectares miles m² m³ km² m2 km2 mm cm mg μg ml MW MWh GW GWh points point"
)
CURRENCIES: Final = (
    "AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "JPY", "NZD", "RMB", "SGD", "USD",
    "AU$", "CA$", "HK$", "MX$", "NT$", "NZ$", "SG$", "US$", "JP¥", "CN¥", "A$", "C$", "R$", "S$",
    "£", "$", "€", "¥", "₹",
)  # fmt: skip
"""Units that stand before the number, a longer one before one that it ends with."""
TRAILING_CURRENCIES: Final = frozenset({"€", *(currency for currency in CURRENCIES if currency.isalpha())})
"""Currencies that stand before or behind the number: 5 million USD, 5 €."""

UNITS: Final[dict[str, UnitKind]] = {
    **{unit: "count" for unit in _COUNTS.split()},
    **{unit.replace("␣", " "): "measure" for unit in _MEASURES.split()},
    **{unit: "measure" for unit in CURRENCIES},
}
"""Every built-in unit and its kind."""

NOT_FOLLOWED_BY: Final[dict[str, str]] = {
    "人": "才均员口们", "家": "庭", "年": "轻级龄", "月": "均", "日": "均常", "天": "津然", "场": "所景馆",
    "次": "日年月", "所": "有得需", "成": "功为立都本果员就长绩熟效品交群型人", "位": "数于置", "部": "门分",
    "名": "称", "期": "间货末限望", "班": "子组", "处": "理罚", "单": "位元", "组": "织建", "对": "外于口接",
    "起": "来步", "号": "召码", "支": "持出撑付", "本": "地市科土", "周": "边围", "台": "湾", "只": "有是见",
    "升": "级至到", "克": "服", "门": "诊", "例": "如", "份": "额", "件": "数", "元": "旦素", "个": "体性",
}  # fmt: skip
"""A unit is none where one of these characters follows: 3月均 is no month, 10人才 no 人."""

PERCENT: Final = frozenset({"%", "per cent", "percent"})
BASIS_POINTS: Final = frozenset(
    {"个基点", "基点", "basis points", "basis point", "bps", "bp", "BPs", "BP", "个bp", "个BP"}
)
POINTS: Final = BASIS_POINTS | {
    "个百分点", "百分点", "个点", "percentage points", "percentage point", "of a percentage point",
    "pp", "pps", "ppt", "ppts", "p.p.",
}  # fmt: skip
"""Differences of percentages: of a dimension of their own."""

FRACTIONS: Final[dict[str, Decimal]] = {
    **dict.fromkeys(PERCENT | POINTS, Decimal("0.01")),
    **dict.fromkeys(BASIS_POINTS, Decimal("0.0001")),
    "‰": Decimal("0.001"),
    "成": Decimal("0.1"),
}
"""What one of the unit is as a pure number."""

SCALES: Final[dict[str, int]] = {
    "万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3, "百": 2,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "mn": 6, "m": 6, "bn": 9, "tn": 12,
}  # fmt: skip
"""Power of ten that a scale stands for."""

LETTER_SCALES: Final = frozenset({"k", "m", "mn", "bn", "tn"})
"""Scales that must touch the number: 4.1bn."""


_DENOMINATOR: Final = lazy_pattern(r"(?:/|per )(?P<digits>[0-9][0-9,]*)(?P<scale>[十百千万亿]*)")
_LEAST_RATE_BASE = 1000
"""From here on a rate is so many in every thousand, as counted; below it is a part: 1/3, 一半."""


@lru_cache(maxsize=256)
def denominator_of(unit: str) -> int | None:
    """Return how many a rate is counted on: 100000 for /10万 and per 100,000, 3 for /3; None for other
    units."""
    found = _DENOMINATOR.fullmatch(unit)
    if found is None:
        return None
    exponent = sum({"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}[power] for power in found["scale"])
    return int(found["digits"].replace(",", "")) * 10**exponent or None


def is_fraction(unit: str) -> bool:
    """Tell whether a quantity in `unit` is a simple fraction such as 三分之一, which says roughly how
    much."""
    base = denominator_of(unit)
    return base is not None and base < _LEAST_RATE_BASE


def is_rate(unit: str) -> bool:
    """Tell whether a quantity in `unit` is so many in every thousand or more: 16.1/10万."""
    return denominator_of(unit) is not None and not is_fraction(unit)


def is_share(unit: str) -> bool:
    """Tell whether a quantity in `unit` says how much of a whole: 62.7%, 三成五, 三分之一, 16.1/10万."""
    return (unit in FRACTIONS and unit not in POINTS) or denominator_of(unit) is not None


def is_counted(unit: str) -> bool:
    """Tell whether whole numbers of `unit` are exact; units that a briefing declares are taken as measured.

    For a declared unit that is in truth counted, half a unit of tolerance hides no wrong whole number.
    """
    return unit == "" or UNITS.get(unit) == "count"


_EQUIVALENT = (
    "人 名 位 people persons person",
    "户 households household",
    "元 人民币 yuan RMB CNY",
    "美元 US$ US␣dollars USD",
    "欧元 € euros EUR",
    "英镑 £ pounds␣sterling GBP",
    "港元 港币 HK$ Hong␣Kong␣dollars HKD",
    "A$ AU$ Australian␣dollars AUD",
    "C$ CA$ Canadian␣dollars CAD",
    "NZ$ NZD",
    "S$ SG$ SGD",
    "cents cent ¢",
    "pence p",
    "公里 千米 km",
    "平方公里 平方千米 km² km2",
    "平方米 m² m2",
    "立方米 m³",
    "公斤 千克 kg",
    "吨 tonnes",
    "公顷 hectares",
    "千瓦时 kWh",
    "年 years year",
    "个季度 季度",
    "个月 月 months month",
    "周 weeks week",
    "天 日 days day",
    "个工作日 工作日",
    "小时 个小时 hours hour",
    "分钟 minutes",
    "秒 秒钟",
)
"""Units that are one and the same, a row each. Not here: units of which one is only like another (家 and
个, 人 and 人次, 企业 and 家) or may be another (¥, $, 度, times, pounds)."""
_EQUIVALENT_ROWS: Final = tuple(tuple(unit.replace("␣", " ") for unit in row.split()) for row in _EQUIVALENT)
CANONICAL_NAMES: Final[dict[str, str]] = {unit: row[0] for row in _EQUIVALENT_ROWS for unit in row}

ENGLISH_NAMES: Final[dict[str, str]] = {
    row[0]: next(unit for unit in row if unit.isascii() and unit.replace(" ", "").isalpha())
    for row in _EQUIVALENT_ROWS
    if any(unit.isascii() and unit.replace(" ", "").isalpha() for unit in row)
}
"""Name of a unit that has an English one too -> that: people for 人."""


def canonical_unit(unit: str) -> str:
    """Return the one name that a unit has among its equals: 人 for 名, % for per cent, else itself."""
    if unit in PERCENT:
        return "%"
    if unit in POINTS and FRACTIONS[unit] == FRACTIONS["%"]:
        return "个百分点"
    return CANONICAL_NAMES.get(unit, unit)
