"""The English number names and the words around them that decide whether a number is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities.word_tables import word_set


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
HUNDRED: Final = word_set("hundred")
HUNDREDS: Final = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6)}
DOZEN: Final = word_set("dozen")

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
    **dict.fromkeys(word_set("double doubles doubled doubling twice"), Decimal(2)),
    **dict.fromkeys(
        word_set("triple triples tripled tripling treble trebles trebled trebling thrice"), Decimal(3)
    ),
    **dict.fromkeys(word_set("quadruple quadruples quadrupled quadrupling"), Decimal(4)),
    **dict.fromkeys(word_set("quintuple quintupled quintupling"), Decimal(5)),
    **dict.fromkeys(word_set("halve halved halving"), Decimal("0.5")),
    **{word + "fold": Decimal(value) for word, value in _FOLD.items() if value > 1},
}
"""How many times as much the word says."""
OFTEN_OR_MULTIPLE: Final = word_set("twice thrice")
"""Twice a year says how often, twice the average how many times as much."""
VERB_OR_ADJECTIVE: Final = word_set("double triple treble quadruple")
AFTER_MULTIPLE: Final = word_set("as the that those its their his her our what this these last")
"""Behind a multiple: twice *as* many, double *the* number."""
COMPARISON_WORDS: Final = AFTER_MULTIPLE | word_set(
    "more less higher lower larger smaller greater bigger faster fewer above average"
)
"""Behind *three times*: as many as, the average, higher than."""
FREQUENCY_WORDS: Final = word_set("a an per weekly daily monthly yearly annually each every in since during")
BEFORE_VERB: Final = word_set(
    "to will would can could may might should must nearly almost than about roughly"
)
FORMS_OF_BE: Final = word_set("is are was were be")
PARTICLES: Final = word_set("down up as back over")
"""Doubled *down*, doubled *as*: nothing grew to twice as much."""
AFTER_HALF_AS: Final = word_set("many much large big high low long likely great fast old")

NUMBER_WORDS: Final = frozenset(
    {*ZERO, *ONES, *TEENS, *TENS, *SCALES, *HUNDRED, *DOZEN, *DENOMINATORS, *MULTIPLES}
)  # fmt: skip
"""One of these is in every number in words."""

ARTICLES: Final = word_set("a an")
BEGINNINGS: Final = frozenset({*ARTICLES, *ZERO, *ONES, *TEENS, *TENS, *MULTIPLES, "half"})
"""What a number in words can begin with."""
AFTER_ARTICLE: Final = frozenset({*HUNDRED, *SCALES, *DOZEN})
AND: Final = word_set("and")
OF: Final = word_set("of")
POINT: Final = word_set("point")
TIMES: Final = word_set("times")
FOLD: Final = word_set("fold")
OUT_OF: Final = tuple(tuple(link.split()) for link in ("in every", "in", "out of every", "out of"))
"""Between the numbers of nine out of ten."""

PER_CENT: Final = word_set("percent per percentage basis")
"""What counts nothing but itself: one per cent, half a percentage point."""
MEASURES: Final = frozenset(
    {
        *PER_CENT,
        *word_set("point tonne ton kilometre kilometer km mile hectare acre litre degree pound dollar euro"),
    }
)
"""Half of one of these is a quantity; half an hour is a time."""
DEFINITE_WORDS: Final = word_set(
    "the these those other all both last next past first previous following preceding coming another"
)
"""After one of these a small number names things that were spoken of, or a time."""
NUMBERED_THINGS: Final = word_set(
    "chapter table figure chart section part phase stage step level tier article annex appendix volume number"
    " no war class type category page paragraph note notes clause schedule grade scenario option pillar"
    " objective goal target room box form line bullet year"
)
"""After one of these a small number is a name: Phase Two."""
DETERMINERS: Final = word_set("a an one each every this last next that any no two three four five")
"""Before *year*, *part* or *stage* they say that no name follows."""
PARTITIVE: Final = frozenset(
    {*ONES, *TEENS, *word_set("each any all none some most many half majority every both either neither")}
)
AFTER_OF: Final = word_set(
    "the these those its their our his her them us you which whom whose all every each"
)
OR_MORE: Final = word_set("more less fewer so")
NOT_COUNTED: Final = word_set(
    "and are as at but by can did do for from had has have in is it may must not of on or that the to was"
    " were which will with"
)
"""What follows a number that counts nothing: one or the other of the two."""
MEASURED_BY: Final = word_set(
    "by than about almost nearly over under roughly approximately around exactly just only least most to from"
    " up down below above some"
)
"""After one of these a number says how much, whatever follows: fell by a third, from three to five."""

AFTER_HALF: Final = word_set("of the its all our his her their these those that this")
BEFORE_HALF: Final = word_set("first second latter other better final top bottom upper lower")
"""The first half is a time or a part of a pair."""
VERBS_AFTER_HALF: Final = word_set("were are have had said say")
AFTER_FRACTION: Final = word_set(
    "in of on to over since from compared between and or this last during by for with as after more less"
    " higher lower fewer at but while which when were are have had said is was"
)
"""What goes on behind by a third; another noun would be a third thing."""
TIMES_OF_DAY: Final = word_set("year years yearly day days hour hours hourly time term")
AFTER_TIME: Final = word_set("running ago later earlier straight ended ending before after since")
BEFORE_TIME: Final = word_set(
    "for over in within after during past last first next previous these those the consecutive successive"
)
"""Three quarters behind one of these are nine months."""
TIME_UNITS: Final = word_set("year years month months week weeks day days quarter quarters hours minutes")
CENTURIES: Final = word_set("eighteen nineteen twenty")
"""Nineteen ninety-five, twenty twenty-one are years."""
