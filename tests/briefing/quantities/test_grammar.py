"""The grammar of each language as it is written down in resources/grammar/: every row is read as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.system import paths

HEADS = ("文字", "Text")


def rows(page: Path) -> list[tuple[str, str]]:
    """The rows of every table of a page but the heads."""
    lines = [
        line.split("|") for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    return [(text.strip(), read.strip()) for _, text, read, _ in lines if text.strip() not in HEADS]


def told(quantity: Quantity) -> str:
    number = f"{quantity.number:f}" + ("" if quantity.upper is None else f" to {quantity.upper:f}")
    said = [" ".join(filter(None, (number, quantity.scale, quantity.unit)))]
    if quantity.qualifier not in ("exact", "range"):
        said.append(quantity.qualifier)
    if quantity.ordinal:
        said.append("rank")
    return ", ".join((*said, *filter(None, (quantity.change, quantity.mark))))


@pytest.mark.parametrize(
    ("text", "read"),
    [row for name in ("zh", "en") for row in rows(paths.resources() / "grammar" / f"{name}.md")],
)
def test_each_row_of_the_grammar_is_read_as_it_says(text: str, read: str) -> None:
    found = [told(quantity) for _, _, quantity in find_quantities(text, small_counts=True)]
    assert found == ([] if read == "—" else read.split("; "))


@pytest.mark.parametrize("name", ["zh", "en"])
def test_a_page_of_the_grammar_has_rows(name: str) -> None:
    assert len(rows(paths.resources() / "grammar" / f"{name}.md")) > 60
