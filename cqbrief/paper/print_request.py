"""The choices for one printing, checked against profile and briefing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Theme
from cqbrief.i18n.messages import N_, Message
from cqbrief.paper.profile import Profile


class PrintError(Exception):
    """Report why nothing was printed, and what to do about it."""

    def __init__(self, message: Message, advice: Message | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.advice = advice


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest:
    """Hold the choices besides the profile."""

    themes: tuple[int, ...] = ()
    """Numbers of the themes, counted from 1; empty for all."""
    paper: str = ""
    """A key of `profile.PAPERS`; empty for the profile's own."""
    grey: bool = False
    archive: bool = False
    """Whether the file must also be valid as PDF/A-2a."""
    made: datetime = field(default_factory=lambda: datetime.now(UTC).astimezone().replace(microsecond=0))
    """When it is made, as the colophon and the file's metadata say; with its time zone."""


def paper_of(profile: Profile, request: PrintRequest) -> str:
    """Return the paper that is printed on. Raise PrintError where the profile does not know it."""
    paper = request.paper or profile.papers[0]
    if paper not in profile.papers:
        raise PrintError(
            Message(
                N_("the profile {profile} is not made for the paper {paper}"),
                {"profile": profile.id, "paper": paper},
            ),
            Message(N_("it takes: {papers}"), {"papers": profile.papers}),
        )
    return paper


def chosen_themes(edition: Edition, request: PrintRequest) -> list[tuple[int, Theme]]:
    """Return the themes that are printed, with their numbers, in the briefing's order.

    Raise PrintError for a briefing without content and for a number that no theme has.
    """
    if edition.briefing is None:
        raise PrintError(Message(N_("there is nothing to print: the briefing cannot be read")))
    themes = list(enumerate(edition.briefing.themes, start=1))
    unknown = [number for number in request.themes if not 1 <= number <= len(themes)]
    if unknown:
        advice = Message(N_("the briefing has themes 1 to {last}"), {"last": len(themes)})
        if len(themes) == 1:
            advice = Message(N_("the briefing has only one theme"))
        raise PrintError(Message(N_("there is no theme {number}"), {"number": unknown[0]}), advice)
    return [(number, theme) for number, theme in themes if not request.themes or number in request.themes]
