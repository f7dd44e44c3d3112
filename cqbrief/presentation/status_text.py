"""The state of a presentation in words: for the console, the audience's window and screen readers."""

from __future__ import annotations

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.state import PresentationState
from cqbrief.text.figure_text import figure_text, prose_text


def status_text(state: PresentationState, tr: Translator, *, cut_off: bool = False) -> str:
    """Name everything that is not as usual; empty where the audience sees all of the presenter's slide."""
    number = state.deck.slides[state.audience_view.slide].number
    parts = [
        tr.text("The wall is black") if state.cover == "black" else "",
        tr.text("The wall is white") if state.cover == "white" else "",
        tr.text("Frozen: the wall shows slide {number}", number=number) if state.frozen else "",
        {
            "": "",
            "source": tr.text("Source on the wall"),
            "enlarged": tr.text("Enlarged"),
            "answer": tr.text("Answer on the wall"),
            "sentence": tr.text("Source on the wall"),
        }[state.view.layer],
        tr.text("Too much for the wall: cut off at the foot") if cut_off else "",
        tr.text("Question: only you see this") if state.panel == "question" else "",
        tr.text("Pointer") if state.pointer else "",
        tr.text("Five minutes: messages only") if state.messages_only else "",
        tr.text("Go to {number}", number=state.typed) if state.typed else "",
        _unknown_number(state, tr) if state.unknown_number else "",
        tr.text("Escape once more ends the show") if state.confirming_end else "",
    ]
    return "　·　".join(part for part in parts if part)


def toast_text(state: PresentationState, tr: Translator) -> str:
    """Name what is being typed or asked: the slide itself has to show it where there is no console."""
    if state.unknown_number:
        return _unknown_number(state, tr)
    if state.confirming_end:
        return tr.text("Escape once more ends the show")
    return tr.text("Go to {number}", number=state.typed) if state.typed else ""


def audience_title(state: PresentationState, tr: Translator) -> str:
    """Write the title of the audience's window: 3 / 25, the cover or layer over it, and the briefing."""
    deck = state.deck
    briefing = deck.edition.briefing
    slide = deck.slides[state.audience_view.slide]
    over = {
        "black": tr.text("black"),
        "white": tr.text("white"),
        "source": tr.text("source"),
        "enlarged": tr.text("enlarged"),
        "answer": tr.text("answer"),
        "sentence": tr.text("source"),
    }.get(state.cover or state.audience_view.layer)
    page = f"{slide.number} / {deck.main_count}" + (f" ({over})" if over else "")
    return f"{page} — {prose_text(briefing.title, deck.edition.figures, tr.language)}" if briefing else page


def slide_description(state: PresentationState, view: SlideView, tr: Translator) -> str:
    """Describe `view` for a screen reader: its slide and the figures on it."""
    edition = state.deck.edition
    slide = state.deck.slides[view.slide]
    figures = [view.target] if view.target in edition.figures else list(slide.figures)
    descriptions = [
        figure_text(edition.figures[id_], edition.figures, tr).description
        for id_ in figures
        if id_ in edition.figures
    ]
    return "\n".join([tr.text("Slide {number}", number=slide.number), *descriptions])


def _unknown_number(state: PresentationState, tr: Translator) -> str:
    return tr.text("There is no slide or figure {number}", number=state.unknown_number)
