"""Classes that hold values and never change, made quickly.

They are frozen dataclasses whose methods are shared by all of them. Else `dataclasses` writes and compiles
six methods for every class, at every start: for those of `model` that takes 20 ms of 70, for all that
`cqbrief check` imports 30 ms of 180.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

_Record = TypeVar("_Record", bound="Record")


class Record:
    """Supply the methods of the classes made by `record`."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *first: Any, **values: Any) -> None:
        """Raise TypeError for a value that is missing, and for one with an unknown name."""
        prepared = _prepared(type(self))
        if len(first) == len(prepared) and not values:
            for (_, put, _), value in zip(prepared, first, strict=True):
                put(self, value)
            return
        if first:
            values.update(zip((name for name, _, _ in prepared), first, strict=False))
        for name, put, default in prepared:
            value = values.pop(name, default)
            if value is MISSING:
                raise TypeError(f"{type(self).__name__} needs {name}")
            put(self, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(values))}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name, _, _ in _prepared(type(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = (f"{name}={getattr(self, name)!r}" for name, _, _ in _prepared(type(self)))
        return f"{type(self).__name__}({', '.join(values)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self._values())


@dataclass_transform(frozen_default=True)
def record(cls: type[_Record]) -> type[_Record]:
    """Make of a subclass of `Record` what ``dataclass(frozen=True, slots=True)`` makes of a class.

    `dataclasses.fields`, `replace` and `is_dataclass` know it as one of theirs.
    """
    return dataclass(init=False, repr=False, eq=False, slots=True)(cls)


_PREPARED: dict[type, tuple[tuple[str, Callable[[object, object], None], Any], ...]] = {}


def _prepared(cls: type[Record]) -> tuple[tuple[str, Callable[[object, object], None], Any], ...]:
    """Return name, setter and default (MISSING where there is none) of each field, in order.

    They are looked up once for each class. The slots' own descriptors set a value past `__setattr__`, in half
    the time of `object.__setattr__`, which would look for them by name.
    """
    if cls not in _PREPARED:
        _PREPARED[cls] = tuple(
            (field.name, getattr(cls, field.name).__set__, field.default) for field in fields(cls)
        )
    return _PREPARED[cls]


def _restored(cls: type[Record], values: tuple[Any, ...]) -> Record:
    item = object.__new__(cls)
    for (_, put, _), value in zip(_prepared(cls), values, strict=True):
        put(item, value)
    return item
