"""Messages as data: an English template and its arguments, translated where they are shown.

Whatever reports something makes a `Message`; `translator.Translator.render` puts it into the user's language.
Templates are marked with `N_` so that `resources/scripts/i18n.py` finds them for the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(template: str) -> str:
    """Mark `template` for the catalogue and return it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """Hold an English template in `str.format` syntax and the arguments that fill it."""

    template: str
    arguments: Mapping[str, object] = field(default_factory=dict)
