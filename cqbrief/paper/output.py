"""Writing a PDF so that an older one is never left half-written."""

from __future__ import annotations

import os
from pathlib import Path

from cqbrief import files
from cqbrief.briefing.problems import Message, reason
from cqbrief.paper.options import PrintError
from cqbrief.words import N_


def require_pdf(target: Path) -> None:
    """Nothing, where `target` is a name for a PDF; else raises PrintError. A folder is left to `write`."""
    if target.suffix.lower() != ".pdf" and not target.is_dir():
        raise PrintError(
            Message(
                N_("“{target}” does not end in .pdf, and pages are written as PDF only"),
                {"target": str(target)},
            ),
            Message(N_("name a file such as {file}"), {"file": str(target.with_suffix(".pdf"))}),
        )


def write(target: Path, data: bytes) -> None:
    """`target` holds `data`, whole. Raises PrintError, and then what was there before is untouched."""
    if os.path.isdir(target):
        raise PrintError(
            Message(N_("“{target}” is a folder"), {"target": str(target)}),
            Message(N_("name a file in it, such as {file}"), {"file": str(target / "briefing.pdf")}),
        )
    try:
        files.write_whole(target, data)
    except OSError as error:
        raise PrintError(
            Message(
                N_("cannot write {target}: {reason}"),
                {"target": str(target), "reason": reason(error)},
            ),
            Message(N_("choose another place, or see to the folder's rights and room")),
        ) from error
