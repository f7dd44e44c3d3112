"""The slides of a briefing, from its outline and the `slides:` rules of its themes. Free of Qt.

Slides are the same on every screen, so that “slide 7” is slide 7 on the hand-out too: what is split
is split for the narrowest usual screen. Backup slides stand behind the last main slide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeVar

from cqbrief.briefing.chart_data.build import ChartData, is_roomy
from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, SlideRule, Source, Story, Table, Theme
from cqbrief.briefing.outline import theme_blocks
from cqbrief.briefing.table_slides import column_groups
from cqbrief.briefing.uses import theme_sources
from cqbrief.i18n.language import LANGUAGES
from cqbrief.presentation.text_height import BODY_HEIGHT, LEAST_SCALE, text_height, wrapped_height
from cqbrief.text.mark_text import FOLDED_COLUMNS

SlideKind = Literal["title", "message", "chart", "values", "table", "story", "figures", "figure", "sources"]

MESSAGE_FIGURES = 4
"""Most figures on a theme's message slide, its headline figure among them."""
HERO_CATEGORIES = 12
"""Beside a chart of more categories no figure stands large: the chart needs the room."""
GRID_FIGURES = 6
"""Most figures on a slide of further figures: three columns of two."""
TABLE_ROWS = 7
TABLE_COLUMNS = 5
SLIDE_SOURCES = 4
"""Most rows of a table, most columns of it besides the first, and most sources, on one slide."""
VALUE_ROWS, VALUE_COLUMNS, MOST_VALUES_SLIDES = 12, 7, 2
"""Most rows and columns of the values behind a chart on one slide; of more slides all are backup ones."""
CHART_ROWS, ROOMY_CHART_ROWS = 32, 16
"""Most rows of a chart whose values grow to the right on one slide, in two columns; and of several marks or
with targets, whose words need a line of their own."""

Omits = Callable[[ChartData, bool], bool]
"""Tells whether a chart, beside a large figure or not, leaves values out, which a table then gives."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """Describe one slide; everything on it is named by id, so that it outlives a new reading of the files."""

    key: str
    """Names the slide within its briefing for good: priority/message, priority/chart/jobs, …/2 for a part."""
    kind: SlideKind
    theme: int = 0
    """Number of its theme from 1; 0 for the title and the sources of the whole."""
    item: str = ""
    """Id of its chart, table, story or single figure."""
    figures: tuple[str, ...] = ()
    """Ids of the figures that stand on it, the hero first."""
    cards: tuple[str, ...] = ()
    """Ids of what can be pointed at and enlarged, the most important first."""
    rows: range = range(0)
    """Of a table its rows, of a chart its categories (none: all), of a story its quotes, of the sources the
    places in the list that are shown."""
    columns: range = range(0)
    """Of a table the columns shown besides the first, of the values behind a chart the series."""
    part: int = 1
    parts: int = 1
    backup: bool = False
    notes: Text | None = None
    minutes: Decimal | None = None
    number: int = 0
    """Printed in its corner, from 1."""


@dataclass(frozen=True)
class Deck:
    """Hold all slides: the main ones in the order presented, then the backup ones."""

    edition: Edition
    slides: tuple[Slide, ...]
    main_count: int
    """How many are main slides; the others are shown only when asked for."""
    minutes: Mapping[int, Decimal] = field(default_factory=dict)
    """Number of a theme -> minutes planned, where any are."""

    @cached_property
    def index_by_key(self) -> Mapping[str, int]:
        """Return key of a slide -> its index."""
        return {slide.key: index for index, slide in enumerate(self.slides)}

    def find(self, id_: str) -> int | None:
        """Return the index of the first slide with this chart, table, story or figure, if there is one."""
        for index, slide in enumerate(self.slides):
            if slide.item == id_:
                return index
        return next((index for index, slide in enumerate(self.slides) if id_ in slide.figures), None)

    def values_slide(self, slide: Slide) -> Slide | None:
        """Return the first slide with all values of the chart on `slide`, where that leaves some out."""
        owner = slide.key if slide.part == 1 else slide.key.rpartition("/")[0]
        index = self.index_by_key.get(f"{owner}/values")
        return None if slide.kind != "chart" or index is None else self.slides[index]

    def theme_start(self, theme: int) -> int | None:
        """Return the index of a theme's first slide, a backup one only if it has no other; themes from 1."""
        return next((index for index, slide in enumerate(self.slides) if slide.theme == theme), None)

    def find_number(self, text: str) -> int | None:
        """Return the index of the slide with this number, or with the figure numbered so (2-03, or 2-3)."""
        if "-" not in text:
            return int(text) - 1 if 1 <= int(text) <= len(self.slides) else None
        theme, _, own = text.partition("-")
        number = f"{theme}-{own.zfill(2)}"
        figure = next((f for f in self.edition.figures.values() if f.number == number), None)
        return self.find(figure.id) if figure else None

    def neighbour(self, index: int, by: int, *, messages_only: bool) -> int | None:
        """Return the index of the main slide before (`by` -1) or after (1) `index`; None at the ends.

        With `messages_only` slides that are not a theme's message with its headline figures are passed over.
        """
        index += by
        while 0 <= index < self.main_count:
            if not messages_only or self.slides[index].kind == "message":
                return index
            index += by
        return None

    def clamp(self, index: int) -> int:
        """Return the index of a slide of this deck that is nearest to `index`."""
        return max(0, min(index, len(self.slides) - 1))

    def matching_index(self, index: int, old: Deck) -> int:
        """Return the index here of slide `index` of `old`, an earlier reading; where it is gone, one near."""
        return self.index_by_key.get(old.slides[index].key, self.clamp(index))


def build_deck(edition: Edition, omits: Omits = lambda _, __: False) -> Deck:
    """Build the slides of `edition`; a title alone where it has no content."""
    briefing = edition.briefing
    slides: list[Slide] = [Slide(key="title", kind="title")]
    minutes: dict[int, Decimal] = {}
    if briefing is not None:
        for number, theme in enumerate(briefing.themes, start=1):
            theme_slides = list(_theme_slides(edition, number, theme, omits))
            slides += theme_slides
            planned = theme.minutes or sum((s.minutes for s in theme_slides if s.minutes), Decimal(0))
            if planned and not theme.backup:
                minutes[number] = planned
        slides += _source_slides("sources", 0, briefing.sources)
    ordered = [s for s in slides if not s.backup] + [s for s in slides if s.backup]
    numbered = tuple(replace(slide, number=number) for number, slide in enumerate(ordered, start=1))
    return Deck(edition, numbered, sum(not slide.backup for slide in slides), minutes)


def lead_figures(theme: Theme) -> tuple[Figure, ...]:
    """Return what stands beside the message: the headline figure, then key figures.

    What the headline figure is compared with stands with it and is not repeated.
    """
    keys = [figure for figure in theme.figures if figure.key]
    lead = [figure for figure in theme.figures if figure.id == theme.headline] or keys[:1]
    beside = {comparison.figure for figure in lead for comparison in figure.comparisons}
    others = [figure for figure in keys if figure not in lead and figure.id not in beside]
    return tuple((lead + others)[:MESSAGE_FIGURES])


def chart_hero(chart: Chart, theme: Theme) -> str | None:
    """Return the id of the figure shown large beside a chart: the headline figure, else the only key one."""
    points = [point.figure for point in chart.points if point.figure]
    keys = [figure.id for figure in theme.figures if figure.key and figure.id in points]
    return theme.headline if theme.headline in points else keys[-1] if len(keys) == 1 else None


def _theme_slides(edition: Edition, number: int, theme: Theme, omits: Omits) -> Iterator[Slide]:
    blocks = _blocks(edition, number, theme, omits)
    for name in _order(list(blocks), theme.slides):
        rule = next((rule for rule in theme.slides if rule.show == name), None)
        if name not in blocks:
            blocks[name] = _extra(edition, number, theme, name, omits)
        for index, slide in enumerate(blocks[name]):
            yield replace(
                slide,
                backup=theme.backup or slide.backup or (rule is not None and rule.backup),
                notes=(rule.notes if rule and rule.notes else theme.speaker_notes),
                minutes=rule.minutes if rule and index == 0 else None,
            )


def _order(usual: list[str], rules: Sequence[SlideRule]) -> list[str]:
    """Return the names of blocks in the order shown: blocks that rules name change places among themselves.

    So a rule alone moves nothing, and rules for all blocks give the whole order. What is not shown
    without a rule comes right after the block of the rule before it.
    """
    named = list(dict.fromkeys(rule.show for rule in rules))
    known = iter([name for name in named if name in usual])
    result = [next(known) if name in named else name for name in usual]
    for index, name in enumerate(named):
        if name not in usual:
            before = result.index(named[index - 1]) + 1 if index else 0
            result.insert(before, name)
    return result


def _blocks(edition: Edition, number: int, theme: Theme, omits: Omits) -> dict[str, list[Slide]]:
    """Return the name of each block shown without a rule -> its slides."""
    briefing = edition.briefing
    assert briefing is not None
    lead = lead_figures(theme)
    cards = tuple(figure.id for figure in lead)
    compared = tuple(comparison.figure for figure in lead for comparison in figure.comparisons)
    message = Slide(
        key=f"{theme.id}/message", kind="message", theme=number, cards=cards,
        figures=tuple(dict.fromkeys([*cards, *(id_ for id_ in compared if id_ in edition.figures)])),
    )  # fmt: skip
    blocks: dict[str, list[Slide]] = {"message": [message]}
    for block in theme_blocks(briefing, theme):
        if "wall" not in block.media:
            continue
        for item in block.items:
            if isinstance(item, (Chart, Table, Story)):
                blocks[item.id] = _item_slides(edition, theme, item.id, number, theme.id, omits)
    shown = {id_ for slides in blocks.values() for slide in slides for id_ in slide.figures}
    alone = {rule.show for rule in theme.slides}
    rest = [f for f in theme.figures if f.id not in shown and f.id not in alone]
    rest.sort(key=lambda figure: not figure.key)
    if rest:
        blocks["figures"] = _with_parts(
            [
                Slide(key=f"{theme.id}/figures", kind="figures", theme=number, figures=some, cards=some)
                for some in (tuple(f.id for f in group) for group in _evenly(rest, GRID_FIGURES))
            ]
        )
    return blocks


def _extra(edition: Edition, number: int, theme: Theme, name: str, omits: Omits) -> list[Slide]:
    """Return the slides of a block that is shown only because a rule names it."""
    if name == "sources":
        briefing = edition.briefing
        assert briefing is not None
        return _source_slides(f"{theme.id}/sources", number, theme_sources(briefing, theme))
    if name in edition.figures:
        key = f"{theme.id}/figure/{name}"
        return [Slide(key=key, kind="figure", theme=number, item=name, figures=(name,), cards=(name,))]
    return _item_slides(edition, edition.theme_of.get(name), name, number, theme.id, omits)


def _item_slides(
    edition: Edition, owner: Theme | None, name: str, number: int, prefix: str, omits: Omits
) -> list[Slide]:
    """Return the slides of a chart, table or story of the theme `owner`, shown in the theme `number`."""
    if owner is None:
        return []
    items: tuple[Chart | Table | Story, ...] = (*owner.charts, *owner.tables, *owner.stories)
    for item in items:
        if item.id == name:
            if isinstance(item, Chart):
                return _chart(edition, item, owner, number, prefix, omits)
            if isinstance(item, Table):
                return _table(edition, item, number, prefix)
            return _story(edition, item, number, prefix)
    return []


def _chart(
    edition: Edition, chart: Chart, theme: Theme, number: int, prefix: str, omits: Omits
) -> list[Slide]:
    """Return the slides of a chart: further ones for many rows, on the same axis, and for values left out."""
    data = edition.chart_data(chart)
    hero = chart_hero(chart, theme) if len(data.categories) <= HERO_CATEGORIES else None
    points = [id_ for point in chart.points for id_ in (point.figure, point.target) if id_]
    figures = tuple(dict.fromkeys([*([hero] if hero else []), *points]))
    key = f"{prefix}/chart/{chart.id}"
    cards = (chart.id, *figures[:1]) if hero else (chart.id,)
    slide = Slide(key=key, kind="chart", theme=number, item=chart.id, figures=figures, cards=cards)
    most = ROOMY_CHART_ROWS if is_roomy(data) else CHART_ROWS
    slides = [slide]
    shown = [data]
    if data.axis == "horizontal" and not CHART_KINDS[data.kind].one_bar and len(data.categories) > most:
        parts = _evenly(range(len(data.categories)), most)
        slides = _with_parts([replace(slide, rows=range(part[0], part[-1] + 1)) for part in parts])
        shown = [data.part(part.rows) for part in slides]
    if not any(omits(part, hero is not None) for part in shown):
        return slides
    values = _values(data, number, key)
    return [*slides, *(replace(value, backup=len(values) > MOST_VALUES_SLIDES) for value in values)]


def _values(data: ChartData, number: int, key: str) -> list[Slide]:
    """Return the slides with the values of a chart as a table."""

    def most(columns: Sequence[int]) -> int:
        return VALUE_ROWS * max(FOLDED_COLUMNS // (len(columns) + 1), 1)

    return _with_parts([
        Slide(
            key=f"{key}/values", kind="values", theme=number, item=data.id, cards=(data.id,),
            rows=rows, columns=columns,
        )
        for columns in _ranges(len(data.series), VALUE_COLUMNS)
        for rows in _ranges(len(data.categories), most(columns))
    ])  # fmt: skip


def _table(edition: Edition, table: Table, number: int, prefix: str) -> list[Slide]:
    series = edition.series.get(table.id)
    count = len(series.x) if series else len(table.rows)
    slides = []
    for columns in column_groups(table, edition.figures, series):
        for rows in _evenly(range(count), TABLE_ROWS) or [range(0)]:
            shown = range(rows[0], rows[-1] + 1) if rows else range(0)
            cells = [
                cell
                for row in table.rows[shown.start : shown.stop]
                for cell in row.cells[columns.start : columns.stop]
            ]
            figures = tuple(dict.fromkeys(cell.figure for cell in cells if cell.figure))
            key = f"{prefix}/table/{table.id}"
            slide = Slide(key=key, kind="table", theme=number, item=table.id, cards=(table.id,))
            slides.append(replace(slide, figures=figures, rows=shown, columns=columns))
    return _with_parts(slides)


def _story(edition: Edition, story: Story, number: int, prefix: str) -> list[Slide]:
    """Return one slide, or one for each group of quotes that fits below what happened."""
    figures = edition.figures

    summary_height = text_height(story.summary, figures, 25 * LEAST_SCALE, 1.5)
    head = 60 + summary_height + 50 * len(story.figures)
    head += text_height(story.note, figures, 17, 1.4)
    groups: list[range] = [range(0, 0)]
    used = head
    for index, quote in enumerate(story.quotes):
        height = wrapped_height(quote.text, 32 * LEAST_SCALE, 1.6) + 24
        if used + height > BODY_HEIGHT and (len(groups[-1]) or used > head):
            groups.append(range(index, index))
            used = 60.0
        groups[-1] = range(groups[-1].start, index + 1)
        used += height
    key = f"{prefix}/story/{story.id}"
    return _with_parts([
        Slide(
            key=key, kind="story", theme=number, item=story.id, rows=rows,
            figures=story.figures if position == 0 else (),
            cards=(story.id, *(story.figures if position == 0 else ())),
        )
        for position, rows in enumerate(groups)
    ])  # fmt: skip


def _source_slides(key: str, theme: int, sources: Sequence[Source]) -> list[Slide]:
    """Return as few slides as have room for the sources, with about as many on each."""
    heights = [_source_height(source) for source in sources]
    groups: list[Sequence[int]] = []
    for most in range(SLIDE_SOURCES, 0, -1):
        groups = _evenly(range(len(sources)), most)
        if all(sum(heights[place] for place in places) <= BODY_HEIGHT for places in groups):
            break
    return _with_parts([
        Slide(key=key, kind="sources", theme=theme, rows=range(places[0], places[-1] + 1))
        for places in groups
    ])  # fmt: skip


def _source_height(source: Source) -> float:
    """Estimate the height of a source; a number that its remark mentions is hardly longer than its id."""
    title = text_height(source.title, {}, 28 * LEAST_SCALE, 1.35)
    who = [text for text in (source.author, source.publisher) if text is not None]
    where = [text for text in (source.date, source.address) if text]
    lines = (" · ".join([*(text.in_language(each) for text in who), *where]) for each in LANGUAGES)
    facts = max(wrapped_height(line, 25 * LEAST_SCALE, 1.35) for line in lines)
    return title + facts + text_height(source.note, {}, 17, 1.4) + 50


def _with_parts(slides: list[Slide]) -> list[Slide]:
    """Number the slides into which one thing is divided, and name all but the first by their number."""
    return [
        replace(slide, key=slide.key if part == 1 else f"{slide.key}/{part}", part=part, parts=len(slides))
        for part, slide in enumerate(slides, start=1)
    ]


def _ranges(count: int, most: int) -> list[range]:
    """Divide `count` places into groups as `_evenly` does; one without a place where there are none."""
    return [range(places[0], places[-1] + 1) for places in _evenly(range(count), most)] or [range(0)]


def _evenly(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Divide `items` into as few groups of at most `most` as there can be, all about as large."""
    groups = -(-len(items) // most)
    edges = [round(index * len(items) / groups) for index in range(groups + 1)] if groups else []
    return [items[start:stop] for start, stop in pairwise(edges)]
