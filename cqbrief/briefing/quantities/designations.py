"""Digits and numerals that number or name something, and count nothing: 表3-3, 第十三届, 12345热线, 三支一扶.

`Designations.labels` tells where they stand, so that they are taken for no quantity, and `scopes` where a
quantity says when or who is meant: 近三年, the ages of 16—64岁人口.
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.guarded_patterns import (
    GuardedPattern,
    GuardedPatternSet,
    characters_and_words,
)
from cqbrief.briefing.quantities.periods import find_periods, find_rolling
from cqbrief.briefing.quantities.range_index import index_ranges
from cqbrief.briefing.quantities.units import UNITS

_HAN = "[〇零一二三四五六七八九十百]{1,5}"
_COUNTED = "|".join(
    unit for unit in UNITS if not unit.isascii() and unit not in ("年", "月", "日", "号", "期", "度")
)
_NOT_COUNTED = (
    rf"(?![0-9]|[.,][0-9]|\ ?[万亿千百余多来%‰]|\ ?(?:{_COUNTED})"
    r"|\ (?:million|billion|thousand|per\ ?cent|percent))"
)
"""Behind what numbers or names something, and counts nothing: 电话12000部 and 12345户 are counted."""
_CLOCK = "(?<![0-9:.])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?![0-9:])"


LABELS: Final = (
    GuardedPattern(
        "表3-3", "表图件录栏例",
        r"(?:附?[表图]|附件|附录|专栏|案例)\ ?[0-9]{1,3}(?:[-—.][0-9]{1,3})?"
        r"(?=[的中里之所和与及至]|[^\w%]|$)",
    ),
    GuardedPattern(
        "Tables 3.1 and 3.2",
        " table tables figure figures chart charts annex appendix section sections chapter chapters article"
        " articles box note notes page pages item items level room route fig no",
        r"\b(?:(?:Table|Figure|Chart|Annex|Appendix|Section|Chapter|Article|Box|Note|[Pp]age|Item)s?"
        r"|Level|Room|Route|Fig\.|No\.|(?<![Ww]e\ )notes?)"
        r"\ ?[0-9]{1,3}(?:[-–./][0-9]{1,3}){0,2}"
        rf"(?:(?:,\ |\ and\ |\ to\ |[-–])[0-9]{{1,3}}(?:[-–.][0-9]{{1,3}})?)?\b{_NOT_COUNTED}",
    ),
    GuardedPattern(
        "sections 3.4.1 to 3.4.3",
        " section sections chapter chapters paragraph paragraphs annex article articles"
        " footnote footnotes page pages para paras appendix version resolution sdg goal",
        r"\b(?:(?:section|chapter|paragraph|annex|article|footnote|page)s?|paras?\.?|appendix|version"
        r"|Resolution|SDG|Goal)\ [0-9]{1,3}(?:[-–./][0-9]{1,3}){0,2}"
        r"(?:(?:,\ |\ and\ |\ to\ |[-–])[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}|\ of\ [0-9]{1,4})?"
        rf"\b{_NOT_COUNTED}",
    ),
    GuardedPattern(
        "第十三届", "第",
        rf"第(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}}){{0,2}}|{_HAN})(?:[届次章节条款项期号批步页篇卷册版轮代]|产业|方|时间|书记)",
    ),
    GuardedPattern(
        "十九届三中全会", "届",
        rf"{_HAN}届(?=[一二三四五六七]?[、和]?[一二三四五六七]?中|全国|中央|人大|政协)"
        "(?:(?:[一二三四五六七]中[、和]?)+全会)?",
    ),
    GuardedPattern("5号线", "号", r"(?<![0-9.,])[0-9]{1,3}号(?=线|机组|楼|院|文|令|公告|车|门|桌|库|井)线?"),
    GuardedPattern("70周年", "周", "[0-9]{1,4}周年"),
    GuardedPattern("〔2021〕5号", "号", r"[〔\[(](?:19|20)[0-9]{2}[〕\])]\ ?第?[0-9]{1,5}号"),
    GuardedPattern(
        "GB/T 2260—2007", "GDJYH",
        r"\b(?:GB(?!P)|DB|JJ|YD|HJ)[A-Z0-9]{0,4}(?:/T)?\ ?[0-9]{1,6}(?:\.[0-9]+)?(?:[-—–][0-9]{2,4})?",
    ),
    GuardedPattern(
        "ISBN 978-7-5037-9999-1", " isbn issn cn doi",
        r"\b(?:ISBN|ISSN|CN|DOI:?|doi:)\ ?[0-9][0-9./X-]{2,}(?:\ [0-9X-]{1,7}){0,4}",
    ),
    GuardedPattern(
        "ISO 9001", " iso iec ieee rfc", r"\b(?:ISO|IEC|IEEE|RFC)\ ?[0-9]{3,5}(?:[-:][0-9]{1,4})?",
    ),
    GuardedPattern(
        "C69/95", "/",
        r"\b(?!(?:RMB|CNY|USD|EUR|GBP|HKD|US|Q|H|FY)[0-9])[A-Z]{1,4}[0-9]{1,5}/[0-9]{1,5}\b",
    ),
    GuardedPattern("(06) 277 7460", "(", r"\((?:\+?[0-9]{1,3}\ )?0[0-9]{1,3}\)\ ?[0-9]{3,4}[\ -]?[0-9]{3,4}"),
    GuardedPattern("(202) 691-5902", "(", r"\([2-9][0-9]{2}\)\ ?[0-9]{3}-[0-9]{4}(?![0-9])"),
    GuardedPattern("023-67512345", "0", r"0(?<![0-9.,-].)[0-9]{2,3}[-\ ][0-9]{7,8}(?![0-9])"),
    GuardedPattern("018 174 875", "0", r"0(?<![0-9.,].)[0-9]{2,3}\ [0-9]{3}\ [0-9]{3,4}(?![0-9])"),
    GuardedPattern(
        "cq12@163.com", "@", r"(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,6}",
    ),
    GuardedPattern("8:30 a.m.", "mM", r"[0-9]{1,2}(?::[0-5][0-9])?\ ?(?:[ap](?:\.m\.|m\b)|[AP]M\b)"),
    GuardedPattern("09:00—17:30", ":", rf"{_CLOCK}(?:[-–—~至到]|\ to\ ){_CLOCK}|(?<=\bat\ ){_CLOCK}"),
    GuardedPattern(
        "上午9时30分至11时", "点时:",
        rf"(?:上午|下午|早上?|晚上?|凌晨|清晨|中午|夜里|傍晚|[日号天])(?:[0-9]{{1,2}}[点时](?:[0-9]{{1,2}}分|半|整)?|{_CLOCK})"
        rf"(?:[-–—~至到](?:[0-9]{{1,2}}[点时](?:[0-9]{{1,2}}分|半|整)?|{_CLOCK}))?",
    ),
    GuardedPattern(
        "+86 23 6751 2345", "+",
        r"\+[0-9]{1,3}[\ -](?:\(0\)\ ?)?(?:[0-9]{2,4}[\ -]?){2,3}[0-9]{2,4}(?![0-9%])",
    ),
    GuardedPattern(
        "13812345678", "1",
        rf"1(?<![0-9.,£$€¥].)[3-9][0-9](?:-[0-9]{{4}}-[0-9]{{4}}|[0-9]{{8}}){_NOT_COUNTED}",
    ),
    GuardedPattern("63601234转8012", "转", r"(?<![0-9.,])[0-9]{7,8}转[0-9]{3,5}(?![0-9.])"),
    GuardedPattern(
        "12号3楼305室", "号室",
        r"[0-9]{1,4}号(?:[0-9]{1,3}(?:号?楼|栋|层|单元))+(?:[0-9]{2,5}室)?|[0-9]{3,4}室(?!内)",
    ),
    GuardedPattern("400-123-4567", "-", r"[48](?<![0-9.,].)00-[0-9]{3}-?[0-9]{4}(?![0-9])"),
    GuardedPattern(
        "hotline on 131180", " hotline telephone tel phone fax facsimile",
        r"(?i:\b(?:hotline|telephone|tel|phone|fax|facsimile)\b(?:\ (?:at|on|is|no\.?|numbers?))*)"
        rf"[^\w\n]{{0,4}}[0-9(][0-9()\ -]{{3,18}}[0-9]{_NOT_COUNTED}(?!\ [a-z]+s\b)",
    ),
    GuardedPattern(
        "热线12345", "线话真打编号",
        "(?:热线|电话|传真|拨打|邮编|邮政编码|文号|编号|证号|账号)[^0-9，。；\\n]{0,6}"
        rf"[0-9][0-9-]{{3,}}{_NOT_COUNTED}",
    ),
    GuardedPattern(
        "12333热线", "线", rf"1(?<![0-9.,].)[0-9]{{4}}{_NOT_COUNTED}(?=[^，。；0-9\n]{{0,8}}热线)热?线?",
    ),
    GuardedPattern("ACT 2600", " act nsw vic qld sa wa tas nt",
        r"\b(?:ACT|NSW|VIC|QLD|SA|WA|TAS|NT)\ [0-9]{4}(?![0-9]|[.,][0-9]|\ [a-z])"),
    GuardedPattern("https://example.org/2021/07", " http https www", r"(?:https?://|www\.)[!-~]{3,}"),
    GuardedPattern(
        "三支一扶", "支次产险带降农稳保区愁个位流创下老新村企人户对才义两",
        "三支一扶|三次产业|一二三产(?:业)?|[一二三](?:次)?产(?=、?[一二三](?:次)?产|业)|五险一金"
        "|[三五]险(?=[^种])|一带一路|三去一降一补|三农|六稳|六保|一区两群|两不愁三保障|三区三州|四个全面|五位一体"
        "|双一流|万众创新|三下乡|一老一小|两新一重|一村一品|一企一策|一人一[策档]|一户一[策档]|一对一|百千万人才"
        "|九年义务|九年一贯|两个[“\"]?一百年",
    ),
    GuardedPattern(
        "十四五规划", "十", "十[二三四五六]五(?=[”\"」』]?(?:规划|时期|期间|以来|末|[”\"」』]))(?:规划)?",
    ),
    GuardedPattern(
        "211工程", "12",
        "(?:985|211)(?=工程|高校|院校|大学|[、/](?:985|211)(?![0-9]))(?:工程)?|(?<=985[、/])211(?![0-9])",
    ),
    GuardedPattern(
        "就业（1）", "([",
        r"(?<=[A-Za-z一-鿿])\ ?[(\[](?:1?[0-9]|20)[)\]](?!\ ?[0-9%万亿]|[人个家户件元岁年天吨所A-Za-z])"
        r"(?!\ (?:million|billion|thousand|per\ ?cent|percent))",
    ),
    GuardedPattern("95% CI", "置 ci confidence", r"[0-9]{2}(?:\.[0-9])?\ ?%\ ?(?:的?置信|CI\b|confidence)"),
    GuardedPattern("95 per cent confidence", " confidence", r"[0-9]{2}(?:\.[0-9])?\ per\ ?cent\ confidence"),
    GuardedPattern(
        "[12]", "[",
        r"(?<![0-9])\[[0-9]{1,3}\](?![0-9](?![0-9]{3}年))|(?<=[\u4e00-\u9fff”)])\[[0-9]{1,3}\]",
    ),
    GuardedPattern(
        "12、就业", "、).",
        r"^\s*(?:[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)]"
        r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[、)](?![0-9]{1,2}[月日、%])|[0-9]{1,2}\.(?![0-9])"
        r"|[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}(?![0-9.])|[一二三四五六七八九十]{1,3}、"
        rf"|[0-9]{{1,2}}\.[0-9]{{1,2}}{_NOT_COUNTED}\ +(?=[A-Z一-鿿][^\n，。；,;\t|]{{1,40}}$"
        r"|[A-Z][a-z]+(?:\ [a-z]+){0,5}\.\ [A-Z]))",
    ),
    GuardedPattern(
        "注：1.", "、).",
        r"(?:[注释：:；;。]|(?:[Nn]ote|NOTE|[Ss]ource|SOURCE)[Ss]?:?)\s*"
        r"(?:[(][0-9]{1,2}[)]|[0-9]{1,2}(?:、|\.(?![0-9])))(?!\s?[0-9])",
    ),
    GuardedPattern(
        "none. (2) Other", "(/",
        r"(?:\((?<=[a-z)]\.\ \()[0-9]{1,2}\)|[0-9](?<=[a-z)]\.\ [0-9])/(?=\ [A-Z]))(?!\s?[0-9])",
    ),
)  # fmt: skip
"""Numbers of tables, sessions, decrees, standards, telephones, notes and headings; names with numerals."""

AGE_GROUPS: Final = (
    GuardedPattern(
        "16—64岁", "岁",
        r"[0-9]{1,2}\ ?(?:周?岁)?\ ?(?:[-–—~]{1,2}|至|到)\ ?[0-9]{1,2}\ ?周?岁",
    ),
    GuardedPattern("60岁及以上", "岁", r"[0-9]{1,2}\ ?周?岁(?:\(含\))?(?:及|或)?(?:以[上下]|之[上下])"),
    GuardedPattern(
        "aged 16 to 64", " age aged ages",
        r"\b(?:[Aa]ge[ds]?)\ (?:between\ |over\ |under\ )?[0-9]{1,2}"
        r"(?:\ ?(?:to|and|[-–])\ ?(?:[0-9]{1,2}|over|above|under))?",
    ),
    GuardedPattern(
        "16 to 24-year-olds", " old olds",
        r"[0-9]{1,2}(?:\ ?(?:to|and|[-–])\ ?[0-9]{1,2})?[-\ ]year[-\ ]olds?",
    ),
    GuardedPattern("Under-25s", " under over", r"[UuOo](?<!\w.)(?:nder|ver)[-\ ][0-9]{1,2}s\b"),
)  # fmt: skip
"""Ages that say who is meant; a number of a figure all the same where one wants it."""


_LABELS: Final = GuardedPatternSet(LABELS)
_AGE_GROUPS: Final = GuardedPatternSet(AGE_GROUPS)


class Designations:
    """Hold where a folded text says when, which or of whom."""

    def __init__(self, text: str) -> None:
        present = characters_and_words(text)
        self.periods = index_ranges(find_periods(text))
        self.labels = index_ranges(_LABELS.find(text, present))
        self.scopes = index_ranges([*find_rolling(text, present), *_AGE_GROUPS.find(text, present)])

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether a character of this range is part of such words."""
        return (
            self.periods.overlaps(start, end)
            or self.labels.overlaps(start, end)
            or self.scopes.overlaps(start, end)
        )
