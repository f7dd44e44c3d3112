"""Suggestions for words that are nearly right."""

from __future__ import annotations

from collections.abc import Iterable

from cqbrief.i18n.messages import N_, Message

_CANDIDATES = 2000  # difflib takes some microseconds for each


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` most like `word`, None when none is much like it."""
    lower = word.lower()
    alike = [other for other in known if abs(len(other) - len(word)) <= 4][:_CANDIDATES]
    for other in alike:
        if other.lower() == lower:
            return other
    # Only where something was mistyped; it takes 1 ms to import.
    from difflib import get_close_matches

    found = get_close_matches(word[:80], alike, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return advice that names the nearest known word; None when there is none."""
    found = nearest(word, known)
    return Message(N_("Did you mean “{word}”?"), {"word": found}) if found else None
