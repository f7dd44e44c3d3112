"""What can be wrong with a briefing, said with its place.

This room knows no language: a message is an English template and its arguments. `words.render`
puts it into the user's language. Templates are marked with `N_` so that the catalogue finds them.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


def N_(template: str) -> str:
    """Mark `template` for the catalogue and return it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """An English template in `str.format` syntax and the arguments that fill it."""

    template: str
    arguments: Mapping[str, object] = field(default_factory=dict)


_REASONS = {
    errno.ENOENT: N_("there is no such folder or file"),
    errno.EACCES: N_("it may not be accessed with your rights"),
    errno.EPERM: N_("it may not be accessed with your rights"),
    errno.EROFS: N_("the drive is read-only"),
    errno.ENOSPC: N_("the drive is full"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


class OwnFileError(OSError):
    """A file that a briefing consists of was to be replaced by what is made from the briefing."""

    def __init__(self, target: Path, why: Message) -> None:
        super().__init__(errno.EEXIST, why.template, str(target))
        self.why = why


def reason(error: OSError) -> Message:
    """Why something was refused, in words that can be translated; the system's own words for what is rare."""
    if isinstance(error, OwnFileError):
        return error.why
    template = _REASONS.get(error.errno or 0)
    return Message(template) if template else Message("{words}", {"words": error.strerror or str(error)})


class Place(NamedTuple):
    """A place in a briefing's folder; line and column count from 1 (0: the file as a whole).

    A tuple, because every key of a briefing has one: made and sent in a third of the time.
    """

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which rule, what, and what to do about it."""

    severity: Severity
    rule: str
    place: Place
    path: str
    """Where in the content, e.g. ``themes[0].figures[2].quote``."""
    message: Message
    advice: Message | None = None
    """What was expected, or what to do."""
