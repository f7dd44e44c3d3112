"""Few rows hold every pair of values."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product
from math import prod
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pairwise import all_pairs, all_values, every_pair, every_value, named, parametrize

COUNTS = st.lists(st.integers(1, 7), min_size=1, max_size=5)


def pairs(rows: list[tuple[int, ...]]) -> set[tuple[tuple[int, int], ...]]:
    """The pairs of values that occur in the rows."""
    return {pair for row in rows for pair in combinations(enumerate(row), 2)}


@given(COUNTS)
def test_every_pair_that_the_product_has_occurs_and_no_row_twice(counts: list[int]) -> None:
    parameters = [range(count) for count in counts]
    rows = list(all_pairs(parameters))
    assert pairs(rows) == pairs(list(product(*parameters)))
    assert len(set(rows)) == len(rows) <= prod(counts)
    assert rows == list(all_pairs(parameters))


@pytest.mark.parametrize(
    ("counts", "most"),
    [((60, 3, 3, 2), 185), ((4, 2, 2), 9), ((9, 3, 2), 27), ((5, 4), 20), ((3,), 3)],
    ids=str,
)
def test_the_rows_are_few(counts: tuple[int, ...], most: int) -> None:
    assert len(list(all_pairs([range(count) for count in counts]))) <= most


@given(COUNTS)
def test_every_value_occurs_in_as_many_rows_as_there_are_of_one_parameter(counts: list[int]) -> None:
    rows = list(all_values([range(count) for count in counts]))
    assert len(rows) == max(counts)
    assert [set(column) for column in zip(*rows, strict=True)] == [set(range(count)) for count in counts]


def test_equal_values_are_told_apart_by_their_place() -> None:
    assert list(all_pairs([["a", "a"], [1]])) == [("a", 1), ("a", 1)]


class Collecting:
    """Stands for pytest at collection: notes the parameters that a test gets."""

    def __init__(self, mark: pytest.MarkDecorator, complete: bool) -> None:
        self.definition = SimpleNamespace(iter_markers=lambda name: [mark.mark] if name == mark.name else [])
        self.config = SimpleNamespace(getoption=lambda _name: complete)
        self.given: list[tuple[object, ...]] = []

    def parametrize(self, names: tuple[str, ...], rows: list[tuple[object, ...]], ids: list[str]) -> None:
        assert names == ("look", "size", "zoom") and len(ids) == len(rows)
        self.given = rows


@pytest.mark.parametrize(
    ("marked", "complete", "count"),
    [(every_pair, False, 6), (every_pair, True, 12), (every_value, False, 3), (every_value, True, 12)],
    ids=["every pair", "complete", "every value", "all"],
)
def test_the_product_is_run_on_request(
    marked: Callable[..., pytest.MarkDecorator], complete: bool, count: int
) -> None:
    mark = marked(look=["light", "dark"], size=[(1, 2), (3, 4), (5, 6)], zoom=[1.0, 2.0])
    collecting = Collecting(mark, complete)
    parametrize(cast(pytest.Metafunc, collecting))
    assert len(set(collecting.given)) == count


def test_a_value_is_named_in_the_tests_name_as_people_call_it() -> None:
    assert named(Path("data/chongqing-2021")) == "chongqing-2021"
    assert named((1024, 640)) == "1024x640"
