"""Why a quote is no evidence for a value, and what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities import lexicon_en
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.document_index import normalise
from cqbrief.briefing.sources.evidence_rules import CHANGE_WORD_LEFT_OUT, VALUE_CUT_SHORT, VALUE_NOT_IN_QUOTE
from cqbrief.i18n.messages import N_, Message

_IN_DIGITS = re.compile("[0-9.,][0-9]")
_AS_PRINTED = Message(
    N_(
        "Write the value as the source prints it, with words such as about or over, its scale and its unit; "
        "or quote the words that print it."
    )
)


def refuse(value: Quantity, carried: Sequence[Quantity], crossing: Sequence[Quantity]) -> UnplacedProblem:
    """Say why a quote does not carry a value.

    It carries the quantities `carried`, and cuts through those that are `crossing`.
    """
    return (
        _cut_short(value, (*carried, *crossing))
        or _sign_left_out(value, carried)
        or _not_in_quote(value, carried, crossing)
    )


def _cut_short(value: Quantity, quantities: Sequence[Quantity]) -> UnplacedProblem | None:
    for whole in quantities:
        if _is_part(value, whole):
            printed = printed_with_change(whole) if whole.unit_inferred else whole.printed
            return UnplacedProblem(
                VALUE_CUT_SHORT,
                Message(
                    N_("“{value}” is only a part of what the source prints: “{whole}”."),
                    {"value": value.printed, "whole": printed},
                ),
                Message(N_("Write the whole: “{whole}”."), {"whole": printed}),
            )
    return None


def _sign_left_out(value: Quantity, carried: Sequence[Quantity]) -> UnplacedProblem | None:
    for quantity in carried:
        if _lacks_sign(value, quantity):
            return UnplacedProblem(
                CHANGE_WORD_LEFT_OUT,
                Message(
                    N_("The source says “{word}” of “{printed}”; the value leaves that out."),
                    {"word": _sign_of(quantity), "printed": quantity.printed},
                ),
                Message(
                    N_("Write “{value}”: a fall is negative in sums."),
                    {"value": printed_with_change(quantity)},
                ),
            )
    return None


def _not_in_quote(
    value: Quantity, carried: Sequence[Quantity], crossing: Sequence[Quantity]
) -> UnplacedProblem:
    if carried:
        return UnplacedProblem(
            VALUE_NOT_IN_QUOTE, _not_carried(value, carried), _what_to_write(value, carried)
        )
    if crossing:
        message = Message(
            N_("The quote does not carry “{value}”: it cuts through “{whole}”."),
            {"value": value.printed, "whole": crossing[0].printed},
        )
    else:
        message = Message(
            N_("The quote does not carry “{value}”: there is no quantity in it."), {"value": value.printed}
        )
    return UnplacedProblem(VALUE_NOT_IN_QUOTE, message, _AS_PRINTED)


def _what_to_write(value: Quantity, carried: Sequence[Quantity]) -> Message:
    for quantity in carried:
        if _other_words(value, quantity):
            return Message(
                N_("Copy the word “{word}” too: “{printed}”."),
                {"word": quantity.change, "printed": printed_with_change(quantity)},
            )
    alike = [quantity for quantity in carried if _is_alike(value, quantity)]
    if len(alike) == 1:
        return Message(
            N_("Write “{value}”, as the source prints it."), {"value": printed_with_change(alike[0])}
        )
    return _AS_PRINTED


def _not_carried(value: Quantity, carried: Sequence[Quantity]) -> Message:
    return Message(
        N_("The quote does not carry “{value}”; its quantities are: {carried}."),
        {"value": value.printed, "carried": ", ".join(printed_with_change(quantity) for quantity in carried)},
    )


def refuse_unreadable(value: Quantity, around: str) -> UnplacedProblem:
    """Say that a value may be a part of a larger number, which stands `around` it."""
    return UnplacedProblem(
        VALUE_CUT_SHORT,
        Message(
            N_("“{value}” may be a part of a larger number: “…{around}” can be read in two ways."),
            {"value": value.printed, "around": around},
        ),
        Message(
            N_(
                "Quote another place that prints the number beyond doubt; if the source is misprinted, "
                "say so."
            )
        ),
    )


def printed_with_change(quantity: Quantity) -> str:
    """Return how a value is written so that it has its word of change and its unit, which may stand apart
    in the source."""
    printed = quantity.printed
    if quantity.unit_inferred:
        for part in (quantity.scale, quantity.unit):
            if part not in quantity.printed:
                printed += f" {part}" if part[0].isascii() and part[0].isalpha() else part
    if not quantity.change_apart:
        return printed
    link = ""
    if quantity.change.isascii():
        named = {*lexicon_en.RISING_NOUNS, *lexicon_en.FALLING_NOUNS, *lexicon_en.SIGNED_LEVELS}
        link = (
            " of "
            if quantity.change in named - {*lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS}
            else " by "
        )
    return f"{quantity.change}{link}{printed}"


def _is_part(value: Quantity, whole: Quantity) -> bool:
    """Tell whether the value is printed within the quantity, whole digits of it, and says something else."""
    part, all_printed = (
        normalise(value.printed),
        normalise(printed_with_change(whole) if whole.unit_inferred else whole.printed),
    )
    at = all_printed.find(part)
    if at < 0 or part == all_printed:
        return False
    if _IN_DIGITS.match(all_printed[max(0, at - 1) : at + 1]):
        # 780人 of 1 411 780人
        return re.search(f"[0-9][ ，]{re.escape(fold(value.printed))}", fold(whole.printed)) is not None
    one_end = whole.upper is not None and value.upper is None
    if not one_end and abs(value.amount) == abs(whole.amount) and whole.unit_inferred:
        return False
    return one_end or abs(value.amount) != abs(whole.amount) or in_other_unit(whole, value)


def _is_alike(value: Quantity, quantity: Quantity) -> bool:
    """Tell whether the value is the quantity but for a word of approximation or the way it is written."""
    return (value.number, value.upper, value.scale, value.unit) == (
        quantity.number, quantity.upper, quantity.scale, quantity.unit
    )  # fmt: skip


def _sign_of(quantity: Quantity) -> str:
    """Return the word or mark that makes the quantity negative, as printed."""
    sign = quantity.prefix.strip()
    return quantity.change or (f"{sign}…)" if sign.endswith("(") else sign)


def _lacks_sign(value: Quantity, quantity: Quantity) -> bool:
    """Tell whether the value is the quantity but for a fall or minus that it leaves out."""
    return (
        not value.change
        and quantity.number < 0 <= value.number
        and abs(quantity.number) == value.number
        and quantity.scale == value.scale
        and not in_other_unit(quantity, value)
    )


def in_other_unit(found: Quantity, value: Quantity) -> bool:
    """Tell whether the value says another unit than the source.

    One that is not printed at the number may be left out.
    That three times compares (three times as many) only the words behind it tell, which the value has not.
    """
    if (found.unit, value.unit) == ("倍", "times"):
        return False
    return found.unit != value.unit and not (found.unit_inferred and not value.unit)


def _other_words(value: Quantity, quantity: Quantity) -> bool:
    """Tell whether the value is the quantity but for the word of change."""
    written = normalise(value.digits + value.suffix)
    return (
        quantity.change not in ("", value.change) and normalise(quantity.digits + quantity.suffix) == written
    )
