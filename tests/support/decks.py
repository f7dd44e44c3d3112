"""Decks for tests: the built-in briefing's, and others made from it by rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import SlideRule, Theme
from cqbrief.presentation.deck import Deck, build_deck
from tests.support import editions


@cache
def deck() -> Deck:
    """The slides of the built-in briefing."""
    return build_deck(editions.edition())


def ruled(*rules: SlideRule, theme: int = 1, backup: bool = False) -> Deck:
    """The same with rules for the slides of theme `theme` (from 0)."""
    edition = editions.edition()
    assert edition.briefing is not None
    themes = list(edition.briefing.themes)
    themes[theme] = replace(themes[theme], slides=rules, backup=backup)
    return build_deck(edition_with(*themes))


def edition_with(*themes: Theme) -> Edition:
    """The built-in briefing with other themes."""
    edition = editions.edition()
    assert edition.briefing is not None
    return replace(edition, briefing=replace(edition.briefing, themes=themes))


def rule(
    show: str, *, backup: bool = False, notes: str | None = None, minutes: str | None = None
) -> SlideRule:
    """One entry of `slides:`."""
    return SlideRule(
        show=show,
        backup=backup,
        notes=Text(plain=notes) if notes else None,
        minutes=Decimal(minutes) if minutes else None,
    )


@cache
def with_backup() -> Deck:
    """Two slides of the second theme are backup slides."""
    return ruled(rule("smart_terminal_hires", backup=True), rule("wan_yuan", backup=True))
