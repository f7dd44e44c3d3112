"""What changed between two editions, as plain data for machines (JSON)."""

from __future__ import annotations

from typing import Any

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.figures import (
    EditionDiff,
    NumberChange,
    field_texts,
    in_words,
    printed,
    texts_of,
)
from cqbrief.i18n.language import DEFAULT_LANGUAGE, Language


def compare_report(diff: EditionDiff) -> dict[str, Any]:
    """Return the comparison as JSON-ready data.

    Numbers are strings, texts are in the language of the new briefing.
    """
    briefing = diff.new.briefing
    shown: Language = briefing.language if briefing else DEFAULT_LANGUAGE
    return {
        "old": _edition(diff.old, shown),
        "new": _edition(diff.new, shown),
        "unchanged": diff.unchanged,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "label": change.figure.label.in_language(shown),
                "old": printed(change.old),
                "new": printed(change.new),
                "difference": change.difference.written if change.difference else None,
                "difference_unit": _unit(change.difference),
                "approximate": change.difference.approximate if change.difference else None,
                "reworded": {
                    name: dict(zip(("old", "new"), field_texts(change, name, shown), strict=True))
                    for name in change.reworded
                },
            }
            for change in diff.changes
        ],
        "content": [
            {
                "kind": change.kind,
                "where": [
                    {"key": step.key, "name": in_words(step.name, shown), "id": step.id or None}
                    for step in change.where
                ],
                "old": texts_of(change, shown)[0],
                "new": texts_of(change, shown)[1],
                "file": change.file or None,
            }
            for change in diff.content
        ],
        "files": [{"file": name, "kind": kind} for name, kind in diff.files],
    }


def _unit(found: NumberChange | None) -> str | None:
    if found is None:
        return None
    return "个百分点" if found.points else "%"


def _edition(edition: Edition, language: Language) -> dict[str, Any]:
    briefing = edition.briefing
    return {
        "folder": str(edition.folder),
        "title": briefing.title.in_language(language) if briefing else None,
        "fingerprint": edition.fingerprint,
        "figures": len(edition.figures),
    }
