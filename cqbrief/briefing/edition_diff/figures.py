"""Two editions held against each other: figure by figure, and all else that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import Any, Literal, cast

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.content import (
    ContentChange,
    ContentKind,
    ContentValue,
    PathStep,
    compare_content,
    content_value,
    plain,
)
from cqbrief.briefing.edition_diff.files import (
    compare_cells,
    compare_pictures,
    compare_sources,
    unseen_files,
)
from cqbrief.briefing.formulas.dimension import dimension_of
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.parsing.class_schema import class_schema
from cqbrief.briefing.quantities.quantity import EXACT, Quantity
from cqbrief.briefing.quantities.units import FRACTIONS
from cqbrief.briefing.record import Record
from cqbrief.briefing.storage.folder import ROOT_FILE
from cqbrief.i18n.language import Language
from cqbrief.i18n.messages import N_

ChangeKind = Literal["changed", "added", "dropped", "reworded"]

WORDED: Mapping[str, str] = {
    "label": N_("label"),
    "period": N_("period"),
    "area": N_("area"),
    "concept": N_("definition"),
    "share_of": N_("share of"),
    "comparisons": N_("comparisons"),
    "good": N_("good direction"),
    "key": N_("key figure"),
    "status": N_("status"),
    "exact": N_("exactness"),
    "additive": N_("additivity"),
    "adjusted": N_("rounding"),
    "note": N_("note"),
    "reads_as": N_("presumable reading"),
    "corroboration": N_("confirmation"),
    "quote": N_("quote"),
    "locator": N_("place in a table"),
    "source": N_("source"),
    "formula": N_("formula"),
    "decimals": N_("decimals"),
    "unit": N_("unit"),
    "check": N_("check"),
}
"""Fields of a figure whose change is a change of wording -> what they are called."""

_ONE_DECIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class NumberChange:
    """Describe by how much a number changed: a share of the old one, or percentage points."""

    number: Decimal
    """In per cent or in percentage points, signed, rounded as it is shown."""
    points: bool
    approximate: bool
    """True where one of the two numbers is only approximate."""

    @property
    def written(self) -> str:
        """Return ``+3.2``, ``-0.5``, ``0.0``: without unit."""
        return f"{self.number:+f}" if self.number else f"{abs(self.number):f}"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Describe what became of one figure from one edition to the next."""

    kind: ChangeKind
    id: str
    old: Figure | None
    new: Figure | None
    difference: NumberChange | None = None
    """For changed numbers of one unit."""
    reworded: tuple[str, ...] = ()
    """Keys of `WORDED` in which the two differ."""

    @property
    def figure(self) -> Figure:
        """Return the figure as it is now, else as it was."""
        figure = self.new or self.old
        assert figure is not None  # one of them is always there
        return figure


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """Hold all that changed between two editions."""

    old: Edition
    new: Edition
    changes: tuple[FigureChange, ...]
    """In the order of the new edition, dropped figures last."""
    unchanged: int
    """Figures that are the same in both."""
    content: tuple[ContentChange, ...] = ()
    """What else a reader sees otherwise: texts, charts, values of CSV files, sources, the order of things."""
    files: tuple[tuple[str, ContentKind], ...] = ()
    """Files that are others, new or gone, of which nothing else is reported, and what became of them."""

    @property
    def same(self) -> bool:
        """Return whether nothing at all is known to differ."""
        return not (self.changes or self.content or self.files)


def compare(old: Edition, new: Edition) -> EditionDiff:
    """Return what changed from `old` to `new`: figures and other items are the same where their ids are.

    Where the fingerprints differ something is reported always, if only which files are others.
    """
    changes: list[FigureChange] = []
    unchanged = 0
    for id_, figure in new.figures.items():
        before = old.figures.get(id_)
        change = _added(figure) if before is None else _change(before, figure)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    changes += [
        FigureChange("dropped", id_, f, None) for id_, f in old.figures.items() if id_ not in new.figures
    ]
    content = (*_moved(old, new), *_content(old, new))
    reported = {*_files_of_figures(old, new, changes), *(_file_of(old, new, change) for change in content)}
    return EditionDiff(old, new, tuple(changes), unchanged, content, unseen_files(old, new, reported))


def _content(old: Edition, new: Edition) -> Iterator[ContentChange]:
    if old.briefing is not None and new.briefing is not None:
        yield from compare_content(old.briefing, new.briefing)
    yield from compare_cells(old, new)
    yield from compare_sources(old, new)
    yield from compare_pictures(old, new)


def _moved(old: Edition, new: Edition) -> Iterator[ContentChange]:
    """Yield the figures that went from one theme to another."""
    for id_, figure in new.figures.items():
        before, after = old.theme_of.get(id_), new.theme_of[id_]
        if id_ in old.figures and before is not None and before.id != after.id:
            yield ContentChange("moved", (PathStep("figures", figure.label, id_),), before.title, after.title)


def _files_of_figures(old: Edition, new: Edition, changes: Iterable[FigureChange]) -> Iterator[str]:
    for change in changes:
        for edition, figure in ((old, change.old), (new, change.new)):
            if figure is not None:
                yield edition.places[f"{figure.path}.id"].file


def _file_of(old: Edition, new: Edition, change: ContentChange) -> str:
    """Return the file that a change stands in: a source, a CSV file, that of its theme or briefing.yaml."""
    if change.file:
        return change.file
    for edition in (new, old):
        for theme in edition.briefing.themes if edition.briefing else ():
            if change.where[0].key == "themes" and change.where[0].id == theme.id and len(change.where) > 1:
                return edition.places[f"{theme.path}.id"].file
    return ROOT_FILE


def texts_of(change: ContentChange, language: Language) -> tuple[str | None, str | None]:
    """Return what stood there and what stands there now; in all languages where only another one differs."""
    old, new = in_words(change.old, language), in_words(change.new, language)
    return (old, new) if old != new else (plain(change.old) or None, plain(change.new) or None)


def in_words(value: ContentValue, language: Language) -> str | None:
    """Return what is said, in `language`."""
    return value.in_language(language) if isinstance(value, Text) else value


def field_texts(change: FigureChange, name: str, language: Language) -> tuple[str | None, str | None]:
    """Return a field of a figure before and now; in all languages where only another one differs."""
    old, new = (field_text(figure, name, language) for figure in (change.old, change.new))
    if old == new:
        values = [getattr(figure, name, None) for figure in (change.old, change.new)]
        old, new = (
            plain(v) if isinstance(v, Text) else text for v, text in zip(values, (old, new), strict=True)
        )
    return old, new


def field_text(figure: Figure | None, name: str, language: Language) -> str | None:
    """Return a field of a figure in words; None where there is none."""
    value = _field(figure, name) if figure is not None else None
    if name == "period" and value is not None:
        label = value.label.in_language(language) if value.label else ""
        why = f": {value.why.in_language(language)}" if value.why else ""
        return f"{label} ({value.state}{why})" if value.state != "stated" else label
    if name == "quote" and value is not None:
        return str(value.text)
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Record):
        return _fields(value, language)
    if isinstance(value, tuple):
        return "; ".join(_fields(item, language) for item in value) or None
    return str(value) if value is not None else None


def _fields(item: Record, language: Language) -> str:
    """Return what an item says, field by field: ``against hires_2019 2019``."""
    values = (getattr(item, name) for name in class_schema(cast("Any", type(item))).keys)
    return " ".join(filter(None, (in_words(content_value(value), language) for value in values)))


def _added(figure: Figure) -> FigureChange:
    return FigureChange("added", figure.id, None, figure)


def _change(old: Figure, new: Figure) -> FigureChange | None:
    reworded = tuple(name for name in WORDED if _said(old, name) != _said(new, name))
    if printed(old) != printed(new):
        return FigureChange("changed", new.id, old, new, difference(old.value, new.value), reworded)
    return FigureChange("reworded", new.id, old, new, None, reworded) if reworded else None


def _said(figure: Figure, name: str) -> object:
    value = _field(figure, name)
    return value.text if name == "quote" and value is not None else value


def _field(figure: Figure, name: str) -> Any:
    """Return a field of a figure; its source is that of its quote or its place in a table."""
    if name == "source":
        evidence = figure.quote or figure.locator
        return evidence.source if evidence is not None else None
    return getattr(figure, name)


def difference(old: Quantity | None, new: Quantity | None) -> NumberChange | None:
    """Return by how much `new` differs from `old`; None for other units, for ranges, ranks and nothing.

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
            places = Decimal(1).scaleb(-max(_decimals(old), _decimals(new)))
            points = EXACT.multiply(EXACT.subtract(new.amount, old.amount), Decimal(100))
            return NumberChange(points.quantize(places, ROUND_HALF_UP, EXACT), True, approximate)
        if not old.amount:
            return None
        share = (new.amount - old.amount) / abs(old.amount) * 100
        return NumberChange(share.quantize(_ONE_DECIMAL, ROUND_HALF_UP), False, approximate)
    except DecimalException:
        return None


def _decimals(value: Quantity) -> int:
    """Return the decimals of a quantity in per cent: 6.77‰ has three."""
    finer = -(FRACTIONS[value.unit] * 100).adjusted() if value.unit in FRACTIONS else 0
    return max(value.decimals + finer, 0)


def printed(figure: Figure | None) -> str | None:
    """Return a figure's value as printed; None where there is none."""
    return figure.value.printed if figure is not None and figure.value is not None else None
