"""Two editions held against each other, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Any, Literal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure
from cqbrief.briefing.problems import N_
from cqbrief.briefing.quantities.dimension import dimension_of
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.text import Language, Text

ChangeKind = Literal["changed", "added", "dropped", "reworded"]

WORDED: Mapping[str, str] = {
    "label": N_("label"),
    "period": N_("period"),
    "area": N_("area"),
    "concept": N_("definition"),
    "share_of": N_("share of"),
    "status": N_("status"),
    "exact": N_("exactness"),
    "additive": N_("additivity"),
    "adjusted": N_("rounding"),
    "note": N_("note"),
    "reads_as": N_("presumable reading"),
    "corroboration": N_("confirmation"),
    "quote": N_("quote"),
    "formula": N_("formula"),
}
"""Fields of a figure whose change is a change of wording -> what they are called."""

_ONE_DECIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a number changed: a share of the old one, or percentage points between percentages."""

    number: Decimal
    """In per cent or in percentage points, signed, rounded as it is shown."""
    points: bool
    approximate: bool
    """True where one of the two numbers is only approximate."""

    @property
    def written(self) -> str:
        """``+3.2``, ``-0.5``, ``0.0``: without unit."""
        return f"{self.number:+f}" if self.number else f"{abs(self.number):f}"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one figure from one edition to the next."""

    kind: ChangeKind
    id: str
    old: Figure | None
    new: Figure | None
    difference: Difference | None = None
    """For changed numbers of one unit."""
    reworded: tuple[str, ...] = ()
    """Keys of `WORDED` in which the two differ."""

    @property
    def figure(self) -> Figure:
        """The figure as it is now, else as it was."""
        figure = self.new or self.old
        assert figure is not None  # one of them is always there
        return figure


@dataclass(frozen=True, slots=True)
class Collation:
    """All that changed between two editions."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    """In the order of the new edition, dropped figures last."""
    unchanged: int
    """Figures that are the same in both."""


def compare(old: Edition, new: Edition) -> Collation:
    """What changed from `old` to `new`: figures are the same where their ids are."""
    changes: list[Change] = []
    unchanged = 0
    for id_, figure in new.figures.items():
        before = old.figures.get(id_)
        change = _added(figure) if before is None else _change(before, figure)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    changes += [Change("dropped", id_, f, None) for id_, f in old.figures.items() if id_ not in new.figures]
    return Collation(old, new, tuple(changes), unchanged)


def compare_report(collation: Collation, language: Language | None = None) -> dict[str, Any]:
    """The comparison as JSON-ready data; numbers are strings, texts in `language`, else in the briefing's."""
    briefing = collation.new.briefing
    said: Language = language or (briefing.language if briefing else "zh")
    return {
        "old": _edition(collation.old, said),
        "new": _edition(collation.new, said),
        "unchanged": collation.unchanged,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "label": change.figure.label.in_language(said),
                "old": _printed(change.old),
                "new": _printed(change.new),
                "difference": change.difference.written if change.difference else None,
                "difference_unit": _unit(change.difference),
                "approximate": change.difference.approximate if change.difference else None,
                "reworded": {
                    name: {
                        "old": field_text(change.old, name, said),
                        "new": field_text(change.new, name, said),
                    }
                    for name in change.reworded
                },
            }
            for change in collation.changes
        ],
    }


def field_text(figure: Figure | None, name: str, language: Language) -> str | None:
    """A field of a figure in words; None where there is none."""
    value = getattr(figure, name) if figure is not None else None
    if name == "period" and value is not None:
        label = value.label.in_language(language) if value.label else ""
        return f"{label} ({value.state})" if value.state != "stated" else label
    if name == "quote" and value is not None:
        return str(value.text)
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if value is not None else None


def _added(figure: Figure) -> Change:
    return Change("added", figure.id, None, figure)


def _change(old: Figure, new: Figure) -> Change | None:
    reworded = tuple(name for name in WORDED if _said(old, name) != _said(new, name))
    if _printed(old) != _printed(new):
        return Change("changed", new.id, old, new, difference(old.value, new.value), reworded)
    return Change("reworded", new.id, old, new, None, reworded) if reworded else None


def _said(figure: Figure, name: str) -> object:
    value = getattr(figure, name)
    return value.text if name == "quote" and value is not None else value


def difference(old: Quantity | None, new: Quantity | None) -> Difference | None:
    """By how much `new` differs from `old`; None for different units, for ranges, ranks and nothing.

    Percentages differ by percentage points, to as many decimals as are printed; other numbers by a
    share of the old one in per cent, to one decimal.
    """
    if old is None or new is None or old.upper is not None or new.upper is not None:
        return None
    kind = dimension_of(old.unit, ordinal=old.ordinal)
    if kind != dimension_of(new.unit, ordinal=new.ordinal) or old.ordinal:
        return None
    approximate = old.qualifier != "exact" or new.qualifier != "exact"
    try:
        if kind.share != "number":
            places = Decimal(1).scaleb(-max(old.decimals, new.decimals))
            return Difference(((new.amount - old.amount) * 100).quantize(places), True, approximate)
        if not old.amount:
            return None
        share = (new.amount - old.amount) / abs(old.amount) * 100
        return Difference(share.quantize(_ONE_DECIMAL), False, approximate)
    except DecimalException:
        return None


def _unit(found: Difference | None) -> str | None:
    if found is None:
        return None
    return "个百分点" if found.points else "%"


def _printed(figure: Figure | None) -> str | None:
    return figure.value.printed if figure is not None and figure.value is not None else None


def _edition(edition: Edition, language: Language) -> dict[str, Any]:
    briefing = edition.briefing
    return {
        "folder": str(edition.folder),
        "title": briefing.title.in_language(language) if briefing else None,
        "fingerprint": edition.fingerprint,
        "figures": len(edition.figures),
    }
