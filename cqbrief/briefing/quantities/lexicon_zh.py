"""Chinese words of change and approximation, as tables: what rises, what falls, what is 约, 超, 近, 以上.

Source: the wording of 统计公报 and 政府工作报告; GB/T 15835—2011 for 约数 (来, 多, 余, 左右, 上下). A word
of change says a change by the number behind it (增长5%, 增加了5万人) and a level behind 到, 至, 为 (降到5.1%,
增至30万亿元). Of words that begin or end alike the longest is meant: 少增 before 增, 负增长 before 增长.
"""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.quantities.word_tables import meanings, words

STRONG_CHANGES: Final = (
    words("激增,猛增,剧增,陡增,突增,骤增,骤升,暴涨,暴增,飙升,大涨"),
    words("锐减,骤减,骤降,剧减,剧降,暴跌,大跌,猛跌,重挫"),
)
"""Rises and falls that say that it was much."""

STRENGTHENERS: Final = words("大幅,大幅度,显著,明显,急剧,剧烈")
"""Before a word of change: that it was much."""

RISES: Final = (
    *words(
        "增长,增加,上升,提高,提升,上涨,回升,攀升,跃升,反弹,上浮,上扬,上调,调增,调高,净增,净增长,净增加,"
        "多增,净多增,增多,扩大,扩张,走阔,走高,加快,提速,加大,延长,微涨,微升,微增,略增,略升,略涨,递增,增收,"
        "升高,抬升,抬高,高出,多出,正增长,增,升,涨,多,高,快"
    ),
    *STRONG_CHANGES[0],
)
"""Before a number that says by how much something rose."""

FALLS: Final = (
    *words(
        "下降,减少,降低,下跌,回落,下滑,下挫,下探,下浮,下行,下调,调减,调低,缩减,缩小,缩短,收窄,收缩,压减,"
        "压缩,萎缩,衰退,滑落,跌落,走低,走弱,放缓,减缓,减弱,减小,净减少,净减,净下降,少增,净少增,多减,"
        "微跌,微降,微减,略降,略减,递减,减收,削减,低出,跌去,减,降,跌,少,低,慢,缩"
    ),
    *STRONG_CHANGES[1],
)
"""Before a number that says by how much something fell: 降幅收窄2.2个百分点, 少增63万人."""

RISING_NOUNS: Final = (
    *words("增幅,涨幅,升幅,增速,增长率,增长速度,增加额,增量"),
    *(f"{word}幅度" for word in RISES if len(word) == 2),
)
"""Names of a rise: 居民消费价格涨幅3%左右 is +3%; 涨幅回落0.1个百分点 takes the nearer word, 回落."""

FALLING_NOUNS: Final = (
    *words("负增长,降幅,跌幅,减幅,缩幅,下降率,减少额,减少量"),
    *(f"{word}幅度" for word in FALLS if len(word) == 2),
)
"""Names of a fall, of which the number is the size: 降幅3% is −3%."""

PERCENTAGE_NOUNS: Final = (
    "增长",
    *(noun for noun in (*RISING_NOUNS, *FALLING_NOUNS) if not noun.endswith(("额", "量"))),
)
"""Names of a change that is a percentage by nature: a column of 增长 or 增幅."""

UNDIRECTED_NOUNS: Final = words("增减,升降,涨跌,变化,变动")
"""Names of a change whose number has its sign printed: 比上年增减（%）."""

GAP_VERBS: Final = words("扩大,收窄,缩小,回落,加深,加大")
"""Between two sizes of a fall: 降幅由3%扩大到5%."""

PERIOD_COMPARISONS: Final = words("同比,环比")
"""What a change is on, of the period itself."""

CHANGE_ADJECTIVES: Final = words(
    "同比,环比,年度,年均,月度,平均,累计,实际,名义,最大,较大,明显,大幅,小幅,轻微,整体,总体,总"
)
"""Between a number with 的 and the noun that names it: 3.2%的同比降幅."""

COMBINED_CHANGES: Final = {
    **dict.fromkeys(
        words(
            "少增,净少增,少收,少产,少用,少支,多减,多降,多亏,增亏,降幅收窄,降幅缩小,跌幅收窄,跌幅缩小,"
            "减幅收窄,增幅收窄,涨幅收窄,涨幅回落,增速回落,增速放缓,逆差收窄,差距缩小,亏损减少"
        ),
        -1,
    ),
    **dict.fromkeys(
        words(
            "少减,少降,少跌,少亏,少亏损,多增,净多增,多收,多产,减亏,扭亏,降幅扩大,跌幅扩大,减幅扩大,"
            "增幅扩大,涨幅扩大,增速加快,增速提高,逆差扩大,差距扩大,亏损增加"
        ),
        1,
    ),
}
"""Two words of change together, and the sign of the number behind them. It is that of what is named first
(降幅, 逆差, 差距); 少增, 少减, 减亏 and their like speak of the balance: less was added, less was lost."""

SIGNED_LEVELS: Final = {
    **dict.fromkeys(words("盈利,盈余,顺差,净流入,结余,净盈利,盈利额,顺差额,盈余额,净流入额,净流入量"), 1),
    **dict.fromkeys(
        words(
            "亏,净亏,亏损,净亏损,逆差,赤字,净流出,亏空,亏损额,亏损总额,净亏损额,逆差额,赤字额,净流出额,净流出量"
        ),
        -1,
    ),
}
"""Before a number: levels that have a sign; 亏损3亿元 is −3亿元."""

COMPARISONS: Final = {
    "高于": 1,
    "快于": 1,
    "多于": 1,
    "大于": 1,
    "低于": -1,
    "慢于": -1,
    "少于": -1,
    "小于": -1,
}
"""Before what is compared with, and a number behind that: 高于全国2.1个百分点, 低于上年同期3%. Directly
before a number they are qualifiers: 高于60%."""

LINKS: Final = words(
    "了,达,达到,达到了,高达,多达,仅,仅达,只,只有,都,均,均达,各,各达,分别,分别达,分别达到,又,再,为,仅为,均为,各为,"
    "分别为,共计,合计,最高达,在"
)
"""Between a word of change and its number, two at most: the number is the change (增长达5%, 下降仅0.1%).
为 is such only behind names: 降幅为3% is a fall, 降为3% a level; 仅为 and its like not behind one
character."""

LEVEL_LINKS: Final = words("到,至,到了")
"""Between a word of change and a number: the number is a level and has no sign (降到5.1%, 增至30万亿元)."""

MINUS: Final = ("负", "零下")
"""Before a number: it is below nought: 负3.2%, 零下3℃."""

MINUS_NOT_AFTER: Final = frozenset("减抱担胜欠肩背辜自")
"""Behind one of these characters 负 is part of another word: 减负3亿元."""

CHANGES_NOT_AFTER: Final[dict[str, str]] = {
    "增": "新", "减": "增", "亏": "多幸吃理盈扭减补", "升": "公毫", "少": "至最不缺很多较减",
    "多": "最至许很不更诸众较增", "高": "最提达不创新较", "低": "最不降较新", "快": "最不加较",
    "慢": "不减较", "缩": "紧压浓微", "高于": "不", "低于": "不", "少于": "不",
    "多于": "不", "快于": "不", "慢于": "不", "大于": "不", "小于": "不",
}  # fmt: skip
"""Behind one of these characters the word is another: 新增 counts, 公升 measures, 不低于 is a bound."""

CHANGES_NOT_BEFORE: Final[dict[str, str]] = {
    "增": "值量设城添进强资", "减": "税负免排灾贫肥员速刑", "升": "学级值温降旗入任国",
    "降": "水雨雪价温息准级落临解本", "涨": "停价跌潮", "跌": "停宕幅",
    "多": "数种元方次样年少家边余所项名", "少": "数年儿女先量", "高": "中校考新技职龄校铁速层质",
    "低": "保收碳空温层龄端价", "快": "递速车捷", "慢": "性病", "缩": "略表", "压缩": "机空", "提速": "铁",
}  # fmt: skip
"""Before one of these characters the word is another: 增值税, 减税, 升学, 降水量, 多数, 高中, 低保."""

QUALIFIER_PREFIXES: Final[dict[str, Qualifier]] = meanings(
    {
        "about": "约,大约,约为,大约为,约有,大约有,约占,约达,约合,大概,大致,基本,≈",
        "nearly": "近,将近,接近,逼近,几近,差不多,几乎",
        "over": (
            "超,超过,超出,超越,突破,破,逾,不止,多于,高于,大于,远超,远超过,远高于,冲破,站上,跨过,迈过,越过,"
            "跃上,首破,已超,已过,过,>"
        ),
        "under": "低于,不足,不到,不满,少于,小于,未满,未达,未达到,未到,跌破,降破,<",
        "at_least": "不低于,不少于,不小于,至少,最少,起码,不下,不下于,上,达到或超过,≥",
        "at_most": "不超过,不高于,不大于,不多于,最多,至多,不超,不突破,≤",
    }
)
"""What stands before a number: 近500万个, 突破90万亿元, 不足1%."""

QUALIFIER_INFIXES: Final[dict[str, Qualifier]] = meanings(
    {
        "over": "余,多,+",
        "about": "来",
    }
)
"""Behind the digits, before scale or unit: 620多万套, 300余家, 十来个."""

INFIXES_NOT_BEFORE: Final[dict[str, str]] = {"多": "(?:[方样]|元[化文共素])", "+": "[0-9]"}
"""Before one of these what stands behind the digits is another word: 10多元化. A pattern each."""

QUALIFIER_SUFFIXES: Final[dict[str, Qualifier]] = meanings(
    {
        "about": "左右,上下",
        "over": "开外,出头,有余,多",
        "at_least": "以上,及以上,之上",
        "at_most": "以下,及以下,以内,之内,之下",
        "under": "不到",
    }
)
"""Behind number and unit: 5%左右, 1100万人以上, 4.5%以内."""

SUFFIXES_ONLY_AFTER: Final[dict[str, str]] = {"多": "年月天时岁倍里吨亩元成"}
"""Behind number and unit the word has its meaning behind these characters only: 三年多, but not 5个多."""

SUFFIXES_ONLY_BEFORE: Final[dict[str, str]] = {"不到": "的，。；、,;）)"}
"""And it has its meaning before one of these or the end only: 三成不到, but not 2020年不到三成."""

PREFIXES_ONLY_AT_NUMBERS: Final = frozenset(words("过,上,破"))
"""Words before a number that are other words anywhere else: 过500家, but not 地上有500家."""

EXACT_WORDS: Final = words(
    "达,达到,高达,仅,仅为,仅有,只有,只,有,是,为,共有,共,共计,合计,总计,累计,计,正好,恰好,整,刚好,已达,已有,多达,"
    "低至,保持在,稳定在,维持在"
)
"""Before a number, without making it any less exact: 高达, 仅 and 多达 judge it, they do not round it."""

QUALIFIERS_NOT_AFTER: Final[dict[str, str]] = {
    "约": "节合契签预违制公条特大简和誓履邀", "近": "最附临邻靠远亲新接将逼几", "超": "高赶反入出赢",
    "过": "通经超越渡路胜不难错", "破": "突爆打侦首冲跌降",
    "上": "网线路身手以加海地山车街会历早晚楼及马向基之岗",
}  # fmt: skip
"""Behind one of these characters the word is another: 节约3万元, 签约30个, 最近3年, 网上千家, 通过8项."""

SUFFIXES_NOT_BEFORE: Final[dict[str, str]] = {
    "以上": "述", "以下": "简称列", "多": "个家种方元层次样年部项",
}  # fmt: skip
"""Before one of these characters what stands behind a unit is another word: 以上述."""

LEADING_WORDS: Final = (
    *PERIOD_COMPARISONS,
    *words("年均,月均,日均,人均,户均,平均,累计,共计,合计,总计,比上年,较上年,共,达到,达,为,人民币"),
)
"""What may stand before a value that an author wrote down; in running text it is no part of it."""

ESTIMATE_WORDS: Final = words("预计,预期,有望,力争,估计,估算,预估,初步统计,初步核算,初步预计,不完全统计,快报")
"""Before a number that is not final, in the same clause."""

SURPASSING_WORDS: Final = words("多达")
"""Before a figure's name they claim no less than it says, as words of `over` do."""

NEEDING_COMPARISON: Final = frozenset("多少高低快慢")
"""Words of change only where something is compared: 比上年少83万人, but not 海拔高1200米."""

COMPARISON_VERBS: Final = frozenset(
    words("超过,超出,突破,多于,高于,大于,高出,远超,超,逾,低于,少于,小于,未达到,跌破")
)
"""Words that belong to the sentence's verb where a goal follows the number: 超过1100万人的预期目标."""

GOALS: Final = words(
    "目标,预期,任务,计划,指标,要求,水平,均值,红线,底线,门槛,标准,预算,规划,承诺,警戒线,控制线,上限,下限"
)
"""What the number is then: that of the goal itself, without the word."""

TRANSITIVE_FALLS: Final = words("减少,降低,压减,缩减,削减,裁减,调减,压缩,净流出")
"""Falls that may have what falls between them and the number: 减少贫困人口1386万, 净流出人口5万人."""

PEOPLE_NOUNS: Final = words(
    "人员,人口,人群,劳动力,农民工,毕业生,学生,学员,职工,员工,群众,居民,老年人,老人,儿童,青年,妇女,干部,党员,"
    "教师,医生,护士,医师,志愿者,渔民,农民,市民,村民,求职者,创业者,就业者,失业者"
)
"""Words that say that people are counted where no unit is printed: 545万城镇失业人员."""
