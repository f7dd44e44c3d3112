"""Classes that hold values and never change, made quickly.

`dataclasses` writes and compiles six methods for every class. For the classes of `model` that takes
11 ms, a tenth of the time in which an empty window opens, and at every start; methods shared by all of
them take 1 ms.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

_Record = TypeVar("_Record", bound="Record")
_set = object.__setattr__


class Record:
    """Base of the classes made by `record`."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *first: Any, **values: Any) -> None:
        """Raises TypeError for a value that is missing, and for one with an unknown name."""
        defaults = _defaults(type(self))
        values.update(zip(defaults, first, strict=False))
        if not values.keys() <= defaults.keys():
            unknown = ", ".join(sorted(values.keys() - defaults.keys()))
            raise TypeError(f"{type(self).__name__} has no {unknown}")
        for name, default in defaults.items():
            value = values.get(name, default)
            if value is MISSING:
                raise TypeError(f"{type(self).__name__} needs {name}")
            _set(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in _defaults(type(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = (f"{name}={getattr(self, name)!r}" for name in _defaults(type(self)))
        return f"{type(self).__name__}({', '.join(values)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self._values())


@dataclass_transform(frozen_default=True)
def record(cls: type[_Record]) -> type[_Record]:
    """What ``dataclass(frozen=True, slots=True)`` makes of a class that is a `Record`.

    `dataclasses.fields`, `replace` and `is_dataclass` know it as one of theirs.
    """
    return dataclass(init=False, repr=False, eq=False, slots=True)(cls)


_DEFAULTS: dict[type, dict[str, Any]] = {}


def _defaults(cls: type[Record]) -> dict[str, Any]:
    """Field -> its default, MISSING where it has none; looked up once for each class."""
    if cls not in _DEFAULTS:
        _DEFAULTS[cls] = {field.name: field.default for field in fields(cls)}
    return _DEFAULTS[cls]


def _restored(cls: type[Record], values: tuple[Any, ...]) -> Record:
    item = object.__new__(cls)
    for name, value in zip(_defaults(cls), values, strict=True):
        _set(item, name, value)
    return item
