"""The YAML form of the content, as `model`'s dataclasses define it: one table of keys for each class.

Reader and JSON Schema are both driven by these tables, so they cannot differ.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cqbrief.briefing.model import Briefing
from cqbrief.briefing.record import Record, record

THEME_FILE = "theme file"


@record
class Key(Record):
    """Describe one key of a class: what may stand after it."""

    name: str
    help: str
    role: str
    required: bool
    default: Any
    many: bool
    """True: a list of `item`."""
    item: type
    """str, bool, int, Decimal, Text, Quantity or another dataclass of the model."""
    choices: tuple[str, ...] = ()
    """The words allowed, where they are few."""
    group: bool = False
    """True when `item` is written as keys of its own."""


@record
class ClassSchema(Record):
    """Describe how one class of the model is written."""

    cls: type
    keys: Mapping[str, Key]
    shorthand: str | None
    """The key that a lone text fills."""
    computed: frozenset[str]
    """Fields that are no keys."""
    required: tuple[str, ...]
    """Names of the keys that must be there, in order."""


@cache
def class_schema(cls: type) -> ClassSchema:
    """Return the form of a dataclass of the model."""
    hints = get_type_hints(cls)
    keys: dict[str, Key] = {}
    computed: set[str] = set()
    for field in fields(cls):
        if field.metadata.get("computed"):
            computed.add(field.name)
            continue
        many, item, choices = _parse_type(hints[field.name])
        keys[field.name] = Key(
            name=field.name,
            help=field.metadata["help"],
            role=field.metadata["role"],
            required=field.default is MISSING,
            default=None if field.default is MISSING else field.default,
            many=many,
            item=item,
            choices=choices,
            group=_is_group(item),
        )
    return ClassSchema(
        cls=cls,
        keys=keys,
        shorthand=getattr(cls, "SHORTHAND", None),
        computed=frozenset(computed),
        required=tuple(key.name for key in keys.values() if key.required),
    )


@cache
def key_locations() -> Mapping[str, tuple[str, ...]]:
    """Return key -> where it may stand: ``briefing.yaml``, `THEME_FILE`, or the key that it belongs under."""
    found: dict[str, list[str]] = {}
    todo: list[tuple[type, str]] = [(Briefing, "briefing.yaml")]
    seen: set[tuple[type, str]] = set(todo)
    while todo:
        cls, where = todo.pop(0)
        for key in class_schema(cls).keys.values():
            found.setdefault(key.name, []).append(where)
            if key.group:
                inner = (key.item, THEME_FILE if key.role == "theme_file" else f"{key.name}:")
                if inner not in seen:
                    seen.add(inner)
                    todo.append(inner)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


def _is_group(item: type) -> bool:
    """Tell whether a type is one of the model's classes, whose fields are keys of the form."""
    return is_dataclass(item) and any("help" in field.metadata for field in fields(item))


def _parse_type(hint: Any) -> tuple[bool, type, tuple[str, ...]]:
    """Return a field's type as (is a list, type of one item, words allowed)."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        _, item, choices = _parse_type(get_args(hint)[0])
        return True, item, choices
    if get_origin(hint) is Literal:
        return False, str, get_args(hint)
    return False, hint, ()
