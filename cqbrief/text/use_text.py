"""Where a figure appears, in words."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.model import Figure
from cqbrief.briefing.uses import Use, UseKind
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import prose_text

_KINDS: dict[UseKind, str] = {
    "summary": N_("summary"),
    "headline": N_("sidebar"),
    "message": N_("message"),
    "key_figure": N_("key figure"),
    "figure": N_("figure"),
    "chart": N_("chart"),
    "table": N_("table"),
    "story": N_("story"),
    "measure": N_("measure"),
    "derived": N_("derived from it"),
    "check": N_("checked by it"),
}
"""What each kind of place is called; English source texts."""


def use_text(use: Use, figures: Mapping[str, Figure], tr: Translator) -> tuple[str, str]:
    """Return what kind of place a use is, and what stands there."""
    return tr.text(_KINDS[use.kind]), prose_text(use.title, figures, tr.language)
