"""How the talk stands, in words: its state, and its pace against the plan. Free of Qt."""

from __future__ import annotations

from cqbrief.show.talk import Talk
from cqbrief.words.catalogue import Words


def pace_time(talk: Talk, planned: float) -> float:
    """The time the plan allows here that is nearest to the elapsed: between the slide's begin and its end."""
    slide = talk.slide
    minutes = talk.deck.minutes.get(slide.theme)
    if minutes is None:
        return planned
    own = sum(s.theme == slide.theme for s in talk.deck.slides[: talk.deck.flow])
    return min(max(talk.elapsed, planned), planned + float(minutes) * 60 / max(1, own))


def state_text(talk: Talk, words: Words, *, cut_off: bool = False) -> str:
    """Everything that is not as usual, in a few words; empty where the wall shows all of the slide."""
    wall = talk.deck.slides[talk.wall.slide].number
    parts = [
        words.text("The wall is black") if talk.cover == "black" else "",
        words.text("The wall is white") if talk.cover == "white" else "",
        words.text("Frozen: the wall shows slide {number}", number=wall) if talk.frozen else "",
        {
            "": "",
            "source": words.text("Source on the wall"),
            "enlarged": words.text("Enlarged"),
            "answer": words.text("Answer on the wall"),
            "words": words.text("Source on the wall"),
        }[talk.view.layer],
        words.text("Too much for the wall: cut off at the foot") if cut_off else "",
        words.text("Question: only you see this") if talk.panel == "question" else "",
        words.text("Pointer") if talk.pointer else "",
        words.text("Five minutes: messages only") if talk.short else "",
        words.text("Go to {number}", number=talk.typed) if talk.typed else "",
        words.text("There is no slide or figure {number}", number=talk.unknown) if talk.unknown else "",
        words.text("Escape once more ends the show") if talk.asks else "",
    ]
    return "　·　".join(part for part in parts if part)
