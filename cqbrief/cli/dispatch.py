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

from cqbrief import __version__
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.cli import arguments, preflight
from cqbrief.cli.terminal import FINE, UNUSABLE, refuse, refuse_own
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.i18n.translator import Translator, choose_language, system_locale
from cqbrief.system import crash_report, paths


def run(given: Sequence[str], ahead: PreloadProcess) -> int:
    """Carry out the command in `given`; the exit code. `ahead` reads for the window, else it is forgotten."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Chinese shows escapes; that is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    asked_for = arguments.language_asked_for(given)
    tr = Translator(choose_language(os.environ, system_locale(), asked_for))
    try:
        name, options = arguments.parse(given, tr)
    except SystemExit as stop:
        return int(stop.code or FINE)
    if options.help:
        print(arguments.help_text(name, tr))
        return FINE
    if options.version:
        print(f"cqbrief {__version__}")
        return FINE
    if name in SHOWING:
        return SHOWING[name](options, tr, ahead)
    ahead.forget()
    return COMMANDS[name](options, tr)


def _folder(options: argparse.Namespace) -> Path:
    return options.folder if options.folder is not None else paths.built_in_briefing()


def _open(options: argparse.Namespace, tr: Translator, ahead: PreloadProcess) -> int:
    ahead.read(_folder(options))
    plain_import = builtins.__import__
    found = preflight.inspect(os.environ)
    if found.display and not found.obstacles:
        # Loaded by now, PySide looks through the source of whatever is imported for the wish to write its
        # methods in snake case. Nobody here has it, and for 90 modules that takes 6 ms.
        pyside_import, builtins.__import__ = builtins.__import__, plain_import
        try:
            from cqbrief.app import controller
        finally:
            builtins.__import__ = pyside_import
        return controller.run(
            _folder(options), language=options.language, look=options.look, page=options.theme, ahead=ahead
        )
    ahead.forget()
    if found.obstacles:
        return _say_obstacles(found.obstacles, tr)
    print(tr.text("There is no display for a window; every page is drawn into a picture."), flush=True)
    out = Path(arguments.PICTURES)
    if not os.access(".", os.W_OK):
        out = Path(tempfile.mkdtemp(prefix=f"{arguments.PICTURES}-"))
    return _draw(options, tr, out, arguments.picture_size(tr, arguments.DEFAULT_SIZE))


def _pictures(options: argparse.Namespace, tr: Translator) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, tr)
    return _draw(options, tr, options.output, options.size, whole=not options.window)


def _draw(
    options: argparse.Namespace, tr: Translator, out: Path, size: tuple[int, int], *, whole: bool = True
) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cqbrief.cli import pictures

    try:
        code = pictures.draw(
            _folder(options), out, language=options.language, look=options.look, size=size, whole=whole
        )
    except OwnFileError as error:
        return refuse_own(error, tr)
    except OSError as error:
        return refuse(tr.text("cannot write into {folder}: {reason}", folder=out, reason=reason(error)))
    print(tr.text("The pictures are in {folder}", folder=out.resolve()))
    return code


def _present(options: argparse.Namespace, tr: Translator) -> int:
    found = preflight.inspect(os.environ)
    if found.obstacles:
        return _say_obstacles(found.obstacles, tr)
    if not found.display:
        return refuse(
            tr.text("there is no display to present on"),
            tr.text("for a room with a PDF reader: cqbrief print --profile slides"),
        )
    from cqbrief.cli import present

    return present.run(_folder(options), options, tr)


def _print(options: argparse.Namespace, tr: Translator, ahead: PreloadProcess) -> int:
    ahead.read(_folder(options))
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, tr)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # As when opening: most of what is made stays until the end, so look for garbage seldom.
    gc.set_threshold(100_000, 50, 100)
    gc.enable()
    from cqbrief.cli import print_pdf

    return print_pdf.run(ahead, options, tr)


def _export(options: argparse.Namespace, tr: Translator) -> int:
    if options.charts is not None:
        obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        obstacles = preflight.python_obstacles({**preflight.READER_PACKAGES, "openpyxl": "openpyxl"})
    if obstacles:
        return _say_obstacles(obstacles, tr)
    from cqbrief.cli import export

    return export.run(_folder(options), options, tr)


def _pack(options: argparse.Namespace, tr: Translator) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, tr)
    from cqbrief.cli import pack

    return pack.run(_folder(options), options, tr)


def _install_desktop(options: argparse.Namespace, tr: Translator) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, tr)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cqbrief.cli import install_desktop

    return install_desktop.run(options, tr)


def _new(options: argparse.Namespace, tr: Translator) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, tr)
    from cqbrief.cli import new

    return new.run(options, tr)


def _check(options: argparse.Namespace, tr: Translator) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, tr)
    from cqbrief.cli import check

    return check.check(_folder(options), options, tr)


def _compare(options: argparse.Namespace, tr: Translator) -> int:
    if options.output is not None:
        obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, tr)
    from cqbrief.cli import check

    return check.compare_editions(options, tr)


def _schema(options: argparse.Namespace, tr: Translator) -> int:
    from cqbrief.briefing.parsing.json_schema import json_schema

    print(json.dumps(json_schema(tr.text), ensure_ascii=True, indent=2))
    return FINE


SHOWING: Mapping[str, Callable[[argparse.Namespace, Translator, PreloadProcess], int]] = {
    "": _open,
    "print": _print,
}
"""Command -> what it does with a briefing that is read beside it; without one the window opens."""
COMMANDS: Mapping[str, Callable[[argparse.Namespace, Translator], int]] = {
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


def _say_obstacles(obstacles: Sequence[preflight.Obstacle], tr: Translator) -> int:
    for obstacle in obstacles:
        refuse(tr.render(obstacle.message), tr.render(obstacle.advice))
    return UNUSABLE


def report_crash(error: Exception) -> int:
    """Say in one line that the program failed, and keep the details in a file for those who mend it."""
    try:
        file = crash_report.write_report(error)
        tr = Translator(choose_language(os.environ, system_locale(), arguments.language_asked_for(sys.argv)))
        return refuse(
            tr.text("the program failed ({reason}); details are in {file}", reason=error, file=file)
        )
    except (OSError, paths.FilesMissing):
        # Neither a writable folder nor a catalogue: then in the source language, on one line.
        return refuse(f"the program failed ({type(error).__name__}: {error})")
