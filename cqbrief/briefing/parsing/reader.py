"""From nodes of YAML to the dataclasses of `model`, driven by their `form`.

Everything that is wrong is noted, and reading goes on: a key that cannot be read is left at its
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
from cqbrief.briefing.parsing.class_schema import TEXT_LANGUAGES, ClassSchema, Key, class_schema
from cqbrief.briefing.parsing.cross_references import (
    MENTIONING,
    NAMING_FILES,
    Definition,
    Reference,
)
from cqbrief.briefing.parsing.scalars import read_scalar
from cqbrief.briefing.parsing.schema_errors import BadValueError, UnplacedProblem
from cqbrief.briefing.parsing.yaml_text import MAX_BYTES, decode_yaml
from cqbrief.briefing.parsing.yaml_tree import (
    BrokenNode,
    Mapping,
    Node,
    NodeAllowance,
    Scalar,
    Sequence,
    compose,
)
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.storage.folder import ROOT_FILE, BriefingFolder, ByteAllowance
from cqbrief.briefing.suggestions import nearest
from cqbrief.i18n.language import Language
from cqbrief.i18n.messages import N_, Message

MOST_MENTIONS = 150_000
"""Each is looked up, which takes some microseconds."""
MOST_BYTES = 10_000_000
MOST_NODES = 1_000_000
"""Of all YAML files together: 20,000 figures need half of that."""

_YAML_WANTED = N_("A theme is a YAML file: text that any text editor writes.")
_FIGURE_PATH = re.compile(r"themes\[(\d+)\]\.figures\[(\d+)\]")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_IN_WIDE_BRACES = re.compile(r"｛([a-z][a-z0-9_]*)[｝}]")
_placed: Callable[[tuple[str, int, int]], SourceLocation] = partial(tuple.__new__, SourceLocation)
"""A place, made in half the time that `SourceLocation` itself takes."""
_NOTHING: Any = object()
"""Stands for a value that could not be read; the reason has been noted."""


class Reader:
    """Reads one folder once. After `read` its attributes hold what was met on the way."""

    def __init__(self, folder: BriefingFolder, findings: ProblemCollector) -> None:
        self.places: dict[str, SourceLocation] = {}
        """Path of every key and item -> its place."""
        self.texts: dict[str, str] = {}
        """YAML file -> its text."""
        self.ids: dict[str, list[Definition]] = {}
        """Every id met, of dropped items too -> the items that bear it."""
        self.mentions: list[Reference] = []
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
        self.alone: list[str] = []
        """Paths of the texts that are in one language, and said to be."""
        self._plain = False
        self._folder = folder
        self._findings = findings
        self._file = ROOT_FILE
        self._bytes = ByteAllowance(MOST_BYTES)
        self._nodes = NodeAllowance(MOST_NODES)

    def read(self) -> Briefing | None:
        """The briefing of ``briefing.yaml`` and the theme files it names; None when nothing can be read."""
        root = self._tree(ROOT_FILE, SourceLocation(ROOT_FILE), "")
        if not isinstance(root, Mapping):
            if root is not None:
                self._complain(root, "", schema_errors.keys_expected(class_schema(Briefing)))
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
        text = decode_yaml(data, file, self._findings) if data is not None else None
        if text is not None:
            self.texts[file] = text
        tree = compose(text, file, self._findings, self._nodes) if text is not None else None
        self.complete = self.complete and tree is not None
        return tree

    def _theme_file(self, node: Scalar, path: str) -> Any:
        file = node.text
        if file in self.texts:
            twice = Message(N_("The file “{file}” has been named before."), {"file": file})
            self._complain(node, path, UnplacedProblem("theme-twice", twice))
            return _NOTHING
        tree = self._tree(file, self._place(node), path)
        if tree is None:
            return _NOTHING
        outside, self._file = self._file, file
        try:
            if not isinstance(tree, Mapping):
                self.complete = False
                return self._complain(tree, path, schema_errors.keys_expected(class_schema(Theme)))
            self.places[path] = self._place(tree)
            return self._fill(class_schema(Theme), tree, path, stand_in=True)
        finally:
            self._file = outside

    # Groups of keys

    def _fill(self, form: ClassSchema, node: Mapping, path: str, *, stand_in: bool = False) -> Any:
        """An object of the form's class; `_NOTHING` if a required key is missing and nothing may stand in."""
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
                self._complain_twice(key_node, first[name], key_path)
                continue
            key = form.keys.get(name)
            if key is None:
                self._complain(key_node, key_path, schema_errors.unknown_key(form, name))
                continue
            at = value if isinstance(value, Scalar) and value.text else key_node
            places[key_path] = _placed((file, at.line, at.column))
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
                self._complain(node, path, schema_errors.missing_key(form, name))
            values[name] = _stand_in(form.keys[name])
        if lacking and not stand_in:
            return _NOTHING
        if "path" in form.computed:
            values["path"] = path
        if "number" in form.computed and (found := _FIGURE_PATH.fullmatch(path)):
            values["number"] = f"{int(found[1]) + 1}-{int(found[2]) + 1:02d}"
        return form.cls(**values)

    def _complain_twice(self, key_node: Scalar, before: Scalar, path: str) -> None:
        self._complain(key_node, path, schema_errors.duplicate_key(key_node.text, before.line, before.column))

    def _value(self, key: Key, node: Node, path: str, owner: Scalar) -> Any:
        """What stands after the key at `owner`: one item, or a list of them."""
        if isinstance(node, Scalar) and not node.text and not node.style:
            return self._complain(owner, path, schema_errors.empty_value(key.name))
        if not key.many:
            return self._item(key, node, path)
        if not isinstance(node, Sequence):
            return self._complain(node, path, schema_errors.list_expected(key.name))
        if key.required and not node.items:
            return self._complain(owner, path, schema_errors.empty_value(key.name))
        items = []
        for index, item in enumerate(node.items):
            if self._gives_up():
                break
            item_path = f"{path}[{index}]"
            self.places[item_path] = self._place(item)
            value = self._item(key, item, item_path)
            if value is not _NOTHING:
                items.append(value)
        return tuple(items)

    def _item(self, key: Key, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and _is_blank(node.text):
            return self._complain(node, path, schema_errors.empty_value(key.name))
        if key.item is Text:
            return self._text(key, node, path)
        if key.group and key.role != "theme_file":
            return self._group(class_schema(key.item), node, path)
        if not isinstance(node, Scalar):
            return self._complain(node, path, schema_errors.value_expected(key.name))
        if key.role in MENTIONING:
            self._mention(Reference(key.role, node.text, path), node)
        elif key.role in NAMING_FILES:
            self.named_files.setdefault(node.text)
            if key.role == "theme_file":
                return self._theme_file(node, path)
        try:
            return read_scalar(key, node.text, self.units, self.decimal)
        except BadValueError as error:
            return self._complain(node, path, error.complaint)

    def _group(self, form: ClassSchema, node: Node, path: str) -> Any:
        if form.shorthand and (isinstance(node, Scalar) or _is_text(form, node)):
            lead = Scalar(form.shorthand, node.line, node.column)
            node = Mapping([(lead, node)], node.line, node.column)
        if not isinstance(node, Mapping):
            return self._complain(node, path, schema_errors.keys_expected(form))
        return self._fill(form, node, path)

    def _text(self, key: Key, node: Node, path: str) -> Any:
        if isinstance(node, Scalar):
            self._plain = True
            return Text(plain=self._prose(key, node, path))
        if not isinstance(node, Mapping):
            return self._complain(node, path, schema_errors.value_expected(key.name))
        for name, _ in node.entries:
            if name.text in TEXT_LANGUAGES:
                break
        else:
            return self._complain(node, path, schema_errors.text_expected(key.name))
        values: dict[str, str] = {}
        first: dict[str, Scalar] = {}
        for name, value in node.entries:
            language = name.text
            inner = f"{path}.{language}"
            if first.setdefault(language, name) is not name:
                self._complain_twice(name, first[language], inner)
            elif language not in TEXT_LANGUAGES:
                self._complain(name, inner, schema_errors.unknown_language(language))
            elif not isinstance(value, Scalar):
                self._complain(value, inner, schema_errors.value_expected(language))
            elif _is_blank(value.text):
                self._complain(name, inner, schema_errors.empty_value(language))
            else:
                self.places[inner] = _placed((self._file, value.line, value.column))
                values[language] = self._prose(key, value, inner)
        self.languages.update(language for language in TEXT_LANGUAGES if language in values)
        if len(values) == 1:
            self.alone.append(path)
        return Text(zh=values.get("zh"), en=values.get("en")) if values else _NOTHING

    def _prose(self, key: Key, node: Scalar, path: str) -> str:
        """The words of a text, its references noted."""
        text = node.text
        if "{" in text and key.role != "counter":
            well_formed = Text(plain=text).references()
            for inside in dict.fromkeys(_IN_BRACES.findall(text)):
                if inside in well_formed:
                    self._mention(Reference("figure", inside, path), node)
                else:
                    self._complain(node, path, schema_errors.reference_form(inside))
        if "｛" in text and key.role != "counter" and (wide := _IN_WIDE_BRACES.search(text)):
            self._complain(node, path, schema_errors.wide_braces(wide[1]))
        return text

    def _mention(self, mention: Reference, node: Node) -> None:
        if len(self.mentions) < MOST_MENTIONS:
            self.mentions.append(mention)
        elif self.complete:
            self.complete = False
            message = Message(N_("The briefing names more than {count} ids."), {"count": MOST_MENTIONS})
            self._complain(node, mention.path, UnplacedProblem("too-many-entries", message))

    # Problems

    def _gives_up(self) -> bool:
        """Whether so much is wrong that the rest is not read."""
        if not self._findings.full:
            return False
        self.complete = False
        return True

    def _place(self, node: Node) -> SourceLocation:
        return _placed((self._file, node.line, node.column))

    def _complain(self, node: Node, path: str, complaint: UnplacedProblem) -> Any:
        """Note a problem at `node`, unless it was noted as broken before; `_NOTHING` for the caller."""
        if isinstance(node, BrokenNode):
            self._findings.spoil(path)
        else:
            self._findings.error(complaint.rule, self._place(node), path, complaint.message, complaint.advice)
        return _NOTHING


def _is_blank(text: str) -> bool:
    """Whether nothing of a text is seen: blanks, marks of direction and the like."""
    # A letter or digit to begin with settles it, nearly always.
    return not text[:1].isalnum() and all(
        character == " " or not character.isprintable() for character in text
    )


def _is_text(form: ClassSchema, node: Node) -> bool:
    """Whether a group of keys is the form's shorthand, written in languages: ``period: {zh: …, en: …}``."""
    return (
        isinstance(node, Mapping)
        and form.keys[form.shorthand or ""].item is Text
        and bool(node.entries)
        and all(name.text in TEXT_LANGUAGES for name, _ in node.entries)
    )


def _declared_units(root: Mapping) -> frozenset[str]:
    """The words under ``units:``, needed before the first quantity is read."""
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
    """What stands under ``decimal:``, needed before the first quantity is read."""
    said = (value.text for key, value in root.entries if key.text == "decimal" and isinstance(value, Scalar))
    return "," if next(said, "") == "," else "."


def _stand_in(key: Key) -> Any:
    """What a briefing or a theme shows in place of a required value that could not be read."""
    if key.many:
        return ()
    return {Text: Text(plain=""), int: 0}.get(key.item, "")
