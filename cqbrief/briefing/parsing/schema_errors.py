"""What the reader says about keys and values that do not fit the form: rule, words and advice."""

from __future__ import annotations

from collections.abc import Iterable

from cqbrief.briefing.parsing.class_schema import ClassSchema, key_locations
from cqbrief.briefing.parsing.yaml_tree import KEY_EXPECTED
from cqbrief.briefing.problems import Rule, UnplacedProblem
from cqbrief.briefing.suggestions import did_you_mean, nearest
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import N_, Message

UNKNOWN_KEY = Rule(
    "unknown-key",
    "error",
    N_(
        "Only known keys are read, each at its place and once, so that a slip of the pen does not "
        "leave something out in silence. An editor that reads `.cqbrief-schema.json` completes "
        "them; the example of `cqbrief new` shows them all."
    ),
)
MISPLACED_KEY = Rule("misplaced-key", "error", UNKNOWN_KEY.explanation)
MISSING_KEY = Rule("missing-key", "error", UNKNOWN_KEY.explanation)
DUPLICATE_KEY = Rule("duplicate-key", "error", UNKNOWN_KEY.explanation)
KEYS_EXPECTED = Rule("keys-expected", "error", KEY_EXPECTED.explanation)
VALUE_EXPECTED = Rule("value-expected", "error", KEY_EXPECTED.explanation)
LIST_EXPECTED = Rule("list-expected", "error", KEY_EXPECTED.explanation)
EMPTY_VALUE = Rule("empty-value", "error", KEY_EXPECTED.explanation)
REFERENCE_FORM = Rule(
    "reference-form",
    "error",
    N_(
        "A figure is printed where its id stands between two braces: {{new_jobs}}. Full-width "
        "braces, a brace without its partner and anything else between braces are printed as they "
        "stand."
    ),
)
WIDE_BRACES = Rule("wide-braces", "error", REFERENCE_FORM.explanation)


class BadValueError(ValueError):
    """Report a value that does not fit its key."""

    def __init__(self, problem: UnplacedProblem) -> None:
        super().__init__(problem.message.template)
        self.problem = problem


def unknown_key(form: ClassSchema, name: str) -> UnplacedProblem:
    """Describe a key that the form does not have: nearly one of its own, one of another place, or neither."""
    near = nearest(name, form.keys)
    elsewhere = key_locations().get(name)
    if elsewhere and not near:
        return UnplacedProblem(
            MISPLACED_KEY,
            Message(N_("“{key}” does not belong here."), {"key": name}),
            Message(N_("It belongs in: {places}."), {"places": elsewhere}),
        )
    return UnplacedProblem(
        UNKNOWN_KEY,
        Message(N_("There is no key “{key}” here."), {"key": name}),
        did_you_mean(name, form.keys) or _possible_keys(form.keys),
    )


def unknown_language(name: str) -> UnplacedProblem:
    """Describe a key inside a text that is no language."""
    return UnplacedProblem(
        UNKNOWN_KEY,
        Message(N_("“{key}” is no language of a text."), {"key": name}),
        Message(N_("A text is written in these: {keys}."), {"keys": tuple(LANGUAGES)}),
    )


def duplicate_key(name: str, line: int, column: int) -> UnplacedProblem:
    """Describe a key whose first stands at `line` and `column`."""
    return UnplacedProblem(
        DUPLICATE_KEY,
        Message(
            N_("The key “{key}” stands here again; the first is in line {line}, column {column}."),
            {"key": name, "line": line, "column": column},
        ),
        Message(N_("Keep one of them.")),
    )


def missing_key(form: ClassSchema, name: str) -> UnplacedProblem:
    """Describe a group that lacks a key it needs."""
    return UnplacedProblem(
        MISSING_KEY,
        Message(N_("The key “{key}” is missing here."), {"key": name}),
        Message(
            N_("Add “{key}: …”; the example that New briefing (cqbrief new) makes shows how."),
            {"key": name},
        ),
    )


def keys_expected(form: ClassSchema) -> UnplacedProblem:
    """Describe something else where a group of keys has to stand."""
    return UnplacedProblem(
        KEYS_EXPECTED,
        Message(N_("Keys with values are expected here.")),
        Message(N_("Needed are: {keys}."), {"keys": form.required})
        if form.required
        else _possible_keys(form.keys),
    )


def value_expected(name: str) -> UnplacedProblem:
    """Describe a list or a group where one plain value has to stand."""
    return UnplacedProblem(
        VALUE_EXPECTED,
        Message(N_("“{key}” takes one plain value, not a list or keys."), {"key": name}),
        Message(N_("A text that begins with [ or a brace has to stand in quotation marks: '…'.")),
    )


def list_expected(name: str) -> UnplacedProblem:
    """Describe one value where a list has to stand."""
    return UnplacedProblem(
        LIST_EXPECTED,
        Message(N_("“{key}” takes a list."), {"key": name}),
        Message(N_("Write each item on a line of its own, beginning with “- ”.")),
    )


def text_expected(name: str) -> UnplacedProblem:
    """Describe a group that is no text in languages, often a text that begins with a reference in braces."""
    return UnplacedProblem(
        VALUE_EXPECTED,
        Message(N_("“{key}” takes a text, or a text for each language: zh and en."), {"key": name}),
        Message(N_("A text that begins with a brace has to stand in quotation marks: '{{new_jobs}} …'.")),
    )


def empty_value(name: str) -> UnplacedProblem:
    """Describe a key or an item with nothing after it."""
    return UnplacedProblem(
        EMPTY_VALUE,
        Message(N_("“{key}” has no value."), {"key": name}),
        Message(N_("Write one, or remove the key.")),
    )


def reference_form(inside: str) -> UnplacedProblem:
    """Describe something in braces that is no id."""
    return UnplacedProblem(
        REFERENCE_FORM,
        Message(N_("In braces stands “{word}”, which cannot be the id of a figure."), {"word": inside}),
        Message(N_("Write the figure's id (small letters, digits, _), or use other brackets.")),
    )


def wide_braces(inside: str) -> UnplacedProblem:
    """Describe a reference in full-width braces, which would be printed as it stands."""
    return UnplacedProblem(
        WIDE_BRACES,
        Message(N_("“{id}” stands in full-width braces, so no figure is printed here."), {"id": inside}),
        Message(N_("Type the braces again with the Chinese input method switched off.")),
    )


def _possible_keys(keys: Iterable[str]) -> Message:
    return Message(N_("Possible keys are: {keys}."), {"keys": tuple(keys)})
