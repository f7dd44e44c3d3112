"""What is told after a talk: minutes for each theme, and the figures that were asked for. Free of Qt."""

from __future__ import annotations

from cqbrief.show.slides import Deck
from cqbrief.show.talk import Talk
from cqbrief.words.catalogue import Words
from cqbrief.words.figures import figure_text, prose


def clock_text(seconds: float) -> str:
    """Minutes and seconds: 7:05; over an hour 1:02:03."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def talk_report(talk: Talk, words: Words) -> str:
    """The talk in lines of text, to be copied: the briefing, times planned and spent, figures asked for."""
    deck = talk.deck
    briefing = deck.edition.briefing
    title = briefing.title.in_language(words.language) if briefing else ""
    lines = [title, words.text("Elapsed {time}", time=clock_text(talk.elapsed)), ""]
    lines += _themes(talk, deck, words)
    lines += ["", words.text("Figures asked for:")]
    asked = [deck.edition.figures[id_] for id_ in talk.record.asked if id_ in deck.edition.figures]
    for figure in asked:
        text = figure_text(figure, deck.edition.figures, words)
        lines.append(words.beside((text.number, text.description)))
    if not asked:
        lines.append(words.text("none"))
    return "\n".join(lines)


def _themes(talk: Talk, deck: Deck, words: Words) -> list[str]:
    briefing = deck.edition.briefing
    lines = []
    for number, theme in enumerate(briefing.themes if briefing else (), start=1):
        spent = talk.record.seconds.get(number, 0.0)
        name = prose(theme.short or theme.title, deck.edition.figures, words.language)
        line = words.beside((str(number), name, clock_text(spent)))
        if planned := deck.minutes.get(number):
            line = words.beside((line, words.text("planned {time}", time=clock_text(float(planned) * 60))))
        lines.append(line)
    if other := talk.record.seconds.get(0, 0.0):
        lines.append(words.text("Title and sources {time}", time=clock_text(other)))
    return lines
