"""Values of options that several commands take: what may be typed, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from cqbrief.i18n.messages import N_, Message

LOOKS = ("system", "light", "dark", "contrast")


class OptionValueError(ValueError):
    """Refuse what was typed as the value of an option."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def one_of(*choices: str) -> Callable[[str], str]:
    """Make what reads a value that must be one of `choices`."""

    def read(typed: str) -> str:
        if typed not in choices:
            raise OptionValueError(
                Message(
                    N_("invalid choice: {value!r} (choose from {choices})"),
                    {"value": typed, "choices": ", ".join(map(repr, choices))},
                )
            )
        return typed

    return read


def theme_number(typed: str) -> int:
    """Return the number of a theme. Raises OptionValueError for anything else."""
    if re.fullmatch(r"\d{1,4}", typed) is None:
        raise OptionValueError(Message(N_("expected the number of a theme")))
    return int(typed)
