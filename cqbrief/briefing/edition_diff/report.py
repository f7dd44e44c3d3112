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
from cqbrief.i18n.language import Language


def compare_report(collation: EditionDiff, language: Language | None = None) -> dict[str, Any]:
    """The comparison as JSON-ready data; numbers are strings, texts in `language`, else in the briefing's."""
    briefing = collation.new.briefing
    said: Language = language or (briefing.language if briefing else "zh")
    return {
        "old": _edition(collation.old, said),
        "new": _edition(collation.new, said),
        "unchanged": collation.unchanged,
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "label": change.figure.label.in_language(said),
                "old": printed(change.old),
                "new": printed(change.new),
                "difference": change.difference.written if change.difference else None,
                "difference_unit": _unit(change.difference),
                "approximate": change.difference.approximate if change.difference else None,
                "reworded": {
                    name: dict(zip(("old", "new"), field_texts(change, name, said), strict=True))
                    for name in change.reworded
                },
            }
            for change in collation.changes
        ],
        "content": [
            {
                "kind": change.kind,
                "where": [
                    {"key": step.key, "name": in_words(step.name, said), "id": step.id or None}
                    for step in change.where
                ],
                "old": texts_of(change, said)[0],
                "new": texts_of(change, said)[1],
                "file": change.file or None,
            }
            for change in collation.content
        ],
        "files": [{"file": name, "kind": kind} for name, kind in collation.files],
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
