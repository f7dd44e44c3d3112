"""Single values: from the text that was typed to the type that a key takes."""

from __future__ import annotations

import re
from decimal import Decimal

from cqbrief.briefing.parsing.class_schema import Key
from cqbrief.briefing.parsing.schema_errors import BadValueError, UnplacedProblem
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.suggestions import did_you_mean
from cqbrief.i18n.messages import N_, Message

_ID = re.compile(r"[a-z][a-z0-9_]*")
_INT = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def read_scalar(
    key: Key, typed: str, units: frozenset[str], decimal: DecimalSign = "."
) -> str | bool | int | Decimal | Quantity:
    """`typed` as the value that `key` takes; quantities may use `units` besides the built-in ones.

    Raises BadValueError with what is wrong.
    """
    if key.choices:
        return _choice(key, typed)
    if key.item is bool:
        if typed in ("true", "false"):
            return typed == "true"
        raise _bad("true-or-false", N_("“{key}” takes true or false, not “{word}”."), key, typed)
    if key.item is int:
        if _INT.fullmatch(typed):
            return int(typed)
        raise _bad("whole-number", N_("“{key}” takes a whole number, not “{word}”."), key, typed)
    if key.item is Decimal:
        if _DECIMAL.fullmatch(typed):
            return Decimal(typed)
        raise _bad("decimal-number", N_("“{key}” takes a number such as 3 or 2.5, not “{word}”."), key, typed)
    if key.item is Quantity:
        try:
            return parse_quantity(typed, units, decimal)
        except QuantityError as error:
            raise BadValueError(UnplacedProblem("not-a-quantity", error.message)) from error
    if key.role == "id" and not _ID.fullmatch(typed):
        raise BadValueError(
            UnplacedProblem(
                "id-form",
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
            "not-a-choice",
            Message(
                N_("“{word}” is not possible for “{key}”. Possible are: {words}."),
                {"word": typed, "key": key.name, "words": key.choices},
            ),
            did_you_mean(typed, key.choices),
        )
    )


def _bad(rule: str, template: str, key: Key, typed: str) -> BadValueError:
    return BadValueError(UnplacedProblem(rule, Message(template, {"key": key.name, "word": typed})))
