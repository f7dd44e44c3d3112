"""The English number names and the words around them that decide whether a number is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _numbered(text: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + index * step for index, word in enumerate(text.split())}


ZERO: Final = {"zero": 0}
ONES: Final = _numbered("one two three four five six seven eight nine", 1)
TEENS: Final = _numbered(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
)
TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
DIGITS: Final = {"zero": 0, "oh": 0, "nought": 0, **ONES}
"""What is said behind *point*."""
SCALES: Final = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Powers of ten, on the short scale of all English statistics."""
HUNDRED: Final = _words("hundred")
HUNDREDS: Final = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6)}
DOZEN: Final = _words("dozen")

_ORDINAL: Final = {
    **_numbered("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 3),
    **_numbered("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14),
    **_numbered("twentieth thirtieth fortieth fiftieth", 20, 10),
}
ORDINALS: Final = frozenset({*_ORDINAL, "first", "second"})
DENOMINATORS: Final = {
    **{"half": 2, "halves": 2, "quarter": 4, "quarters": 4},
    **_ORDINAL,
    **{word + "s": part for word, part in _ORDINAL.items()},
    **{"hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000},
}
"""Into how many parts the word divides."""

_FOLD: Final = {**ONES, **TEENS, **TENS, "hundred": 100, "thousand": 1000}
MULTIPLES: Final[dict[str, Decimal]] = {
    **dict.fromkeys(_words("double doubles doubled doubling twice"), Decimal(2)),
    **dict.fromkeys(
        _words("triple triples tripled tripling treble trebles trebled trebling thrice"), Decimal(3)
    ),
    **dict.fromkeys(_words("quadruple quadruples quadrupled quadrupling"), Decimal(4)),
    **dict.fromkeys(_words("quintuple quintupled quintupling"), Decimal(5)),
    **dict.fromkeys(_words("halve halved halving"), Decimal("0.5")),
    **{word + "fold": Decimal(value) for word, value in _FOLD.items() if value > 1},
}
"""How many times as much the word says."""
OFTEN_OR_MULTIPLE: Final = _words("twice thrice")
"""Twice a year says how often, twice the average how many times as much."""
VERB_OR_ADJECTIVE: Final = _words("double triple treble quadruple")
COMPARED: Final = _words("as the that those its their his her our what this these last")
"""Behind a multiple: twice *as* many, double *the* number."""
THAN: Final = COMPARED | _words(
    "more less higher lower larger smaller greater bigger faster fewer above average"
)
"""Behind *three times*: as many as, the average, higher than."""
OFTEN: Final = _words("a an per weekly daily monthly yearly annually each every in since during")
BEFORE_VERB: Final = _words("to will would can could may might should must nearly almost than about roughly")
BE: Final = _words("is are was were be")
PARTICLES: Final = _words("down up as back over")
"""Doubled *down*, doubled *as*: nothing grew to twice as much."""
AS_MUCH: Final = _words("many much large big high low long likely great fast old")

COUNTING: Final = frozenset(
    {*ZERO, *ONES, *TEENS, *TENS, *SCALES, *HUNDRED, *DOZEN, *DENOMINATORS, *MULTIPLES}
)  # fmt: skip
"""One of these is in every number in words."""

ARTICLES: Final = _words("a an")
BEGINNINGS: Final = frozenset({*ARTICLES, *ZERO, *ONES, *TEENS, *TENS, *MULTIPLES, "half"})
"""What a number in words can begin with."""
AFTER_ARTICLE: Final = frozenset({*HUNDRED, *SCALES, *DOZEN})
AND: Final = _words("and")
OF: Final = _words("of")
POINT: Final = _words("point")
TIMES: Final = _words("times")
FOLD: Final = _words("fold")
OUT_OF: Final = tuple(tuple(link.split()) for link in ("in every", "in", "out of every", "out of"))
"""Between the numbers of nine out of ten."""

PER_CENT: Final = _words("percent per percentage basis")
"""What counts nothing but itself: one per cent, half a percentage point."""
MEASURES: Final = frozenset(
    {
        *PER_CENT,
        *_words("point tonne ton kilometre kilometer km mile hectare acre litre degree pound dollar euro"),
    }
)
"""Half of one of these is a quantity; half an hour is a time."""
KNOWN: Final = _words(
    "the these those other all both last next past first previous following preceding coming another"
)
"""After one of these a small number names things that were spoken of, or a time."""
NUMBERED: Final = _words(
    "chapter table figure chart section part phase stage step level tier article annex appendix volume number"
    " no war class type category page paragraph note notes clause schedule grade scenario option pillar"
    " objective goal target room box form line bullet year"
)
"""After one of these a small number is a name: Phase Two."""
DETERMINERS: Final = _words("a an one each every this last next that any no two three four five")
"""Before *year*, *part* or *stage* they say that no name follows."""
PARTITIVE: Final = frozenset(
    {*ONES, *TEENS, *_words("each any all none some most many half majority every both either neither")}
)
OF_THEM: Final = _words("the these those its their our his her them us you which whom whose all every each")
OR_MORE: Final = _words("more less fewer so")
NOT_COUNTED: Final = _words(
    "and are as at but by can did do for from had has have in is it may must not of on or that the to was"
    " were which will with"
)
"""What follows a number that counts nothing: one or the other of the two."""
MEASURED_BY: Final = _words(
    "by than about almost nearly over under roughly approximately around exactly just only least most to from"
    " up down below above some"
)
"""After one of these a number says how much, whatever follows: fell by a third, from three to five."""

HALF_OF: Final = _words("of the its all our his her their these those that this")
BEFORE_HALF: Final = _words("first second latter other better final top bottom upper lower")
"""The first half is a time or a part of a pair."""
SAID_OF: Final = _words("were are have had said say")
AFTER_FRACTION: Final = _words(
    "in of on to over since from compared between and or this last during by for with as after more less"
    " higher lower fewer at but while which when were are have had said is was"
)
"""What goes on behind by a third; another noun would be a third thing."""
TIMES_OF_DAY: Final = _words("year years yearly day days hour hours hourly time term")
AFTER_TIME: Final = _words("running ago later earlier straight ended ending before after since")
BEFORE_TIME: Final = _words(
    "for over in within after during past last first next previous these those the consecutive successive"
)
"""Three quarters behind one of these are nine months."""
TIME_UNITS: Final = _words("year years month months week weeks day days quarter quarters hours minutes")
CENTURIES: Final = _words("eighteen nineteen twenty")
"""Nineteen ninety-five, twenty twenty-one are years."""
