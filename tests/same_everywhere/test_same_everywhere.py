"""A figure is the same wherever it is shown: number, unit and word of approximation, as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.language import Language
from cqbrief.paper.print_request import PrintError
from cqbrief.paper.profile import profiles
from cqbrief.system import paths
from cqbrief.text.ledger_text import sum_line
from tests import desk
from tests.paper.pages import squeeze
from tests.same_everywhere import collect

LANGUAGES: tuple[Language, ...] = ("zh", "en")
MEDIA: dict[str, Callable[[Edition, Language], Iterable[str]]] = {
    "window": collect.window,
    "source pane": collect.source_pane,
    "clipboard": collect.clipboard,
    "comparison": collect.comparison,
    "chart readings": collect.chart_readings,
    "wall": collect.wall,
    "check --json": collect.report,
    "table": collect.table_export,
    "markdown": collect.markdown_export,
    "paper: comparison": collect.printed_comparison,
    **{f"paper: {name}": partial(collect.paper, name) for name in profiles()},
}
"""Every medium there is; a new room adds its collector here."""

SMALL = desk.briefings(large=False)
READINGS: list[tuple[str, Path, Language]] = [
    (medium, folder, language)
    for medium in MEDIA
    for folder in SMALL
    for language in (
        LANGUAGES if folder.parent == paths.data() else ("en" if "-en" in folder.name else "zh",)
    )
]
READINGS += [
    (medium, folder, "zh")
    for medium in ("window", "wall", "table", "paper: summary", "paper: briefing")
    for folder in desk.briefings()
    if folder not in SMALL
]
"""Where each briefing is read and in which language: the built-in ones in both everywhere, the large ones,
which take long, only where they could be too much."""

WHOLE = (
    "window", "source pane", "clipboard", "comparison", "wall", "check --json", "table", "markdown",
    "paper: briefing", "paper: comparison",
)  # fmt: skip
"""Media that show every figure."""


def shown_and_different(edition: Edition, texts: Iterable[str]) -> tuple[set[str], list[str]]:
    """Ids of the figures whose numbers stand in the texts, and every place where one is not as printed."""
    shown: set[str] = set()
    different: list[str] = []
    sums = [squeeze(sum_line(entry)) for entry in edition.ledger.values()]
    for text in {squeeze(without_joiners(text)) for text in texts}:
        for line in sums:
            # In a sum written out the scale stands only where it differs, which is no display of a figure.
            text = text.replace(line, "")
        for id_, figure in edition.figures.items():
            assert figure.value is not None
            printed, prefix = squeeze(figure.value.printed), squeeze(figure.value.prefix)
            at = text.find(figure.value.digits)
            while at >= 0:
                if text.startswith(printed, at - len(prefix)):
                    shown.add(id_)
                else:
                    different.append(f"{id_}: {printed} is shown in {text[max(0, at - 10) : at + 20]!r}")
                at = text.find(figure.value.digits, at + 1)
    return shown, different


@pytest.mark.parametrize(
    ("medium", "folder", "language"), READINGS, ids=lambda item: getattr(item, "name", item)
)
def test_a_figure_is_shown_as_printed_on_every_medium(medium: str, folder: Path, language: Language) -> None:
    edition = collect.with_digits_of_their_own(desk.edition(folder))
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


def plotted(edition: Edition) -> set[str]:
    """Ids of the figures at the marks of the charts."""
    assert edition.briefing is not None
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    return {point.figure for chart in charts for point in chart.points if point.figure}


def with_status(edition: Edition, **fields: object) -> Edition:
    """The built-in briefing with its first figure in another state."""
    assert edition.briefing is not None
    first, *others = edition.briefing.themes
    figure, *figures = first.figures
    themes = (replace(first, figures=(replace(figure, **fields), *figures)), *others)  # type: ignore[arg-type]
    return replace(edition, briefing=replace(edition.briefing, themes=themes))


@cache
def as_it_is(medium: str) -> str:
    return squeeze("".join(MEDIA[medium](desk.edition(), "zh")))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"status": "unverified"}, "待核实"),
        ({"status": "provisional"}, "初步数"),
        ({"status": "revised"}, "已修订"),
        ({"corrected": True}, "更正"),
        ({"reads_as": Text(plain="另一个数")}, "原文如此"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize(
    "medium", [medium for medium in MEDIA if medium not in ("chart readings", "check --json")]
)
def test_the_state_of_a_figure_stands_with_it_on_every_medium(
    medium: str, fields: dict[str, object], word: str
) -> None:
    edition = with_status(desk.edition(), **fields)
    without, stated = (
        squeeze("".join(MEDIA[medium](e, "zh"))).count(word) for e in (desk.edition(), edition)
    )
    assert stated > without


@pytest.mark.parametrize("medium", ["window", "wall", "paper: briefing", "paper: gongwen", "paper: summary"])
def test_an_unverified_number_says_so_in_running_text(medium: str) -> None:
    edition = with_status(desk.edition(), status="unverified")
    text = squeeze(without_joiners("".join(MEDIA[medium](edition, "zh"))))
    assert "城镇新增就业75.1万人（待核实）" in text
