"""Ids met while reading: who bears them and where they are named."""

from __future__ import annotations

from dataclasses import dataclass

NAMING_IDS = frozenset({"figure", "source", "picture", "theme", "block"})
"""Roles of keys whose value is the id of something else."""
NAMING_FILES = frozenset({"file", "picture_file", "theme_file"})
"""Roles of keys whose value is the name of a file in the briefing's folder."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Hold an item with an id: its class in small letters (figure, chart…) and its path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold a place where an id is named: the role of its key, the id, and its path."""

    role: str
    id: str
    path: str
