"""How far the numbers of an edition are accounted for, in a sentence."""

from __future__ import annotations

from cqbrief.briefing.edition import Edition
from cqbrief.words.catalogue import Words


def accounts_text(edition: Edition, words: Words) -> str:
    """Of the sources' numerals how many are used and left out, and how many sums agree."""
    numerals = [numeral for found in edition.numerals.values() for numeral in found]
    left_out = sum(numeral.ignored is not None and not numeral.figures for numeral in numerals)
    open_ones = sum(not numeral.used for numeral in numerals)
    verdicts = [entry.verdict for entry in edition.ledger.values()]
    return words.text(
        "Numerals of the sources: {all}; used {used}, left out with a reason {left_out}, "
        "unaccounted for {open}. "
        "Sums: {sums}; agree {agree}.",
        all=len(numerals),
        used=len(numerals) - left_out - open_ones,
        left_out=left_out,
        open=open_ones,
        sums=len(verdicts),
        agree=verdicts.count("agrees"),
    )


def traced_text(edition: Edition, words: Words) -> str:
    """What may be said of the numbers of an edition without problems."""
    return words.text("Every number traced") if edition.figures else words.text("No numbers")
