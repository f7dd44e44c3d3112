"""Digits and numerals that number or name something, and count nothing: 表3-3, 第十三届, 12345热线, 三支一扶.

`find_labels` tells where they stand, so that they are taken for no quantity. `find_groups` tells of what is
a quantity, but says who is meant: the ages of 16—64岁人口.
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.forms import Form, Forms, led, signs_of
from cqbrief.briefing.quantities.periods import find_periods, find_rolling
from cqbrief.briefing.quantities.spans import spans_of

_HAN = "[〇零一二三四五六七八九十百]{1,5}"
_NOT_COUNTED = (
    r"(?![0-9]|[.,][0-9]|\ ?[万亿千百%‰]|\ ?(?:个|部|人|次|件|家|条|户|元|吨|公里)"
    r"|\ (?:million|billion|thousand|per\ ?cent|percent))"
)


LABELS: Final = (
    Form(
        "表3-3", "表图件录栏例",
        led("附[表图件录]", "[表图]", "专栏", "案例")
        + r"\ ?[0-9]{1,3}(?:[-—.][0-9]{1,3})?(?=[的中里之所和与及至]|[^\w%]|$)",
    ),
    Form(
        "Tables 3.1 and 3.2",
        " table tables figure figures chart charts annex appendix section sections chapter chapters box note"
        " notes page pages item items fig no",
        r"\b(?:(?:Table|Figure|Chart|Annex|Appendix|Section|Chapter|Box|[Nn]ote|[Pp]age|Item)s?|Fig\.|No\.)"
        r"\ ?[0-9]{1,3}(?:[-–.][0-9]{1,3}){0,2}(?:(?:,\ |\ and\ |\ to\ |[-–])[0-9]{1,3}(?:[-–.][0-9]{1,3})?)?"
        rf"\b{_NOT_COUNTED}",
    ),
    Form(
        "第十三届", "第",
        rf"第(?:[0-9]{{1,4}}|{_HAN})(?:[届次章节条款项期号批步页篇卷册版轮代]|产业|方|时间|书记)",
    ),
    Form(
        "十九届三中全会", "届",
        rf"{_HAN}届(?=[一二三四五六七]?[、和]?[一二三四五六七]?中|全国|中央|人大|政协)"
        "(?:(?:[一二三四五六七]中[、和]?)+全会)?",
    ),
    Form("70周年", "周", "[0-9]{1,4}周年"),
    Form("〔2021〕5号", "号", r"[〔\[(](?:19|20)[0-9]{2}[〕\])]\ ?第?[0-9]{1,5}号"),
    Form(
        "GB/T 2260—2007", "GDJYH",
        r"[GDJYH](?<!\w.)(?:(?<=G)B(?!P)|(?<=D)B|(?<=J)J|(?<=Y)D|(?<=H)J)[A-Z0-9]{0,4}(?:/T)?"
        r"\ ?[0-9]{1,6}(?:\.[0-9]+)?(?:[-—–][0-9]{2,4})?",
    ),
    Form("ISBN 978-7-5037-9999-1", " isbn issn cn doi", r"\b(?:ISBN|ISSN|CN|DOI:?)\ ?[0-9][0-9./X-]{6,}"),
    Form("ISO 9001", " iso iec ieee rfc", r"\b(?:ISO|IEC|IEEE|RFC)\ ?[0-9]{3,5}(?:[-:][0-9]{1,4})?"),
    Form(
        "C69/95", "/",
        r"\b(?!(?:RMB|CNY|USD|EUR|GBP|HKD|US|Q|H|FY)[0-9])[A-Z]{1,4}[0-9]{1,5}/[0-9]{1,5}\b",
    ),
    Form("(06) 277 7460", "(", r"\((?:\+?[0-9]{1,3}\ )?0[0-9]{1,3}\)\ ?[0-9]{3,4}[\ -]?[0-9]{3,4}"),
    Form("023-67512345", "0", r"0(?<![0-9.,-]0)[0-9]{2,3}[-\ ][0-9]{7,8}(?![0-9])"),
    Form("018 174 875", "0", r"0(?<![0-9.,]0)[0-9]{2,3}\ [0-9]{3}\ [0-9]{3,4}(?![0-9])"),
    Form("+86 23 6751 2345", "+", r"\+[0-9]{1,3}[\ -](?:[0-9]{2,4}[\ -]?){2,3}[0-9]{2,4}(?![0-9%])"),
    Form("13812345678", "1", r"1(?<![0-9.,]1)[3-9][0-9]{9}(?![0-9.])"),
    Form("400-123-4567", "-", r"[48](?<![0-9.,].)00-[0-9]{3}-?[0-9]{4}(?![0-9])"),
    Form(
        "hotline on 131180", " hotline telephone tel phone fax facsimile",
        r"(?i:\b(?:hotline|telephone|tel|phone|fax|facsimile)\b)[^0-9\n]{0,12}[0-9(][0-9()\ -]{3,18}[0-9]"
        rf"{_NOT_COUNTED}",
    ),
    Form(
        "热线12345", "线话真打编号",
        "(?:热线|电话|传真|拨打|邮编|邮政编码|文号|编号|证号|账号)[^0-9，。；\\n]{0,6}"
        rf"[0-9][0-9-]{{3,}}{_NOT_COUNTED}",
    ),
    Form("12333热线", "线", r"1(?<![0-9.,]1)[0-9]{4}(?=[^，。；0-9\n]{0,8}热线)热?线?"),
    Form(
        "ACT 2600", " act nsw vic qld sa wa tas nt",
        r"\b(?:ACT|NSW|VIC|QLD|SA|WA|TAS|NT)\ [0-9]{4}(?![0-9.,])",
    ),
    Form("https://example.org/2021/07", " http https www", r"(?:https?://|www\.)[!-~]{3,}"),
    Form(
        "三支一扶", "支次产险带降农稳保区愁个位流创下老新村企人户对才",
        led(
            "三支一扶", "三次产业", "一二三产(?:业)?", "[一二三](?:次)?产(?=、?[一二三](?:次)?产|业)",
            "五险一金", "[三五]险(?=[^种])", "一带一路", "三去一降一补", "三农", "六稳", "六保", "一区两群",
            "两不愁三保障", "三区三州", "四个全面", "五位一体", "双一流", "万众创新", "三下乡", "一老一小",
            "两新一重", "一村一品", "一企一策", "一人一[策档]", "一户一[策档]", "一对一", "百千万人才",
        ),
    ),
    Form("十四五规划", "十", "十[二三四五六]五(?=[”\"」』]?(?:规划|时期|期间|以来|末|[”\"」』]))(?:规划)?"),
    Form(
        "211工程", "工校学、/",
        r"[92](?:(?:(?<=9)85|(?<=2)11)(?=工程|高校|院校|大学|、|/)(?:工程)?|(?<=985[、/]2)11)",
    ),
    Form(
        "就业（1）", "([",
        r"[\ (\[](?:(?<=[A-Za-z一-鿿]\ )[(\[]|(?<=[A-Za-z一-鿿][(\[]))[0-9]{1,2}[)\]]"
        r"(?!\ ?[0-9%万亿]|[人个家户件元岁年天吨所A-Za-z])"
        r"(?!\ (?:million|billion|thousand|per\ ?cent|percent))",
    ),
    Form("95% CI", "置 ci confidence", r"[0-9]{2}(?:\.[0-9])?\ ?%\ ?(?:的?置信|CI\b|confidence)"),
    Form("95 per cent confidence", " confidence", r"[0-9]{2}(?:\.[0-9])?\ per\ ?cent\ confidence"),
    Form("[12]", "[", r"\[(?<![0-9]\[)[0-9]{1,3}\](?![0-9])"),
    Form(
        "12、就业", "、).",
        r"^\s*(?:[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)]"
        r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[、)](?![0-9]{1,2}[月日、%])|[0-9]{1,2}\.(?![0-9])"
        r"|[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}(?![0-9.])|[一二三四五六七八九十]{1,3}、"
        rf"|[0-9]{{1,2}}\.[0-9]{{1,2}}{_NOT_COUNTED}\ +(?=[A-Z一-鿿][^\n，。；,;\t|]{{1,40}}$))",
    ),
    Form(
        "注：1.", "、).",
        r"[注释：:；;。NnSs](?:(?<=[注释：:；;。])|(?<=[Nn])(?i:otes?):?|(?<=[Ss])(?i:ources?):?)\s*"
        r"(?:[(][0-9]{1,2}[)]|[0-9]{1,2}(?:、|\.(?![0-9])))(?!\s?[0-9])",
    ),
)  # fmt: skip
"""Numbers of tables, sessions, decrees, standards, telephones, notes and headings; names with numerals."""

GROUPS: Final = (
    Form(
        "16—64岁", "岁",
        r"[0-9]{1,2}\ ?(?:周?岁)?\ ?(?:[-–—~]{1,2}|至|到)\ ?[0-9]{1,2}\ ?周?岁",
    ),
    Form("60岁及以上", "岁", r"[0-9]{1,2}\ ?周?岁(?:\(含\))?(?:及|或)?(?:以[上下]|之[上下])"),
    Form(
        "aged 16 to 64", " age aged ages",
        r"\b(?:[Aa]ge[ds]?)\ (?:between\ |over\ |under\ )?[0-9]{1,2}"
        r"(?:\ ?(?:to|and|[-–])\ ?(?:[0-9]{1,2}|over|above|under))?",
    ),
    Form(
        "16 to 24-year-olds", " old olds",
        r"[0-9]{1,2}(?:\ ?(?:to|and|[-–])\ ?[0-9]{1,2})?[-\ ]year[-\ ]olds?",
    ),
    Form("Under-25s", " under over", r"\b(?:[Uu]nder|[Oo]ver)[-\ ][0-9]{1,2}s\b"),
)  # fmt: skip
"""Ages that say who is meant; a number of a figure all the same where one wants it."""


_LABELS: Final = Forms(LABELS)
_GROUPS: Final = Forms(GROUPS)


class Designated:
    """Where a folded text says when, which or of whom."""

    def __init__(self, text: str) -> None:
        holds = signs_of(text)
        self.periods = spans_of(find_periods(text))
        self.labels = spans_of(_LABELS.find(text, holds))
        self.scopes = spans_of([*find_rolling(text, holds), *_GROUPS.find(text, holds)])

    def touches(self, start: int, end: int) -> bool:
        """Return whether a character of this range is part of such words."""
        return (
            self.periods.touch(start, end) or self.labels.touch(start, end) or self.scopes.touch(start, end)
        )


def find_labels(text: str) -> list[tuple[int, int]]:
    """Return where folded `text` numbers or names something with digits or numerals, in order."""
    return _LABELS.find(text, signs_of(text))


def find_groups(text: str) -> list[tuple[int, int]]:
    """Return where folded `text` says by ages who is meant, in order."""
    return _GROUPS.find(text, signs_of(text))
