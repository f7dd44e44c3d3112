"""Where the reader was on each page, found again on the pages of a new reading."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.edition import Edition
from cqbrief.window.page import Page, ScrollAnchor


def page_id(edition: Edition, number: int) -> str:
    """Id of the theme that page `number` shows; empty for 总览."""
    briefing = edition.briefing
    return briefing.themes[number - 1].id if briefing is not None and number else ""


class ScrollPositions:
    """Places on pages that were made anew, until those of the new ones are asked for."""

    def __init__(self) -> None:
        self._places: dict[str, ScrollAnchor] = {}
        """Id of a theme, empty for 总览 -> where the reader was on its page."""

    def keep(self, edition: Edition, coming: Edition, pages: Mapping[int, Page], shown: int) -> int:
        """The places on `pages` are kept; of another briefing there is none. Returns where `shown` is now."""
        if coming.folder != edition.folder:
            self._places = {}
            return shown
        for number, page in pages.items():
            self._places[page_id(edition, number)] = page.place()
        if coming.briefing is None or not pages:
            return shown
        # The theme may have another number by now.
        ids = ["", *(theme.id for theme in coming.briefing.themes)]
        id_ = page_id(edition, shown)
        return ids.index(id_) if id_ in ids else shown

    def find_again(self, edition: Edition, number: int, page: Page) -> None:
        """The reader is on the new page where they were on the one before."""
        place = self._places.pop(page_id(edition, number), None)
        if place is not None:
            page.take_place(place)
