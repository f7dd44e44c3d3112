"""What each command does. Nothing of Qt is imported before a command needs it."""

from __future__ import annotations

import argparse
import builtins
import gc
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cqbrief import __version__, arguments, crash, paths, preflight
from cqbrief.briefing.ahead import ReadAhead
from cqbrief.briefing.problems import OwnFileError, reason
from cqbrief.terminal import FINE, UNUSABLE, refuse, refuse_own
from cqbrief.words import Words, choose_language, system_locale


def run(given: Sequence[str], ahead: ReadAhead) -> int:
    """Carry out the command in `given`; the exit code. `ahead` reads for the window, else it is forgotten."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Chinese shows escapes; that is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    asked_for = arguments.language_asked_for(given)
    words = Words(choose_language(os.environ, system_locale(), asked_for))
    try:
        name, options = arguments.parse(given, words)
    except SystemExit as stop:
        return int(stop.code or FINE)
    if options.help:
        print(arguments.help_text(name, words))
        return FINE
    if options.version:
        print(f"cqbrief {__version__}")
        return FINE
    if name in SHOWING:
        return SHOWING[name](options, words, ahead)
    ahead.forget()
    return COMMANDS[name](options, words)


def _folder(options: argparse.Namespace) -> Path:
    return options.folder if options.folder is not None else paths.built_in_briefing()


def _open(options: argparse.Namespace, words: Words, ahead: ReadAhead) -> int:
    ahead.read(_folder(options))
    plain_import = builtins.__import__
    found = preflight.inspect(os.environ)
    if found.display and not found.obstacles:
        # Loaded by now, PySide looks through the source of whatever is imported for the wish to write its
        # methods in snake case. Nobody here has it, and for 90 modules that takes 6 ms.
        pyside_import, builtins.__import__ = builtins.__import__, plain_import
        try:
            from cqbrief import app
        finally:
            builtins.__import__ = pyside_import
        return app.run(
            _folder(options), language=options.language, look=options.look, page=options.theme, ahead=ahead
        )
    ahead.forget()
    if found.obstacles:
        return _say_obstacles(found.obstacles, words)
    print(words.text("There is no display for a window; every page is drawn into a picture."), flush=True)
    out = Path(arguments.PICTURES)
    if not os.access(".", os.W_OK):
        out = Path(tempfile.mkdtemp(prefix=f"{arguments.PICTURES}-"))
    return _draw(options, words, out, arguments.picture_size(words, arguments.DEFAULT_SIZE))


def _pictures(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, words)
    return _draw(options, words, options.output, options.size, whole=not options.window)


def _draw(
    options: argparse.Namespace, words: Words, out: Path, size: tuple[int, int], *, whole: bool = True
) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cqbrief import pictures

    try:
        code = pictures.draw(
            _folder(options), out, language=options.language, look=options.look, size=size, whole=whole
        )
    except OwnFileError as error:
        return refuse_own(error, words)
    except OSError as error:
        return refuse(words.text("cannot write into {folder}: {reason}", folder=out, reason=reason(error)))
    print(words.text("The pictures are in {folder}", folder=out.resolve()))
    return code


def _present(options: argparse.Namespace, words: Words) -> int:
    found = preflight.inspect(os.environ)
    if found.obstacles:
        return _say_obstacles(found.obstacles, words)
    if not found.display:
        return refuse(
            words.text("there is no display to present on"),
            words.text("for a room with a PDF reader: cqbrief print --profile slides"),
        )
    from cqbrief import presenting

    return presenting.run(_folder(options), options, words)


def _print(options: argparse.Namespace, words: Words, ahead: ReadAhead) -> int:
    ahead.read(_folder(options))
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # As when opening: most of what is made stays until the end, so look for garbage seldom.
    gc.set_threshold(100_000, 50, 100)
    gc.enable()
    from cqbrief import hardcopy

    return hardcopy.run(ahead, options, words)


def _export(options: argparse.Namespace, words: Words) -> int:
    if options.charts is not None:
        obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        obstacles = preflight.python_obstacles({**preflight.READER_PACKAGES, "openpyxl": "openpyxl"})
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief import exporting

    return exporting.run(_folder(options), options, words)


def _pack(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief import packing

    return packing.run(_folder(options), options, words)


def _install_desktop(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cqbrief import desktop

    return desktop.run(options, words)


def _new(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief import beginning

    return beginning.run(options, words)


def _check(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief import checking

    return checking.check(_folder(options), options, words)


def _compare(options: argparse.Namespace, words: Words) -> int:
    if options.output is not None:
        obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief import checking

    return checking.compare_editions(options, words)


def _schema(options: argparse.Namespace, words: Words) -> int:
    from cqbrief.briefing.schema import json_schema

    print(json.dumps(json_schema(words.text), ensure_ascii=True, indent=2))
    return FINE


SHOWING: Mapping[str, Callable[[argparse.Namespace, Words, ReadAhead], int]] = {"": _open, "print": _print}
"""Command -> what it does with a briefing that is read beside it; without one the window opens."""
COMMANDS: Mapping[str, Callable[[argparse.Namespace, Words], int]] = {
    "check": _check,
    "compare": _compare,
    "export": _export,
    "new": _new,
    "install-desktop": _install_desktop,
    "pack": _pack,
    "present": _present,
    "pictures": _pictures,
    "schema": _schema,
}
"""Command -> what it does."""


def _say_obstacles(obstacles: Sequence[preflight.Obstacle], words: Words) -> int:
    for obstacle in obstacles:
        refuse(words.render(obstacle.message), words.render(obstacle.advice))
    return UNUSABLE


def report_crash(error: Exception) -> int:
    """Say in one line that the program failed, and keep the details in a file for those who mend it."""
    try:
        file = crash.write_report(error)
        words = Words(choose_language(os.environ, system_locale(), arguments.language_asked_for(sys.argv)))
        return refuse(
            words.text("the program failed ({reason}); details are in {file}", reason=error, file=file)
        )
    except (OSError, paths.FilesMissing):
        # Neither a writable folder nor a catalogue: then in the source language, on one line.
        return refuse(f"the program failed ({type(error).__name__}: {error})")
