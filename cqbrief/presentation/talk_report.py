"""What is told after a talk: minutes for each theme, and the figures that were asked for. Free of Qt."""

from __future__ import annotations

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.deck import Deck
from cqbrief.presentation.state import PresentationState
from cqbrief.text.figure_text import figure_text, prose


def clock_text(seconds: float) -> str:
    """Minutes and seconds: 7:05; over an hour 1:02:03."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def talk_report(talk: PresentationState, tr: Translator) -> str:
    """The talk in lines of text, to be copied: the briefing, times planned and spent, figures asked for."""
    deck = talk.deck
    briefing = deck.edition.briefing
    title = briefing.title.in_language(tr.language) if briefing else ""
    lines = [title, tr.text("Elapsed {time}", time=clock_text(talk.elapsed)), ""]
    lines += _themes(talk, deck, tr)
    lines += ["", tr.text("Figures asked for:")]
    asked = [deck.edition.figures[id_] for id_ in talk.record.asked if id_ in deck.edition.figures]
    for figure in asked:
        text = figure_text(figure, deck.edition.figures, tr)
        lines.append(tr.beside((text.number, text.description)))
    if not asked:
        lines.append(tr.text("none"))
    return "\n".join(lines)


def _themes(talk: PresentationState, deck: Deck, tr: Translator) -> list[str]:
    briefing = deck.edition.briefing
    lines = []
    for number, theme in enumerate(briefing.themes if briefing else (), start=1):
        spent = talk.record.seconds.get(number, 0.0)
        name = prose(theme.short or theme.title, deck.edition.figures, tr.language)
        line = tr.beside((str(number), name, clock_text(spent)))
        if planned := deck.minutes.get(number):
            line = tr.beside((line, tr.text("planned {time}", time=clock_text(float(planned) * 60))))
        lines.append(line)
    if other := talk.record.seconds.get(0, 0.0):
        lines.append(tr.text("Title and sources {time}", time=clock_text(other)))
    return lines
