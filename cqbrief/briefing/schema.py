"""The YAML form as a JSON Schema, so that editors complete keys and underline mistakes."""

from __future__ import annotations

from decimal import Decimal
from inspect import getdoc
from typing import Any

from cqbrief.briefing.form import TEXT_LANGUAGES, Form, Key, form_of
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.text import Text

_Schema = dict[str, Any]

# An editor types a plain 2021 as a number and a plain yes as a string; the reader takes both as text.
_ANY_TEXT: _Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
# A theme file is told from briefing.yaml by keys that only themes have; an empty file is taken as a briefing.
_THEME_SIGNS = ("id", "message", "figures", "charts", "stories")


def json_schema() -> dict[str, Any]:
    """A schema (draft 2020-12) for both kinds of files: ``briefing.yaml`` and theme files.

    It knows keys, types, choices and what is required. What needs the other files (quotes, ids,
    units) it does not know: that is `cqbrief check`'s part.
    """
    definitions: _Schema = {
        "text": {
            "description": "A text, or the same text in several languages. {new_jobs} prints that figure.",
            "anyOf": [
                _ANY_TEXT,
                {
                    "type": "object",
                    "properties": {language: _ANY_TEXT for language in TEXT_LANGUAGES},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    }
    _define(Briefing, definitions)
    _define(Theme, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cqbrief",
        "description": "A file of a briefing: briefing.yaml or one of the theme files that it names.",
        "if": {
            "not": {"required": ["cqbrief"]},
            "anyOf": [{"required": [name]} for name in _THEME_SIGNS],
        },
        "then": {"$ref": "#/$defs/theme"},
        "else": {"$ref": "#/$defs/briefing"},
        "$defs": definitions,
    }


def _define(cls: type, definitions: _Schema) -> _Schema:
    """A reference to the definition of `cls`, which is put into `definitions` the first time."""
    name = cls.__name__.lower()
    if name not in definitions:
        definitions[name] = {}  # stands there before its parts, which may refer to it
        definitions[name] = _group(form_of(cls), definitions)
    return {"$ref": f"#/$defs/{name}"}


def _group(form: Form, definitions: _Schema) -> _Schema:
    group: _Schema = {
        "type": "object",
        "properties": {key.name: _key(key, definitions) for key in form.keys.values()},
        "additionalProperties": False,
    }
    if form.required:
        group["required"] = list(form.required)
    description = (getdoc(form.cls) or "").partition("\n")[0]
    if form.shorthand is None:
        return {"description": description, **group}
    return {"description": description, "anyOf": [_item(form.keys[form.shorthand], definitions), group]}


def _key(key: Key, definitions: _Schema) -> _Schema:
    item = {"type": "string"} if key.role == "theme_file" else _item(key, definitions)
    if not key.many:
        return {"description": key.help, **item}
    array: _Schema = {"description": key.help, "type": "array", "items": item}
    if key.required:
        array["minItems"] = 1
    return array


def _item(key: Key, definitions: _Schema) -> _Schema:
    if key.group:
        return _define(key.item, definitions)
    if key.item is Text:
        return {"$ref": "#/$defs/text"}
    if key.choices:
        return {"enum": list(key.choices)}
    if key.item is bool:
        return {"type": "boolean"}
    if key.item is int:
        return {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,9}$"}
    if key.item is Decimal:
        return {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]{1,9}(\.[0-9]{1,9})?$"}
    if key.role == "id":
        return {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
    return dict(_ANY_TEXT)
