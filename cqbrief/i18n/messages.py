"""Messages as data: an English template and its arguments, translated where they are shown.

Whatever reports something makes a `Message`; `translator.Translator.render` puts it into the user's language.
Templates are marked with `N_` so that `resources/scripts/i18n.py` finds them for the catalogue.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

from cqbrief.i18n.language import Language


def N_(template: str) -> str:
    """Mark `template` for the catalogue and return it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """Hold an English template in `str.format` syntax and the arguments that fill it."""

    template: str
    arguments: Mapping[str, object] = field(default_factory=dict)


class Localized(ABC):
    """Mark a value that brings its own wording for each language, as an argument of a message may."""

    __slots__ = ()

    @abstractmethod
    def in_language(self, language: Language) -> str:
        """Return the words for a reader of `language`."""
