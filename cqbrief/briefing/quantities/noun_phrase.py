"""The English noun that a number counts, where no known unit stands at it: officers in 51 Liaison Officers.

    51 Migrant Liaison Officers · 350 long term unemployed people · two of the four main groupings

The noun is the first plural behind the number, with the plurals right behind it: what stands before it are
adjectives and nouns, what ends it is a verb, a preposition, a conjunction, a mark of punctuation or a figure.
Where a word may as well be a verb (300 found jobs) nothing is counted for certain, and no noun is returned.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities import english_number_words as names
from cqbrief.briefing.quantities import lexicon_en, units
from cqbrief.briefing.quantities.word_tables import word_set

PHRASE_ENDINGS: Final = word_set(
    "a about above according across after afterwards against ago ahead all along already also although always"
    " among an and any are around as at be because been before behind being below beneath beside besides"
    " between beyond both but by can cannot compared could despite did do does down due during each either"
    " else ever every except following for from further given had has have he her here his how however i if"
    " in including inside into is it its just later like may me might must my near nearly neither never nor"
    " not now of off often on once only onto or our out outside over per perhaps plus previously prior rather"
    " recently regarding respectively shall she should since so some sometimes soon still such than that the"
    " their them then there these they this those though through throughout till to today together too toward"
    " towards under unless until up upon us versus very via was we were what when where whether which while"
    " who whom whose why will with within without would yet you your"
)
"""What no noun phrase goes on with."""
_VERBS: Final = word_set(
    "ask asked became become began begin believe bought bring brought built buy came choose chose come did do"
    " drew earn expect felt find found gave get give go got hear heard held hold join keep kept"
    " knew know lead led left live made make mean meant met own paid pay put ran receive said"
    " saw say see sell send sent sold spend spent speak spoke stand stood take taught tell think thought told"
    " took understood use want went win won write wrote"
) | {verb for verb in (*lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS) if not verb.endswith("s")}
"""Behind a number that stands for a noun: of these, 300 found jobs."""
_ADJECTIVES: Final = word_set(
    "unemployed employed underemployed retired registered disabled qualified unqualified skilled unskilled"
    " trained untrained experienced educated married unmarried divorced displaced related unrelated selected"
    " approved accredited licensed licenced listed limited mixed advanced associated affiliated injured"
    " infected elected unpaid detached insured uninsured protected wounded aged dedicated specialised"
    " specialized organised organized combined united developed industrialised industrialized so-called"
    " working training housing building manufacturing mining nursing engineering farming fishing shipping"
    " banking trading teaching learning leading remaining existing emerging developing participating founding"
    " competing neighbouring neighboring operating meeting planning parking swimming voting outstanding"
    " visiting accounting marketing publishing processing printing pending missing promising consulting"
    " living"
)
"""Words in -ed and -ing that are rather adjectives or nouns than verbs."""
_PLURALS: Final = word_set(
    "people men women children staff personnel police crew cattle sheep aircraft spacecraft feet teeth mice"
    " criteria phenomena alumni youth"
)
_PLURAL_ENDINGS: Final = ("men", "women", "children", "people")
_SINGULAR_ENDINGS: Final = ("ss", "us", "is", "'s", "’s", "ics", "news")
_COUNTED_THEMSELVES: Final = {**names.ONES, **names.TEENS, **names.TENS}
_MOST_WORDS: Final = 8
_LONGEST: Final = 96
"""Characters behind a number that are looked at."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\ (?P<word>[A-Za-z][A-Za-z'’-]*)"),
        re.compile(
            r"\ of\ (?:all\ )?(?:the|these|those|its|their|our|his|her)(?:\ (?P<whole>[0-9][0-9,]*))?(?=\ )"
        ),
    )


def counted_noun(text: str, end: int, known: Collection[str] = ()) -> tuple[str, int]:
    """Return the noun that the number before `end` counts, and its end; an empty one where there is none.

    `known`: units that a briefing declares; of these and of the built-in ones (percentage points) the noun is
    the longest that the phrase ends with.
    """
    if text[end : end + 1] != " ":
        return "", end
    following, of_all = _patterns()
    limit = min(len(text), end + _LONGEST)
    part = of_all.match(text, end, limit)
    at = part.end() if part else end
    phrase: list[str] = []
    plural = False
    noun_end = end
    for _ in range(_MOST_WORDS):
        found = following.match(text, at, limit)
        if found is None or (found.end() == limit < len(text)):
            break
        word = found["word"]
        small = word.lower()
        if not phrase and part and not part["whole"] and small in _COUNTED_THEMSELVES:
            at = found.end()
            continue
        if _ends(small) or (plural and not _is_plural(word, small)):
            break
        phrase.append(word)
        at = found.end()
        if _is_plural(word, small):
            plural, noun_end = True, at
    if not plural:
        return "", end
    return _unit(phrase, known), noun_end


def noun_phrase_continues(text: str, end: int) -> bool:
    """Tell whether a noun phrase may go on with the word behind `end`: firms in 5 larger firms."""
    found = _patterns()[0].match(text, end)
    return found is not None and found["word"].lower() not in PHRASE_ENDINGS


def _ends(word: str) -> bool:
    if word in PHRASE_ENDINGS or word in _VERBS:
        return True
    return word.endswith(("ed", "ing")) and "-" not in word and len(word) > 4 and word not in _ADJECTIVES


def _is_plural(word: str, small: str) -> bool:
    if small in _PLURALS or small.endswith(_PLURAL_ENDINGS):
        return True
    return len(word) > 3 and word[-1] == "s" and not small.endswith(_SINGULAR_ENDINGS)


def _unit(phrase: list[str], known: Collection[str]) -> str:
    for first in range(len(phrase)):
        name = " ".join(phrase[first:])
        for unit in (name, name.lower()):
            if unit in known or unit in units.UNITS:
                return unit
    return phrase[-1]
