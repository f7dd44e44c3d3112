"""PDF readers of others open every kind of pages and have nothing to complain about."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from cqbrief.briefing.edition_diff.figures import compare
from cqbrief.i18n.translator import Translator
from cqbrief.paper.change_pages import write_changes
from cqbrief.paper.profile import profiles
from tests.support import editions
from tests.support.pairwise import every_value
from tests.support.paper import print_pages
from tests.support.programs import system_program

READERS = {
    "pdfinfo": ("{file}",),
    "pdffonts": ("{file}",),
    "pdftotext": ("{file}", "-"),
    "pdftoppm": ("-r", "18", "{file}", "{file}"),
    "qpdf": ("--check", "{file}"),
}
PROFILES = tuple(profiles())
COMMUNIQUE = Path(__file__).parents[1] / "briefings" / "communique-2022"


def complaints(file: Path) -> str:
    """What any of the readers writes to standard error, or whatever makes it fail."""
    found = []
    for reader, arguments in READERS.items():
        command = [system_program(reader), *(argument.format(file=file) for argument in arguments)]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        said = done.stderr.decode("utf-8", "replace")
        if said or done.returncode:
            found.append(f"{reader} ({done.returncode}): {said}")
    return "\n".join(found)


@cache
def _english() -> Path:
    return next(folder for folder in editions.folders(large=False) if folder.name == "harbour-en")


@every_value(profile=PROFILES, archive=[False, True])
def test_readers_open_the_pages_of_each_profile_without_a_word(
    profile: str, archive: bool, tmp_path: Path
) -> None:
    printed = print_pages(editions.edition(COMMUNIQUE), profile, archive=archive)
    file = tmp_path / "pages.pdf"
    file.write_bytes(printed.sheets.parts[0])
    assert complaints(file) == ""
    assert printed.root["/MarkInfo"] == {"/Marked": True}


def test_readers_open_a_comparison_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "changes.pdf"
    old, new = editions.edition(_english()), editions.edition()
    write_changes(compare(old, new), file, Translator("en"))
    assert complaints(file) == ""
