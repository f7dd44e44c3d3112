"""What `briefing.search` promises, done the plain way: each word of a query held against each thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity
from cqbrief.briefing.quantities.units import SCALES
from cqbrief.briefing.search.entries import SearchEntry, SearchHit, entries, plain
from cqbrief.briefing.search.pinyin import sounds_like, syllables


def find(edition: Edition, query: str) -> list[SearchHit]:
    """All hits, best first."""
    words = [word for word in plain(query, keep_spaces=True).split(" ") if word]
    found = []
    for entry in entries(edition) if words else ():
        scores = [_score(word, entry) for word in words]
        best = max(sum(scores) if all(scores) else 0, _worth(query, entry, edition) * len(words))
        if best:
            found.append((best, entry.hit))
    # Sorting keeps the order of equals.
    return [hit for _, hit in sorted(found, key=lambda item: -item[0])]


def _score(word: str, entry: SearchEntry) -> int:
    if entry.number and word in (entry.number, entry.number.replace("-0", "-")):
        return 12
    best = _number(word, entry)
    for name in entry.names:
        if _stands(word, name):
            best = max(best, 10 if name == word else 9 if name.startswith(word) else 8)
    if any(_stands(word, text) for text in entry.texts):
        best = max(best, 4)
    letters = word.replace("'", "") if re.fullmatch("[a-z']{2,}", word) else ""
    if best or not letters:
        return best
    if _sounds(letters, entry.names):
        return 7
    return 3 if entry.hit.kind == "sentence" and len(letters) > 3 and _sounds(letters, entry.texts) else 0


def _number(word: str, entry: SearchEntry) -> int:
    if any(letter in "0123456789一二两三四五六七八九十百千" for letter in word) and word in entry.printed:
        return 0 if not _stands(word, entry.printed) else 11 if word == entry.printed else 10
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    asked = re.fullmatch(rf"(\d+)(?:\.(\d+))?({scales})(.*)", word)
    if asked is None or entry.amount is None or not entry.printed or asked[4] not in entry.printed:
        return 0
    step = Decimal(1).scaleb(SCALES[asked[3]] - len(asked[2] or ""))
    over = abs(entry.amount) - Decimal(f"{asked[1]}.{asked[2] or 0}").scaleb(SCALES[asked[3]])
    return 6 if -step / 2 <= over < step else 0


def _worth(query: str, entry: SearchEntry, edition: Edition) -> int:
    units = frozenset(unit.unit for unit in edition.briefing.units) if edition.briefing else frozenset()
    decimal = edition.briefing.decimal if edition.briefing else "."
    try:
        value = parse_quantity(query.replace("†", ""), units, decimal)
    except QuantityError:
        return 0
    if not entry.printed or entry.amount is None:
        return 0
    if abs(entry.amount) == abs(value.amount):
        return 10
    rounded = value.scale or value.decimals > 0
    half = value.factor * Decimal(5).scaleb(-value.decimals - 1)
    return 6 if rounded and abs(abs(entry.amount) - abs(value.amount)) <= half else 0


def _stands(word: str, text: str) -> bool:
    if not word[0].isdigit():
        return word in text
    return re.search(rf"(?<![\d.]){re.escape(word)}", text) is not None


def _sounds(letters: str, texts: Iterable[str]) -> bool:
    return any(sounds_like(letters, syllables(text)) for text in texts)
