"""`cqbrief check`: what is wrong with a briefing, and what a rule is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cqbrief.cli.command import Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.requirements import can_read
from cqbrief.cli.terminal import FINE, UNUSABLE, print_json, refuse
from cqbrief.i18n.messages import N_
from cqbrief.system import paths

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """Hold what `cqbrief check` was given."""

    folder: Path = field(default_factory=paths.built_in_briefing)
    strict: bool = False
    ledger: bool = False
    json: bool = False
    explain: str | None = None
    """Name of a rule."""
    language: Language | None = None


def add_arguments(parser: CommandParser) -> None:
    """Declare what `cqbrief check` takes."""
    parser.positional("folder", N_("FOLDER"))
    parser.flag("--strict", help=N_("warnings count as errors"))
    parser.flag("--ledger", help=N_("print every sum too, written out and judged"))
    parser.flag("--json", help=N_("print problems, figures, charts, stories, measures and sums\nas JSON"))
    parser.value(
        "--explain",
        metavar=N_("RULE"),
        help=N_("say what a rule is for; its name stands behind each problem"),
    )


def run(options: CheckOptions, tr: Translator) -> int:
    """Print what is wrong with the briefing, or what a rule means; return the exit code."""
    if not can_read(tr):
        return UNUSABLE
    from cqbrief.briefing.loading.load import load_edition
    from cqbrief.briefing.validation import report

    if options.explain is not None:
        return _explain(options.explain, tr)
    edition = load_edition(options.folder)
    if options.json:
        print_json(report.check_report(edition, tr.render))
    else:
        _print_report(edition, tr, ledger=options.ledger)
    return report.exit_code(edition, strict=options.strict)


def _print_report(edition: Edition, tr: Translator, *, ledger: bool) -> None:
    from cqbrief.text.csv_text import interpretation_lines
    from cqbrief.text.ledger_text import ledger_line
    from cqbrief.text.problem_text import problem_lines

    for line in problem_lines(edition, tr):
        print(line)
    for line in interpretation_lines(edition, tr):
        print(line)
    if ledger:
        for id_, entry in edition.ledger.items():
            figure = edition.figures[id_]
            label = figure.label.in_language(tr.language)
            print(f"{figure.number}  {label}  {ledger_line(entry, tr)}")
    print(_summary(edition, tr))
    if edition.errors and edition.briefing is not None:
        print(tr.text("Further remarks come once the errors are mended."))


def _explain(name: str, tr: Translator) -> int:
    from cqbrief.briefing.suggestions import did_you_mean
    from cqbrief.briefing.validation.rules import RULES

    if name in RULES:
        print(f"{name}\n{tr.text(RULES[name].explanation)}")
        return FINE
    advice = did_you_mean(name, RULES)
    return refuse(
        tr.text("there is no rule “{rule}”", rule=name),
        *([tr.render(advice)] if advice is not None else []),
        tr.text("The rules are: {rules}", rules=tuple(RULES)),
    )


def _summary(edition: Edition, tr: Translator) -> str:
    from cqbrief.text.coverage_text import evidence_text

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


COMMAND = Command(
    summary=N_("report what is wrong with a briefing"),
    description=N_("""
Reads the briefing in FOLDER (without it: the built-in one) and prints every
problem with file, line and column, what was expected and what to do.
"""),
    language=N_("language of the messages"),
    add_arguments=add_arguments,
    start=starting(CheckOptions, run),
)
