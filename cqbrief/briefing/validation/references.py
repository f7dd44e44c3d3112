"""Ids are unique, and whatever names one names something that is there."""

from __future__ import annotations

from cqbrief.briefing.parsing.cross_references import Reference
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

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


def check_references(ground: ValidationContext) -> None:
    """Rules duplicate-id, unknown-id and wrong-kind, for every key and text of the briefing."""
    for id_, bearers in ground.ids.items():
        for bearer in bearers[1:]:
            first = ground.place(f"{bearers[0].path}.id")
            ground.error(
                "duplicate-id",
                f"{bearer.path}.id",
                Message(
                    N_("The id “{id}” is already taken by {kind} in {file}, line {line}."),
                    {"id": id_, "kind": _NAMES[bearers[0].kind], "file": first.file, "line": first.line},
                ),
                Message(N_("Every id stands for one thing in the whole briefing: choose another.")),
            )
    for mention in ground.mentions:
        if ground.findings.full:
            break
        if mention.role == "block" and mention.id in _BLOCKS:
            continue
        check_mention(ground, mention)


def check_mention(ground: ValidationContext, mention: Reference) -> bool:
    """Whether `mention` names something of the kind its role asks for; a problem is noted where not."""
    wanted = _KINDS[mention.role]
    found = [bearer.kind for bearer in ground.ids.get(mention.id, ())]
    if any(kind in wanted for kind in found):
        return True
    if found:
        ground.error(
            "wrong-kind",
            mention.path,
            Message(
                N_("“{id}” is {found}; here {wanted} has to be named."),
                {"id": mention.id, "found": _NAMES[found[0]], "wanted": _wanted(mention.role)},
            ),
        )
    elif ground.complete:
        advice = None
        if not ground.findings.crowded:
            known = [*ground.of_kind(*wanted), *(_BLOCKS if mention.role == "block" else ())]
            advice = did_you_mean(mention.id, known)
        ground.error(
            "unknown-id",
            mention.path,
            Message(
                N_("There is no “{id}”; here {wanted} has to be named."),
                {"id": mention.id, "wanted": _wanted(mention.role)},
            ),
            advice,
        )
    return False


def _wanted(role: str) -> Message:
    if role == "block":
        return Message(N_("a chart, a table, a story or a figure"))
    return _NAMES[role]
