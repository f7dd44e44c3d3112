"""Which screen shows what. Free of Qt: screens come as plain facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """Describe a screen as the system does; position and size in logical pixels of the desktop."""

    name: str
    x: int
    y: int
    width: int
    height: int
    primary: bool = False

    def overlaps(self, other: ScreenFacts) -> bool:
        """Tell whether both show the same part of the desktop, as mirrored screens do."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class ScreenPlan:
    """Name the audience's and the console's screen; None: no console, for notes would be seen."""

    audience: str
    console: str | None
    missing: str | None = None
    """The screen that was asked for and is not there."""


def plan_screens(
    screens: Sequence[ScreenFacts], wanted: str | None, remembered: str | None, *,
    swapped: bool = False, console: str | None = None,
) -> ScreenPlan:  # fmt: skip
    """Decide who looks where; `screens` has at least one.

    The audience gets the screen that was asked for, else the one it had the last time, else the first
    that is not the primary one. The console gets the screen named `console`, else the primary one, else
    any other; never one that shows the same part of the desktop. `swapped` exchanges the two.
    """
    names = {screen.name: screen for screen in screens}
    missing = wanted if wanted is not None and wanted not in names else None
    external = [screen for screen in screens if not screen.primary] or list(screens)
    audience = names.get(wanted or "") or names.get(remembered or "") or external[0]
    others = sorted(
        (screen for screen in screens if screen is not audience and not screen.overlaps(audience)),
        key=lambda screen: (screen.name != console, not screen.primary),
    )
    if not others:
        return ScreenPlan(audience.name, None, missing)
    own = others[0]
    if swapped:
        audience, own = own, audience
    return ScreenPlan(audience.name, own.name, missing)
