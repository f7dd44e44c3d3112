"""What a result of the search says in a list, and where it leads: in the window and in the show."""

from __future__ import annotations

from dataclasses import dataclass

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.search.entries import SearchHit
from cqbrief.i18n.translator import Translator
from cqbrief.text.chinese_numerals import theme_name
from cqbrief.text.figure_text import figure_text, prose_text
from cqbrief.text.spans import spans_text


@dataclass(frozen=True, slots=True)
class SearchResultText:
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


def search_result_text(hit: SearchHit, edition: Edition, tr: Translator) -> SearchResultText:
    """The row of `hit`, which was found in `edition`."""
    briefing = edition.briefing
    assert briefing is not None

    def say(text: Text) -> str:
        return prose_text(text, edition.figures, tr.language)

    if (passage := hit.sentence) is not None:
        paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
        place = tr.text("paragraph {number}", number=paragraph.number) if paragraph.number else ""
        source = next((source for source in briefing.sources if source.id == passage.source), None)
        below = _joined(tr, place, say(source.title) if source else "")
        return SearchResultText(tr.text("Sentence"), paragraph.text[passage.start : passage.end], below=below)
    if hit.kind == "theme":
        number = theme_number(hit, edition)
        theme = briefing.themes[number - 1]
        name = theme_name(briefing, number, tr)
        return SearchResultText(tr.text("Theme"), say(theme.title), below=name)
    theme = edition.theme_of[hit.id]
    title = _title(theme, briefing, edition, tr)
    if hit.kind == "figure":
        text = figure_text(edition.figures[hit.id], edition.figures, tr)
        below = _joined(tr, text.period, *text.marks, *map(spans_text, text.comparisons), title)
        return SearchResultText(text.number, text.label, text.printed, below)
    if hit.kind == "story":
        story = next(story for story in theme.stories if story.id == hit.id)
        place = say(story.place) if story.place else ""
        who = _joined(tr, say(story.role), place, title)
        return SearchResultText(tr.text("Story"), say(story.person), below=who)
    if hit.kind == "measure":
        measure = next(measure for measure in theme.measures if measure.id == hit.id)
        return SearchResultText(tr.text("Measure"), say(measure.name), below=title)
    if hit.kind == "chart":
        headline = next(chart.headline for chart in theme.charts if chart.id == hit.id)
        return SearchResultText(tr.text("Chart"), say(headline), below=title)
    headline = next(table.headline for table in theme.tables if table.id == hit.id)
    return SearchResultText(tr.text("Table"), say(headline), below=title)


def _joined(tr: Translator, *parts: str) -> str:
    return tr.beside(parts)


def _title(theme: Theme, briefing: Briefing, edition: Edition, tr: Translator) -> str:
    name = theme_name(briefing, briefing.themes.index(theme) + 1, tr)
    return f"{name} {prose_text(theme.short or theme.title, edition.figures, tr.language)}"


def theme_number(hit: SearchHit, edition: Edition) -> int:
    """The number of the theme whose page a result leads to; 0 for a sentence of a source."""
    briefing = edition.briefing
    if briefing is None or hit.sentence is not None:
        return 0
    theme = edition.theme_of.get(hit.id)
    if theme is None:
        theme = next(theme for theme in briefing.themes if theme.id == hit.id)
    return briefing.themes.index(theme) + 1
