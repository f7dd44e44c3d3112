"""Rules of the trade: each speaks where it should, holds its tongue where it should, and is explained."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.guarded_patterns import characters_and_words
from cqbrief.briefing.validation.headlines import TESTS
from cqbrief.briefing.validation.style_rules import STYLE_RULES
from cqbrief.briefing.validation.wording import SIGNS_OF_ESTIMATE
from cqbrief.system import paths
from tests.support.small_briefing import rules, small

TWO_YEARS = """
- id: now
  label: 新增就业
  value: 75.1万人
  period: 2021年
  quote: 新增就业75.1万人
- id: before
  label: 上一年新增就业
  value: 65.6万人
  period: 2020年
  quote: 上一年为65.6万人
"""
TWO_YEARS_SOURCE = "全市新增就业75.1万人，上一年为65.6万人。"


def chart(
    headline: str, more: str = "time: true", points: str = "before now", years: str = "2020 2021"
) -> str:
    marks = "".join(
        f'\n    - x: "{year}"\n      figure: {figure}'
        for figure, year in zip(points.split(), years.split(), strict=True)
    )
    return (
        f"- id: drawn\n  kind: column\n  headline: {headline}\n  subtitle: 人数，万人\n  {more}\n"
        f"  alternative: 柱状图。\n  points:{marks}\n"
    )


def rate(value: str, label: str = "失业率变化", quote: str = "") -> str:
    return f"- id: rate\n  label: {label}\n  value: {value}\n  period: 2021年\n  quote: {quote or value}\n"


@dataclass(frozen=True)
class Case:
    """A briefing about which a rule speaks, or not."""

    rule: str
    source: str
    figures: str = ""
    charts: str = ""
    message: str = "一句话。"
    root: str = ""

    def edition(self, folder: Path) -> Edition:
        return small(
            folder, self.source, self.figures, charts=self.charts, message=self.message, root=self.root
        )


def money(more: str = "") -> str:
    return (
        f"- id: lent\n  label: 贷款\n  value: 54亿元\n  concept: 贷款\n  quote: 贷款54亿元\n{more}"
        "- id: spent\n  label: 补助\n  value: 13亿元\n  concept: 支出\n  quote: 补助13亿元\n"
    )


def shares(more: str = "") -> tuple[str, str]:
    figures = (
        "- id: skilled\n  label: 技能劳动者\n  value: 27.6%\n  share_of: 就业人口\n  quote: 占比27.6%\n"
        "- id: highly\n  label: 高技能人才\n  value: 30.4%\n  share_of: 技能劳动者\n  quote: 占比30.4%\n"
    )
    drawn = chart("两种人才", more or "notes: [各有分母]", "skilled highly", "技能 高技能")
    return figures, drawn.replace("万人", "%")


def compared(kind: str, period: str = "2020年", year: str = "") -> str:
    named = f'\n      year: "{year}"' if year else ""
    return TWO_YEARS.replace("period: 2020年", f"period: {period}").replace(
        "  quote: 新增就业75.1万人",
        f"  comparisons:\n    - kind: {kind}\n      figure: before{named}\n  quote: 新增就业75.1万人",
    )


GROWTH = (
    "- id: growth\n  label: 就业同比\n  value: 增长14.5%\n  period: 2021年\n  quote: 同比增长14.5%\n"
    "- id: level\n  label: 就业\n  value: 75.1万人\n  period: 2021年\n"
    "  comparisons:\n    - kind: year_on_year\n      figure: growth\n  quote: 就业75.1万人\n"
)
GROWTH_SOURCE = "就业75.1万人，同比增长14.5%。"
SINCE = GROWTH.replace("kind: year_on_year", "kind: against").replace(
    "figure: growth\n", "figure: growth\n      year: {year}\n"
)
"""A change since a time that is still to be named."""
BY_QUARTER = GROWTH.replace("year_on_year", "quarter_on_quarter").replace("同比\n", "比上季度\n")
LESS = (
    "- id: now\n  label: 就业\n  value: 75.1万人\n  period: 2021年\n  comparisons:\n"
    "    - kind: year_on_year\n      figure: before\n  quote: 就业75.1万人\n"
    "- id: growth\n  label: 增量\n  value: 15.1万人\n  quote: 多15.1万人\n"
    "- id: before\n  label: 上年就业\n  formula: now - growth\n  decimals: 1\n  unit: 万人\n"
    "  period: {period}\n"
)
LESS_SOURCE = "就业75.1万人，比上年多15.1万人。"
NEARLY = "- id: posts\n  label: 岗位\n  value: 近500万个\n  quote: 岗位近500万个\n"

POSTS = NEARLY.replace("近500万个", "5个")

NOW = TWO_YEARS.split("- id: before")[0]
JOBS = NOW.replace("新增", "")
APART = money().replace("  concept", "  additive: false\n  concept")
MEANT = "deliberate:\n  - numeral: 2.6%\n    reason: 试\n"
TOTAL = "- id: total\n  label: 合计\n  decimals: 1\n"

FIRES = [
    Case("numeral-unlinked", "就业75.1万人。", JOBS, message="就业75.1万人。"),
    Case("numeral-unused", "就业75.1万人，创业3万人。", JOBS),
    Case("percent-for-points", "调查失业率下降0.3%。", rate("下降0.3%", quote="调查失业率下降0.3%")),
    Case(
        "percent-for-points",
        "去年失业率为5.1%，下降0.3%。",
        rate("下降0.3%", "失业率变化", "下降0.3%") + "\n",
    ),
    Case("percent-for-points", "失业率下降0.3%。", rate("下降0.3%", "变化", "失业率下降0.3%")),
    Case("percent-for-points", "就业75.1万人。", JOBS, message="技能人才占比提高了2.6%。", root=MEANT),
    Case(
        "percent-for-points", "就业75.1万人。", JOBS, message="The employment rate rose by 2.6%.", root=MEANT
    ),
    Case(
        "percent-for-points",
        "覆盖率95.1%，增长2.4%。",
        "- id: rate\n  label: 覆盖率\n  value: 95.1%\n  period: 2021年\n  comparisons:\n"
        "    - kind: year_on_year\n      figure: more\n  quote: 覆盖率95.1%\n"
        "- id: more\n  label: 同比\n  value: 增长2.4%\n  period: 2021年\n  quote: 增长2.4%\n",
    ),
    Case("percent-for-points", "调查失业率走低0.3%。", rate("走低0.3%", "变化", "调查失业率走低0.3%")),
    Case("percent-for-points", "调查失业率降逾0.3%。", rate("降逾0.3%", "变化", "调查失业率降逾0.3%")),
    Case(
        "percent-for-points", "就业75.1万人。", JOBS, message="The employment rate slipped 2.6%.", root=MEANT
    ),
    Case("points-without-percentage", "绿地14.8平方米，较上年提高0.3个百分点。", rate("提高0.3个百分点")),
    Case("points-without-percentage", "岗位5个，同比下降0.3个百分点。", rate("下降0.3个百分点")),
    Case(
        "points-without-percentage",
        "就业75.1万人，另一处写着增长2.4个百分点。",
        GROWTH.replace("14.5%", "2.4个百分点").replace("quote: 同比", "quote: "),
    ),
    Case("year-on-year-without-base", GROWTH_SOURCE, GROWTH.replace("  period: 2021年\n", "")),
    Case(
        "year-on-year-without-base",
        GROWTH_SOURCE,
        GROWTH.replace("  period: 2021年\n", ""),
        message="就业同比{growth}。",
    ),
    Case("year-on-year-without-base", GROWTH_SOURCE, BY_QUARTER.replace("  period: 2021年\n", "")),
    Case(
        "year-on-year-without-base",
        GROWTH_SOURCE,
        GROWTH.replace("  period: 2021年\n", "").replace("year_on_year", "against"),
        message="就业环比{growth}。",
    ),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业增长到{growth}。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业增加了{level}。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="Employment rose by {level}."),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业攀升至{growth}。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业净增{level}。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业多了{level}。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="Employment climbed to {growth}."),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="2019")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="2019年三季度")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="the end of 2019")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("year_on_year", period="2019年")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("quarter_on_quarter", period="2019年四季度")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("year_to_date", period="2020年1—11月")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("plan", period="2020年")),
    Case("comparison-years", GROWTH_SOURCE, SINCE.format(year="2021年")),
    Case(
        "comparison-years",
        GROWTH_SOURCE,
        SINCE.format(year="2019年").replace("period: 2021年", "period: 2020年", 1),
    ),
    Case("comparison-years", LESS_SOURCE, LESS.format(period="2019年")),
    Case("comparison-years", TWO_YEARS_SOURCE, TWO_YEARS, message="比2018年的{before}多。"),
    Case("comparison-years", TWO_YEARS_SOURCE, TWO_YEARS, chart("前后两年", years="2019 2021")),
    Case(
        "approximation-lost",
        "岗位约共有500万个。",
        NEARLY.replace("近", "").replace("岗位500", "岗位约共有500"),
    ),
    Case(
        "approximation-lost",
        "岗位逼近共500万个。",
        NEARLY.replace("近", "").replace("岗位500", "岗位逼近共500"),
    ),
    Case("approximation-lost", "预计全年新增就业75.1万人。", NOW),
    Case("glyph-missing", "平常的话。", message="老\U00030edd的话。"),
    Case("word-twice", "岗位近500万个。", NEARLY, message="岗位近{posts}。"),
    Case("word-twice", "岗位近500万个。", NEARLY, message="还有{posts}万个岗位。"),
    Case("word-twice", "失业率下降0.3个百分点。", rate("下降0.3个百分点"), message="下降了{rate}。"),
    Case("word-twice", "岗位5个。", POSTS, message="岗位{posts}个。"),
    Case(
        "unlike-sum", "贷款54亿元，补助13亿元。", money() + TOTAL + "  formula: lent + spent\n  unit: 亿元\n"
    ),
    Case(
        "unlike-sum",
        "占比27.6%，占比30.4%。",
        shares()[0] + TOTAL + "  formula: skilled + highly\n  unit: '%'\n",
    ),
    Case("unlike-sum", "贷款54亿元，补助13亿元。", APART, message="贷款{lent}、补助{spent}，合计很多。"),
    Case("mixed-bases", "占比27.6%，占比30.4%。", *shares()),
    Case("headline-overclaims", "岗位近500万个。", NEARLY, message="岗位突破{posts}。"),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业创历史新高")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("就业任务全部完成")),
    Case(
        "headline-overclaims",
        TWO_YEARS_SOURCE.replace("65.6", "74.9"),
        TWO_YEARS.replace("65.6", "74.9"),
        chart("新增就业大幅增加"),
    ),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业逐年增加")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业翻番")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业下降")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业走低")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("New jobs dwindling, shrinking")),
    Case("headline-overclaims", "岗位近500万个。", NEARLY, message="岗位站上{posts}。"),
    Case(
        "headline-overclaims",
        TWO_YEARS_SOURCE.replace("65.6", "74.9"),
        TWO_YEARS.replace("65.6", "74.9"),
        chart("新增就业暴增"),
    ),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("2020年最多")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("Jobs reached a record high")),
    Case(
        "impossible-date",
        "2021年2月30日，就业75.1万人。",
        "- id: now\n  label: 就业\n  value: 75.1万人\n  period: 截至2月30日\n  quote: 就业75.1万人\n",
        root="ignored:\n  - quote: 2021年2月30日\n    reason: 日期\n",
    ),
    Case("impossible-date", "平常的话。", root="notes: [2021年2月29日作了补充。]\n"),
    Case("impossible-date", "平常的话。", root="date: '2021-13-01'\n"),
    Case("impossible-date", "平常的话。", root="notes: [Corrected on 31 June 2021.]\n"),
    Case("quotation-marks-kept", "平常的话。", root="period: “2022年”\n"),
    Case(
        "quotation-marks-kept",
        "就业75.1万人。",
        "- id: now\n  label: “就业”\n  value: 75.1万人\n  period: 「2022年」\n  quote: 就业75.1万人\n",
    ),
    Case("translation-missing", "平常的话。", root="subtitle: {zh: 副题}\nnotes: [{zh: 一句, en: One}]\n"),
    Case("translation-missing", "平常的话。", root="subtitle: {en: A second line}\n"),
]

SILENT = [
    Case("numeral-unlinked", "就业75.1万人。", JOBS, message="就业{now}。"),
    Case("numeral-unused", "就业75.1万人。", JOBS),
    Case(
        "percent-for-points",
        "调查失业率下降0.3个百分点。",
        rate("下降0.3个百分点", quote="调查失业率下降0.3个百分点"),
    ),
    Case("percent-for-points", "调查失业率下降到5.1%。", rate("5.1%", "失业率", "下降到5.1%")),
    Case(
        "percent-for-points", "工资增长率提高，工资增长5.1%。", rate("增长5.1%", "工资增长率", "工资增长5.1%")
    ),
    Case("percent-for-points", GROWTH_SOURCE, GROWTH),
    Case(
        "percent-for-points",
        "就业75.1万人。",
        JOBS,
        message="The rate rose by 2.6 percentage points, to 5.1%.",
        root="deliberate:\n  - numeral: 2.6 percentage points, to 5.1%\n    reason: 试\n",
    ),
    Case("points-without-percentage", "覆盖率95.1%，较上年提高0.3个百分点。", rate("提高0.3个百分点")),
    Case("points-without-percentage", "岗位5个，占比较上年提高0.3个百分点。", rate("提高0.3个百分点")),
    Case("points-without-percentage", "覆盖率截至6月，同比提高0.3个百分点。", rate("提高0.3个百分点")),
    Case("points-without-percentage", "居全国第3位，较上年提高0.3个百分点。", rate("提高0.3个百分点")),
    Case("year-on-year-without-base", GROWTH_SOURCE, GROWTH, message="就业同比{growth}。"),
    Case("year-on-year-without-base", GROWTH_SOURCE, BY_QUARTER, message="就业环比{growth}。"),
    Case("year-on-year-without-base", TWO_YEARS_SOURCE, TWO_YEARS, message="隔年相比，不能说同比。"),
    Case("grew-to-or-by", GROWTH_SOURCE, GROWTH, message="就业增长到{level}，同比{growth}。"),
    Case("grew-to-or-by", TWO_YEARS_SOURCE, TWO_YEARS, message="就业从{before}增加到{now}。"),
    Case("grew-to-or-by", TWO_YEARS_SOURCE, compared("year_on_year"), message="城镇新增{now}。"),
    Case(
        "grew-to-or-by",
        TWO_YEARS_SOURCE.replace("新增", "净增"),
        compared("year_on_year").replace("新增", "净增"),
        message="就业净增{now}。",
    ),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="2020")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="2020年末")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("against", year="上年末")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("year_on_year")),
    Case("comparison-years", TWO_YEARS_SOURCE, compared("quarter_on_quarter", period="2020年四季度")),
    Case("comparison-years", GROWTH_SOURCE, SINCE.format(year="2019年")),
    Case("comparison-years", GROWTH_SOURCE, SINCE.format(year="2021年3月")),
    Case("comparison-years", LESS_SOURCE, LESS.format(period="2020年")),
    Case(
        "comparison-years", TWO_YEARS_SOURCE, TWO_YEARS, chart("前后两年"), message="比2020年的{before}多。"
    ),
    Case("approximation-lost", "岗位近500万个。", NEARLY),
    Case("glyph-missing", "平常的话。", message="老李的话—“好”①。"),
    Case("word-twice", "岗位近500万个。", NEARLY, message="岗位有{posts}，最近{posts}。"),
    Case("word-twice", "岗位5个。", POSTS, message="还有{posts}个人岗位。"),
    Case("word-twice", "失业率为-0.3%。", rate("-0.3%"), message="变化为-{rate}。"),
    Case("approximation-lost", "预计明年更好；全年新增就业75.1万人。", NOW),
    Case("approximation-lost", "预计全年新增就业75.1万人。", NOW + "  status: provisional\n"),
    Case("approximation-lost", "力争全年新增就业75.1万人。", NOW + "  exact: true\n"),
    Case("unlike-sum", TWO_YEARS_SOURCE, TWO_YEARS + TOTAL + "  formula: now + before\n  unit: 万人\n"),
    Case("unlike-sum", "贷款54亿元，补助13亿元。", APART, message="贷款{lent}、补助{spent}，不能合计。"),
    Case("mixed-bases", "占比27.6%，占比30.4%。", *shares("not_additive: 分母不同")),
    Case("headline-overclaims", "岗位近500万个。", NEARLY, message="岗位达到{posts}。"),
    Case(
        "headline-overclaims",
        "新增就业创历史新高，新增就业75.1万人。",
        NOW,
        message="新增就业{now}，创历史新高。",
    ),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业大幅增加")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("新增就业增速回落")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("More jobs, and cutting red tape")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("2021年更多")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("2021年最多")),
    Case("headline-overclaims", TWO_YEARS_SOURCE, TWO_YEARS, chart("并未翻番")),
    Case("translation-missing", "平常的话。", root="subtitle: {zh: 副题}\n"),
    Case("translation-missing", "平常的话。", root="subtitle: {zh: 副题, en: Second line}\n"),
    Case("quotation-marks-kept", "平常的话。", root="period: “十四五”\n"),
    Case("impossible-date", "平常的话。", root="notes: [2020年2月29日和3月31日作了补充。]\n"),
    Case("impossible-date", "平常的话。", root="date: '2021-12-01'\nnotes: [On 30 June 2021.]\n"),
]


@pytest.mark.parametrize("case", FIRES, ids=lambda case: f"{case.rule}: {case.message} {case.charts[43:60]}")
def test_a_rule_speaks_of_what_an_editor_would_question(case: Case, tmp_path: Path) -> None:
    assert case.rule in rules(case.edition(tmp_path))


@pytest.mark.parametrize("case", SILENT, ids=lambda case: f"{case.rule}: {case.message} {case.charts[43:60]}")
def test_a_rule_holds_its_tongue_where_all_is_well(case: Case, tmp_path: Path) -> None:
    assert case.rule not in rules(case.edition(tmp_path))


SERIES = """- id: drawn
  kind: line
  headline: {headline}
  subtitle: 2018—2021年，万人
  time: true
  alternative: 折线图。
  data:
    file: a.csv
    x: 年
    unit: 万人
    columns: [{columns}]
    locator: {{table: 表1}}
"""
RISING, FALLING = "{column: 甲, label: 城镇}", "{column: 乙, label: 乡村}"
CSV = "年,甲,乙\n2018,30,90\n2019,40,…\n2020,50,60\n2021,70,65\n"


@pytest.mark.parametrize(
    ("headline", "columns", "claims_more"),
    [
        ("城镇逐年增加", RISING, False),
        ("城镇逐年增加", FALLING, True),
        ("城镇翻番", RISING, False),
        ("乡村翻番", FALLING, True),
        ("乡村大幅减少", FALLING, False),
        ("城镇有所减少", RISING, True),
        ("城乡有所减少", f"{RISING}, {FALLING}", False),
        ("2021年最多", RISING, False),
        ("2020年最多", RISING, True),
        ("乡村最多", f"{RISING}, {FALLING}", False),
        ("城镇最多", f"{RISING}, {FALLING}", True),
        ("城镇全部就业", RISING, True),
    ],
)
def test_a_headline_over_a_series_from_a_file_claims_no_more_than_the_file_holds(
    headline: str, columns: str, claims_more: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    drawn = SERIES.format(headline=headline, columns=columns)
    edition = small(tmp_path, "平常的话。", charts=drawn)
    assert edition.errors == ()
    assert ("headline-overclaims" in rules(edition)) is claims_more


CLAIMS = (
    "首次,首位,首屈一指,位居第一,排名第一,全国第一,历史最多,创下新高,历史新低,领先,前所未有,最好水平,"
    "record,First time,ever,unprecedented,leading,best in,全部,全覆盖,无一例外,人人,一个不落,悉数,"
    "everyone,everybody,without exception,逐年,连年,年年,稳步,节节,持续增长,不断下降,Steadily,"
    "continuously,year after year,every year,翻番,翻一番,翻倍,成倍,翻了两番,double,doubled,doubling,"
    "triple,tripled,最大,最低,largest,highest,most,biggest,fastest,smallest,lowest,fewest,least,slowest"
)
STRONG = (
    *lexicon_zh.STRONG_CHANGES[0], *lexicon_zh.STRONG_CHANGES[1],
    *lexicon_en.STRONG_CHANGES[0], *lexicon_en.STRONG_CHANGES[1],
    *lexicon_en.STRENGTHENERS,
    *(f"{word}增长" for word in lexicon_zh.STRENGTHENERS),
)  # fmt: skip


@pytest.mark.parametrize("words", [*CLAIMS.split(","), *STRONG])
def test_no_word_that_claims_something_is_passed_over(words: str) -> None:
    claimed = [test for test in TESTS if test.pattern().search(words)]
    assert claimed
    assert all(
        test.needs is None or not test.needs.isdisjoint(characters_and_words(words)) for test in claimed
    )


@pytest.mark.parametrize("word", lexicon_zh.ESTIMATE_WORDS)
def test_no_word_for_an_estimate_is_passed_over(word: str) -> None:
    assert not set(word).isdisjoint(SIGNS_OF_ESTIMATE)


def test_every_rule_is_tried_both_ways() -> None:
    checked = {rule.id for rule in STYLE_RULES if rule.check is not None}
    for cases in (FIRES, SILENT):
        assert {case.rule for case in cases} == checked, "each needs a case in FIRES and one in SILENT above"


def test_a_warning_is_silenced_at_the_figure_with_a_reason(tmp_path: Path) -> None:
    figures = rate("下降0.3%", quote="调查失业率下降0.3%")
    silenced = "silenced:\n  - rule: percent-for-points\n    at: rate\n    reason: 原文如此，已核实\n"
    assert rules(small(tmp_path, "调查失业率下降0.3%。", figures, root=silenced)) == []


def test_a_silencing_that_silences_nothing_is_a_warning(tmp_path: Path) -> None:
    silenced = "silenced:\n  - rule: percent-for-points\n    at: posts\n    reason: 多余\n"
    assert rules(small(tmp_path, "岗位近500万个。", NEARLY, root=silenced)) == ["silenced-in-vain"]


def test_with_errors_no_silencing_of_these_rules_is_called_vain(tmp_path: Path) -> None:
    silenced = "silenced:\n  - rule: percent-for-points\n    at: posts\n    reason: 待定\n"
    edition = small(tmp_path, "岗位近400万个。", NEARLY, root=silenced)
    assert [problem.rule for problem in edition.problems] == ["quote-not-found"]


PUBLISHED = [
    # As such errors are printed: a rate that moves by per cent instead of points.
    ("全国城镇调查失业率为5.1%，比上年下降0.5%", "下降0.5%"),
    ("技能劳动者占就业人员比重提高2.3%", "提高2.3%"),
    ("公共服务覆盖率上升1.8%", "上升1.8%"),
    ("居民服务性消费支出占比增加了0.9%", "增加了0.9%"),
    ("The unemployment rate fell by 0.2% on the quarter", "fell by 0.2%"),
]


@pytest.mark.parametrize(("sentence", "value"), PUBLISHED)
def test_a_published_rate_that_moves_by_per_cent_is_caught(sentence: str, value: str, tmp_path: Path) -> None:
    root = "ignored:\n  - quote: 失业率为5.1%\n    reason: 另有来源\n" if "5.1" in sentence else ""
    label = "失业率变化" if "5.1" in sentence else "变化"
    edition = small(tmp_path, sentence + "。", rate(value, label, sentence), root=root)
    assert rules(edition) == ["percent-for-points"]


@pytest.mark.parametrize("name", ["chongqing-2021", "template", "template-en"])
def test_the_briefings_that_come_with_the_program_pass_every_rule(name: str) -> None:
    assert load_edition(paths.data() / name).problems == ()
