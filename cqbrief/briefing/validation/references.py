"""Ids are unique, and whatever names one names something that is there."""

from __future__ import annotations

from cqbrief.briefing.parsing.cross_references import Reference
from cqbrief.briefing.parsing.scalars import ID_FORM
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

UNKNOWN_ID = Rule("unknown-id", "error", ID_FORM.explanation)
WRONG_KIND = Rule("wrong-kind", "error", ID_FORM.explanation)
DUPLICATE_ID = Rule("duplicate-id", "error", ID_FORM.explanation)

_KINDS = {
    "figure": ("figure",),
    "source": ("source",),
    "picture": ("picture",),
    "theme": ("theme",),
    "block": ("chart", "table", "story", "figure"),
}
_BLOCKS = ("message", "figures", "sources")
"""What a slide may show besides an item with an id."""

_NAMES = {
    "figure": Message(N_("a figure")),
    "chart": Message(N_("a chart")),
    "table": Message(N_("a table")),
    "story": Message(N_("a story")),
    "measure": Message(N_("a measure")),
    "theme": Message(N_("a theme")),
    "source": Message(N_("a source")),
    "picture": Message(N_("a picture")),
}


def check_references(context: ValidationContext) -> None:
    """Check that ids are unique and that every key and text names what is there."""
    for id_, items in context.ids.items():
        for item in items[1:]:
            first = context.place(f"{items[0].path}.id")
            context.report(
                DUPLICATE_ID,
                f"{item.path}.id",
                Message(
                    N_("The id “{id}” is already taken by {kind} in {file}, line {line}."),
                    {"id": id_, "kind": _NAMES[items[0].kind], "file": first.file, "line": first.line},
                ),
                Message(N_("Every id stands for one thing in the whole briefing: choose another.")),
            )
    for reference in context.references:
        if context.problems.too_many:
            break
        if reference.role == "block" and reference.id in _BLOCKS:
            continue
        check_reference(context, reference)


def check_reference(context: ValidationContext, reference: Reference) -> bool:
    """Tell whether `reference` names something of the kind its role asks for; report where it does not."""
    wanted = _KINDS[reference.role]
    found = [item.kind for item in context.ids.get(reference.id, ())]
    if any(kind in wanted for kind in found):
        return True
    if found:
        context.report(
            WRONG_KIND,
            reference.path,
            Message(
                N_("“{id}” is {found}; here {wanted} has to be named."),
                {"id": reference.id, "found": _NAMES[found[0]], "wanted": _wanted(reference.role)},
            ),
        )
    elif context.complete:
        advice = None
        if not context.problems.suggestions_exhausted:
            known = [*context.of_kind(*wanted), *(_BLOCKS if reference.role == "block" else ())]
            advice = did_you_mean(reference.id, known)
        context.report(
            UNKNOWN_ID,
            reference.path,
            Message(
                N_("There is no “{id}”; here {wanted} has to be named."),
                {"id": reference.id, "wanted": _wanted(reference.role)},
            ),
            advice,
        )
    return False


def _wanted(role: str) -> Message:
    if role == "block":
        return Message(N_("a chart, a table, a story or a figure"))
    return _NAMES[role]
