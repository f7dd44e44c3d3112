from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.model import Quote
from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex, normalise
from cqbrief.briefing.sources.paragraphs import decode_source, parse_document
from cqbrief.briefing.sources.quote_matching import find_quote, stands_without_marks
from cqbrief.briefing.sources.value_matching import find_value
from cqbrief.i18n.messages import Message

_ARTICLE = Path(__file__).parents[2] / "data" / "chongqing-2021" / "sources" / "article.md"
_INDEX = DocumentIndex(parse_document("article", decode_source(_ARTICLE.read_bytes())))


def _words(index: DocumentIndex, passage: Passage) -> str:
    return index.document.paragraphs[passage.paragraph].text[passage.start : passage.end]


def _passage(text: str, index: DocumentIndex = _INDEX) -> Passage:
    found = find_quote(index, Quote(text=text))
    assert isinstance(found, Passage), found
    return found


def _said(found: object) -> str:
    message = found.message if isinstance(found, UnplacedProblem) else found
    assert isinstance(message, Message)
    return message.template.format(**message.arguments)


def test_a_quote_is_found_with_its_sentence() -> None:
    passage = _passage("完成全年目标任务60万人的125.2%")
    text = _INDEX.document.paragraphs[passage.paragraph].text
    sentence = text[passage.sentence_start : passage.sentence_end]
    assert sentence.startswith("全市城镇新增就业75.1万人")
    assert sentence.endswith("调查失业率低于控制目标。")


@pytest.mark.parametrize(
    "quote",
    ['"一企一策"为企业解决用工14.6万人', "「一企一策」为 企业\n解决用工１４．６万人", "“一企一策”为企业"],
)
def test_white_space_widths_and_quotation_marks_do_not_matter(quote: str) -> None:
    assert _words(_INDEX, _passage(quote)).startswith("“一企一策”为企业")


def test_a_quote_that_is_not_there_is_answered_with_the_nearest_sentence() -> None:
    said = _said(find_quote(_INDEX, Quote(text="全市城镇新增就业85.1万人，完成全年目标任务60万人")))
    assert "全市城镇新增就业75.1万人" in said
    assert "nor is anything like it" in _said(find_quote(_INDEX, Quote(text="熊猫爱吃竹子")))


def test_the_nearest_sentence_is_the_one_that_shares_the_longest_words_not_the_first() -> None:
    text = "# 小结\n\n## 书香到社区 阅读在身边\n\n2023年，示例区新建社区阅读点36个，比上年多9个。"
    index = DocumentIndex(parse_document("a", text))
    assert "示例区新建社区阅读点36个" in _said(find_quote(index, Quote(text="新建社区阅读点共36个")))


@pytest.mark.parametrize("before", ["", "在", "今年"])
def test_a_short_quote_with_another_word_in_its_middle_is_answered_with_its_sentence(before: str) -> None:
    text = f"# 小结\n\n{before}示例区新建社区阅读点36个，比上年多9个。"
    index = DocumentIndex(parse_document("a", text))
    assert "示例区新建社区阅读点36个" in _said(find_quote(index, Quote(text="新建社区图书点36个")))


def test_a_quote_that_repeats_needs_its_neighbours() -> None:
    assert "3 times" in _said(find_quote(_INDEX, Quote(text="2021年")))
    found = find_quote(_INDEX, Quote(text="2021年", after="底"))
    assert isinstance(found, Passage)
    assert _words(_INDEX, found) == "2021年"
    assert "not beside" in _said(find_quote(_INDEX, Quote(text="2021年", before="底")))


def test_a_quote_does_not_reach_over_paragraphs() -> None:
    index = DocumentIndex(parse_document("a", "就业甲乙丙丁\n\n戊己庚辛稳定"))
    assert isinstance(find_quote(index, Quote(text="丙丁戊己")), UnplacedProblem)


def test_an_empty_quote_is_refused() -> None:
    assert "empty" in _said(find_quote(_INDEX, Quote(text=" \n")))


def test_an_empty_document_holds_no_quote() -> None:
    index = DocumentIndex(parse_document("a", ""))
    assert isinstance(find_quote(index, Quote(text="就业")), UnplacedProblem)
    assert isinstance(find_quote(index, Quote(text="就业形势保持总体稳定")), UnplacedProblem)


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("近3年年均增长19%", "年均增长19%"),
        ("近3年年均增长19%", "19%"),
        ("出台“十四五”就业、农民工、职业技能培训3个专项规划", "3个"),
        ("开发52个新职业培训考核标准", "52个"),
        ("求人倍率2.4", "2.4"),
        ("全市脱贫人口就业达到77.8万人，超去年规模1.6万人", "1.6万人"),
        ("较2019年增加6.4万人", "增加6.4万人"),
        ("15个省市设立101个送工保障基地", "15个"),
        ("日均招工量上千人", "上千人"),
        ("只见七八家企事业单位", "七八家"),
        ("每月收入有4000元左右", "4000元左右"),
        ("全市2800余家经营性", "2800余家"),
        ("仲裁结案率100%", "100%"),
        ("保持在90%以上", "90%以上"),
        ("办理创业担保贷款、社会保险关系无障碍转移接续等超9.2万件", "超9.2万件"),
    ],
)
def test_a_quote_carries_its_number(quote: str, value: str) -> None:
    passage = _passage(quote)
    place = find_value(_INDEX, passage, parse_quantity(value))
    assert not isinstance(place, UnplacedProblem), place
    assert passage.start <= place[0] < place[1] <= passage.end


@pytest.mark.parametrize(
    ("quote", "value", "named"),
    [
        ("完成全年目标任务60万人的125.2%", "25.2%", "60万人, 125.2%"),
        ("25.2%", "25.2%", "cuts through “125.2%”"),
        ("稳定就业岗位近500万个", "500万个", "近500万个"),
        ("500万个", "500万个", "cuts through “近500万个”"),
        ("培训65万人次", "65万人", "65万人次"),
        ("培训65万人", "65万人", "“65万人次”"),
        ("求人倍率2.4", "2.40", "2.4"),
        ("全市2800余家经营性", "2800家", "2800余家"),
        ("每月收入有4000元左右", "约4000元", "4000元左右"),
        ("全市2800余家经营性", "超2800家", "2800余家"),
        ("只见七八家企事业单位", "7～8家", "七八家"),
        ("一盘棋", "1个", "no quantity"),
    ],
)
def test_a_number_that_the_quote_does_not_carry_is_refused(quote: str, value: str, named: str) -> None:
    refused = find_value(_INDEX, _passage(quote), parse_quantity(value))
    assert isinstance(refused, UnplacedProblem)
    assert named in _said(refused.message)


def test_a_fall_is_not_carried_as_a_rise_nor_a_rank_as_a_count() -> None:
    index = DocumentIndex(parse_document("a", "失业人数下降5.9%，居全国第3位。"))
    passage = _passage("失业人数下降5.9%，居全国第3位", index)
    assert isinstance(find_value(index, passage, parse_quantity("5.9%")), UnplacedProblem)
    assert isinstance(find_value(index, passage, parse_quantity("3位")), UnplacedProblem)
    assert not isinstance(find_value(index, passage, parse_quantity("第3位")), UnplacedProblem)


_TEXTS = st.text("就业人数 增长12.%万“”\n。ab", max_size=60)


@given(_TEXTS, st.data())
def test_any_piece_of_a_document_is_found_where_it_stands(raw: str, data: st.DataObject) -> None:
    document = parse_document("a", raw)
    index = DocumentIndex(document)
    for paragraph in document.paragraphs:
        start = data.draw(st.integers(0, len(paragraph.text) - 1))
        end = data.draw(st.integers(start + 1, len(paragraph.text)))
        piece = normalise(paragraph.text[start:end])
        if not piece:
            continue
        whole = [normalise(other.text) for other in document.paragraphs]
        count = sum(text.startswith(piece, at) for text in whole for at in range(len(text)))
        assert len(index.positions(piece)) == count
        found = find_quote(index, Quote(text=piece))
        assert isinstance(found, Passage) is (count == 1)
        if isinstance(found, Passage):
            assert normalise(_words(index, found)) == piece
            assert found.sentence_start <= found.start < found.end <= found.sentence_end


def test_a_quote_of_a_repeating_text_is_counted() -> None:
    index = DocumentIndex(parse_document("a", "就业" * 20_000))
    assert "times" in _said(find_quote(index, Quote(text="就业" * 10)))


@pytest.mark.parametrize(
    ("quote", "outside"),
    [
        ("“城镇新增就业75.1万人”", True),
        ("「城镇新增就业75.1万人", True),
        ("城镇新增就业57.1万人", False),
        ("“不在原文”", False),
    ],
)
def test_only_the_marks_around_a_quote_may_be_what_the_source_lacks(quote: str, outside: bool) -> None:
    assert isinstance(find_quote(_INDEX, Quote(text=quote)), UnplacedProblem)
    assert stands_without_marks(_INDEX, Quote(text=quote)) is outside


_TABLE = DocumentIndex(
    parse_document(
        "a",
        "2012年地区生产总值\n单位：亿元\n\n指标\t指标值\t同比增长（±%）\t从业人员（人）\n"
        "地区生产总值\t4000.5\t10.0\t5,432\n第一产业\t153.6\t-1.6\t90\n\n"
        "Item\t£ million\tJobs (thousands)\tDecrease (%)\nSales\t5.2\t7.1\t0.4\nRent\t1.10\t3.2\t0.5\n",
    )
)


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("地区生产总值 4000.5 10.0", "4000.5亿元"),
        ("地区生产总值 4000.5 10.0", "10.0%"),
        ("地区生产总值 4000.5 10.0", "增长10.0%"),
        ("地区生产总值 4000.5 10.0", "上升10.0%"),
        ("地区生产总值 4000.5 10.0 5,432", "5,432人"),
        ("地区生产总值 4000.5 10.0 5,432", "5432名"),
        ("地区生产总值 4000.5 10.0 5,432", "5,432"),
        ("第一产业 153.6 -1.6", "-1.6%"),
        ("第一产业 153.6 -1.6", "下降1.6%"),
        ("第一产业 153.6 -1.6", "减少1.6%"),
        ("Sales 5.2 7.1 0.4", "£5.2 million"),
        ("Sales 5.2 7.1 0.4", "£5.2m"),
        ("Sales 5.2 7.1 0.4", "7.1 thousand jobs"),
        ("Sales 5.2 7.1 0.4", "fell 0.4%"),
        ("Sales 5.2 7.1 0.4", "-0.4%"),
    ],
)
def test_a_cell_of_a_table_carries_its_number_with_the_unit_of_its_heads(quote: str, value: str) -> None:
    place = find_value(_TABLE, _passage(quote, _TABLE), parse_quantity(value))
    assert not isinstance(place, UnplacedProblem), _said(place.message)


@pytest.mark.parametrize(
    ("quote", "value", "named", "advice"),
    [
        ("地区生产总值 4000.5 10.0", "4000.5万元", "says “单位：亿元”: that is 4000.5亿元", "“4000.5亿元”"),
        ("地区生产总值 4000.5 10.0", "4000.5", "says “单位：亿元”: that is 4000.5亿元", "“4000.5亿元”"),
        ("地区生产总值 4000.5 10.0", "4000.5%", "that is 4000.5亿元", "“4000.5亿元”"),
        ("地区生产总值 4000.5 10.0", "10.0个百分点", "says “同比增长（±%）”: that is 10.0%", "“10.0%”"),
        ("地区生产总值 4000.5 10.0", "10.0", "that is 10.0%", "“10.0%”"),
        ("地区生产总值 4000.5 10.0", "下降10.0%", "no fall; the value is “下降10.0%”", "“10.0%”"),
        ("地区生产总值 4000.5 10.0", "增长4000.5亿元", "Nothing in the table says", "“4000.5亿元”"),
        ("地区生产总值 4000.5 10.0", "超4000.5亿元", "prints “4000.5亿元”", "“4000.5亿元”"),
        ("地区生产总值 4000.5 10.0", "153.6亿元", "its quantities are: 4000.5亿元, 10.0%", "Quote the row"),
        ("第一产业 153.6 -1.6", "4000.5亿元", "its quantities are: 153.6亿元, -1.6%", "Quote the row"),
        ("第一产业 153.6 -1.6", "1.6%", "a fall; the value “1.6%” is none", "“-1.6%”"),
        ("第一产业 153.6 -1.6", "增长1.6%", "a fall; the value “增长1.6%” is none", "“-1.6%”"),
        ("Sales 5.2 7.1 0.4", "£5.2 billion", "that is £5.2 million", "“£5.2 million”"),
        ("Sales 5.2 7.1 0.4", "0.4%", "a fall; the value “0.4%” is none", "“-0.4%”"),
        ("Rent 1.10", "£1.1 million", "its quantities are: £1.10 million", "Quote the row"),
    ],
)
def test_a_cell_with_another_unit_or_sign_or_of_another_row_is_refused_with_what_its_heads_say(
    quote: str, value: str, named: str, advice: str
) -> None:
    refused = find_value(_TABLE, _passage(quote, _TABLE), parse_quantity(value))
    assert isinstance(refused, UnplacedProblem)
    assert named in _said(refused.message)
    assert advice in _said(refused.advice)
