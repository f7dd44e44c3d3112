"""What a result of the search says in a list, and where it leads: in the window and on the wall."""

from __future__ import annotations

from dataclasses import dataclass

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.search.entries import SearchHit
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import figure_text, prose_text
from cqbrief.text.location_text import paragraph_span
from cqbrief.text.spans import spans_text
from cqbrief.text.theme_name import theme_name


@dataclass(frozen=True, slots=True)
class SearchResultText:
    """Hold what the row of a result says."""

    kind: str
    """What it is; of a figure its number."""
    text: str
    value: str = ""
    """Of a figure: as printed."""
    below: str = ""

    @property
    def spoken(self) -> str:
        """Return all of it on one line."""
        return "　".join(part for part in (self.kind, self.text, self.value, self.below) if part)


def search_result_text(hit: SearchHit, edition: Edition, tr: Translator) -> SearchResultText:
    """Return the row of `hit`, which was found in `edition`."""
    briefing = edition.briefing
    assert briefing is not None

    def prose(text: Text) -> str:
        return prose_text(text, edition.figures, tr.language)

    if (passage := hit.sentence) is not None:
        paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
        place = paragraph_span(paragraph.number, tr).text if paragraph.number else ""
        source = next((source for source in briefing.sources if source.id == passage.source), None)
        below = tr.beside((place, prose(source.title) if source else ""))
        return SearchResultText(tr.text("Sentence"), paragraph.text[passage.start : passage.end], below=below)
    if hit.kind == "theme":
        number = theme_number(hit, edition)
        theme = briefing.themes[number - 1]
        name = theme_name(briefing, number, tr)
        return SearchResultText(tr.text("Theme"), prose(theme.title), below=name)
    theme = edition.theme_of[hit.id]
    title = _title(theme, briefing, edition, tr)
    if hit.kind == "figure":
        text = figure_text(edition.figures[hit.id], edition.figures, tr)
        below = tr.beside((text.period, *text.marks, *map(spans_text, text.comparisons), title))
        return SearchResultText(text.number, text.label, text.printed, below)
    if hit.kind == "story":
        story = next(story for story in theme.stories if story.id == hit.id)
        place = prose(story.place) if story.place else ""
        who = tr.beside((prose(story.role), place, title))
        return SearchResultText(tr.text("Story"), prose(story.person), below=who)
    if hit.kind == "measure":
        measure = next(measure for measure in theme.measures if measure.id == hit.id)
        return SearchResultText(tr.text("Measure"), prose(measure.name), below=title)
    if hit.kind == "chart":
        headline = next(chart.headline for chart in theme.charts if chart.id == hit.id)
        return SearchResultText(tr.text("Chart"), prose(headline), below=title)
    headline = next(table.headline for table in theme.tables if table.id == hit.id)
    return SearchResultText(tr.text("Table"), prose(headline), below=title)


def _title(theme: Theme, briefing: Briefing, edition: Edition, tr: Translator) -> str:
    name = theme_name(briefing, briefing.themes.index(theme) + 1, tr)
    return f"{name} {prose_text(theme.short or theme.title, edition.figures, tr.language)}"


def theme_number(hit: SearchHit, edition: Edition) -> int:
    """Return the number of the theme whose page a result leads to; 0 for a sentence of a source."""
    briefing = edition.briefing
    if briefing is None or hit.sentence is not None:
        return 0
    theme = edition.theme_of.get(hit.id)
    if theme is None:
        theme = next(theme for theme in briefing.themes if theme.id == hit.id)
    return briefing.themes.index(theme) + 1
