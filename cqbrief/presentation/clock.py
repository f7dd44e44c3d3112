"""The clock of a presentation. Free of Qt; times are seconds, and `now` is given from outside."""

from __future__ import annotations


class PresentationClock:
    """Measure the elapsed time, and how long the slides of each theme were shown to the audience."""

    def __init__(self) -> None:
        self.running = False
        self.elapsed = 0.0
        """Seconds since the first *next*, pauses left out."""
        self.seconds_by_theme: dict[int, float] = {}
        """Number of a theme (0: title and sources) -> its part of the elapsed time."""
        self._started = False
        """Whether the clock was started; from then on only `toggle` starts it again."""
        self._now: float | None = None

    def tick(self, now: float, theme: int) -> None:
        """Add the time that passed until `now`, during which a slide of theme `theme` was shown."""
        if self._now is not None and self.running and now > self._now:
            passed = now - self._now
            self.elapsed += passed
            self.seconds_by_theme[theme] = self.seconds_by_theme.get(theme, 0.0) + passed
        self._now = now

    def start_once(self) -> None:
        """Start the clock, unless it was started before."""
        if not self._started:
            self._started = self.running = True

    def toggle(self) -> None:
        """Stop the clock, or let it run on."""
        self._started = True
        self.running = not self.running

    def reset(self) -> None:
        """Stop the clock at zero."""
        self.elapsed = 0.0
        self.seconds_by_theme.clear()
        # A clock that runs waits for the next *next*; one that was stopped by hand stays stopped.
        self._started = self._started and not self.running
        self.running = False
