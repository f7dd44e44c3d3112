"""`cqbrief check` and `cqbrief compare`: what is wrong with a briefing, and what changed between two."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from cqbrief.briefing import report
from cqbrief.briefing.compare import compare
from cqbrief.briefing.compare_report import compare_report
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.explanations import EXPLANATIONS
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.nearest import did_you_mean
from cqbrief.terminal import ERRORS, FINE, list_problems, refuse, say
from cqbrief.words import Words
from cqbrief.words.accounts import evidence_text
from cqbrief.words.compare import compare_lines
from cqbrief.words.ledger import ledger_line
from cqbrief.words.problems import problem_lines
from cqbrief.words.understood import understood_lines


def check(folder: Path, options: argparse.Namespace, words: Words) -> int:
    """Print what is wrong with the briefing, or what a rule means; the exit code."""
    if options.explain is not None:
        return _explain(options.explain, words)
    edition = load_edition(folder)
    if options.json:
        _print_json(report.check_report(edition, words.render))
        return report.exit_code(edition, strict=options.strict)
    for line in problem_lines(edition, words):
        print(line)
    for line in understood_lines(edition, words):
        print(line)
    if options.ledger:
        for id_, entry in edition.ledger.items():
            figure = edition.figures[id_]
            label = figure.label.in_language(words.language)
            print(f"{figure.number}  {label}  {ledger_line(entry, words)}")
    print(_summary(edition, words))
    if edition.errors and edition.briefing is not None:
        print(words.text("Further remarks come once the errors are mended."))
    return report.exit_code(edition, strict=options.strict)


def compare_editions(options: argparse.Namespace, words: Words) -> int:
    """Print what changed from the old edition to the new one, or write it as a PDF; the exit code."""
    if options.old is None or options.new is None:
        return refuse(
            words.text("two folders are compared: an old edition and a new one"),
            words.text("{command} tells more", command="cqbrief compare --help"),
        )
    editions = [load_edition(folder) for folder in (options.old, options.new)]
    broken = [edition for edition in editions if edition.errors]
    for edition in broken:
        list_problems(edition, words)
    if broken:
        say(words.text("editions with errors cannot be compared; mend what is listed above"))
        return ERRORS
    found = compare(*editions)
    if options.output is not None:
        # Typst and Qt are not needed for what the terminal shows.
        from cqbrief import hardcopy

        return hardcopy.print_changes(found, options.output, words)
    if options.json:
        _print_json(compare_report(found))
    else:
        print("\n".join(compare_lines(found, words)))
    return FINE


def _print_json(found: object) -> None:
    readable = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(found, ensure_ascii=not readable, indent=2))


def _explain(name: str, words: Words) -> int:
    if name in EXPLANATIONS:
        print(f"{name}\n{words.text(EXPLANATIONS[name])}")
        return FINE
    advice = did_you_mean(name, EXPLANATIONS)
    return refuse(
        words.text("there is no rule “{rule}”", rule=name),
        *([words.render(advice)] if advice is not None else []),
        words.text("The rules are: {rules}", rules=tuple(EXPLANATIONS)),
    )


def _summary(edition: Edition, words: Words) -> str:
    errors = len(edition.errors)
    warnings = len(edition.problems) - errors
    evidence = evidence_text(edition, words) if not edition.errors else ""
    if not edition.problems:
        summary = words.plural(
            "No problems; {count} figure.", "No problems; {count} figures.", len(edition.figures)
        )
        return (
            words.text("{summary} Of them {evidence}.", summary=summary, evidence=evidence)
            if evidence
            else summary
        )
    parts = []
    if errors:
        parts.append(words.plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(words.plural("{count} warning", "{count} warnings", warnings))
    summary = words.join(parts)
    return (
        words.text("{summary}; of the figures {evidence}", summary=summary, evidence=evidence)
        if evidence
        else summary
    )
