"""Elapsed and planned time of a presentation. Free of Qt; times are seconds."""

from __future__ import annotations

from cqbrief.presentation.state import PresentationState


def planned_seconds(state: PresentationState) -> float | None:
    """Return the time planned before the presenter's slide, a theme's spread evenly; None without a plan."""
    deck, here = state.deck, min(state.view.slide, state.deck.main_count - 1)
    if not deck.minutes:
        return None
    total = 0.0
    for theme, minutes in deck.minutes.items():
        slides = [index for index in range(deck.main_count) if deck.slides[index].theme == theme]
        done = sum(index < here for index in slides)
        total += float(minutes) * 60 * done / max(1, len(slides))
    return total


def pace_seconds(state: PresentationState, planned: float) -> float:
    """Return the time nearest to the elapsed that the plan allows: from the slide's begin to its end."""
    slide, deck = state.slide, state.deck
    minutes = deck.minutes.get(slide.theme)
    if minutes is None:
        return planned
    count = sum(other.theme == slide.theme for other in deck.slides[: deck.main_count])
    return min(max(state.clock.elapsed, planned), planned + float(minutes) * 60 / max(1, count))


def duration_text(seconds: float) -> str:
    """Format minutes and seconds: 7:05; over an hour 1:02:03."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
