"""The YAML form as a JSON Schema, so that editors complete keys and underline mistakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from inspect import getdoc
from typing import Any

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.parsing.class_schema import ClassSchema, Key, class_schema
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import N_

_Schema = dict[str, Any]

# An editor types a plain 2021 as a number and a plain yes as a string; the reader takes both as text.
_ANY_TEXT: _Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
# A theme file is told from briefing.yaml by keys that only themes have; an empty file is taken as a briefing.
_THEME_SIGNS = ("id", "message", "figures", "charts", "stories")

_ID = N_("Small letters a–z, digits and _, beginning with a letter.")
_NUMBER = N_("A number in digits.")


def json_schema(translate: Callable[..., str] = str.format) -> dict[str, Any]:
    """Return a schema (draft 2020-12) for both kinds of files: ``briefing.yaml`` and theme files.

    It knows keys, types, choices and what is required. What needs the other files (quotes, ids,
    units) it does not know: that is `cqbrief check`'s part. `translate` puts the explanations, English
    templates, into the reader's language: `Translator.text`.
    """
    definitions: _Schema = {}
    builder = _SchemaBuilder(translate, definitions)
    definitions["text"] = builder.text()
    builder.define(Briefing)
    builder.define(Theme)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cqbrief",
        "description": translate(
            N_("A file of a briefing: briefing.yaml or one of the theme files that it names.")
        ),
        "if": {
            "not": {"required": ["cqbrief"]},
            "anyOf": [{"required": [name]} for name in _THEME_SIGNS],
        },
        "then": {"$ref": "#/$defs/theme"},
        "else": {"$ref": "#/$defs/briefing"},
        "$defs": definitions,
    }


@dataclass(frozen=True, slots=True)
class _SchemaBuilder:
    """Hold a schema being made: the language it explains in, and the definitions so far."""

    translate: Callable[..., str]
    definitions: _Schema

    def define(self, cls: type) -> _Schema:
        """Return a reference to the definition of `cls`, which is put into `definitions` the first time."""
        name = cls.__name__.lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # stands there before its parts, which may refer to it
            self.definitions[name] = self._group(class_schema(cls))
        return {"$ref": f"#/$defs/{name}"}

    def text(self) -> _Schema:
        """Return a text, or the same text in several languages."""
        return self._or_lone(_ANY_TEXT, {"properties": self._languages(), "minProperties": 1})

    def _languages(self) -> _Schema:
        in_it = N_("the text in {language}")
        return {
            language: {
                "description": self.translate(in_it, language=self.translate(spec.english_name)),
                **_ANY_TEXT,
            }
            for language, spec in LANGUAGES.items()
        }

    def _group(self, form: ClassSchema) -> _Schema:
        group: _Schema = {"properties": {key.name: self._key(key) for key in form.keys.values()}}
        if form.required:
            group["required"] = list(form.required)
        description = {"description": self.translate((getdoc(form.cls) or "").partition("\n")[0])}
        if form.shorthand is None:
            return {**description, "type": "object", **group, "additionalProperties": False}
        if form.keys[form.shorthand].item is Text:
            group["properties"] |= self._languages()
        return {**description, **self._or_lone(_ANY_TEXT, group)}

    @staticmethod
    def _or_lone(lone: _Schema, group: _Schema) -> _Schema:
        # Not "anyOf": of two alternatives an editor reports what is wrong with the one that was not meant.
        # The keys stand under "then", so that completing such a key begins a text and not a group.
        return {
            **lone,
            "type": [*lone["type"], "object"],
            "if": {"type": "object"},
            "then": {**group, "additionalProperties": False},
        }

    def _key(self, key: Key) -> _Schema:
        item = {"type": "string"} if key.role == "theme_file" else self._item(key)
        description = self.translate(key.help)
        if not key.many:
            return {**item, "description": description}
        array: _Schema = {"description": description, "type": "array", "items": item}
        if key.required:
            array["minItems"] = 1
        return array

    def _item(self, key: Key) -> _Schema:
        if key.group:
            return self.define(key.item)
        if key.item is Text:
            return {"$ref": "#/$defs/text"}
        plain = _plain(key)
        if "pattern" in plain:
            # Not of JSON Schema: editors show it instead of the pattern.
            plain["patternErrorMessage"] = self.translate(_ID if key.role == "id" else _NUMBER)
        return plain


def _plain(key: Key) -> _Schema:
    if key.choices:
        return {"type": "string", "enum": list(key.choices)}
    if key.item is bool:
        return {"type": "boolean"}
    if key.item is int:
        return {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,9}$"}
    if key.item is Decimal:
        return {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]{1,9}(\.[0-9]{1,9})?$"}
    if key.role == "id":
        return {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
    return dict(_ANY_TEXT)
