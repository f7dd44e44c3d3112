"""How far the program has held each figure against its source: by its sentence, by a table, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal, get_args

from cqbrief.briefing.model import Figure

EvidenceBasis = Literal["sentence", "table", "hand", "derived"]
"""sentence: its number stands in the quote, and the quote in the source. table: a CSV file of the briefing
or a table in the text of a source has it in the row and column that its locator names. hand: its author alone
says where it stands. derived: worked out from others."""

BASES: tuple[EvidenceBasis, ...] = get_args(EvidenceBasis)


def evidence_bases(
    figures: Mapping[str, Figure], quoted: Collection[str], tabled: Collection[str]
) -> Mapping[str, EvidenceBasis]:
    """Return the basis of every figure by id, in order.

    `quoted`: paths of the figures whose number was found in their sentence; `tabled`: ids of those whose
    number a table has.
    """
    return {id_: _basis(figure, quoted, tabled) for id_, figure in figures.items()}


def _basis(figure: Figure, quoted: Collection[str], tabled: Collection[str]) -> EvidenceBasis:
    if figure.derived:
        return "derived"
    if figure.path in quoted:
        return "sentence"
    return "table" if figure.id in tabled else "hand"


def count_bases(found: Mapping[str, EvidenceBasis]) -> dict[EvidenceBasis, int]:
    """Return how many figures have each basis; every basis is named."""
    counted = Counter(found.values())
    return {basis: counted[basis] for basis in BASES}
