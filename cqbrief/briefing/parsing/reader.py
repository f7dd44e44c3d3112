"""From nodes of YAML to the dataclasses of `model`, driven by `class_schema`.

Everything that is wrong is reported, and reading goes on: a key that cannot be read is left at its
default, an item that lacks a required key is dropped, and the rest of its list is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Theme
from cqbrief.briefing.parsing import schema_errors
from cqbrief.briefing.parsing.class_schema import ClassSchema, Key, class_schema
from cqbrief.briefing.parsing.cross_references import (
    NAMING_FILES,
    NAMING_IDS,
    Definition,
    Reference,
)
from cqbrief.briefing.parsing.scalars import read_scalar
from cqbrief.briefing.parsing.schema_errors import BadValueError
from cqbrief.briefing.parsing.yaml_text import MAX_BYTES, decode_yaml
from cqbrief.briefing.parsing.yaml_tree import (
    EMPTY_FILE,
    TOO_MANY_ENTRIES,
    BrokenNode,
    Mapping,
    Node,
    NodeAllowance,
    Scalar,
    Sequence,
    compose,
)
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, SourceLocation, UnplacedProblem
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.storage.folder import ROOT_FILE, BriefingFolder, ByteAllowance
from cqbrief.briefing.suggestions import nearest
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.messages import N_, Message

THEME_TWICE = Rule("theme-twice", "error", EMPTY_FILE.explanation)

MOST_REFERENCES = 150_000
"""Each is looked up, which takes some microseconds."""
MOST_BYTES = 10_000_000
MOST_NODES = 1_000_000
"""Of all YAML files together: 20,000 figures need half of that."""

_YAML_WANTED = N_("A theme is a YAML file: text that any text editor writes.")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_IN_WIDE_BRACES = re.compile(r"｛([a-z][a-z0-9_]*)[｝}]")
_location: Callable[[tuple[str, int, int]], SourceLocation] = partial(tuple.__new__, SourceLocation)
"""A place, made in half the time that `SourceLocation` itself takes."""
_NOTHING: Any = object()
"""Stands for a value that could not be read; the reason has been reported."""


class Reader:
    """Read one folder once. After `read` the attributes hold what was met on the way."""

    def __init__(self, folder: BriefingFolder, problems: ProblemCollector) -> None:
        self.places: dict[str, SourceLocation] = {}
        """Path of every key and item -> its place."""
        self.texts: dict[str, str] = {}
        """YAML file -> its text."""
        self.ids: dict[str, list[Definition]] = {}
        """Every id met, of dropped items too -> the items that bear it."""
        self.references: list[Reference] = []
        """Every reference to an id, in texts too, of dropped items too."""
        self.named_files: dict[str, None] = {}
        """Every file that is named, of dropped items too, whether or not it is there."""
        self.complete = True
        """False when a file could not be read as YAML: then an id that was not met proves nothing."""
        self.units: frozenset[str] = frozenset()
        """Units that the briefing declares."""
        self.decimal: DecimalSign = "."
        """The decimal sign of its numbers."""
        self.languages: set[Language] = set()
        """The languages in which there is a text."""
        self.untranslated: list[str] = []
        """Paths of the texts that are in one language, and said to be."""
        self._plain = False
        self._folder = folder
        self._problems = problems
        self._file = ROOT_FILE
        self._theme = 0
        """Number of the theme that is being read, from 1."""
        self._bytes = ByteAllowance(MOST_BYTES)
        self._nodes = NodeAllowance(MOST_NODES)

    def read(self) -> Briefing | None:
        """Read ``briefing.yaml`` and the theme files it names; return None when nothing can be read."""
        root = self._tree(ROOT_FILE, SourceLocation(ROOT_FILE), "")
        if not isinstance(root, Mapping):
            if root is not None:
                self._report(root, "", schema_errors.keys_expected(class_schema(Briefing)))
            return None
        self.units = _declared_units(root)
        self.decimal = _decimal_sign(root)
        briefing: Briefing = self._fill(class_schema(Briefing), root, "", stand_in=True)
        if self._plain:
            self.languages.add(briefing.language)
        return briefing

    # Files

    def _tree(self, file: str, place: SourceLocation, path: str) -> Node | None:
        data = self._folder.read_text(file, MAX_BYTES, place, path, self._bytes, Message(_YAML_WANTED))
        text = decode_yaml(data, file, self._problems) if data is not None else None
        if text is not None:
            self.texts[file] = text
        tree = compose(text, file, self._problems, self._nodes) if text is not None else None
        self.complete = self.complete and tree is not None
        return tree

    def _theme_file(self, node: Scalar, path: str, index: int) -> Any:
        file = node.text
        if file in self.texts:
            twice = Message(N_("The file “{file}” has been named before."), {"file": file})
            self._report(node, path, UnplacedProblem(THEME_TWICE, twice))
            return _NOTHING
        tree = self._tree(file, self._location_of(node), path)
        if tree is None:
            return _NOTHING
        outside, self._file, self._theme = self._file, file, index + 1
        try:
            if not isinstance(tree, Mapping):
                self.complete = False
                return self._report(tree, path, schema_errors.keys_expected(class_schema(Theme)))
            self.places[path] = self._location_of(tree)
            return self._fill(class_schema(Theme), tree, path, stand_in=True)
        finally:
            self._file = outside

    # Groups of keys

    def _fill(
        self, form: ClassSchema, node: Mapping, path: str, index: int = 0, *, stand_in: bool = False
    ) -> Any:
        """Return an object of the form's class; `_NOTHING` where a required key lacks its stand-in."""
        values: dict[str, Any] = {}
        first: dict[str, Scalar] = {}
        lead = f"{path}." if path else ""
        places, file = self.places, self._file
        for key_node, value in node.entries:
            if self._gives_up():
                break
            name = key_node.text
            key_path = lead + name
            if first.setdefault(name, key_node) is not key_node:
                self._report_twice(key_node, first[name], key_path)
                continue
            key = form.keys.get(name)
            if key is None:
                self._report(key_node, key_path, schema_errors.unknown_key(form, name))
                continue
            at = value if isinstance(value, Scalar) and value.text else key_node
            places[key_path] = _location((file, at.line, at.column))
            read = self._value(key, value, key_path, key_node)
            if read is not _NOTHING:
                values[name] = read
            if key.role == "id" and isinstance(value, Scalar):
                self.ids.setdefault(value.text, []).append(Definition(form.cls.__name__.lower(), path))
        lacking = [name for name in form.required if name not in values]
        unknown = [name for name in first if name not in form.keys] if lacking else []
        mistyped = {nearest(name, form.keys) for name in unknown}
        for name in lacking:
            if name not in first and name not in mistyped:
                self._report(node, path, schema_errors.missing_key(form, name))
            values[name] = _stand_in(form.keys[name])
        if lacking and not stand_in:
            return _NOTHING
        if "path" in form.computed:
            values["path"] = path
        if "number" in form.computed:
            values["number"] = f"{self._theme}-{index + 1:02d}"
        return form.cls(**values)

    def _report_twice(self, key_node: Scalar, before: Scalar, path: str) -> None:
        self._report(key_node, path, schema_errors.duplicate_key(key_node.text, before.line, before.column))

    def _value(self, key: Key, node: Node, path: str, owner: Scalar) -> Any:
        """Return what stands after the key at `owner`: one item, or a list of them."""
        if isinstance(node, Scalar) and not node.text and not node.style:
            return self._report(owner, path, schema_errors.empty_value(key.name))
        if not key.many:
            return self._item(key, node, path)
        if not isinstance(node, Sequence):
            return self._report(node, path, schema_errors.list_expected(key.name))
        if key.required and not node.items:
            return self._report(owner, path, schema_errors.empty_value(key.name))
        items = []
        for index, item in enumerate(node.items):
            if self._gives_up():
                break
            item_path = f"{path}[{index}]"
            self.places[item_path] = self._location_of(item)
            value = self._item(key, item, item_path, index)
            if value is not _NOTHING:
                items.append(value)
        return tuple(items)

    def _item(self, key: Key, node: Node, path: str, index: int = 0) -> Any:
        """Return one item; `index` is its place in its list, from 0."""
        if isinstance(node, Scalar) and _is_blank(node.text):
            return self._report(node, path, schema_errors.empty_value(key.name))
        if key.item is Text:
            return self._text(key, node, path)
        if key.group and key.role != "theme_file":
            return self._group(class_schema(key.item), node, path, index)
        if not isinstance(node, Scalar):
            return self._report(node, path, schema_errors.value_expected(key.name))
        if key.role in NAMING_IDS:
            self._add_reference(Reference(key.role, node.text, path), node)
        elif key.role in NAMING_FILES:
            self.named_files.setdefault(node.text)
            if key.role == "theme_file":
                return self._theme_file(node, path, index)
        try:
            return read_scalar(key, node.text, self.units, self.decimal)
        except BadValueError as error:
            return self._report(node, path, error.problem)

    def _group(self, form: ClassSchema, node: Node, path: str, index: int) -> Any:
        if form.shorthand and (isinstance(node, Scalar) or _is_text(form, node)):
            lead = Scalar(form.shorthand, node.line, node.column)
            node = Mapping([(lead, node)], node.line, node.column)
        if not isinstance(node, Mapping):
            return self._report(node, path, schema_errors.keys_expected(form))
        return self._fill(form, node, path, index)

    def _text(self, key: Key, node: Node, path: str) -> Any:
        if isinstance(node, Scalar):
            self._plain = True
            return Text(plain=self._prose(key, node, path))
        if not isinstance(node, Mapping):
            return self._report(node, path, schema_errors.value_expected(key.name))
        for name, _ in node.entries:
            if name.text in LANGUAGES:
                break
        else:
            return self._report(node, path, schema_errors.text_expected(key.name))
        values: dict[str, str] = {}
        first: dict[str, Scalar] = {}
        for name, value in node.entries:
            language = name.text
            inner = f"{path}.{language}"
            if first.setdefault(language, name) is not name:
                self._report_twice(name, first[language], inner)
            elif language not in LANGUAGES:
                self._report(name, inner, schema_errors.unknown_language(language))
            elif not isinstance(value, Scalar):
                self._report(value, inner, schema_errors.value_expected(language))
            elif _is_blank(value.text):
                self._report(name, inner, schema_errors.empty_value(language))
            else:
                self.places[inner] = _location((self._file, value.line, value.column))
                values[language] = self._prose(key, value, inner)
        self.languages.update(language for language in LANGUAGES if language in values)
        if 0 < len(values) < len(LANGUAGES):
            self.untranslated.append(path)
        return Text.of(values) if values else _NOTHING

    def _prose(self, key: Key, node: Scalar, path: str) -> str:
        """Return the words of a text, its references noted."""
        text = node.text
        if "{" in text and key.role != "counter":
            well_formed = Text(plain=text).references()
            for inside in dict.fromkeys(_IN_BRACES.findall(text)):
                if inside in well_formed:
                    self._add_reference(Reference("figure", inside, path), node)
                else:
                    self._report(node, path, schema_errors.reference_form(inside))
        if "｛" in text and key.role != "counter" and (wide := _IN_WIDE_BRACES.search(text)):
            self._report(node, path, schema_errors.wide_braces(wide[1]))
        return text

    def _add_reference(self, reference: Reference, node: Node) -> None:
        if len(self.references) < MOST_REFERENCES:
            self.references.append(reference)
        elif self.complete:
            self.complete = False
            message = Message(N_("The briefing names more than {count} ids."), {"count": MOST_REFERENCES})
            self._report(node, reference.path, UnplacedProblem(TOO_MANY_ENTRIES, message))

    # Problems

    def _gives_up(self) -> bool:
        """Tell whether so much is wrong that the rest is not read."""
        if not self._problems.too_many:
            return False
        self.complete = False
        return True

    def _location_of(self, node: Node) -> SourceLocation:
        return _location((self._file, node.line, node.column))

    def _report(self, node: Node, path: str, problem: UnplacedProblem) -> Any:
        """Report a problem at `node`, unless it was reported as broken before; `_NOTHING` for the caller."""
        if isinstance(node, BrokenNode):
            self._problems.mark_invalid(path)
        else:
            self._problems.report(
                problem.rule, self._location_of(node), path, problem.message, problem.advice
            )
        return _NOTHING


def _is_blank(text: str) -> bool:
    """Tell whether nothing of a text is seen: blanks, marks of direction and the like."""
    # A letter or digit to begin with settles it, nearly always.
    return not text[:1].isalnum() and all(
        character == " " or not character.isprintable() for character in text
    )


def _is_text(form: ClassSchema, node: Node) -> bool:
    """Tell whether a group of keys is the form's shorthand in languages: ``period: {zh: …, en: …}``."""
    return (
        isinstance(node, Mapping)
        and form.keys[form.shorthand or ""].item is Text
        and bool(node.entries)
        and all(name.text in LANGUAGES for name, _ in node.entries)
    )


def _declared_units(root: Mapping) -> frozenset[str]:
    """Return the words under ``units:``, needed before the first quantity is read."""
    return frozenset(
        value.text
        for key, units in root.entries
        if key.text == "units" and isinstance(units, Sequence)
        for unit in units.items
        if isinstance(unit, Mapping)
        for name, value in unit.entries
        if name.text == "unit" and isinstance(value, Scalar)
    )


def _decimal_sign(root: Mapping) -> DecimalSign:
    """Return what stands under ``decimal:``, needed before the first quantity is read."""
    signs = (value.text for key, value in root.entries if key.text == "decimal" and isinstance(value, Scalar))
    return "," if next(signs, "") == "," else "."


def _stand_in(key: Key) -> Any:
    """Return what a briefing or a theme shows in place of a required value that could not be read."""
    if key.many:
        return ()
    return {Text: Text(plain=""), int: 0}.get(key.item, "")
