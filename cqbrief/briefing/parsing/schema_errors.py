"""What the reader says about keys and values that do not fit the form: rule, words and advice."""

from __future__ import annotations

from collections.abc import Iterable

from cqbrief.briefing.parsing.class_schema import TEXT_LANGUAGES, ClassSchema, homes
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.suggestions import did_you_mean, nearest
from cqbrief.i18n.messages import N_, Message


@record
class UnplacedProblem(Record):
    """A problem without its place."""

    rule: str
    message: Message
    advice: Message | None = None


class BadValueError(ValueError):
    """A value that does not fit its key."""

    def __init__(self, complaint: UnplacedProblem) -> None:
        super().__init__(complaint.message.template)
        self.complaint = complaint


def unknown_key(form: ClassSchema, name: str) -> UnplacedProblem:
    """For a key that the form does not have: nearly one of its keys, a key of another place, or neither."""
    near = nearest(name, form.keys)
    elsewhere = homes().get(name)
    if elsewhere and not near:
        return UnplacedProblem(
            "misplaced-key",
            Message(N_("“{key}” does not belong here."), {"key": name}),
            Message(N_("It belongs in: {places}."), {"places": elsewhere}),
        )
    return UnplacedProblem(
        "unknown-key",
        Message(N_("There is no key “{key}” here."), {"key": name}),
        did_you_mean(name, form.keys) or _possible_keys(form.keys),
    )


def unknown_language(name: str) -> UnplacedProblem:
    """For a key inside a text that is no language."""
    return UnplacedProblem(
        "unknown-key",
        Message(N_("“{key}” is no language of a text."), {"key": name}),
        Message(N_("A text is written in these: {keys}."), {"keys": TEXT_LANGUAGES}),
    )


def duplicate_key(name: str, line: int, column: int) -> UnplacedProblem:
    """For a key whose first stands at `line` and `column`."""
    return UnplacedProblem(
        "duplicate-key",
        Message(
            N_("The key “{key}” stands here again; the first is in line {line}, column {column}."),
            {"key": name, "line": line, "column": column},
        ),
        Message(N_("Keep one of them.")),
    )


def missing_key(form: ClassSchema, name: str) -> UnplacedProblem:
    """For a group that lacks a key it needs."""
    return UnplacedProblem(
        "missing-key",
        Message(N_("The key “{key}” is missing here."), {"key": name}),
        Message(
            N_("Add “{key}: …”; the example that New briefing (cqbrief new) makes shows how."),
            {"key": name},
        ),
    )


def keys_expected(form: ClassSchema) -> UnplacedProblem:
    """For something else where a group of keys has to stand."""
    return UnplacedProblem(
        "keys-expected",
        Message(N_("Keys with values are expected here.")),
        Message(N_("Needed are: {keys}."), {"keys": form.required})
        if form.required
        else _possible_keys(form.keys),
    )


def value_expected(name: str) -> UnplacedProblem:
    """For a list or a group where one plain value has to stand."""
    return UnplacedProblem(
        "value-expected",
        Message(N_("“{key}” takes one plain value, not a list or keys."), {"key": name}),
        Message(N_("A text that begins with [ or a brace has to stand in quotation marks: '…'.")),
    )


def list_expected(name: str) -> UnplacedProblem:
    """For one value where a list has to stand."""
    return UnplacedProblem(
        "list-expected",
        Message(N_("“{key}” takes a list."), {"key": name}),
        Message(N_("Write each item on a line of its own, beginning with “- ”.")),
    )


def text_expected(name: str) -> UnplacedProblem:
    """For a group that is no text in languages, often a text that begins with a reference in braces."""
    return UnplacedProblem(
        "value-expected",
        Message(N_("“{key}” takes a text, or a text for each language: zh and en."), {"key": name}),
        Message(N_("A text that begins with a brace has to stand in quotation marks: '{{new_jobs}} …'.")),
    )


def empty_value(name: str) -> UnplacedProblem:
    """For a key or an item with nothing after it."""
    return UnplacedProblem(
        "empty-value",
        Message(N_("“{key}” has no value."), {"key": name}),
        Message(N_("Write one, or remove the key.")),
    )


def reference_form(inside: str) -> UnplacedProblem:
    """For something in braces that is no id."""
    return UnplacedProblem(
        "reference-form",
        Message(N_("In braces stands “{word}”, which cannot be the id of a figure."), {"word": inside}),
        Message(N_("Write the figure's id (small letters, digits, _), or use other brackets.")),
    )


def wide_braces(inside: str) -> UnplacedProblem:
    """For a reference in full-width braces, which would be printed as it stands."""
    return UnplacedProblem(
        "wide-braces",
        Message(N_("“{id}” stands in full-width braces, so no figure is printed here."), {"id": inside}),
        Message(N_("Type the braces again with the Chinese input method switched off.")),
    )


def _possible_keys(keys: Iterable[str]) -> Message:
    return Message(N_("Possible keys are: {keys}."), {"keys": tuple(keys)})
