"""Single values: from the text that was typed to the type that a key takes."""

from __future__ import annotations

import re
from decimal import Decimal

from cqbrief.briefing.parsing.class_schema import Key
from cqbrief.briefing.parsing.schema_errors import BadValueError
from cqbrief.briefing.problems import Rule, UnplacedProblem
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.i18n.messages import N_, Message

NOT_A_CHOICE = Rule(
    "not-a-choice",
    "error",
    N_(
        "Some keys take only certain words, true or false, or a number without a unit. What is "
        "possible is named with the problem."
    ),
)
TRUE_OR_FALSE = Rule("true-or-false", "error", NOT_A_CHOICE.explanation)
WHOLE_NUMBER = Rule("whole-number", "error", NOT_A_CHOICE.explanation)
DECIMAL_NUMBER = Rule("decimal-number", "error", NOT_A_CHOICE.explanation)
NOT_A_QUANTITY = Rule(
    "not-a-quantity",
    "error",
    N_(
        "A value is one number as printed, with its words and its unit: 近500万个, 增长14.5%. A unit "
        "that the program does not know is declared under `units:`; words that are no part of the "
        "number belong to the label."
    ),
)
ID_FORM = Rule(
    "id-form",
    "error",
    N_(
        "Figures, charts, people and everything else are named by their ids. An id begins with a "
        "small letter and goes on with a–z, 0–9 and _; it stands for one thing in the whole "
        "briefing, and what is named has to be there and of the kind that is wanted."
    ),
)

_ID = re.compile(r"[a-z][a-z0-9_]*")
_INT = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def read_scalar(
    key: Key, typed: str, units: frozenset[str], decimal: DecimalSign = "."
) -> str | bool | int | Decimal | Quantity:
    """Return `typed` as the value that `key` takes; quantities may use `units` besides the built-in ones.

    Raises BadValueError with what is wrong.
    """
    if key.choices:
        return _choice(key, typed)
    if key.item is bool:
        if typed in ("true", "false"):
            return typed == "true"
        raise _bad(TRUE_OR_FALSE, N_("“{key}” takes true or false, not “{word}”."), key, typed)
    if key.item is int:
        if _INT.fullmatch(typed):
            return int(typed)
        raise _bad(WHOLE_NUMBER, N_("“{key}” takes a whole number, not “{word}”."), key, typed)
    if key.item is Decimal:
        if _DECIMAL.fullmatch(typed):
            return Decimal(typed)
        raise _bad(DECIMAL_NUMBER, N_("“{key}” takes a number such as 3 or 2.5, not “{word}”."), key, typed)
    if key.item is Quantity:
        try:
            return parse_quantity(typed, units, decimal)
        except QuantityError as error:
            raise BadValueError(UnplacedProblem(NOT_A_QUANTITY, error.message)) from error
    if key.role == "id" and not _ID.fullmatch(typed):
        raise BadValueError(
            UnplacedProblem(
                ID_FORM,
                Message(N_("“{id}” cannot be an id."), {"id": typed}),
                Message(N_("An id begins with a small letter a–z; then a–z, digits and _ may follow.")),
            )
        )
    return typed


def _choice(key: Key, typed: str) -> str:
    if typed in key.choices:
        return typed
    raise BadValueError(
        UnplacedProblem(
            NOT_A_CHOICE,
            Message(
                N_("“{word}” is not possible for “{key}”. Possible are: {words}."),
                {"word": typed, "key": key.name, "words": key.choices},
            ),
            did_you_mean(typed, key.choices),
        )
    )


def _bad(rule: Rule, template: str, key: Key, typed: str) -> BadValueError:
    return BadValueError(UnplacedProblem(rule, Message(template, {"key": key.name, "word": typed})))
