"""Large briefings, written by rule: many themes, hundreds of figures each. Example data, and they say so.

The same arguments give the same files. `python tests/support/large_briefing.py FOLDER THEMES FIGURES`
writes one to look at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

_TRADES = (
    "农业 Farming, 林业 Forestry, 渔业 Fishing, 采矿 Mining, 食品 Food, 纺织 Textiles, "
    "家具 Furniture, 造纸 Paper, 印刷 Printing, 化工 Chemicals, 医药 Medicines, 橡胶 Rubber, "
    "钢铁 Steel, 机械 Machines, 汽车 Vehicles, 电子 Electronics, 电力 Electricity, 供水 Water, "
    "建筑 Building, 批发 Wholesale, 零售 Retail, 运输 Transport, 仓储 Storage, 邮政 Post, "
    "住宿 Lodging, 餐饮 Catering, 软件 Software, 电信 Telecoms, 金融 Finance, 保险 Insurance, "
    "房产 Property, 租赁 Leasing, 科研 Research, 环保 Environment, 家政 Households, "
    "教育 Education, 卫生 Health, 养老 Care, 文化 Culture, 体育 Sports"
)
TRADES = tuple(pair.split() for pair in _TRADES.split(", "))
"""What the themes are about; their order is the themes'."""
_PLACES = (
    "甲 Jia, 乙 Yi, 丙 Bing, 丁 Ding, 戊 Wu, 己 Ji, 庚 Geng, 辛 Xin, 壬 Ren, 癸 Gui, 子 Zi, 丑 Chou, 寅 Yin, "
    "卯 Mao, 辰 Chen, 巳 Si, 午 Woo, 未 Wei, 申 Shen, 酉 You, 戌 Xu, 亥 Hai, 东 East, 西 West, 南 South"
)
PLACES = tuple(pair.split() for pair in _PLACES.split(", "))
ICONS = (
    "target", "factory", "people", "network", "balance", "document", "chart", "home", "school",
    "health", "traffic", "environment", "money",
)  # fmt: skip
_EXAMPLE = "示例，非真实数据"

# Label in both languages, and how a value is printed; # stands for the number.
TOPICS = (
    ("就业人数", "people in work", "#.#万人"),
    ("新增岗位", "new jobs", "#个"),
    ("培训人次", "training places", "近##万人次"),
    ("营业收入", "turnover", "##.#亿元"),
    ("平均工资", "average wage", "####元左右"),
    ("参保率", "insured share", "##.#%"),
    ("收入增速", "growth of turnover", "增长#.#%"),
    ("岗位增速", "growth of posts", "下降#.#%"),
    ("参保率变动", "change of insured share", "-0.#个百分点"),
    ("困难帮扶", "people helped", "超过###户"),
    ("利润", "profit", "-#.#亿元"),
    ("招聘会", "job fairs", "1#～2#场次"),
    ("补贴", "subsidy", "###余万元"),
    ("留用率", "share staying on", "9#%以上"),
    ("试点企业", "pilot firms", "##家"),
    ("到期结案", "cases closed", "###件"),
    ("返乡就业", "returned workers", "约#.#万人"),
    ("服务网点", "service offices", "#个"),
    ("技能评定", "skill certificates", "#.##万人次"),
    ("空岗", "vacancies", "不足####个"),
)


def _printed(form: str, random: Random) -> str:
    """`form` with a digit for each #, the first of a number not 0."""
    return "".join(str(random.randint(1, 9)) if letter == "#" else letter for letter in form)


def write_large(folder: Path, themes: int, figures: int) -> Path:
    """A briefing of `themes` themes (40 at most) with `figures` figures each (500 at most), in `folder`.

    Each theme has charts, a table, a story, a measure and a silence too. Returns `folder`.
    """
    random = Random(themes * 1000 + figures)
    (folder / "themes").mkdir(parents=True)
    (folder / "sources").mkdir()
    names = list(TRADES[:themes])
    source = [f"# 各行业用工情况示例（{_EXAMPLE}）", ""]
    for index, (zh, en) in enumerate(names):
        sentences: list[str] = []
        text = "\n".join(_theme(index, zh, en, figures, sentences, random))
        (folder / "themes" / f"{index + 1:02d}.yaml").write_text(text + "\n", encoding="utf-8")
        source += [f"## {zh}", "", "".join(sentences), ""]
    (folder / "sources" / "report.md").write_text("\n".join(source), encoding="utf-8")
    (folder / "briefing.yaml").write_text("\n".join(_root(names)) + "\n", encoding="utf-8")
    return folder


def _both(indent: str, key: str, zh: str, en: str) -> list[str]:
    return [f"{indent}{key}:", f"{indent}  zh: {zh}", f"{indent}  en: '{en}'"]


def _root(names: list[list[str]]) -> Iterator[str]:
    yield "cqbrief: 1"
    yield from _both("", "title", "各行业用工情况示例", "Employment by trade, an example")
    yield from _both("", "subtitle", "为测试编造", "Made up for tests")
    yield from _both("", "marking", _EXAMPLE, "Example, no real data")
    yield from _both("", "theme_word", "第{n}个行业", "Trade {n}")
    yield "sources:"
    yield "  - {id: report, title: 各行业用工情况示例, file: sources/report.md}"
    yield "themes:"
    for index in range(len(names)):
        yield f"  - themes/{index + 1:02d}.yaml"


def _theme(index: int, zh: str, en: str, count: int, sentences: list[str], random: Random) -> Iterator[str]:
    """The lines of a theme's file; what its quotes are found in is added to `sentences`."""
    key = en.lower()
    yield f"id: {key}"
    yield from _both(
        "", "title", f"{zh}用工总体平稳 各县情况不一", f"{en}: steady on the whole, uneven by county"
    )
    yield from _both("", "short", zh, en)
    yield f"icon: {ICONS[index % len(ICONS)]}"
    message = (
        f"{zh}在甲县有{{{key}_jia_0}}，各县要求不一。",
        f"{en} has {{{key}_jia_0}} in Jia county; needs differ.",
    )
    yield from _both("", "message", *message)
    yield f"headline: {key}_jia_0"
    yield "figures:"
    for number in range(count):
        place, topic = PLACES[number // len(TOPICS)], TOPICS[number % len(TOPICS)]
        printed = _printed(topic[2], random)
        quote = f"{zh}{place[0]}县的{topic[0]}为{printed}"
        sentences.append(f"{quote}。")
        yield f"  - id: {key}_{place[1].lower()}_{number % len(TOPICS)}"
        yield from _both("    ", "label", f"{place[0]}县{topic[0]}", f"{place[1]}: {topic[1]}")
        yield f"    value: {printed}"
        yield f"    key: {'true' if number < 6 else 'false'}"
        yield "    period: {label: {zh: 示例年份, en: example year}}"
        yield f"    quote: {quote}"
    rows = min(12, count // len(TOPICS))
    if rows >= 2:
        yield from _drawn(key, zh, en, rows)
    sentences.append(f"{zh}的一位师傅说：“这里干活心里踏实。”{zh}的用工监测还在试行。")
    yield "stories:"
    yield f"  - id: {key}_story"
    yield f"    person: {{zh: {zh}师傅, en: A worker in {key}}}"
    yield "    role: {zh: 一线工人, en: on the shop floor}"
    yield "    summary: {zh: 在家门口找到了活。, en: Found work close to home.}"
    yield f"    quotes: [{{text: 这里干活心里踏实, before: {zh}的一位师傅说：“}}]"
    yield f"    figures: [{key}_jia_1]"
    yield "measures:"
    yield f"  - id: {key}_measure"
    yield f"    name: {{zh: {zh}用工监测, en: Watching employment in {key}}}"
    yield f"    figures: [{key}_jia_2]"
    yield f"    quote: {zh}的用工监测还在试行"
    yield "silences:"
    yield f"  - text: {{zh: {zh}的监测结果没有写明。, en: What was found in {key} is not said.}}"
    yield f"    quote: {zh}的用工监测还在试行"


def _drawn(key: str, zh: str, en: str, rows: int) -> Iterator[str]:
    yield "charts:"
    for id_, kind, topic in (("jobs", "bar", 0), ("share", "dot", 5)):
        yield f"  - id: {key}_{id_}"
        yield f"    kind: {kind}"
        name = TOPICS[topic]
        yield from _both("    ", "headline", f"{zh}各县{name[0]}不一", f"{en}: {name[1]} differ by county")
        yield from _both("    ", "subtitle", f"{zh}，分县，示例", f"{en} by county, example")
        yield "    points:"
        for place in PLACES[:rows]:
            figure = f"{key}_{place[1].lower()}_{topic}"
            yield f"      - {{x: {{zh: {place[0]}县, en: {place[1]}}}, figure: {figure}}}"
        yield from _both("    ", "alternative", f"{zh}各县{name[0]}的比较。", f"{en}: {name[1]} compared.")
    yield "tables:"
    yield f"  - id: {key}_table"
    yield from _both("    ", "headline", f"{zh}各县概况", f"{en} by county")
    yield "    columns:"
    for topic in range(3):
        yield f"      - {{zh: {TOPICS[topic][0]}, en: {TOPICS[topic][1]}}}"
    yield "    rows:"
    for place in PLACES[:rows]:
        yield f"      - label: {{zh: {place[0]}县, en: {place[1]}}}"
        cells = ", ".join(f"{{figure: {key}_{place[1].lower()}_{topic}}}" for topic in range(3))
        yield f"        cells: [{cells}]"


if __name__ == "__main__":
    write_large(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
