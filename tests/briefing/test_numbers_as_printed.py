"""Numbers as people print them, from the source's sentence to what `check` says of a value.

Each case is a briefing on disk with one sentence and one figure: the value is right, or it is refused with
advice that, followed to the letter, gives a clean check and the right number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.problems import Problem
from tests.support.small_briefing import small

SHORT = "value-cut-short"
SIGN = "change-word-left-out"
OTHER = "value-not-in-quote"


def checked(folder: Path, source: str, value: str) -> tuple[list[Problem], Decimal | None]:
    """What is said of a figure with this value, quoted from the whole sentence, and its amount."""
    quote = source.rstrip("。.")
    figure = f'- id: a\n  label: 甲\n  value: "{value}"\n  quote: "{quote}"\n'
    edition = small(folder, source, figure)
    read = edition.figures["a"].value if "a" in edition.figures else None
    problems = [found for found in edition.problems if found.rule != "numeral-unused"]
    return problems, read.amount if read else None


def said(problem: Problem) -> str:
    """The message and the advice of a problem, in English."""
    parts = (problem.message, problem.advice)
    return " | ".join(part.template.format(**part.arguments) for part in parts if part)


def carried(folder: Path, source: str, value: str, amount: str) -> None:
    problems, found = checked(folder, source, value)
    assert [said(problem) for problem in problems] == []
    assert found is not None and abs(found - Decimal(amount)) < Decimal("1e-9")


def refused(folder: Path, source: str, value: str, rule: str, amount: str) -> None:
    """The value is refused by the rule, and the value that the advice names is carried."""
    problems, _ = checked(folder, source, value)
    assert [problem.rule for problem in problems] == [rule], [said(problem) for problem in problems]
    advised = re.findall("“([^”]+)”", said(problems[0]).partition(" | ")[2])
    assert advised, said(problems[0])
    carried(folder, source, advised[-1], amount)


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table, a line each, with | between its columns."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


WHOLE = """
全国有耕地三亿五千万亩。 | 三亿五千万亩 | 350000000
全国人口14亿1178万人。 | 14亿1178万人 | 1411780000
造林3亿5000万亩。 | 3亿5000万亩 | 350000000
投入1亿2千3百万元。 | 1亿2千3百万元 | 123000000
补助1万2千元。 | 1万2千元 | 12000
花了3.5亿多元。 | 3.5亿多元 | 350000000
花了100多元。 | 100多元 | 100
满意率为3成5。 | 3成5 | 0.35
占近一成。 | 近一成 | 0.1
是三又四分之一。 | 三又四分之一 | 3.25
来了2千5百人。 | 2千5百人 | 2500
来了5百人。 | 5百人 | 500
来了3百余人。 | 3百余人 | 300
来了13万2千5百人。 | 13万2千5百人 | 132500
相差3百分点。 | 3百分点 | 0.03
参加者共13万2。 | 13万2 | 132000
工资三千五。 | 三千五 | 3500
满意率为六成三。 | 六成三 | 0.63
就业率为七成五。 | 七成五 | 0.75
收到捐款伍仟元整。 | 伍仟元整 | 5000
死亡率为十万分之十六点一。 | 十万分之十六点一 | 0.000161
全县三百零五万人。 | 三百零五万人 | 3050000
全市一百二十万零三千人。 | 一百二十万零三千人 | 1203000
来了廿三人。 | 廿三人 | 23
新设卅五家。 | 卅五家 | 35
差错率为万分之三。 | 万分之三 | 0.0003
税率为千分之五。 | 千分之五 | 0.005
增速为百分之负三。 | 百分之负三 | -0.03
增速为负百分之三。 | 负百分之三 | -0.03
发病率为百万分之二点五。 | 百万分之二点五 | 0.0000025
收到壹佰万元。 | 壹佰万元 | 1000000
支付人民币伍万元整。 | 人民币伍万元整 | 50000
支付人民币5万元整。 | 人民币5万元整 | 50000
支付人民币三十二万元。 | 人民币三十二万元 | 320000
支付贰拾叁万陆仟元整。 | 贰拾叁万陆仟元整 | 236000
来了3万余人。 | 3万余人 | 30000
来了三千多人。 | 三千多人 | 3000
来了十来万人。 | 十来万人 | 100000
来了两三千人。 | 两三千人 | 2000
来了一两万人。 | 一两万人 | 10000
来了近百万人。 | 近百万人 | 1000000
花了上百亿元。 | 上百亿元 | 10000000000
来了数十万人。 | 数十万人 | 200000
来了几十人。 | 几十人 | 20
比例为两成半。 | 两成半 | 0.25
比例为三成多。 | 三成多 | 0.3
比例为六七成。 | 六七成 | 0.6
比例近三成五。 | 近三成五 | 0.35
亏损合计(1,234) thousand。 | (1,234) thousand | -1234000
共1,206[r] thousand。 | 1,206[r] thousand | 1206000
共1,206[r] thousand。 | 1,206 thousand | 1206000
死亡率为16.1/10万。 | 16.1/10万 | 0.000161
The rate was 6.77 per 1,000, the lowest since 2011. | 6.77 per 1,000 | 0.00677
共有两千零五十人。 | 两千零五十人 | 2050
共有二千〇五十人。 | 二千〇五十人 | 2050
共有1亿零300万人。 | 1亿零300万人 | 103000000
产值一万二千亿元。 | 一万二千亿元 | 1200000000000
产值1万2千亿元。 | 1万2千亿元 | 1200000000000
It was 3.8 deaths per 1,000 live births. | 3.8 deaths per 1,000 live births | 0.0038
There were 12.3 new cases per 100,000 males. | 12.3 new cases per 100,000 males | 0.000123
He paid £5 per 1,000 litres. | £5 | 5
每10万人中有12.3例。 | 每10万人中有12.3例 | 0.000123
居全国第三。 | 第三 | 3
由第五升至第三。 | 第五 | 5
It ranks 3rd in Europe. | 3rd | 3
产量翻番。 | 翻番 | 2
产量翻了近两番。 | 翻了近两番 | 4
产量翻了将近一番。 | 翻了将近一番 | 2
It is half as high. | half | 0.5
约有四分之三的企业盈利。 | 约有四分之三 | 0.75
约占45%。 | 约占45% | 0.45
介于5%和8%之间。 | 介于5%和8%之间 | 0.05
介于5%和8%之间。 | 介于5%和8% | 0.05
在5%至8%之间。 | 5%至8%之间 | 0.05
均值为5.3%±0.2%。 | 5.3%±0.2% | 0.051
均值为5.3万±0.2万人。 | 5.3万±0.2万人 | 51000
均值为（5.3±0.2）%。 | （5.3±0.2）% | 0.051
It was 5.3% ± 0.2 percentage points. | 5.3% ± 0.2 percentage points | 0.051
It was 5.3 +/- 0.2 per cent. | 5.3 +/- 0.2 per cent | 0.051
It was 5.3 plus or minus 0.2 per cent. | 5.3 plus or minus 0.2 per cent | 0.051
It is 1.2 million ± 0.1 million. | 1.2 million ± 0.1 million | 1100000
利率下调10BP。 | 下调10BP | -0.001
It rose 0.3 of a percentage point. | rose 0.3 of a percentage point | 0.003
It rose 0.3ppts in May. | rose 0.3ppts | 0.003
Net income was ($1,234) million. | ($1,234) million | -1234000000
人口1 411 780人。 | 1 411 780人 | 1411780
人口1 411 780人。 | 1411780人 | 1411780
工资为12 345.6元。 | 12 345.6元 | 12345.6
人口1，234，567人。 | 1，234，567人 | 1234567
人口１，２３４，５６７人。 | １，２３４，５６７人 | 1234567
人口1’234’567人。 | 1’234’567人 | 1234567
见表3，123家企业。 | 123家 | 123
On 12 March 345 people came. | 345 people | 345
On March 12 345 people came. | 345 people | 345
It cost $1 234.50 million. | $1 234.50 million | 1234500000
The rate was 12.3 per 100 000 people. | 12.3 per 100 000 people | 0.000123
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(WHOLE))
def test_a_whole_quantity_is_a_value(tmp_path: Path, source: str, value: str, amount: str) -> None:
    carried(tmp_path, source, value, amount)


MARKED = """
人口1206万人[r]。 | 1206万人[r] | 12060000
人口1206万人[r]。 | 1206万人 | 12060000
人口1206万人（预计）。 | 1206万人（预计） | 12060000
人口1206万人（预计）。 | 1206万人 | 12060000
增长5.1%*。 | 增长5.1%* | 0.051
人口1206万人（初步数）。 | 1206万人（初步数） | 12060000
There were 12.06 million [r] people. | 12.06 million [r] | 12060000
There were 12.06 million [r] people. | 12.06 million | 12060000
The rate is 5.1 per cent (provisional). | 5.1 per cent (provisional) | 0.051
The rate is 5.1 per cent (p) now. | 5.1 per cent | 0.051
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(MARKED))
def test_a_mark_of_revision_or_estimate_may_stand_behind_the_unit(
    tmp_path: Path, source: str, value: str, amount: str
) -> None:
    carried(tmp_path, source, value, amount)


@pytest.mark.parametrize("mark", ["（预计）", "*", " [r]"])
def test_a_quote_may_end_before_the_mark(tmp_path: Path, mark: str) -> None:
    figure = "- id: a\n  label: 甲\n  value: 1206万人\n  quote: 人口1206万人\n"
    assert not small(tmp_path, f"人口1206万人{mark}，不变。", figure).problems


PARTS = """
低保标准515元/人·月。 | 515元/人 | 515
全国有1亿2000万人。 | 2000万人 | 120000000
全国有1亿2000万人。 | 1亿 | 120000000
满意率为三成五。 | 三成 | 0.35
参加者共13万2。 | 13万 | 132000
满意率为3成5。 | 3成 | 0.35
花了3.5亿多元。 | 3.5亿 | 350000000
是三又四分之一。 | 四分之一 | 3.25
补助1万2千元。 | 2千元 | 12000
亏损合计(1,234) thousand。 | 1,234 | -1234000
共1,206[r] thousand。 | 1,206 | 1206000
死亡率为16.1/10万。 | 10万 | 0.000161
死亡率为16.1/10万。 | 16.1 | 0.000161
死亡率为十万分之十六点一。 | 十万 | 0.000161
全国有耕地三亿五千万亩。 | 五千万亩 | 350000000
投入1亿2千3百万元。 | 3百万元 | 123000000
全县三百零五万人。 | 五万人 | 3050000
来了廿三人。 | 三人 | 23
比例为两成半。 | 两成 | 0.25
支付贰拾叁万陆仟元整。 | 陆仟元整 | 236000
（2020年）1亿2000万人（2021年）。 | 2000万人 | 120000000
其中：1亿2000万人。 | 2000万人 | 120000000
城镇3家、1亿2000万人。 | 2000万人 | 120000000
城镇3家，1亿2000万人，5户。 | 2000万人 | 120000000
5户1亿2000万人。 | 2000万人 | 120000000
It was 3.8 deaths per 1,000 live births. | 3.8 | 0.0038
介于5%和8%之间。 | 5% | 0.05
均值为5.3%±0.2%。 | 5.3% | 0.051
均值为5.3%±0.2%。 | 0.2% | 0.051
均值为(5.3±0.2)%。 | 5.3±0.2 | 0.051
Net income was ($1,234) million. | $1,234 | -1234000000
人口1 411 780人。 | 780人 | 1411780
人口1 411 780人。 | 411 780人 | 1411780
人口1 411 780人。 | 1 | 1411780
人口1，234，567人。 | 567人 | 1234567
人口1’234’567人。 | 567人 | 1234567
It had 12 345 people. | 345 people | 12345
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(PARTS))
def test_a_part_of_a_quantity_is_refused(tmp_path: Path, source: str, value: str, amount: str) -> None:
    refused(tmp_path, source, value, SHORT, amount)


TWO_WAYS = """
产值1206、5亿元。 | 5亿元
产值1206、5亿元。 | 1206
产值增长3、5%。 | 5%
产值增长3、5%。 | 增长3
人口1.2亿3千万人。 | 3千万人
人口1.2亿3千万人。 | 1.2亿
人口1，234人。 | 234人
人口1，234人。 | 1
"""


@pytest.mark.parametrize(("source", "value"), rows(TWO_WAYS))
def test_no_part_of_what_can_be_read_in_two_ways_is_taken(tmp_path: Path, source: str, value: str) -> None:
    problems, _ = checked(tmp_path, source, value)
    assert [problem.rule for problem in problems] == [SHORT]
    assert "two ways" in said(problems[0])


SIGNED = """
失业率为5.1%，下降0.3个百分点。 | 5.1% | 0.051
失业率为5.1%，下降0.3个百分点。 | 下降0.3个百分点 | -0.003
出口出现3.2%的降幅。 | 3.2%的降幅 | -0.032
出口出现3.2%的降幅。 | -3.2% | -0.032
出口出现3.2%的降幅。 | 降幅3.2% | -0.032
降幅为3.2%。 | 降幅为3.2% | -0.032
降幅达3.2%。 | 降幅达3.2% | -0.032
减少额83万人。 | 减少额83万人 | -830000
output was 3.2 per cent lower. | 3.2 per cent lower | -0.032
a 3.2% fall. | 3.2% fall | -0.032
There was a 3.2% decline in output. | 3.2% decline | -0.032
down 4.1% on the year. | down 4.1% | -0.041
growth was minus 3 per cent. | minus 3 per cent | -0.03
growth was minus 3 per cent. | -3 per cent | -0.03
growth was negative 0.3%. | negative 0.3% | -0.003
增速为负0.3%。 | 负0.3% | -0.003
增速为负0.3%。 | -0.3% | -0.003
拉动为负3.2个百分点。 | 负3.2个百分点 | -0.032
气温零下3℃。 | 零下3℃ | -3
产出负增长3.2%。 | 负增长3.2% | -0.032
人口净流出5万人。 | 净流出5万人 | -50000
企业亏损3亿元。 | 亏损3亿元 | -300000000
贸易逆差3亿元。 | 逆差3亿元 | -300000000
财政赤字3亿元。 | 赤字3亿元 | -300000000
就业少增83万人。 | 少增83万人 | -830000
增速跌破5%。 | 跌破5% | 0.05
降幅收窄0.3个百分点。 | 降幅收窄0.3个百分点 | -0.003
the deficit of £3 million. | deficit of £3 million | -3000000
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(SIGNED))
def test_a_change_with_its_word_has_its_sign(tmp_path: Path, source: str, value: str, amount: str) -> None:
    carried(tmp_path, source, value, amount)


UNSIGNED = """
年末人口减少1.7万人（2.8‰）。 | 2.8‰ | -0.0028
The budget was cut by £30m, or 2.4%, the first time since 2010. | 2.4% | -0.024
年末100万人，比上年少83万人。 | 83万人 | -830000
失业率为5.1%，下降0.3个百分点。 | 0.3个百分点 | -0.003
出口出现3.2%的降幅。 | 3.2% | -0.032
出口出现3.2%左右的同比降幅。 | 3.2%左右 | -0.032
利润出现3.2%的下降。 | 3.2% | -0.032
全年出现3.2%的负增长。 | 3.2% | -0.032
降幅为3.2%。 | 3.2% | -0.032
降幅达3.2%。 | 3.2% | -0.032
降幅高达3.2%。 | 3.2% | -0.032
降幅仅为3.2%。 | 3.2% | -0.032
降幅在3.2%以上。 | 3.2%以上 | -0.032
降幅分别为3.2%和4.1%。 | 4.1% | -0.041
降幅扩大到3.2%。 | 3.2% | -0.032
降幅收窄至3.2%。 | 3.2% | -0.032
减少额83万人。 | 83万人 | -830000
减少额为83万人。 | 83万人 | -830000
output was 3.2 per cent lower. | 3.2 per cent | -0.032
a 3.2% fall. | 3.2% | -0.032
There was a 3.2% decline in output. | 3.2% | -0.032
There was a sharp 3.2 per cent year-on-year decline in output. | 3.2 per cent | -0.032
It saw a 3.2 percentage point drop in the rate. | 3.2 percentage point | -0.032
It was a £3 million cut. | £3 million | -3000000
They had a £3 million deficit. | £3 million | -3000000
Output declined, by 3.2%, in May. | 3.2% | -0.032
Output declined (by 3.2%) in May. | 3.2% | -0.032
Output declined slightly, by 3.2%, in May. | 3.2% | -0.032
Output fell, on average, by 3.2%. | 3.2% | -0.032
The decline was 3.2%. | 3.2% | -0.032
The fall in output was about 3.2%. | about 3.2% | -0.032
The rate was lower by 3.2%. | 3.2% | -0.032
down 4.1% on the year. | 4.1% | -0.041
growth was minus 3 per cent. | 3 per cent | -0.03
growth was negative 0.3%. | 0.3% | -0.003
增速为负0.3%。 | 0.3% | -0.003
拉动为负3.2个百分点。 | 3.2个百分点 | -0.032
气温零下3℃。 | 3℃ | -3
产出负增长3.2%。 | 3.2% | -0.032
人口净流出5万人。 | 5万人 | -50000
人口净流出人口5万人。 | 5万人 | -50000
亏损合计(1,234) thousand。 | 1,234 thousand | -1234000
Net income was ($1,234) million. | $1,234 million | -1234000000
企业亏损3亿元。 | 3亿元 | -300000000
企业亏损额为3亿元。 | 3亿元 | -300000000
企业亏损总额达3亿元。 | 3亿元 | -300000000
贸易逆差3亿元。 | 3亿元 | -300000000
贸易逆差为3亿元。 | 3亿元 | -300000000
财政赤字约3亿元。 | 约3亿元 | -300000000
财政赤字为3亿元。 | 3亿元 | -300000000
就业少增83万人。 | 83万人 | -830000
工业比上年少收3亿元。 | 3亿元 | -300000000
比上年少了83万人。 | 83万人 | -830000
降幅由3%扩大到5%。 | 3% | -0.03
降幅由3%扩大到5%。 | 5% | -0.05
同比下降在3%左右。 | 3%左右 | -0.03
下降幅度均在3%以上。 | 3%以上 | -0.03
财政同比少支出3亿元。 | 3亿元 | -300000000
学校比上年少招收3万人。 | 3万人 | -30000
全年净亏3亿元。 | 3亿元 | -300000000
The rate was lower, by 3%, than before. | 3% | -0.03
Output was one-third lower. | one-third | -0.3333333333
回落幅度为0.3个百分点。 | 0.3个百分点 | -0.003
出口↓3.2%。 | 3.2% | -0.032
出口▼3.2%。 | 3.2% | -0.032
It fell by just 3%. | 3% | -0.03
The loss was £3m. | £3m | -3000000
增速慢0.3个百分点。 | 0.3个百分点 | -0.003
差距缩小0.3个百分点。 | 0.3个百分点 | -0.003
增速回落0.3个百分点。 | 0.3个百分点 | -0.003
利率下调0.25个百分点。 | 0.25个百分点 | -0.0025
利润下滑3.2%。 | 3.2% | -0.032
编制压减3万人。 | 3万人 | -30000
支出缩减3亿元。 | 3亿元 | -300000000
成本降低超过3%。 | 超过3% | -0.03
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(UNSIGNED))
def test_a_fall_without_its_word_is_refused(tmp_path: Path, source: str, value: str, amount: str) -> None:
    refused(tmp_path, source, value, SIGN, amount)


LEVELS = """
失业率降到5.1%。 | 5.1% | 0.051
失业率减少到5.1%。 | 5.1% | 0.051
失业率下降到5.1%。 | 5.1% | 0.051
失业率降至5.1%。 | 5.1% | 0.051
失业率降为5.1%。 | 5.1% | 0.051
失业率回落至5.1%左右。 | 5.1%左右 | 0.051
编制压减至3万人。 | 3万人 | 30000
指数跌破了3000点。 | 跌破了3000 | 3000
The rate fell to 12 per cent. | 12 per cent | 0.12
The rate fell back to 12 per cent. | 12 per cent | 0.12
The rate fell to about 12 per cent. | about 12 per cent | 0.12
The rate dropped below 3%. | below 3% | 0.03
The rate fell under 3%. | under 3% | 0.03
The rate rose above 3%. | above 3% | 0.03
Employment rose by 14.8 million to 1,041.5 million. | rose by 14.8 million | 14800000
Employment rose by 14.8 million to 1,041.5 million. | 1,041.5 million | 1041500000
It fell by 3 million to 9 million. | fell by 3 million | -3000000
It fell by 3 million to 9 million. | 9 million | 9000000
It fell from 5.5% to 5.1%. | 5.5% | 0.055
It fell from 5.5% to 5.1%. | 5.1% | 0.051
It fell to 3 million from 9 million. | 9 million | 9000000
It moved from 12 to 15 firms. | 12 | 12
由5.5%下降到5.1%。 | 5.5% | 0.055
由5.5%下降到5.1%。 | 5.1% | 0.051
由上年的5.5%下降至5.1%。 | 5.5% | 0.055
从3万人增加到5万人。 | 3万人 | 30000
从3万人增加到5万人。 | 5万人 | 50000
从3到5家。 | 5家 | 5
31个省中26个增长，5个下降。 | 5个 | 5
降幅居全国第3位。 | 第3位 | 3
5%的企业下降。 | 5% | 0.05
It fell by 3 per cent and 5 per cent of firms closed. | 5 per cent | 0.05
In all 12 per cent fall ill. | 12 per cent | 0.12
Of these, 5% decline to answer. | 5% | 0.05
It moved from -3% to 5%. | 5% | 0.05
增速从-3%到5%。 | 5% | 0.05
The share of firms with a fall was 3%. | 3% | 0.03
Firms came, and those with losses were 3%. | 3% | 0.03
跌幅前3名。 | 3名 | 3
80%的下降来自制造业。 | 80% | 0.8
赤字率为3%。 | 3% | 0.03
企业减负3亿元。 | 3亿元 | 300000000
亏损企业3家。 | 3家 | 3
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(LEVELS))
def test_a_level_and_a_count_have_no_sign(tmp_path: Path, source: str, value: str, amount: str) -> None:
    carried(tmp_path, source, value, amount)


LISTED = """
三次产业分别增长3、5和7%。 | 增长3% | 0.03
三次产业分别增长3、5和7%。 | 3% | 0.03
三次产业分别增长3、5和7%。 | 增长5% | 0.05
三次产业分别增长3、5和7%。 | 5% | 0.05
三次产业分别增长3、5和7%。 | 7% | 0.07
三次产业增长3.5%、4.1%和5.2%。 | 4.1% | 0.041
三次产业分别下降3%、5%。 | 下降5% | -0.05
三次产业分别下降3、5和7%。 | 下降5% | -0.05
三地分别为3、5和7万人。 | 3万人 | 30000
三地分别为3万、5万和7万人。 | 3万人 | 30000
三地分别有3、5和7家。 | 3家 | 3
三地分别有3、5和7家。 | 3 | 3
They increased by 3, 5 and 7 per cent. | increased by 3 per cent | 0.03
They increased by 3, 5 and 7 per cent. | 3 per cent | 0.03
They increased by 3, 5 and 7 per cent. | 5 per cent | 0.05
They fell by 3, 5 and 7 per cent respectively. | fell by 5 per cent | -0.05
They fell by 3, 5, and 7 per cent. | fell by 3 per cent | -0.03
They fell by 3 and 5 per cent. | fell by 3 per cent | -0.03
They had 3, 5 and 7 million people. | 3 million people | 3000000
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(LISTED))
def test_the_unit_at_the_end_of_a_list_is_that_of_every_item(
    tmp_path: Path, source: str, value: str, amount: str
) -> None:
    problems, found = checked(tmp_path, source, value)
    assert [said(problem) for problem in problems if "leaves out" not in said(problem)] == []
    assert found == Decimal(amount)


LISTED_SHORT = f"""
三次产业分别增长3、5和7%。 | 3 | {SHORT} | 0.03
三次产业分别增长3、5和7%。 | 5 | {SHORT} | 0.05
三次产业分别下降3、5和7%。 | 3% | {SIGN} | -0.03
三次产业分别下降3、5和7%。 | 5% | {SIGN} | -0.05
三次产业分别下降3、5和7%。 | 7% | {SIGN} | -0.07
三次产业分别下降3、5和7%。 | 5 | {SHORT} | -0.05
三次产业分别下降3%、5%。 | 5% | {SIGN} | -0.05
三次产业下降3%、5%和7%。 | 7% | {SIGN} | -0.07
三地分别为3、5和7万人。 | 5 | {SHORT} | 50000
They increased by 3, 5 and 7 per cent. | 5 | {SHORT} | 0.05
They fell by 3, 5 and 7 per cent. | 5 per cent | {SIGN} | -0.05
They paid £3, £5 and £7 million. | £3 | {SHORT} | 3000000
三地分别下降0.3、0.5和0.7个百分点。 | 0.5个百分点 | {SIGN} | -0.005
They fell by 3, 5 and 7 per cent. | 5 | {SHORT} | -0.05
They fell by 3%, 5% and 7%. | 5% | {SIGN} | -0.05
They had 3, 5 and 7 million people. | 5 | {SHORT} | 5000000
"""


@pytest.mark.parametrize(("source", "value", "rule", "amount"), rows(LISTED_SHORT))
def test_an_item_of_a_list_without_its_unit_or_fall_is_refused(
    tmp_path: Path, source: str, value: str, rule: str, amount: str
) -> None:
    refused(tmp_path, source, value, rule, amount)


GOALS = """
就业超过1100万人的预期目标。 | 1100万人 | 11000000
通胀低于6%左右的目标。 | 6%左右 | 0.06
增速高于5.5%的预期。 | 5.5% | 0.055
增速高于5.5%的年度目标。 | 5.5% | 0.055
就业突破1100万人的计划。 | 1100万人 | 11000000
就业未达到1100万人的任务。 | 1100万人 | 11000000
赤字率低于3%的国际警戒线。 | 3% | 0.03
确定不低于1100万人的目标。 | 不低于1100万人 | 11000000
覆盖超过60%的目标人群。 | 超过60% | 0.6
就业超过1100万人，完成目标。 | 超过1100万人 | 11000000
就业超过1100万人的有3个省。 | 超过1100万人 | 11000000
规模以上企业超过300家。 | 超过300家 | 300
It exceeded the target of 11 million. | 11 million | 11000000
It was more than the 11 million planned. | 11 million | 11000000
It was more than 11 million, as planned. | more than 11 million | 11000000
It fell short of the 5% goal. | 5% | 0.05
It was above its 2% target. | 2% | 0.02
It was above 2% in May. | above 2% | 0.02
It was below the 5% forecast. | 5% | 0.05
It exceeded 11 million. | 11 million | 11000000
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(GOALS))
def test_a_word_of_comparison_belongs_to_the_verb_where_a_goal_follows(
    tmp_path: Path, source: str, value: str, amount: str
) -> None:
    carried(tmp_path, source, value, amount)


NOT_THE_GOALS = """
就业超过1100万人的预期目标。 | 超过1100万人 | 11000000
通胀低于6%左右的目标。 | 低于6%左右 | 0.06
增速高于5.5%的预期。 | 高于5.5% | 0.055
就业超过1100万人，完成目标。 | 1100万人 | 11000000
It was above its 2% target. | above 2% | 0.02
It was more than the 11 million planned. | more than 11 million | 11000000
It was more than 11 million in May. | 11 million | 11000000
亏损合计(1,234) thousand。 | -1,234 thousand | -1234000
死亡率为16.1/10万人。 | 16.1/10万 | 0.000161
求人倍率2.4。 | 2.40 | 2.4
稳定岗位近500万个。 | 500万个 | 5000000
"""


@pytest.mark.parametrize(("source", "value", "amount"), rows(NOT_THE_GOALS))
def test_a_word_of_approximation_too_many_or_too_few_is_told_with_what_to_write(
    tmp_path: Path, source: str, value: str, amount: str
) -> None:
    refused(tmp_path, source, value, OTHER, amount)


def test_the_first_of_a_long_list_has_the_unit_of_the_last(tmp_path: Path) -> None:
    source = f"各省分别增长{'、'.join(f'{number}.5' for number in range(1, 31))}和7%。"
    carried(tmp_path, source, "增长1.5%", "0.015")
    refused(tmp_path, source, "12.5", SHORT, "0.125")


def test_a_fall_told_with_its_word_counts_as_one_in_a_sum(tmp_path: Path) -> None:
    """100 less a fall of 83 was 17 and had its tick: it is 183, the year before."""
    quote = "年末100万人，比上年少83万人"
    figures = "".join(
        f"- id: {name}\n  label: 甲\n  value: {value}\n  quote: {quote}\n"
        for name, value in (("a", "100万人"), ("c", "少83万人"))
    )
    sums = "- id: before\n  label: 乙\n  formula: a - c\n  decimals: 0\n  unit: 万人\n"
    edition = small(tmp_path, f"{quote}。", figures + sums)
    value = edition.figures["before"].value
    assert value is not None and value.printed == "183万人"
    assert not edition.problems


@pytest.mark.parametrize(
    ("value", "target", "fits"),
    [
        ("Some 12,300 people", "11,000", True),
        ("12,900", "13,000 firms", True),
        ("Some 12,300 people", "13,000 firms", False),
        ("£12bn", "11,000", False),
        ("12th place", "11,000", False),
    ],
)
def test_a_count_may_have_a_target_that_names_no_unit(
    tmp_path: Path, value: str, target: str, fits: bool
) -> None:
    source = f"There were {value} with it, against {target} before."
    figures = (
        f'- id: a\n  label: 甲\n  value: "{value}"\n  quote: "There were {value}"\n'
        f"  comparisons: [{{kind: target, figure: b}}]\n"
        f'- id: b\n  label: 乙\n  value: "{target}"\n  quote: "against {target}"\n'
    )
    found = [problem.rule for problem in small(tmp_path, source, figures).errors]
    assert found == ([] if fits else ["target-unit-differs"])
