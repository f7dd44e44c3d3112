"""How far the numbers of an edition are accounted for, in a sentence."""

from __future__ import annotations

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.sources.evidence_basis import count_bases
from cqbrief.i18n.translator import Translator


def coverage_text(edition: Edition, tr: Translator) -> str:
    """Return of the sources' numerals how many are used and left out, and how many sums agree."""
    numerals = [numeral for found in edition.numerals.values() for numeral in found]
    left_out = sum(numeral.ignored is not None and not numeral.figures for numeral in numerals)
    open_ones = sum(not numeral.used for numeral in numerals)
    verdicts = [entry.verdict for entry in edition.ledger.values()]
    return tr.text(
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


def traced_text(edition: Edition, tr: Translator) -> str:
    """Return what may be said of the numbers of an edition without problems, in few words."""
    if not edition.figures:
        return tr.text("No numbers")
    return by_hand_text(edition, tr) or tr.text("Every number traced")


def by_hand_text(edition: Edition, tr: Translator) -> str:
    """Return how many figures stand where only their author says so; empty for none."""
    count = count_bases(edition.evidence_bases)["hand"]
    return tr.plural("{count} not machine-checked", "{count} not machine-checked", count) if count else ""


def evidence_text(edition: Edition, tr: Translator) -> str:
    """Return how many figures were held against what; empty while nothing is known."""
    counts = count_bases(edition.evidence_bases)
    parts = (
        tr.text("checked against the sentence {count}", count=counts["sentence"]),
        tr.text("against the data of a table {count}", count=counts["table"]),
        tr.text("placed by hand, not machine-checked {count}", count=counts["hand"]),
        tr.text("derived {count}", count=counts["derived"]),
    )
    return tr.join(part for part, count in zip(parts, counts.values(), strict=True) if count)
