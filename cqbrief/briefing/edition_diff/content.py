"""Everything but its figures that a reader may see of a briefing, held against another edition of it.

The records of the model are walked field by field, so that no text, point or key can be forgotten: items
are the same where their id (or, for items without one, what names them) is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import (
    Break,
    Briefing,
    Cell,
    Chart,
    Column,
    Comparison,
    Correction,
    Credit,
    Deliberate,
    Figure,
    Ignored,
    Measure,
    Picture,
    Point,
    Quote,
    Row,
    Silence,
    Silenced,
    SlideRule,
    Source,
    Story,
    Table,
    Term,
    Theme,
    Unit,
)
from cqbrief.briefing.parsing.class_schema import Key, class_schema
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.record import Record

ContentKind = Literal["changed", "added", "dropped", "moved"]
ContentValue = Text | str | None

MOST_ALIGNED = 2_000
"""Items of two lists without names that are aligned; longer ones are paired in order."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """Describe one step on the way to what changed: a key of the YAML form, and which item of a list."""

    key: str
    name: ContentValue = None
    """What a reader calls the item: its headline, its label, its place in the list."""
    id: str = ""
    """Its id, where it has one."""


@dataclass(frozen=True, slots=True)
class ContentChange:
    """Describe one text, item or order that is not what it was."""

    kind: ContentKind
    where: tuple[PathStep, ...]
    old: ContentValue
    new: ContentValue
    file: str = ""
    """The source, CSV file or picture that it is in; empty for the YAML files."""


def compare_content(old: Briefing, new: Briefing) -> Iterator[ContentChange]:
    """Yield what differs between two briefings, in the order of the form; figures that both have left out.

    Of those only that they moved is told here; `figures.compare` tells the rest.
    """
    yield from _records(old, new, ())


def _records(old: Record, new: Record, where: tuple[PathStep, ...]) -> Iterator[ContentChange]:
    kind: Any = type(new)
    for key in class_schema(kind).keys.values():
        before, after = getattr(old, key.name), getattr(new, key.name)
        if before != after:
            yield from _field(key, before, after, where)


def _field(key: Key, before: Any, after: Any, where: tuple[PathStep, ...]) -> Iterator[ContentChange]:
    if key.many:
        yield from (_named if key.group and key.item in _NAMES else _unnamed)(key, before, after, where)
    elif isinstance(before, Record) and isinstance(after, Record):
        yield from _records(before, after, (*where, PathStep(key.name)))
    else:
        kind: ContentKind = (
            "changed"
            if before is not None and after is not None
            else ("added" if before is None else "dropped")
        )
        yield ContentChange(kind, (*where, PathStep(key.name)), content_value(before), content_value(after))


def _named(
    key: Key, before: Sequence[Any], after: Sequence[Any], where: tuple[PathStep, ...]
) -> Iterator[ContentChange]:
    """Compare two lists whose items have names: what is new, gone, other, and whether the order is."""
    olds, news = _by_name(before), _by_name(after)
    for name, item in olds.items():
        if name not in news and key.item is not Figure:
            yield ContentChange("dropped", (*where, _step(key, item)), content_value(item), None)
    for name, item in news.items():
        if key.item is Figure:
            continue
        if name not in olds:
            yield ContentChange("added", (*where, _step(key, item)), None, content_value(item))
        elif item != olds[name]:
            yield from _records(olds[name], item, (*where, _step(key, item)))
    stayed = [name for name in olds if name in news]
    order = [name for name in news if name in olds]
    if stayed != order:
        yield ContentChange(
            "moved", (*where, PathStep(key.name)), _listed(olds, stayed), _listed(news, order)
        )


def _step(key: Key, item: Record) -> PathStep:
    return PathStep(key.name, title(item), getattr(item, "id", ""))


def _unnamed(
    key: Key, before: Sequence[Any], after: Sequence[Any], where: tuple[PathStep, ...]
) -> Iterator[ContentChange]:
    """Compare two lists of texts or of items without names, aligned by what they say."""
    if max(len(before), len(after)) > MOST_ALIGNED:
        blocks: Any = [("replace", 0, len(before), 0, len(after))]
    else:
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, first, last, start, end in blocks:
        if tag == "equal":
            continue
        paired = min(last - first, end - start)
        for index in range(paired):
            one, two = before[first + index], after[start + index]
            if one == two:
                continue
            step = PathStep(key.name, str(start + index + 1))
            if isinstance(one, Record):
                yield from _records(one, two, (*where, step))
            else:
                yield ContentChange("changed", (*where, step), content_value(one), content_value(two))
        for index in range(first + paired, last):
            yield ContentChange("dropped", (*where, PathStep(key.name)), content_value(before[index]), None)
        for index in range(start + paired, end):
            yield ContentChange("added", (*where, PathStep(key.name)), None, content_value(after[index]))


_NAMES: dict[type, Callable[[Any], object]] = {
    **dict.fromkeys((Theme, Figure, Chart, Table, Story, Measure, Source, Picture), lambda item: item.id),
    Point: lambda item: (item.x, item.series),
    Column: lambda item: item.column,
    Break: lambda item: item.at,
    Row: lambda item: item.label,
    Term: lambda item: item.term,
    Unit: lambda item: item.unit,
    Credit: lambda item: (item.role, item.name),
    Correction: lambda item: (item.date, item.figure, item.was),
    SlideRule: lambda item: item.show,
    Silenced: lambda item: (item.rule, item.at),
    Ignored: lambda item: item.quote,
    Deliberate: lambda item: item.numeral,
    Comparison: lambda item: (item.kind, item.figure),
}
"""What names an item of a list, where anything does: silences, cells and quotes go by their place."""

_TITLES = ("short", "headline", "label", "title", "person", "name", "caption", "term", "x", "unit", "was",
           "numeral", "role", "column", "at", "show", "rule", "figure", "text", "quote")  # fmt: skip
"""Fields that an item is called by, the best first; a theme's headline is the id of a figure."""


def _by_name(items: Sequence[Any]) -> dict[object, Any]:
    """Return the items by name; of two with one name, a mistake, the second has its place in its name."""
    found: dict[object, Any] = {}
    for index, item in enumerate(items):
        name = _NAMES[type(item)](item)
        found[(name, index) if name in found else name] = item
    return found


def title(item: Record) -> ContentValue:
    """Return what a reader calls an item: its headline, its label, the person, the term…"""
    names = ("title",) if isinstance(item, Theme) else _TITLES
    for name in names:
        value = getattr(item, name, None)
        if isinstance(value, Quote):
            return value.text
        if isinstance(value, Text | str) and value:
            return value
    return None


def content_value(value: object) -> ContentValue:
    """Return a value of the model in words: a text, an item's title, a number as printed, a list's items."""
    if value is None or isinstance(value, Text | str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Quantity):
        return value.printed
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Cell):
        return value.text or f"{{{value.figure}}}"
    if isinstance(value, Silence):
        return value.text
    if isinstance(value, Point):
        return f"{plain(value.x)}: {{{value.figure}}}" if value.figure else plain(value.gap)
    if isinstance(value, Record):
        return title(value)
    return str(value)


def plain(text: ContentValue) -> str:
    """Return a text in all its wordings, the same one once."""
    if not isinstance(text, Text):
        return text or ""
    return " / ".join(dict.fromkeys(filter(None, text.wordings())))


def _listed(items: dict[object, Any], names: Sequence[object]) -> str:
    return " · ".join(plain(title(items[name])) for name in names)
