"""The report after a presentation: minutes for each theme, and the figures asked for. Free of Qt."""

from __future__ import annotations

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.deck import Deck
from cqbrief.presentation.pace import duration_text
from cqbrief.presentation.state import PresentationState
from cqbrief.text.figure_text import figure_text, prose_text


def report_text(state: PresentationState, tr: Translator) -> str:
    """Write the report, to be copied: the briefing, times planned and spent, the figures asked for."""
    deck = state.deck
    briefing = deck.edition.briefing
    title = briefing.title.in_language(tr.language) if briefing else ""
    lines = [title, tr.text("Elapsed {time}", time=duration_text(state.clock.elapsed)), ""]
    lines += _theme_lines(state, deck, tr)
    lines += ["", tr.text("Figures asked for:")]
    asked = [deck.edition.figures[id_] for id_ in state.asked_figures if id_ in deck.edition.figures]
    for figure in asked:
        text = figure_text(figure, deck.edition.figures, tr)
        lines.append(tr.beside((text.number, text.description)))
    if not asked:
        lines.append(tr.text("none"))
    return "\n".join(lines)


def _theme_lines(state: PresentationState, deck: Deck, tr: Translator) -> list[str]:
    briefing = deck.edition.briefing
    lines = []
    for number, theme in enumerate(briefing.themes if briefing else (), start=1):
        spent = state.clock.seconds_by_theme.get(number, 0.0)
        name = prose_text(theme.short or theme.title, deck.edition.figures, tr.language)
        line = tr.beside((str(number), name, duration_text(spent)))
        if planned := deck.minutes.get(number):
            line = tr.beside((line, tr.text("planned {time}", time=duration_text(float(planned) * 60))))
        lines.append(line)
    if other := state.clock.seconds_by_theme.get(0, 0.0):
        lines.append(tr.text("Title and sources {time}", time=duration_text(other)))
    return lines
