"""Why words or cells of a source are no evidence for a value."""

from __future__ import annotations

from dataclasses import dataclass

from cqbrief.i18n.messages import Message


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quote or a table does not carry a value."""

    rule: str
    message: Message
    advice: Message
