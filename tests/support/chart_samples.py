"""Charts of every kind over made-up figures, for what the briefings in data/ do not show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from cqbrief.briefing.chart_data.build import ChartData, build
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Break, Chart, Column, Figure, Locator, Point, Series
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.briefing.tables.series_table import SeriesColumn, SeriesTable
from tests.support.made_districts import districts


def text(plain: str) -> Text:
    """A text without languages."""
    return Text(plain=plain)


def figure(id_: str, printed: str, **more: object) -> Figure:
    """A figure; `formula="…"` makes it derived."""
    return Figure(id=id_, label=text(id_), value=parse_quantity(printed), **more)  # type: ignore[arg-type]


def point(x: str, figure_id: str | None = None, **more: object) -> Point:
    """A point; strings for gap, series and note become texts."""
    texts = {name: text(value) for name, value in more.items() if name != "target" and isinstance(value, str)}
    others = {name: more[name] for name in ("target", "total", "highlight") if name in more}
    return Point(x=text(x), figure=figure_id, **texts, **others)  # type: ignore[arg-type]


def chart(kind: str, *points: Point, **more: object) -> Chart:
    """A chart with headline, subtitle and alternative."""
    given = {
        "headline": text("发现"),
        "subtitle": text("什么，哪里，何时，万人"),
        "alternative": text("说明"),
    }
    return Chart(id=f"{kind}_sample", kind=kind, points=points, path="themes[0].charts[0]", **(given | more))  # type: ignore[arg-type]


FIGURES: Mapping[str, Figure] = {
    f.id: f
    for f in (
        figure("y2020", "65.6万人", formula="new / 1.145", decimals=1, unit="万人"),
        figure("y2021", "75.1万人"),
        figure("goal", "60万人", exact=True),
        figure("goal_high", "76万人", exact=True),
        figure("about", "近50万人"),
        figure("over", "超过51万人"),
        figure("around", "约40万人"),
        figure("over30", "30余万人"),
        figure("unchecked", "62.5万人", status="unverified"),
        figure("loans", "54亿元"),
        figure("relief", "25.7亿元"),
        figure("subsidy", "13.3亿元"),
        figure("share", "27.6%"),
        figure("part", "8.4%", formula="share * high", decimals=1, unit="%"),
        figure("all", "100%"),
        figure("floor", "90%以上", share_of=text("毕业生")),
        figure("joined", "增加14.5万人"),
        figure("moved", "约-2万人"),
        figure("left", "减少5万人"),
        figure("low_skill", "58.4%"),
        figure("mid_skill", "33.2%"),
        figure("high_skill", "8.3%"),
        figure("up", "增长14.5%"),
        figure("down", "下降5.9%"),
        figure("part_change", "约-2.4%"),
        *(
            figure(f"g{i}", f"{value}万人")
            for i, value in enumerate((31.2, 28.4, 15.5, 33.9, 29.8, 18.1, 36.0, 27.7, 21.4))
        ),
        *(figure(f"l{i}", f"{value}万人") for i, value in enumerate((41.2, 48.4, 52.5, 57.9, 65.8, 75.1))),
    )
}


def _grouped(kind: str) -> Chart:
    years, series = ("2019年", "2020年", "2021年"), ("城镇新增就业", "农民工返乡就业", "困难人员就业")
    points = [
        point(year, f"g{3 * i + j}", series=name)
        for i, year in enumerate(years)
        for j, name in enumerate(series)
    ]
    return chart(kind, *points)


CHARTS: Mapping[str, Chart] = {
    "column-target": chart(
        "column", point("2020", "y2020", note="推算"), point("2021", "y2021", target="goal"), time=True
    ),
    "column-gap": chart(
        "column",
        point("2019", "y2020", note="推算"),
        point("2020", gap="原文未给出"),
        point("2021", "y2021"),
        time=True,
    ),
    "column-words": chart(
        "column",
        point("稳定岗位", "about"),
        point("发布岗位", "over"),
        point("返乡创业带动就业", "around"),
        point("公共就业服务机构登记", "over30"),
        point("待核实的数", "unchecked"),
    ),
    "column-negative": chart("column", point("第一产业", "up"), point("第二产业", "down")),
    "bar": chart(
        "bar",
        point("创业担保贷款", "loans", note="贷款，期间未注明"),
        point("失业保险降费", "relief", note="少收，全年"),
        point("就业补助资金", "subsidy", note="支出，全年"),
        not_additive=text("性质不同"),
    ),
    "bar-words": chart(
        "bar",
        point("稳定岗位", "about"),
        point("通过各类公共就业服务平台发布的岗位", "over"),
        point("困难人员", "around"),
        point("未公布的一类", gap="原文未给出"),
    ),
    "target": chart(
        "target",
        point("城镇新增就业", "y2021", target="goal"),
        point("农民工就业", "unchecked", target="goal_high"),
    ),
    "target-time": chart(
        "target", point("2020年", "y2020"), point("2021年", "y2021", target="goal_high"), time=True
    ),
    "grouped": _grouped("grouped"),
    "stacked": _grouped("stacked"),
    "stacked-share": _grouped("stacked_share"),
    "stacked-share-names": chart(
        "stacked_share",
        *(
            point(place, each, series=name)
            for place in ("城镇", "农村（含返乡）")
            for each, name in (("low_skill", "初级"), ("mid_skill", "中级"), ("high_skill", "高级"))
        ),
    ),
    "line": chart(
        "line",
        point("2012", "l0"),
        point("2015", "l1"),
        point("2016", "l2"),
        point("2018", gap="缺调查"),
        point("2019", "l3"),
        point("2020", "l4"),
        point("2021", "l5"),
        time=True,
    ),
    "slope": chart(
        "slope",
        *(
            point(year, f"g{3 * i + j}", series=name)
            for i, year in enumerate(("2019年", "2021年"))
            for j, name in enumerate(("城镇", "农村", "返乡"))
        ),
    ),
    "nested": chart(
        "nested",
        point("技能劳动者", "share"),
        point("其中：高技能人才", "part", note="推算"),
        base=text("全部就业人口"),
    ),
    "nested-all": chart("nested", point("农民工劳动争议按期结案", "all"), base=text("受理的案件")),
    "band": chart("band", point("连续5年", "floor", note="只知道不低于下限")),
    "dot": chart(
        "dot",
        point("稳定岗位", "about"),
        point("发布岗位", "over"),
        point("城镇新增就业", "y2021"),
        point("返乡", "y2020"),
    ),
    "dumbbell": chart(
        "dumbbell",
        *(
            point(place, f"g{3 * year + at}", series=("2019年", "2021年")[year > 0])
            for at, place in enumerate(("城镇新增就业", "农民工返乡就业", "困难人员"))
            for year in (0, 2)
        ),
    ),
    "diverging": chart(
        "diverging",
        point("第一产业", "up"),
        point("第二产业", "down"),
        point("第三产业（含批发和零售、住宿和餐饮）", "part_change"),
        point("未公布的一类", gap="原文未给出"),
    ),
    "pyramid": chart(
        "pyramid",
        *(
            point(age, each, series=series)
            for age, pair in (
                ("60岁及以上", ("g0", "g1")),
                ("35—59岁", ("g3", "g6")),
                ("16—34岁", ("g2", "y2020")),
            )
            for each, series in zip(pair, ("男", "女"), strict=True)
        ),
    ),
    "pyramid-gap": chart(
        "pyramid",
        point("城镇", "about", series="男性就业人员"),
        point("城镇", "y2021", series="女性就业人员"),
        point("乡村", gap="没有统计", series="男性就业人员"),
        point("乡村", "over", series="女性就业人员"),
    ),
    "waterfall": chart(
        "waterfall",
        point("2020年末", "y2020", total=True),
        point("新增", "joined"),
        point("退休", "left", note="含提前退休"),
        point("2021年末", "y2021", total=True),
    ),
    "waterfall-words": chart(
        "waterfall",
        point("上年登记的人数", "y2020", total=True),
        point("新登记的人数", "over30"),
        point("转到外地的人数", "moved"),
        point("2021年末登记的人数", "unchecked", total=True),
        point("注销的人数", "left"),
        point("现在登记的人数", "around", total=True, highlight=True),
    ),
    "heat": chart(
        "heat",
        *(
            point(place, f"g{3 * year + at}", series=name)
            for at, place in enumerate(("城镇新增就业", "农民工返乡就业", "困难人员就业"))
            for year, name in enumerate(("2019年", "2020年", "2021年"))
        ),
    ),
    "heat-signs": chart(
        "heat",
        point("第一产业", "up", series="上年"),
        point("第一产业", "part_change", series="本年"),
        point("第二产业", "down", series="上年"),
        point("第二产业", gap="没有统计", series="本年"),
        point("第三产业", "part", series="上年", highlight=True),
        point("第三产业", "down", series="本年"),
    ),
    "multiples": _grouped("multiples"),
    "multiples-words": chart(
        "multiples",
        *(
            point(place, each, series=name)
            for name, ids in (("稳定岗位和新岗位", ("about", "over")), ("其他", ("unchecked", "y2020")))
            for place, each in zip(("城镇", "乡村"), ids, strict=True)
        ),
        point("城镇", gap="没有统计", series="外出"),
        point("乡村", "around", series="外出", highlight=True),
    ),
    "map": chart(
        "map",
        point("东区", "y2020", note="推算"),
        point("西区", "y2021", highlight=True),
        point("南山区", gap="没有统计"),
        point("北岸土家族苗族自治县", "about"),
        point("开发区", "unchecked"),
        shapes="districts.geojson",
        approval=text("示意图，不是标准地图，没有审图号"),
    ),
    "dumbbell-gap": chart(
        "dumbbell",
        point("城镇", "y2020", series="原来"),
        point("城镇", "y2021", series="现在"),
        point("返乡", "about", series="原来"),
        point("返乡", gap="没有统计", series="现在"),
        point("困难人员", "goal_high", series="原来"),
        point("困难人员", "unchecked", series="现在"),
    ),
}


def series_chart() -> tuple[Chart, SeriesTable]:
    """Forty years of three series from a file, with gaps and a break, one of them highlighted."""
    years = tuple(str(year) for year in (1978, 1980, *range(1985, 2022)))
    columns = []
    for number in range(3):
        values = tuple(
            None
            if int(year) in (1991, 1992)
            else Decimal(20 + 11 * number) + Decimal(int(year) - 1978) * (2 + number) / 2
            for year in years
        )
        columns.append(SeriesColumn(tuple("" if v is None else str(v) for v in values), values))
    names = ("第一产业", "第二产业", "第三产业")
    data = Series(
        file="long.csv",
        x="年份",
        unit="万人",
        locator=Locator(table="表1"),
        columns=tuple(Column(column=n, label=text(n), highlight=n == "第三产业") for n in names),
        breaks=(Break(at="2010", label=text("口径调整")),),
    )
    table = SeriesTable(years, tuple(range(2, len(years) + 2)), tuple(columns))
    return chart("line", data=data, time=True), table


def samples() -> dict[str, ChartData]:
    """Every sample, ready to draw."""
    result = {name: build(each, FIGURES) for name, each in CHARTS.items()}
    names = ["东区", "西区", "南山区", "北岸土家族苗族自治县", "开发区", "没有数据的区"]
    result["map"] = build(CHARTS["map"], FIGURES, districts=districts(names))
    line, table = series_chart()
    result["line-long"] = build(*_with_figures((line, table)))
    result["multiples-long"] = build(*_with_figures((replace(line, kind="multiples"), table)))
    return result


def _with_figures(pair: tuple[Chart, SeriesTable]) -> tuple[Chart, Mapping[str, Figure], SeriesTable]:
    return pair[0], FIGURES, pair[1]


def charted_columns(
    kind: str, names: Sequence[str], columns: Sequence[Sequence[object]], *, unit: str
) -> ChartData:
    """The data of a chart from a CSV file: `columns` of numbers for `names`, None where one is missing."""
    heads = tuple(Column(column=f"c{index}", label=text(f"系列{index}")) for index in range(len(columns)))
    series = Series(file="made.csv", x="x", columns=heads, unit=unit, locator=Locator(table="1"))
    table = SeriesTable(
        x=tuple(names),
        lines=tuple(range(2, len(names) + 2)),
        columns=tuple(
            SeriesColumn(
                cells=tuple("…" if value is None else f"{value:,}" for value in column),
                values=tuple(None if value is None else Decimal(str(value)) for value in column),
            )
            for column in columns
        ),
    )
    return build(chart(kind, data=series), {}, table, districts(names) if kind == "map" else None)
