"""A time that a comparison names, as either language says it: 2012年三季度, Q3 2012, 上年末, FY2012/13.

An author writes it in one of many usual ways. What is in the reader's language stays as written; what
is in another one is put into it where its form is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import Language
from cqbrief.text.phrasing.languages import PHRASINGS

_LEAD = re.compile("|".join(phrasing.lead for phrasing in PHRASINGS.values()), re.IGNORECASE)
"""Words of comparison that an author may have written with the time."""
_TAIL = re.compile(f"(?:{'|'.join(phrasing.tail for phrasing in PHRASINGS.values() if phrasing.tail)})$")


def named_time(text: Text, language: Language) -> str:
    """Return the time `text` names as it follows 比 in Chinese and “on” in English: 2012年, the end of 2012.

    Words of comparison around it are left out. What is of no known form stays as written, tagged where
    it is lent by another language.
    """
    return _said(text.wording(language), language) or _bare(text.in_language(language))


def _bare(words: str) -> str:
    words = words.strip()
    lead = _LEAD.match(words)
    return _TAIL.sub("", words[lead.end() if lead else 0 :])


@lru_cache(maxsize=256)
def _said(words: str, language: Language) -> str | None:
    """Return the time in this language; None where its form is not known."""
    own = PHRASINGS[language]
    if own.writes(words):
        return _bare(words)
    folded = _bare(unicodedata.normalize("NFKC", words))
    for other in PHRASINGS.values():
        if other.writes(words) and (time := other.read_time(folded)):
            return own.say_time(time)
    return None
