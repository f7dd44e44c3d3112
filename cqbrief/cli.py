"""The command line. Nothing of Qt is imported before a command needs it."""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cqbrief import __version__, arguments, crash, paths, preflight
from cqbrief.briefing.problems import reason
from cqbrief.terminal import FINE, UNUSABLE, refuse
from cqbrief.words import Words, choose_language, system_locale

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a process ended by SIGINT or SIGPIPE."""


def main(given: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. Whatever happens, no traceback is shown."""
    try:
        code = _run(sys.argv[1:] if given is None else given)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has gone; keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        return _report_crash(error)
    return code


def _run(given: Sequence[str]) -> int:
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
    return COMMANDS[name](options, words)


def _folder(options: argparse.Namespace) -> Path:
    return options.folder if options.folder is not None else paths.built_in_briefing()


def _open(options: argparse.Namespace, words: Words) -> int:
    found = preflight.inspect(os.environ)
    if found.obstacles:
        return _say_obstacles(found.obstacles, words)
    if found.display:
        # Opening makes many objects and drops few: looking for garbage would take a seventh of the time.
        # `app.run` starts collecting once the first page is on screen.
        gc.disable()
        try:
            from cqbrief import app

            return app.run(_folder(options), language=options.language, look=options.look, page=options.theme)
        finally:
            gc.enable()
    print(words.text("There is no display for a window; every page is drawn into a picture."), flush=True)
    out = (
        Path(arguments.PICTURES)
        if os.access(".", os.W_OK)
        else Path(tempfile.mkdtemp(prefix=f"{arguments.PICTURES}-"))
    )
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
        out.mkdir(parents=True, exist_ok=True)
        code = pictures.draw(
            _folder(options), out, language=options.language, look=options.look, size=size, whole=whole
        )
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


def _print(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # As when opening: most of what is made stays until the end, so look for garbage seldom.
    gc.set_threshold(100_000, 50, 100)
    from cqbrief import hardcopy

    return hardcopy.run(_folder(options), options, words)


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

    print(json.dumps(json_schema(), ensure_ascii=True, indent=2))
    return FINE


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Words], int]] = {
    "": _open,
    "check": _check,
    "compare": _compare,
    "export": _export,
    "present": _present,
    "print": _print,
    "pictures": _pictures,
    "schema": _schema,
}
"""Command -> what it does."""


def _say_obstacles(obstacles: Sequence[preflight.Obstacle], words: Words) -> int:
    for obstacle in obstacles:
        refuse(words.render(obstacle.message), words.render(obstacle.advice))
    return UNUSABLE


def _report_crash(error: Exception) -> int:
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
