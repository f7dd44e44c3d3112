"""`cqbrief schema`: the JSON Schema of the YAML files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cqbrief.cli.command import EXIT_STATUS_WITHOUT_BRIEFING, Command, starting
from cqbrief.cli.parser import CommandParser
from cqbrief.cli.terminal import FINE
from cqbrief.i18n.messages import N_

if TYPE_CHECKING:
    from cqbrief.i18n.language import Language
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaOptions:
    """Hold what `cqbrief schema` was given."""

    language: Language | None = None


def add_arguments(_parser: CommandParser) -> None:
    """Declare nothing: `cqbrief schema` takes only what every command takes."""


def run(_options: SchemaOptions, tr: Translator) -> int:
    """Print the schema; return the exit code."""
    # It reads the whole model.
    from cqbrief.briefing.parsing.json_schema import json_schema

    print(json.dumps(json_schema(tr.text), ensure_ascii=True, indent=2))
    return FINE


COMMAND = Command(
    summary=N_("print the JSON Schema of the YAML files, for editors"),
    description=N_("""
Prints the JSON Schema of the YAML files. An editor that is given it completes
keys, explains them and underlines mistakes while you write. A folder made by
cqbrief new has it as .cqbrief-schema.json.
"""),
    language=N_("language of the explanations"),
    add_arguments=add_arguments,
    start=starting(SchemaOptions, run),
    exit_status=EXIT_STATUS_WITHOUT_BRIEFING,
)
