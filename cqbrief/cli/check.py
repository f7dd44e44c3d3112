"""`cqbrief check` and `cqbrief compare`: what is wrong with a briefing, and what changed between two."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.figures import compare
from cqbrief.briefing.edition_diff.report import compare_report
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.parsing.suggestions import did_you_mean
from cqbrief.briefing.validation import report
from cqbrief.briefing.validation.explanations import EXPLANATIONS
from cqbrief.cli.terminal import ERRORS, FINE, list_problems, refuse, say
from cqbrief.i18n.translator import Translator
from cqbrief.text.change_text import compare_lines
from cqbrief.text.coverage_text import evidence_text
from cqbrief.text.csv_text import understood_lines
from cqbrief.text.ledger_text import ledger_line
from cqbrief.text.problem_text import problem_lines


def check(folder: Path, options: argparse.Namespace, tr: Translator) -> int:
    """Print what is wrong with the briefing, or what a rule means; the exit code."""
    if options.explain is not None:
        return _explain(options.explain, tr)
    edition = load_edition(folder)
    if options.json:
        _print_json(report.check_report(edition, tr.render))
        return report.exit_code(edition, strict=options.strict)
    for line in problem_lines(edition, tr):
        print(line)
    for line in understood_lines(edition, tr):
        print(line)
    if options.ledger:
        for id_, entry in edition.ledger.items():
            figure = edition.figures[id_]
            label = figure.label.in_language(tr.language)
            print(f"{figure.number}  {label}  {ledger_line(entry, tr)}")
    print(_summary(edition, tr))
    if edition.errors and edition.briefing is not None:
        print(tr.text("Further remarks come once the errors are mended."))
    return report.exit_code(edition, strict=options.strict)


def compare_editions(options: argparse.Namespace, tr: Translator) -> int:
    """Print what changed from the old edition to the new one, or write it as a PDF; the exit code."""
    if options.old is None or options.new is None:
        return refuse(
            tr.text("two folders are compared: an old edition and a new one"),
            tr.text("{command} tells more", command="cqbrief compare --help"),
        )
    editions = [load_edition(folder) for folder in (options.old, options.new)]
    broken = [edition for edition in editions if edition.errors]
    for edition in broken:
        list_problems(edition, tr)
    if broken:
        say(tr.text("editions with errors cannot be compared; mend what is listed above"))
        return ERRORS
    found = compare(*editions)
    if options.output is not None:
        # Typst and Qt are not needed for what the terminal shows.
        from cqbrief.cli import print_pdf

        return print_pdf.print_changes(found, options.output, tr)
    if options.json:
        _print_json(compare_report(found))
    else:
        print("\n".join(compare_lines(found, tr)))
    return FINE


def _print_json(found: object) -> None:
    readable = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(json.dumps(found, ensure_ascii=not readable, indent=2))


def _explain(name: str, tr: Translator) -> int:
    if name in EXPLANATIONS:
        print(f"{name}\n{tr.text(EXPLANATIONS[name])}")
        return FINE
    advice = did_you_mean(name, EXPLANATIONS)
    return refuse(
        tr.text("there is no rule “{rule}”", rule=name),
        *([tr.render(advice)] if advice is not None else []),
        tr.text("The rules are: {rules}", rules=tuple(EXPLANATIONS)),
    )


def _summary(edition: Edition, tr: Translator) -> str:
    errors = len(edition.errors)
    warnings = len(edition.problems) - errors
    evidence = evidence_text(edition, tr) if not edition.errors else ""
    if not edition.problems:
        summary = tr.plural(
            "No problems; {count} figure.", "No problems; {count} figures.", len(edition.figures)
        )
        return (
            tr.text("{summary} Of them {evidence}.", summary=summary, evidence=evidence)
            if evidence
            else summary
        )
    parts = []
    if errors:
        parts.append(tr.plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(tr.plural("{count} warning", "{count} warnings", warnings))
    summary = tr.join(parts)
    return (
        tr.text("{summary}; of the figures {evidence}", summary=summary, evidence=evidence)
        if evidence
        else summary
    )
