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
from typing import TYPE_CHECKING

from cqbrief import __version__, arguments, crash, paths, preflight
from cqbrief.briefing.problems import reason
from cqbrief.words import Words, choose_language, system_locale

if TYPE_CHECKING:
    from cqbrief.briefing.compare import Collation
    from cqbrief.briefing.edition import Edition

FINE, UNUSABLE = 0, 2
"""Exit codes: fine, wrong usage or environment; 1, errors in the briefing, comes from `report.exit_code`."""
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
        return _refuse(words.text("cannot write into {folder}: {reason}", folder=out, reason=reason(error)))
    print(words.text("The pictures are in {folder}", folder=out.resolve()))
    return code


def _present(options: argparse.Namespace, words: Words) -> int:
    found = preflight.inspect(os.environ)
    if found.obstacles:
        return _say_obstacles(found.obstacles, words)
    if not found.display:
        _refuse(words.text("there is no display to present on"))
        print(
            f"    {words.text('for a room with a PDF reader: cqbrief print --profile slides')}",
            file=sys.stderr,
        )
        return UNUSABLE
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
    from cqbrief.briefing import report
    from cqbrief.briefing.load import load_edition
    from cqbrief.words.ledger import ledger_line
    from cqbrief.words.problems import problem_lines

    if options.explain is not None:
        return _explain(options.explain, words)
    edition = load_edition(_folder(options))
    if options.json:
        _print_json(report.check_report(edition, words.render))
    else:
        for line in problem_lines(edition, words):
            print(line)
        if options.ledger:
            for id_, entry in edition.ledger.items():
                figure = edition.figures[id_]
                label = figure.label.in_language(words.language)
                print(f"{figure.number}  {label}  {ledger_line(entry, words)}")
        print(_summary(edition, words))
    return report.exit_code(edition, strict=options.strict)


def _print_json(found: object) -> None:
    readable = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(found, ensure_ascii=not readable, indent=2))


def _explain(name: str, words: Words) -> int:
    from cqbrief.briefing.lint.table import RULES
    from cqbrief.briefing.nearest import did_you_mean

    known = {rule.id: rule for rule in RULES}
    if name in known:
        print(f"{name}\n{words.text(known[name].explanation)}")
        return FINE
    _refuse(words.text("there is no explanation of a rule “{rule}”", rule=name))
    advice = did_you_mean(name, known)
    if advice is not None:
        print(f"    {words.render(advice)}", file=sys.stderr)
    all_rules = words.text("The rules explained are: {rules}", rules=tuple(known))
    print(f"    {all_rules}", file=sys.stderr)
    return UNUSABLE


def _compare(options: argparse.Namespace, words: Words) -> int:
    obstacles = preflight.python_obstacles(preflight.READER_PACKAGES)
    if obstacles:
        return _say_obstacles(obstacles, words)
    from cqbrief.briefing.compare import compare, compare_report
    from cqbrief.briefing.load import load_edition
    from cqbrief.words.compare import compare_lines
    from cqbrief.words.problems import problem_lines

    if options.old is None or options.new is None:
        _refuse(words.text("two folders are compared: an old edition and a new one"))
        print(words.text("{command} tells more", command="cqbrief compare --help"), file=sys.stderr)
        return UNUSABLE
    editions = [load_edition(folder) for folder in (options.old, options.new)]
    broken = [edition for edition in editions if edition.errors]
    for edition in broken:
        for line in problem_lines(edition, words):
            print(line, file=sys.stderr)
    if broken:
        _refuse(words.text("editions with errors cannot be compared; mend what is listed above"))
        return 1
    found = compare(*editions)
    if options.output is not None:
        return _print_comparison(found, options.output, words)
    if options.json:
        _print_json(compare_report(found))
    else:
        print("\n".join(compare_lines(found, words)))
    return FINE


def _summary(edition: Edition, words: Words) -> str:
    errors = len(edition.errors)
    warnings = len(edition.problems) - errors
    if not edition.problems:
        return words.plural(
            "No problems; {count} figure.", "No problems; {count} figures.", len(edition.figures)
        )
    parts = []
    if errors:
        parts.append(words.plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(words.plural("{count} warning", "{count} warnings", warnings))
    return words.join(parts)


def _print_comparison(found: Collation, target: Path, words: Words) -> int:
    obstacles = preflight.inspect({**os.environ, "QT_QPA_PLATFORM": "offscreen"}).obstacles
    if obstacles:
        return _say_obstacles(obstacles, words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cqbrief import hardcopy

    return hardcopy.print_changes(found, target, words)


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
        _refuse(words.render(obstacle.message))
        print(f"    {words.render(obstacle.advice)}", file=sys.stderr)
    return UNUSABLE


def _refuse(text: str) -> int:
    print(f"cqbrief: {text}", file=sys.stderr)
    return UNUSABLE


def _report_crash(error: Exception) -> int:
    """Say in one line that the program failed, and keep the details in a file for those who mend it."""
    try:
        file = crash.write_report(error)
        words = Words(choose_language(os.environ, system_locale(), arguments.language_asked_for(sys.argv)))
        return _refuse(
            words.text("the program failed ({reason}); details are in {file}", reason=error, file=file)
        )
    except (OSError, paths.FilesMissing):
        # Neither a writable folder nor a catalogue: then in the source language, on one line.
        return _refuse(f"the program failed ({type(error).__name__}: {error})")
