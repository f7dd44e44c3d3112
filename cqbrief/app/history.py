"""Which briefings were open, and where each was left."""

from __future__ import annotations

from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.system import paths
from cqbrief.window.settings import Settings


class BriefingHistory:
    """Remember the briefings that were opened and the page that each was left at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the briefings opened before, the last one first."""
        return self._settings.recent

    def clear(self) -> None:
        """Forget which briefings were opened."""
        self._settings.recent = ()

    def add(self, edition: Edition) -> None:
        """Put a briefing among the recent ones; the built-in one has its own place in the menu."""
        folder = edition.folder.resolve()
        if edition.briefing is not None and folder != paths.built_in_briefing().resolve():
            self._settings.recent = (folder, *self._settings.recent)

    def leave(self, edition: Edition, page: int) -> None:
        """Remember the page where the reader was; the next time the briefing opens there."""
        briefing = edition.briefing
        if briefing is not None and not edition.errors:
            theme = briefing.themes[page - 1].id if page else ""
            self._settings.remember_page(edition.folder, theme)

    def page_left(self, edition: Edition) -> int:
        """Return the page that the briefing was left at; 0 where that theme is gone."""
        left, briefing = self._settings.page_of(edition.folder), edition.briefing
        ids = [theme.id for theme in briefing.themes] if briefing is not None and left else []
        return ids.index(left) + 1 if left in ids else 0
