"""The forms in which reports write dates and periods: an example and a pattern for folded text each.

Of two forms that begin together the first is read. Groups of a pattern: y year, y99 its last two digits, m
month, d day, q quarter, h half, n name of a month, each with 2 for the end of a range; hy, hm, hd in Chinese
characters; oq, oh ordinals in words; season; over, the year in which one of two years ends; first and
second, day and month in either order; count of months; week; plan, a five-year plan; end where the time is
the end of the period.
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.calendar_terms import MONTH_ABBREVIATIONS, ORDINALS
from cqbrief.briefing.quantities.guarded_patterns import GuardedPattern, any_of_patterns

_YEAR: Final = "(?:1[6-9]|2[01])[0-9]{2}"
"""From 1600 on, for reports look back: with 年 or a month beside it, four digits are no count."""
_HAN_YEAR = "[一二][〇零一二三四五六七八九]{3}"
_MONTH = "(?:1[0-2]|0?[1-9])"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_HAN_DAY = "(?:三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"\ ?(?:[-–—~]{1,2}|至|到)\ ?"
_QUARTER = "[一二三四1-4Ⅰ-Ⅳ]"
_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_TO = r"\ ?(?:[-–—~/]|to|and|until)\ ?"
_ORDINAL = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_MANY = "(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty)"
_NOT_COUNTED = r"(?![0-9%]|[.,][0-9]|\ ?(?:[万亿千百]|million|billion|thousand|per\ ?cent|percent))"
"""Behind what else might count: the 5 of March 5 million is no day."""
_NO_MONTH = "(?![均薪供租嫂饼亮球龄])"
_CODE_END = r"(?![0-9A-Za-z%]|[.,][0-9]|\ ?[万亿千百元人]|\ (?:million|billion|thousand|per\ ?cent|percent))"
_OF = r"(?:\ ?,?\ ?(?:(?:of|in)\ )?|/|-)"

_FISCAL = (
    rf"fy\ ?(?:(?P<y>{_YEAR})(?:[-–—/](?:{_YEAR}|[0-9]{{2}}))?|(?P<y99>[0-9]{{2}})(?:[-–—/][0-9]{{2}})?)"
)

CHINESE_FORMS: Final[tuple[tuple[str, str], ...]] = (
    (
        "2021年1月1日至3月31日",
        rf"(?:(?P<y>{_YEAR})年)?(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]{_DASH}"
        rf"(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{_MONTH})月)?(?P<d2>{_DAY})[日号]",
    ),
    ("2021年12月31日", rf"(?:(?P<y>{_YEAR})年)?\ ?(?P<m>{_MONTH})\ ?月\ ?(?P<d>{_DAY})\ ?[日号](?!召)"),
    ("二〇二一年十二月三十一日", rf"(?P<hy>{_HAN_YEAR})年(?P<hm>{_HAN_MONTH})月(?P<hd>{_HAN_DAY})[日号]"),
    (
        "2021年1—11月",
        rf"(?:(?P<y>{_YEAR})年)?(?P<m>{_MONTH})(?:月份?)?(?:{_DASH}|[、和])"
        rf"(?:(?P<y2>{_YEAR})年)?(?P<m2>{_MONTH})月(?:份|[末底])?{_NO_MONTH}",
    ),
    ("2015—2020年三季度", rf"(?P<y>{_YEAR})年?{_DASH}(?P<y2>{_YEAR})年第?(?P<q2>{_QUARTER})季度?"),
    (
        "2021年前三季度",
        rf"(?:(?P<y>{_YEAR})年)?\ ?(?:前|第?(?P<q>{_QUARTER})(?:季度)?{_DASH})第?(?P<q2>{_QUARTER})季度",
    ),
    ("2021年三季", rf"(?P<y>{_YEAR})年\ ?第?(?P<q>{_QUARTER})季度?(?P<end>[末底])?"),
    ("第三季度", rf"第?(?P<q>{_QUARTER})季度(?P<end>[末底])?"),
    ("2021年上半年", rf"(?:(?P<y>{_YEAR})年?\ ?)?(?P<h>[上下])半年(?P<end>[末底])?"),
    (
        "2021年3月底",
        rf"(?:(?P<y>{_YEAR})年)?\ ?(?P<m>{_MONTH})\ ?月"
        rf"(?:份|(?P<end>[末底])|[初中](?!学)|[上中下]旬)?{_NO_MONTH}",
    ),
    ("二〇二一年三月", rf"(?P<hy>{_HAN_YEAR})年(?P<hm>{_HAN_MONTH})月(?P<end>[末底])?"),
    ("三月二十日", rf"(?P<hm>{_HAN_MONTH})月(?P<hd>{_HAN_DAY})[日号]"),
    ("九月份", rf"(?P<hm>{_HAN_MONTH})月(?:份|(?P<end>[末底])|[上中下]旬)?{_NO_MONTH}"),
    ("二〇二一年", rf"(?P<hy>{_HAN_YEAR})年度?(?:(?P<end>[末底])|初)?"),
    ("1990年代", rf"(?P<y>{_YEAR})年代(?:初|末|中期|[前后]期)?"),
    (
        "20世纪90年代",
        "(?:[0-9]{2}|二十一?|十[八九]|上个?)世纪(?:(?:[0-9]0|[一二三四五六七八九]十)年代)?"
        "(?:初|末|中叶|中期|[前后]期)?",
    ),
    (
        "2021—2022学年",
        rf"(?P<y>{_YEAR})年?{_DASH}(?:{_YEAR}|[0-9]{{2}})年?(?:学年度?|财年|财政年度)",
    ),
    ("2021—22年度", rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}年度?"),
    ("2015—2020年", rf"(?P<y>{_YEAR})年?{_DASH}(?P<y2>{_YEAR})年度?"),
    ("2021财年", rf"(?P<y>{_YEAR})年?\ ?(?:财年|财政年度|学年度?)"),
    ("2021年末", rf"(?P<y>{_YEAR})\ ?年(?:度|全年)?(?:(?P<end>[末底])(?![期级])|初(?![期级]))?"),
)
"""Forms with Chinese words: an example and a pattern each."""
DIGIT_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("2021-12-31", rf"(?P<y>{_YEAR})(?P<mark>[-/.])(?P<m>{_MONTH})(?P=mark)(?P<d>{_DAY}){_CODE_END}"),
    (
        "31/12/2021",
        rf"(?P<first>{_DAY})(?P<mark>[/.])(?P<second>{_DAY})(?P=mark)(?P<y>{_YEAR}){_CODE_END}",
    ),
    (
        "2021-Q3",
        rf"(?P<y>{_YEAR})年?\ ?[-/]?\ ?[Qq](?P<q>[1-4])(?:[-–—~][Qq]?(?P<q2>[1-4]))?(?![0-9A-Za-z])",
    ),
    ("2021H1", rf"(?P<y>{_YEAR})年?\ ?[-/]?\ ?[Hh](?P<h>[12])(?![0-9A-Za-z])"),
    ("2021M07", rf"(?P<y>{_YEAR})\ ?[-/]?[Mm](?P<m>{_MONTH})(?![0-9A-Za-z])"),
    ("2021 third quarter", rf"(?P<y>{_YEAR})\ (?P<oq>{_ORDINAL})\ quarter"),
    ("2021 first half", rf"(?P<y>{_YEAR})\ (?P<oh>first|second)\ half"),
    ("3Q21", "(?P<q>[1-4])[Qq][-/]?(?P<y99>[0-9]{2})(?![0-9A-Za-z])"),
    ("1H21", "(?P<h>[12])[Hh][-/]?(?P<y99>[0-9]{2})(?![0-9A-Za-z])"),
    (
        "2021/22 financial year",
        rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}\ (?:financial|fiscal|school|academic)\ year",
    ),
    ("2021/22", rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}{_CODE_END}(?![-/–—][0-9])"),
    ("1990s", rf"(?P<y>{_YEAR})s(?![a-z])"),
    ("21st century", r"[12][0-9](?:st|th)[\ -]century"),
)
"""Forms of digits."""
ENGLISH_FORMS: Final[tuple[tuple[str, str], ...]] = (
    (
        "1 to 5 March 2021",
        rf"(?P<d>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?\ (?:of\ )?(?P<n>{_NAME})"
        rf"(?:,?\ (?P<y>{_YEAR})(?![0-9/]))?",
    ),
    (
        "Q3 2021",
        rf"q(?P<q>[1-4])(?:{_TO}q?(?P<q2>[1-4]))?{_OF}(?P<y>{_YEAR})(?:[-–/][0-9]{{2}})?(?![0-9])",
    ),
    ("Q3", rf"q(?P<q>[1-4])(?:{_TO}q?(?P<q2>[1-4]))?(?![0-9a-z])"),
    ("H1 2021", rf"h(?P<h>[12]){_OF}(?P<y>{_YEAR})(?:[-–/][0-9]{{2}})?(?![0-9])"),
    (
        "third quarter of 2021",
        rf"(?P<oq>{_ORDINAL})[\ -]quarter(?!-)(?:\ (?:of\ |in\ )?(?P<y>{_YEAR})(?![0-9]))?",
    ),
    (
        "first half of 2021",
        rf"(?P<oh>first|second)\ half\ (?:of\ |in\ )?(?:the\ year\ )?(?P<y>{_YEAR})(?![0-9])",
    ),
    (
        "first nine months of 2021",
        rf"first\ (?P<count>{_MANY})\ months\ (?:of|in)\ (?P<y>{_YEAR})(?![0-9])",
    ),
    (
        "July to September 2021",
        rf"(?P<n>{_NAME})(?:\ (?P<y>{_YEAR}))?{_TO}(?P<n2>{_NAME})(?:,?{_OF}(?P<y2>{_YEAR})(?![0-9]))?",
    ),
    (
        "December 31, 2021",
        rf"(?<!in\ )(?<!during\ )(?P<n>{_NAME})\ (?P<d>{_DAY})(?:st|nd|rd|th)?"
        rf"(?:{_TO}(?P<d2>{_DAY}))?{_NOT_COUNTED}(?:,?\ (?P<y>{_YEAR})(?![0-9]))?",
    ),
    ("March 2021", rf"(?P<n>{_NAME})(?:\ ?,?{_OF}|\ )(?P<y>{_YEAR})(?![0-9])"),
    ("Jan-21", rf"(?P<n>{_NAME})(?:[-–'’]|\ ?['’])(?P<y99>[0-9]{{2}}){_CODE_END}"),
    (
        "FY2021/22",
        rf"(?:fy\ ?|(?:fiscal|financial)\ years?\ |fye\ )(?:(?P<y>{_YEAR})(?:[-–—/](?:{_YEAR}|[0-9]{{2}}))?"
        "|(?P<y99>[0-9]{2})(?:[-–—/][0-9]{2})?)(?![0-9a-z])",
    ),
    ("mid 1990s", rf"(?:mid|early|late)[-\ ](?P<y>{_YEAR})s?(?![0-9a-z])"),
    ("end of 2021", rf"(?P<end>end)(?:-|\ of\ |\ )(?P<y>{_YEAR})(?![0-9])"),
    ("end of March 2021", rf"(?P<end>end)(?:-|\ of\ |\ )(?P<n>{_NAME})\ (?P<y>{_YEAR})(?![0-9])"),
)
"""Forms with English words, in small letters."""

WHOLE_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("2021", "(?P<y>[12][0-9]{3})"),
    ("2015—2020", rf"(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR})"),
    ("2021.07", rf"(?P<y>{_YEAR})[-/.](?P<m>{_MONTH})"),
    ("2021.1-3", rf"(?P<y>{_YEAR})[/.](?P<m>{_MONTH})[-–—~](?P<m2>{_MONTH})"),
    ("2021Ⅲ", rf"(?P<y>{_YEAR})年?[-/]?(?P<q>[Ⅰ-Ⅳ])"),
    ("2021-W05", rf"(?P<y>{_YEAR})(?:年第?|[-/]?w)(?P<week>[0-9]{{1,2}})周?"),
    ("“十三五”时期", '[“"]?(?P<plan>十[一二三四五六]?)五[”"]?(?:规划)?(?:时期|期间|(?P<end>末))?'),
    ("07/2021", rf"(?P<m>{_MONTH})/(?P<y>{_YEAR})"),
    ("202107", rf"(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])"),
    ("20210731", rf"(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])"),
    ("Jul", rf"(?P<n>{_NAME})"),
    ("H1", "h(?P<h>[12])"),
    ("FY2021/22 Q3", rf"{_FISCAL}\ ?[-/]?\ ?(?:q(?P<q>[1-4])|h(?P<h>[12]))"),
    ("Q3 FY2021/22", rf"(?:q(?P<q>[1-4])|h(?P<h>[12]))\ ?[-/]?\ ?{_FISCAL}"),
    ("2021/22 Q3", rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}\ ?(?:q(?P<q>[1-4])|h(?P<h>[12]))"),
    (
        "2021财年三季度",
        rf"(?P<y>{_YEAR})(?:年?{_DASH}(?:{_YEAR}|[0-9]{{2}}))?年?(?:财年|财政年度)"
        rf"(?:第?(?P<q>{_QUARTER})季度?|q(?P<oq>[1-4])|(?P<h>[上下])半年)",
    ),
    (
        "2021—2022学年第一学期",
        rf"(?P<y>{_YEAR})(?:年?{_DASH}(?:{_YEAR}|[0-9]{{2}}))?学年度?第?(?P<h>[一二12上下])学期",
    ),
    ("2021年春季学期", rf"(?P<y>{_YEAR})年?(?P<season>[春夏秋冬])季?(?:学期)?"),
    (
        "Spring term 2021/22",
        r"(?P<season>spring|summer|autumn|fall|winter)(?:\ term|\ semester)?\ "
        rf"(?P<y>{_YEAR})(?:[-–/](?P<over>[0-9]{{2}}))?",
    ),
    ("Oct–Dec 2021/22", rf"(?P<n>{_NAME}){_TO}(?P<n2>{_NAME}),?{_OF}(?P<y>{_YEAR})[-–/](?P<over>[0-9]{{2}})"),
)
"""Forms that are read only where nothing else stands beside them, as in a category of a chart."""

ROLLING_FORMS: Final = (
    GuardedPattern(
        "近三年", "近去来后前",
        any_of_patterns("最近", "近(?<![最较靠附远邻]近)", "过去", "未来", "今后", "此前", "前")
        + "(?:的)?(?:[0-9]{1,2}|[两三四五六七八九十]{1,2}|几|数)个?(?:年|季度|月)(?:[来间内]|以来|期间)?",
    ),
    GuardedPattern(
        "last 12 months", " last past previous next preceding following coming",
        rf"(?i:(?:last|past|previous|next|preceding|following|coming)\ {_MANY}"
        r"\ (?:years|months|quarters|weeks|days))",
    ),
)  # fmt: skip
"""Periods that are counted back from today; their number may still be a figure."""
_FIRST_WORDS: Final = (
    *MONTH_ABBREVIATIONS, "q[1-4]", "h[12]", "fy", "fiscal", "financial", *ORDINALS, "1st", "2nd", "3rd",
    "4th", "mid", "early", "late", "end",
)  # fmt: skip
PERIOD_STARTS: Final = any_of_patterns(
    r"[0-9](?P<digits>(?<![0-9.,].)[0-9]{0,3}"
    r"(?=\ ?[年月日号世季学财QqHhMm/.\-–—~至到、和s]|(?:st|nd|rd|th)?[\ ,][A-Za-z]|st|nd|rd|th))",
    f"[{''.join(sorted({case for word in _FIRST_WORDS for case in (word[0], word[0].upper())}))}]"
    rf"(?P<words>(?i:(?<![a-z].)(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _FIRST_WORDS)})))",
    "[上下]半年", "[第前][一二三四](?=[至到—–~-][一二三四]季|季度)",
    "[一二三四](?=[至到—–~-][一二三四]季|季度)", "上个?世纪", "[一二十][〇零一二三四五六七八九]{1,3}[年世]",
    "[一二三四五六七八九十](?<![〇零一二三四五六七八九十百个几数第].)[一二]?月",
)  # fmt: skip
"""Pattern for the places where a period may begin, of which a text has few.

Its groups say what stands there: digits, words (English ones), or Chinese words where neither matches.
"""
