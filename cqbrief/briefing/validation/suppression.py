"""Warnings that the briefing silences at a place, with a reason."""

from __future__ import annotations

from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.lint.table import LATE
from cqbrief.i18n.messages import N_, Message


def hush(ground: ValidationContext) -> None:
    """What the briefing silences is known to those who look for problems from now on."""
    for entry in ground.briefing.silenced:
        for bearer in ground.ids.get(entry.at, ()):
            ground.findings.hush(entry.rule, bearer.path)


def silence(ground: ValidationContext) -> None:
    """Take away the warnings that `silenced:` names; errors cannot be silenced, nor what was never said.

    Rules that are applied only where there are no errors are not said to be silenced in vain while
    there are some.
    """
    waiting = LATE if ground.findings.any_error else frozenset()
    for index, entry in enumerate(ground.briefing.silenced):
        path = f"silenced[{index}]"
        bearers = ground.ids.get(entry.at, ())
        if not bearers:
            if ground.complete:
                ground.error(
                    "unknown-id",
                    f"{path}.at",
                    Message(N_("Nothing has the id “{id}”."), {"id": entry.at}),
                    did_you_mean(entry.at, ground.ids),
                )
            continue
        silenced = [ground.findings.silence(entry.rule, bearer.path) for bearer in bearers]
        if not any(silenced) and entry.rule not in waiting:
            ground.warning(
                "silenced-in-vain",
                f"{path}.rule",
                Message(N_("No warning “{rule}” is given at “{id}”."), {"rule": entry.rule, "id": entry.at}),
                Message(N_("Remove the entry. Errors cannot be silenced.")),
            )
