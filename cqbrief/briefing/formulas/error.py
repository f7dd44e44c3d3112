"""The error of a formula that cannot be read or means nothing."""

from __future__ import annotations

from cqbrief.i18n.messages import Message


class FormulaError(ValueError):
    """Tell that a formula cannot be read or means nothing; `message` says why."""

    def __init__(self, template: str, **arguments: object) -> None:
        super().__init__(template)
        self.message = Message(template, arguments)
