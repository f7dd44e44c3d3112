"""Any quantity in running text is found whole, and no proper part of it is taken for a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cqbrief.briefing.model import Quote
from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities.parser import QuantityError, find_quantities, parse_quantity
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.paragraphs import parse_document
from cqbrief.briefing.sources.quote_matching import find_quote
from cqbrief.briefing.sources.value_matching import find_value

CHARACTERS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Printed:
    """A quantity as it is printed, and the number it states in its unit."""

    text: str
    number: Decimal
    unit: str


def spoken(number: int) -> str:
    """A number below ten thousand in characters: 三百零五."""
    said, skipped = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            said += ("零" if skipped and said else "") + CHARACTERS[digit] + name
        skipped = not digit
    return said


UNITS = st.sampled_from(["人", "元", "户", "亩", "吨", "家"])
BELOW = st.integers(1, 9999)


@st.composite
def compounds(draw: st.DrawFn) -> Printed:
    """14亿1178万人, 三亿五千万亩: over two powers of ten."""
    high, low, unit = draw(BELOW), draw(st.integers(1000, 9999)), draw(UNITS)
    writers: list[Callable[[int], str]] = [str, spoken]
    write = draw(st.sampled_from(writers))
    return Printed(f"{write(high)}亿{write(low)}万{unit}", Decimal(high * 10**8 + low * 10**4), unit)


@st.composite
def thousands(draw: st.DrawFn) -> Printed:
    """1亿2千3百万元, 3万5千人, 13万2."""
    first, second, unit = draw(st.integers(1, 99)), draw(st.integers(1, 9)), draw(UNITS)
    return draw(
        st.sampled_from(
            [
                Printed(f"{first}万{second}千{unit}", Decimal(first * 10**4 + second * 1000), unit),
                Printed(f"{first}亿{second}千万{unit}", Decimal(first * 10**8 + second * 10**7), unit),
                Printed(f"{first}万{second}", Decimal(first * 10**4 + second * 1000), ""),
            ]
        )
    )


@st.composite
def characters(draw: st.DrawFn) -> Printed:
    """三百零五万人, 廿三人, 三成五, 十万分之十六."""
    number, digit, unit = draw(st.integers(11, 9999)), draw(st.integers(1, 9)), draw(UNITS)
    said = CHARACTERS[digit]
    tenths = draw(st.integers(1, 9).filter(lambda tenth: tenth != 2))
    return draw(
        st.sampled_from(
            [
                Printed(f"{spoken(number)}万{unit}", Decimal(number * 10**4), unit),
                Printed(f"廿{said}{unit}", Decimal(20 + digit), unit),
                Printed(f"{CHARACTERS[tenths]}成{said}", Decimal(10 * tenths + digit) / 100, "成"),
                Printed(f"十万分之{spoken(number)}", Decimal(number) / 10**5, "/100000"),
                Printed(f"百分之{spoken(number % 90 + 10)}", Decimal(number % 90 + 10) / 100, "%"),
            ]
        )
    )


@st.composite
def figures(draw: st.DrawFn) -> Printed:
    """1,206[r]万人, 75.1%, (1,234) thousand, 16.1/10万."""
    number, places = draw(st.integers(1000, 9_999_999)), draw(st.integers(1, 2))
    short = Decimal(draw(st.integers(100, 9999))).scaleb(-places)
    mark, unit = draw(st.sampled_from(["", "[r]", "*", "（预计）"])), draw(UNITS)
    return draw(
        st.sampled_from(
            [
                Printed(f"{number:,}{mark}{unit}", Decimal(number), unit),
                Printed(f"{number}{unit}", Decimal(number), unit),
                Printed(f"{short:f}{mark}万{unit}", short * 10**4, unit),
                Printed(f"{short:f}%", short / 100, "%"),
                Printed(f"{short:f}个百分点", short / 100, "个百分点"),
                Printed(f"{short:f}/10万", short / 10**5, "/10万"),
                Printed(f"({number:,}) thousand", Decimal(-number * 1000), ""),
                Printed(f"£{short:f}bn", short * 10**9, "£"),
                Printed(f"负{short:f}%", -short / 100, "%"),
                Printed(f"{short:f}%的降幅", -short / 100, "%"),
            ]
        )
    )


@st.composite
def english(draw: st.DrawFn) -> Printed:
    """32,569 thousand people, £4.1bn, minus 3.2 per cent, a 3.2% fall."""
    number, places = draw(st.integers(1000, 9_999_999)), draw(st.integers(1, 2))
    short = Decimal(draw(st.integers(100, 9999))).scaleb(-places)
    mark = draw(st.sampled_from(["", "[r]", "[p]", "*"]))
    return draw(
        st.sampled_from(
            [
                Printed(f"{number:,}{mark} thousand people", Decimal(number * 1000), "people"),
                Printed(f"{number:,} jobs", Decimal(number), "jobs"),
                Printed(f"{short:f}{mark} million", short * 10**6, ""),
                Printed(f"£{short:f} million", short * 10**6, "£"),
                Printed(f"£{short:f}bn", short * 10**9, "£"),
                Printed(f"{short:f} per cent", short / 100, "per cent"),
                Printed(f"{short:f} percentage points", short / 100, "percentage points"),
                Printed(f"minus {short:f}%", -short / 100, "%"),
                Printed(f"{short:f}% lower", -short / 100, "%"),
                Printed(f"down {short:f}%", -short / 100, "%"),
                Printed(f"({number:,}) thousand", Decimal(-number * 1000), ""),
                Printed(f"{short:f} per 1,000", short / 1000, "/1,000"),
            ]
        )
    )


QUANTITIES = st.one_of(compounds(), thousands(), characters(), figures())
BEFORE = st.sampled_from(
    [
        "共有",
        "全市有",
        "其中：",
        "城镇（",
        "甲乙、",
        "7户，",
        "另有7户、",
        "据统计,",
        "2021年，有",
        "年末有 ",
        "另7户",
    ]
)
BEHIND = st.sampled_from(["", "。", "，比上年末", "；7户", "）", "、7户", "（下同）", " 。", "，2022年"])
IN_CHINESE = st.tuples(BEFORE, QUANTITIES, BEHIND)
IN_ENGLISH = st.tuples(
    st.sampled_from(
        ["it was ", "In 2021, it was ", "(of which ", "7 firms, ", "7 firms and ", "the total: "]
    ),
    english(),
    st.sampled_from(["", ".", ", the highest since 2011", ")", ", 7 firms", " and 7 firms", "; in May"]),
)


def amounts(text: str) -> dict[tuple[int, int], Quantity]:
    return {(start, end): quantity for start, end, quantity in find_quantities(text, small_counts=True)}


@settings(max_examples=300, deadline=None)
@given(IN_CHINESE | IN_ENGLISH)
@example(("7户，", Printed("1亿2千万人", Decimal(120000000), "人"), "、7户"))
def test_a_quantity_in_running_text_is_found_whole(parts: tuple[str, Printed, str]) -> None:
    before, printed, behind = parts
    found = amounts(f"{before}{printed.text}{behind}").get((len(before), len(before) + len(printed.text)))
    assert found is not None, amounts(f"{before}{printed.text}{behind}").keys()
    assert found.printed == printed.text
    assert (found.amount, found.unit) == (printed.number, printed.unit)
    assert not found.ambiguous


@settings(max_examples=100, deadline=None)
@given(IN_CHINESE | IN_ENGLISH)
def test_no_proper_part_of_a_quantity_is_a_value(parts: tuple[str, Printed, str]) -> None:
    before, printed, behind = parts
    text, whole = f"{before}{printed.text}{behind}", parse_quantity(printed.text)
    index = DocumentIndex(parse_document("a", text))
    passage = find_quote(index, Quote(text=text))
    assert isinstance(passage, Passage)
    first, last = len(before), len(before) + len(printed.text)
    assert find_value(index, passage, whole)[:2] == (first, last)  # type: ignore[index]
    for start in range(len(printed.text)):
        for end in range(start + 1, len(printed.text) + 1):
            part = printed.text[start:end].strip()
            try:
                value = parse_quantity(part)
            except QuantityError:
                continue
            if (value.amount, value.unit) == (whole.amount, whole.unit):
                continue
            accepted = find_value(index, passage, value)
            elsewhere = not isinstance(accepted, UnplacedProblem) and not first <= accepted[0] < last
            assert isinstance(accepted, UnplacedProblem) or elsewhere, part
