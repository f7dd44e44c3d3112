"""What a screen shows of the briefing: a slide, and what lies over it. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cqbrief.briefing.sources.document import Passage

Layer = Literal["", "source", "enlarged", "answer", "sentence"]
"""Over the slide: its sources, one card enlarged, the answer to a question, a sentence of a source."""


@dataclass(frozen=True, slots=True)
class SlideView:
    """Describe what a screen shows of the briefing, cover aside."""

    slide: int
    """Index into the deck's slides."""
    layer: Layer = ""
    target: str = ""
    """Id of the enlarged or answering item."""
    page: int = 0
    under: Layer = ""
    """What lies under a source, of the same target, and is back when the source is left."""
    sentence: Passage | None = None
    """Of the layer `sentence`: what is shown."""

    @property
    def beneath(self) -> SlideView:
        """Return what is seen when the uppermost layer is taken away."""
        if not self.under:
            return SlideView(self.slide)
        return SlideView(self.slide, self.under, self.target, sentence=self.sentence)
