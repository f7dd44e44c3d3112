"""Texts that lack a language which the briefing otherwise has are tagged, and so is what they lend."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.record import Record

_Item = TypeVar("_Item")


def tag_untranslated(item: _Item) -> _Item:
    """Return `item` with every text in it tagged that lacks a language; itself where there is none."""
    changed: Any = item
    if isinstance(item, Text):
        if item.untranslated:
            changed = replace(item, tagged=True)
    elif isinstance(item, tuple):
        entries = tuple(tag_untranslated(entry) for entry in item)
        if any(after is not before for after, before in zip(entries, item, strict=True)):
            changed = entries
    elif isinstance(item, Record):
        values = {field.name: getattr(item, field.name) for field in fields(item)}
        other = {
            name: after for name, value in values.items() if (after := tag_untranslated(value)) is not value
        }
        if other:
            changed = replace(item, **other)
    return changed  # type: ignore[no-any-return]
