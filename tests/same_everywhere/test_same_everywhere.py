"""A figure is the same wherever it is shown: number, unit and word of approximation, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.export.formats import FORMATS
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.paper.print_request import PrintError
from cqbrief.system import paths
from cqbrief.text.ledger_text import sum_line
from tests.same_everywhere import collect
from tests.same_everywhere.collect import MEDIA, MEDIUM_OF_EXPORT
from tests.support import editions
from tests.support.pairwise import every_pair, every_value
from tests.support.paper import squeeze

SMALL = editions.folders(large=False)
LARGE = [folder for folder in editions.folders() if folder not in SMALL]
COME_ALONG = [folder for folder in SMALL if folder.parent == paths.data()]
MADE_FOR_TESTS = [folder for folder in SMALL if folder not in COME_ALONG]
LARGE_MEDIA = ("window", "wall", "table", "paper: summary", "paper: briefing")
"""Where a large briefing, which takes long, could be too much."""

WHOLE = (
    "window", "source pane", "clipboard", "comparison", "wall", "check --json", "table", "markdown",
    "paper: briefing", "paper: comparison",
)  # fmt: skip
"""Media that show every figure."""
CHOSEN_PROFILES = tuple(medium for medium in MEDIA if medium.startswith("paper: ") and medium not in WHOLE)
"""Profiles for which figures are chosen out of what the whole briefing on paper has."""


def shown_and_different(edition: Edition, texts: Iterable[str]) -> tuple[set[str], list[str]]:
    """Ids of the figures whose numbers stand in the texts, and every place where one is not as printed."""
    shown: set[str] = set()
    different: list[str] = []
    sums = [squeeze(sum_line(entry)) for entry in edition.ledger.values()]
    values = {
        figure.value.digits: (id_, figure.value) for id_, figure in edition.figures.items() if figure.value
    }
    assert len(values) == len(edition.figures)
    digits = re.compile(f"(?=({'|'.join(values)}))") if values else re.compile("(?!)")
    for text in {squeeze(without_joiners(text)) for text in texts}:
        for line in sums:
            # In a sum written out the scale stands only where it differs, which is no display of a figure.
            text = text.replace(line, "")
        for found in digits.finditer(text):
            id_, value = values[found[1]]
            at, printed = found.start(), squeeze(value.printed)
            if text.startswith(printed, at - len(squeeze(value.prefix))):
                shown.add(id_)
            else:
                different.append(f"{id_}: {printed} is shown in {text[max(0, at - 10) : at + 20]!r}")
    return shown, different


@every_pair(folder=COME_ALONG, medium=MEDIA, language=LANGUAGES)
def test_a_figure_is_shown_as_printed_on_every_medium(folder: Path, medium: str, language: Language) -> None:
    is_shown_as_printed(medium, folder, language)


@every_pair(folder=MADE_FOR_TESTS, medium=[medium for medium in MEDIA if medium not in CHOSEN_PROFILES])
def test_a_figure_of_a_briefing_made_for_tests_is_shown_as_printed_on_every_medium(
    folder: Path, medium: str
) -> None:
    is_shown_as_printed(medium, folder, "en" if "-en" in folder.name else "zh")


@every_value(folder=MADE_FOR_TESTS, medium=CHOSEN_PROFILES)
def test_a_figure_of_a_briefing_made_for_tests_is_shown_as_printed_by_every_profile(
    folder: Path, medium: str
) -> None:
    is_shown_as_printed(medium, folder, "en" if "-en" in folder.name else "zh")


@every_value(medium=LARGE_MEDIA, folder=LARGE)
def test_a_figure_of_a_large_briefing_is_shown_as_printed(medium: str, folder: Path) -> None:
    is_shown_as_printed(medium, folder, "zh")


@cache
def renumbered(folder: Path) -> Edition:
    """The edition in `folder` with digits of their own, one for all media."""
    return collect.with_digits_of_their_own(editions.edition(folder))


def is_shown_as_printed(medium: str, folder: Path, language: Language) -> None:
    edition = renumbered(folder)
    try:
        shown, different = shown_and_different(edition, MEDIA[medium](edition, language))
    except PrintError:
        # Long briefings have no summary on one page, and are told so.
        assert medium == "paper: summary" and len(edition.figures) > 100
        return
    assert different == []
    if medium in WHOLE:
        assert shown == set(edition.figures)
    elif medium == "chart readings":
        assert shown == plotted(edition)
    else:
        assert bool(shown) == bool(edition.figures)


def test_every_export_format_is_among_the_media() -> None:
    assert set(MEDIUM_OF_EXPORT) == set(FORMATS), "see MEDIUM_OF_EXPORT in tests/same_everywhere/collect.py"
    assert set(MEDIUM_OF_EXPORT.values()) <= set(MEDIA)


def plotted(edition: Edition) -> set[str]:
    """Ids of the figures at the marks of the charts."""
    assert edition.briefing is not None
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    return {point.figure for chart in charts for point in chart.points if point.figure}
