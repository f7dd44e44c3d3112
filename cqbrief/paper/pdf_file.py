"""Writing a PDF so that an older one is never left half-written."""

from __future__ import annotations

import os
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.paper.print_request import PrintError


def require_pdf(target: Path) -> None:
    """Raise PrintError unless `target` is a name for a PDF. A folder is left to `write_pdf`."""
    if target.suffix.lower() != ".pdf" and not target.is_dir():
        raise PrintError(
            Message(
                N_("“{target}” does not end in .pdf, and pages are written as PDF only"),
                {"target": str(target)},
            ),
            Message(N_("name a file such as {file}"), {"file": str(target.with_suffix(".pdf"))}),
        )


def forbid_own_file(target: Path, *editions: Edition) -> None:
    """Raise PrintError where `target` is a file that one of the `editions` consists of."""
    try:
        WriteGuard(*editions).check(target)
    except OwnFileError as error:
        raise _own(error) from error


def write_pdf(target: Path, data: bytes, *editions: Edition) -> None:
    """Make `target` hold `data`, which was made from the `editions`, whole.

    Raises PrintError, also where `target` is a file of theirs; then what was there before is untouched.
    """
    if os.path.isdir(target):
        raise PrintError(
            Message(N_("“{target}” is a folder"), {"target": str(target)}),
            Message(N_("name a file in it, such as {file}"), {"file": str(target / "briefing.pdf")}),
        )
    try:
        WriteGuard(*editions).write(target, data)
    except OwnFileError as error:
        raise _own(error) from error
    except OSError as error:
        raise PrintError(
            _cannot(target, error),
            Message(N_("choose another place, or see to the folder's rights and room")),
        ) from error


def _own(error: OwnFileError) -> PrintError:
    return PrintError(
        _cannot(error.filename, error), Message(N_("choose another name or folder; nothing was written"))
    )


def _cannot(target: Path | str, error: OSError) -> Message:
    return Message(N_("cannot write {target}: {reason}"), {"target": str(target), "reason": reason(error)})
