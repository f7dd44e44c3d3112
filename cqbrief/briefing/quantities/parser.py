"""Reads quantities as they are printed: one as a whole, and all of a text.

Apart from `quantity`: the patterns of numbers take 5 ms to make ready, and the window, which only shows
what was read, does without them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from cqbrief.briefing.quantities.designations import Designations
from cqbrief.briefing.quantities.folding import DecimalSign, fold, fold_number
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.match_finder import find_matches
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER, FoundQuantity, Quantity
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.units import CURRENCIES, SCALES, UNITS
from cqbrief.i18n.messages import N_, Message

_BARE_NUMBER = lazy_pattern(rf"[0-9][0-9,]{{0,{LONGEST_NUMBER}}}(?:\.[0-9]+)?(?![0-9.,])")
_NUMBER_WITH_LETTERS = lazy_pattern(r"(?<![A-Za-z0-9.])[0-9][0-9,]*(?:\.[0-9]+)?(?P<unit>[A-Za-z])")

_LONGEST_VALUE = 80
"""Characters: a value is a number with its words, not a sentence."""

_LEAST_CONFIDENCE = 80
"""Per cent; intervals are given at 80, 90, 95 or 99 % confidence."""

_REMEMBERED = 8192
"""Values read last: in a large briefing many are alike, and when a file is saved nearly all are as before."""


class QuantityError(ValueError):
    """Tell that a text is no quantity; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


@lru_cache(maxsize=_REMEMBERED)
def parse_quantity(printed: str, units: frozenset[str] = frozenset(), decimal: DecimalSign = ".") -> Quantity:
    """Return the quantity that `printed` is as a whole; `units` are known besides the built-in ones.

    Raises QuantityError (a ValueError with a `Message`) when it is none.
    """
    text = printed.strip()
    if not text:
        raise QuantityError(
            Message(N_("The value is empty. Write the number as printed, such as 751,000 people."))
        )
    if len(text) > _LONGEST_VALUE:
        raise QuantityError(
            Message(
                N_(
                    "The value is longer than {limit} characters. "
                    "Write the number as printed, such as 751,000 people."
                ),
                {"limit": _LONGEST_VALUE},
            )
        )
    folded = fold_number(text, decimal)
    found = list(find_matches(folded, units, whole=True))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return _quantity_of(text, found[0])
    raise QuantityError(_why_not(text, found))


def find_quantities(
    text: str,
    units: frozenset[str] = frozenset(),
    decimal: DecimalSign = ".",
    *,
    small_counts: bool = False,
) -> tuple[FoundQuantity, ...]:
    """Return every quantity of `text`, in order and apart from each other.

    Words of approximation and change directly at the number belong to it (近500万个, 增长14.5%). Dates,
    periods, numbers of tables and the like are no quantities (`periods`, `designations`), but years are. A
    word that is no known unit leaves the unit empty. Counts of one Chinese digit (三家, 五张) only with
    `small_counts`. Takes time in proportion to the text's length.
    """
    designations: Designations | None = None
    found = []
    for match in find_matches(fold_number(text, decimal), units):
        quantity = _quantity_of(text, match)
        if _may_be_designation(match):
            designations = designations or Designations(fold(text))
            digits = match.digits_start, match.digits_end
            if designations.labels.overlaps(*digits) or (
                designations.periods.overlaps(*digits) and not quantity.is_year
            ):
                continue
            if designations.scopes.overlaps(*digits):
                quantity = replace(quantity, is_scope=True)
        if small_counts or not quantity.small_count:
            found.append(FoundQuantity(match.start, match.end, quantity))
    return tuple(found)


def _may_be_designation(match: QuantityMatch) -> bool:
    """Return False for what is a quantity whatever stands around it: 1.2万人, 5.5%, £3.5."""
    if match.scale:
        return False
    if match.unit == "%":
        return match.low >= _LEAST_CONFIDENCE
    return not match.unit or match.unit_inferred or match.low == match.low.to_integral_value()


def _quantity_of(text: str, match: QuantityMatch) -> Quantity:
    """Return what was read at `match` as a quantity, with what is printed there in `text`."""
    prefix = text[match.start : match.digits_start]
    digits = text[match.digits_start : match.digits_end]
    suffix = text[match.digits_end : match.end]
    return Quantity(
        printed=prefix + digits + suffix,
        prefix=prefix,
        digits=digits,
        suffix=suffix,
        number=match.low,
        upper=match.high,
        decimals=match.decimals,
        scale=match.scale,
        unit=match.unit,
        qualifier=match.qualifier,
        change=match.change,
        negated_by_word=match.low < 0 and not match.sign_symbol,
        ordinal=match.ordinal,
        mark=match.mark,
        change_apart=match.change_apart,
        change_suffix=text[match.end - len(match.change_suffix) : match.end],
        unit_inferred=match.unit_inferred,
        ambiguous=match.ambiguous,
    )


@lru_cache(maxsize=_REMEMBERED)
def split_unit(text: str, units: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Return scale and unit of `text`: ("万", "人") for 万人, ("", "%") for %, ("bn", "£") for £bn or bn£.

    Raises QuantityError for a unit that is neither built in nor among `units`.
    """
    stripped = fold(text.strip())
    currency = next((unit for unit in CURRENCIES if stripped.startswith(unit) or stripped.endswith(unit)), "")
    rest = stripped.removeprefix(currency).removesuffix(currency).strip()
    if stripped in units or stripped in UNITS:
        return "", stripped
    if rest in units or rest in UNITS:
        return "", currency or rest
    for scale in sorted(SCALES, key=len, reverse=True):
        unit = rest.removeprefix(scale).strip()
        if rest.startswith(scale) and (not unit or unit in units or unit in UNITS):
            return scale, currency or unit
    if rest:
        raise QuantityError(_unknown_unit(text.strip(), rest))
    return "", currency


def _why_not(text: str, found: list[QuantityMatch]) -> Message:
    bare = _BARE_NUMBER.match(fold(text))
    if bare and not found:
        return _unknown_unit(text, text[bare.end() :])
    if not found and (letters := _NUMBER_WITH_LETTERS.search(fold(text))):
        return _unknown_unit(text, text[letters.start("unit") :])
    if not found:
        return Message(
            N_("“{value}” holds no number that can be read. Write it as printed, such as 751,000 people."),
            {"value": text},
        )
    first = found[0]
    if first.start > 0:
        return Message(
            N_("“{value}” begins with “{words}”, which is no word of approximation. Leave it to the label."),
            {"value": text, "words": text[: first.start]},
        )
    if len(found) > 1:
        return Message(
            N_("“{value}” holds more than one number: {first} and {second}. Make them figures of their own."),
            {
                "value": text,
                "first": text[first.start : first.end],
                "second": text[found[1].start : found[1].end],
            },
        )
    known = first.unit if text[: first.end].endswith(first.unit) else ""
    return _unknown_unit(text, text[first.end - len(known) :])


def _unknown_unit(value: str, unit: str) -> Message:
    return Message(
        N_("The unit “{unit}” of “{value}” is not known. Declare it under `units:` in briefing.yaml."),
        {"unit": unit.strip(), "value": value},
    )
