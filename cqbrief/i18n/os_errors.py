"""The operating system's refusals in words that can be translated."""

from __future__ import annotations

import errno
from pathlib import Path

from cqbrief.i18n.messages import N_, Message

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
    """Report that a file that a briefing consists of was to be replaced by what is made from the briefing."""

    def __init__(self, target: Path, why: Message) -> None:
        super().__init__(errno.EEXIST, why.template, str(target))
        self.why = why


def reason(error: OSError) -> Message:
    """Return why something was refused, in translatable words; the system's own words for what is rare."""
    if isinstance(error, OwnFileError):
        return error.why
    template = _REASONS.get(error.errno or 0)
    return Message(template) if template else Message("{words}", {"words": error.strerror or str(error)})
