"""What a result of the search says in the list, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from cqbrief.briefing.document import Passage
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.search import Hit
from cqbrief.cards.context import Context
from cqbrief.words.figures import plain
from cqbrief.words.numerals import theme_name


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A result as its row shows it."""

    kind: str
    """What it is; of a figure its number."""
    text: str
    value: str = ""
    """Of a figure: as printed."""
    below: str = ""

    @property
    def spoken(self) -> str:
        """All of it on one line."""
        return "　".join(part for part in (self.kind, self.text, self.value, self.below) if part)


def found_row(hit: Hit, context: Context) -> FoundRow:
    """The row of `hit`, which was found in the edition of `context`."""
    briefing = context.edition.briefing
    assert briefing is not None
    words = context.words
    if hit.kind == "sentence":
        passage = sentence_passage(hit)
        paragraph = context.edition.documents[passage.source].paragraphs[passage.paragraph]
        place = words.text("paragraph {number}", number=paragraph.number) if paragraph.number else ""
        source = next((source for source in briefing.sources if source.id == passage.source), None)
        below = _joined(context, place, context.say(source.title) if source else "")
        return FoundRow(words.text("Sentence"), paragraph.text[passage.start : passage.end], below=below)
    if hit.kind == "theme":
        number = theme_number(hit, context)
        theme = briefing.themes[number - 1]
        name = theme_name(briefing, number, words)
        return FoundRow(words.text("Theme"), context.say(theme.title), below=name)
    theme = context.edition.theme_of[hit.id]
    title = _title(theme, briefing, context)
    if hit.kind == "figure":
        text = context.figure_text(context.figures[hit.id])
        below = _joined(context, text.period, *text.comparisons, *text.marks, title)
        return FoundRow(text.number, text.label, text.printed, plain(below))
    if hit.kind == "story":
        story = next(story for story in theme.stories if story.id == hit.id)
        who = _joined(context, context.say(story.role), context.say(story.place), title)
        return FoundRow(words.text("Story"), context.say(story.person), below=who)
    if hit.kind == "measure":
        measure = next(measure for measure in theme.measures if measure.id == hit.id)
        return FoundRow(words.text("Measure"), context.say(measure.name), below=title)
    if hit.kind == "chart":
        headline = next(chart.headline for chart in theme.charts if chart.id == hit.id)
        return FoundRow(words.text("Chart"), context.say(headline), below=title)
    headline = next(table.headline for table in theme.tables if table.id == hit.id)
    return FoundRow(words.text("Table"), context.say(headline), below=title)


def _joined(context: Context, *parts: str) -> str:
    between = "　" if context.words.language == "zh" else " · "
    return between.join(part for part in parts if part)


def _title(theme: Theme, briefing: Briefing, context: Context) -> str:
    name = theme_name(briefing, briefing.themes.index(theme) + 1, context.words)
    return f"{name} {context.say(theme.short or theme.title)}"


def theme_number(hit: Hit, context: Context) -> int:
    """The number of the theme whose page a result leads to; 0 for a sentence of a source."""
    briefing = context.edition.briefing
    if briefing is None or hit.kind == "sentence":
        return 0
    theme = context.edition.theme_of.get(hit.id)
    if theme is None:
        theme = next(theme for theme in briefing.themes if theme.id == hit.id)
    return briefing.themes.index(theme) + 1


def sentence_passage(hit: Hit) -> Passage:
    """Where a found sentence stands."""
    source, paragraph, _ = hit.id.rsplit(":", 2)
    return Passage(source, int(paragraph), hit.start, hit.end, hit.start, hit.end)
