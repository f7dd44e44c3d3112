"""`cqbrief pictures`: every page of the window as a picture, without a display."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_draw_offscreen
from cqbrief.cli.terminal import UNUSABLE, refuse, refuse_own_file
from cqbrief.cli.values import LOOKS, OptionValueError, one_of
from cqbrief.i18n.messages import N_, Message
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator
    from cqbrief.window.settings import LookChoice

FOLDER = "cqbrief-pictures"
"""Where the pictures are put if no other place is named."""
DEFAULT_SIZE = (1440, 900)


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesOptions:
    """Hold what `cqbrief pictures` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    output: Path = Path(FOLDER)
    size: tuple[int, int] = DEFAULT_SIZE
    """Width and height of the window in logical pixels."""
    window: bool = False
    """Whether only what the window shows is drawn, not the whole page."""
    look: LookChoice | None = None
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief pictures` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.value(
        "-o", "--output", metavar=N_("DIR"), read=Path,
        help=N_("where to put them (default: {folder})"), folder=FOLDER,
    )  # fmt: skip
    parser.value(
        "--size", metavar=N_("WIDTHxHEIGHT"), read=picture_size,
        help=N_("size of the window in pixels (default: {size})"), size=_typed(DEFAULT_SIZE),
    )  # fmt: skip
    parser.flag("--window", help=N_("only what the window shows, not the whole page"))
    parser.value("--look", metavar="|".join(LOOKS), read=one_of(*LOOKS), help=N_("colours of the window"))


def run(options: PicturesOptions, tr: Translator) -> int:
    """Draw the pages into pictures and print where they are; return the exit code."""
    if not can_draw_offscreen(tr):
        return UNUSABLE
    from cqbrief.cli.page_pictures import draw

    try:
        code = draw(
            options.folder, options.output, language=options.language, look=options.look, size=options.size,
            whole=not options.window,
        )  # fmt: skip
    except OwnFileError as error:
        return refuse_own_file(error, tr)
    except OSError as error:
        return refuse(
            tr.text("cannot write into {folder}: {reason}", folder=options.output, reason=reason(error))
        )
    print(tr.text("The pictures are in {folder}", folder=options.output.resolve()))
    return code


def picture_size(typed: str) -> tuple[int, int]:
    """Return width and height in logical pixels. Raises OptionValueError for anything but ``WxH``."""
    sides = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", typed)
    if sides is None:
        raise OptionValueError(
            Message(N_("expected width x height, such as {size}"), {"size": _typed(DEFAULT_SIZE)})
        )
    return int(sides[1]), int(sides[2])


def _typed(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


COMMAND = Command(
    summary=N_("draw every page of the window into pictures"),
    description=N_("Draws every page of the window into PNG pictures; needs no display."),
    language=N_("language of the interface"),
    add_arguments=add_arguments,
    start=starting(PicturesOptions, run),
)
