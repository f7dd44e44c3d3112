"""Tests over several parameters, of which every pair of values occurs in the usual run.

Of a product of sizes, looks, zooms and charts most faults show in two of them together (Kuhn, Wallace and
Gallo, "Software Fault Interactions and Implications for Software Testing", 2004). The whole product runs
with `--complete`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

MARK, MARK_OF_VALUES = "every_pair", "every_value"


def every_pair(**parameters: Collection[Any]) -> pytest.MarkDecorator:
    """Parametrize a test by every pair of values of these parameters, with `--complete` by their product."""
    mark: pytest.MarkDecorator = getattr(pytest.mark, MARK)
    return mark(parameters)


def every_value(**parameters: Collection[Any]) -> pytest.MarkDecorator:
    """Parametrize a test so that every value of these parameters occurs, with `--complete` by their product.

    For what takes long and says the same as other tests do of every pair.
    """
    mark: pytest.MarkDecorator = getattr(pytest.mark, MARK_OF_VALUES)
    return mark(parameters)


def parametrize(metafunc: pytest.Metafunc) -> None:
    """Do for a test what its mark asks for; to be called from `pytest_generate_tests`."""
    for name, choice in ((MARK, all_pairs), (MARK_OF_VALUES, all_values)):
        for mark in metafunc.definition.iter_markers(name):
            (parameters,) = mark.args
            rows = [list(values) for values in parameters.values()]
            complete = metafunc.config.getoption("--complete")
            chosen = list(product(*rows)) if complete else list(choice(rows))
            ids = ["-".join(map(named, row)) for row in chosen]
            metafunc.parametrize(tuple(parameters), chosen, ids=ids)


def named(value: object) -> str:
    """Return how a value is called in the name of a test."""
    if isinstance(value, Path):
        return value.name
    if isinstance(value, tuple):
        return "x".join(map(named, value))
    return str(value)


def all_values(parameters: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield as many rows as the longest parameter has values; those of the others come again and again."""
    if all(parameters):
        for index in range(max(map(len, parameters), default=0)):
            yield tuple(values[index % len(values)] for values in parameters)


def all_pairs(parameters: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield few rows with a value of each parameter, in which every pair of values of two parameters occurs.

    Each row begins with a pair that is still missing and takes of each further parameter the value that adds
    most missing pairs, of equals the one taken least often so far. The same parameters give the same rows.
    """
    if len(parameters) < 2:
        yield from product(*parameters)
        return
    missing = {
        ((one, i), (other, j))
        for one, other in combinations(range(len(parameters)), 2)
        for i, j in product(range(len(parameters[one])), range(len(parameters[other])))
    }
    taken = [[0] * len(values) for values in parameters]
    for pair in sorted(missing):
        if pair not in missing:
            continue
        row: dict[int, int] = dict(pair)
        for parameter in range(len(parameters)):
            if parameter not in row:
                row[parameter] = _best(parameter, row, missing, taken[parameter])
        for parameter, value in row.items():
            taken[parameter][value] += 1
        missing -= set(combinations(sorted(row.items()), 2))
        yield tuple(parameters[parameter][row[parameter]] for parameter in range(len(parameters)))


def _best(
    parameter: int,
    row: Mapping[int, int],
    missing: Collection[tuple[tuple[int, int], tuple[int, int]]],
    taken: Sequence[int],
) -> int:
    """Return the value of `parameter` that adds most missing pairs to the row, the least used of equals."""

    def added(value: int) -> int:
        mine = (parameter, value)
        return sum(((other, mine) if other < mine else (mine, other)) in missing for other in row.items())

    return max(range(len(taken)), key=lambda value: (added(value), -taken[value], -value))
