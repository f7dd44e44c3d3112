"""How the talk stands, in words: its state, and its pace against the plan. Free of Qt."""

from __future__ import annotations

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.state import PresentationState


def pace_time(talk: PresentationState, planned: float) -> float:
    """The time the plan allows here that is nearest to the elapsed: between the slide's begin and its end."""
    slide = talk.slide
    minutes = talk.deck.minutes.get(slide.theme)
    if minutes is None:
        return planned
    own = sum(s.theme == slide.theme for s in talk.deck.slides[: talk.deck.flow])
    return min(max(talk.elapsed, planned), planned + float(minutes) * 60 / max(1, own))


def state_text(talk: PresentationState, tr: Translator, *, cut_off: bool = False) -> str:
    """Everything that is not as usual, in a few words; empty where the wall shows all of the slide."""
    wall = talk.deck.slides[talk.wall.slide].number
    parts = [
        tr.text("The wall is black") if talk.cover == "black" else "",
        tr.text("The wall is white") if talk.cover == "white" else "",
        tr.text("Frozen: the wall shows slide {number}", number=wall) if talk.frozen else "",
        {
            "": "",
            "source": tr.text("Source on the wall"),
            "enlarged": tr.text("Enlarged"),
            "answer": tr.text("Answer on the wall"),
            "words": tr.text("Source on the wall"),
        }[talk.view.layer],
        tr.text("Too much for the wall: cut off at the foot") if cut_off else "",
        tr.text("Question: only you see this") if talk.panel == "question" else "",
        tr.text("Pointer") if talk.pointer else "",
        tr.text("Five minutes: messages only") if talk.short else "",
        tr.text("Go to {number}", number=talk.typed) if talk.typed else "",
        tr.text("There is no slide or figure {number}", number=talk.unknown) if talk.unknown else "",
        tr.text("Escape once more ends the show") if talk.asks else "",
    ]
    return "　·　".join(part for part in parts if part)
