"""Warnings that the briefing suppresses at a place, with a reason: its entries under `silenced:`."""

from __future__ import annotations

from cqbrief.briefing.problems import Rule
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.references import UNKNOWN_ID
from cqbrief.briefing.validation.style_rules import STYLE_RULES
from cqbrief.i18n.messages import N_, Message

SILENCED_IN_VAIN = Rule(
    "silenced-in-vain",
    "warning",
    N_(
        "An entry under `silenced:` that takes away no warning excuses nothing, and would hide the "
        "next one. Remove it."
    ),
)

_ONLY_WITHOUT_ERRORS = frozenset(rule.id for rule in STYLE_RULES)


def register_suppressions(context: ValidationContext) -> None:
    """Keep what the briefing suppresses from being listed, from now on."""
    for entry in context.briefing.silenced:
        for item in context.ids.get(entry.at, ()):
            context.problems.suppress(entry.rule, item.path)


def apply_suppressions(context: ValidationContext) -> None:
    """Remove the warnings that the briefing suppresses, and report entries that suppress nothing.

    Errors cannot be suppressed. Rules that are applied only where there are no errors are not said to be
    suppressed in vain while there are some.
    """
    waiting = _ONLY_WITHOUT_ERRORS if context.problems.any_error else frozenset()
    for index, entry in enumerate(context.briefing.silenced):
        path = f"silenced[{index}]"
        items = context.ids.get(entry.at, ())
        if not items:
            if context.complete:
                context.report(
                    UNKNOWN_ID,
                    f"{path}.at",
                    Message(N_("Nothing has the id “{id}”."), {"id": entry.at}),
                    did_you_mean(entry.at, context.ids),
                )
            continue
        # All of them: each has its own warnings to lose.
        removed = [context.problems.remove_suppressed(entry.rule, item.path) for item in items]
        if not any(removed) and entry.rule not in waiting:
            context.report(
                SILENCED_IN_VAIN,
                f"{path}.rule",
                Message(N_("No warning “{rule}” is given at “{id}”."), {"rule": entry.rule, "id": entry.at}),
                Message(N_("Remove the entry. Errors cannot be silenced.")),
            )
