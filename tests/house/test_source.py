"""How the code is written: its names, docstrings and sizes, where it names languages, what tests reach into.

One file, so that one process parses the code once for all of them. The exceptions may only become fewer; each
has its reason.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from cqbrief.i18n.language import LANGUAGES
from tests.house.source import ROOT, Definition, compare, modules, public

# --- what differs by language is asked of the language --------------------------------------------

LANGUAGE_REASONS: Mapping[str, str] = {
    "i18n/language.py": "the table of languages itself",
    "text/phrasing/languages.py": "which module says things in which language",
}
"""Module -> why it names languages by their codes; they may only become fewer."""


def test_languages_are_named_only_where_they_are_declared() -> None:
    found = {
        path.removeprefix("cqbrief/")
        for path, module in modules("cqbrief").items()
        for node in ast.walk(module)
        if _names_language(node)
    }
    compare(found, LANGUAGE_REASONS, rule="a language by its code")


def _names_language(node: ast.AST) -> bool:
    """Tell whether it is a code as a string, the end of a path (.zh), or a text's field or its argument.

    What a module named by a language has is no such field: `zh.PHRASING`.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.removeprefix(".") in LANGUAGES
    if isinstance(node, ast.Attribute):
        return node.attr in LANGUAGES
    return isinstance(node, ast.keyword) and node.arg in LANGUAGES


# --- a docstring says what is done: it begins with a verb in the imperative -----------------------

HERE = Path(__file__).parent
VERBS = frozenset((HERE / "verbs.txt").read_text(encoding="utf-8").split())


def test_every_docstring_begins_with_a_verb() -> None:
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path, module in modules("cqbrief", "resources/scripts").items()
        for node in public(module)
        if not _shown_to_authors(node) and not _begins_with_a_verb(ast.get_docstring(node) or "")
    ]
    compare(found, (), rule="the docstring does not begin with a verb of tests/house/verbs.txt")


def _shown_to_authors(node: Definition) -> bool:
    """Tell whether editors show the docstring to authors of YAML: it then names what an entry is."""
    return isinstance(node, ast.ClassDef) and any(
        isinstance(part, ast.AnnAssign)
        and isinstance(part.value, ast.Call)
        and getattr(part.value.func, "id", "") == "yaml_key"
        for part in node.body
    )


def _begins_with_a_verb(docstring: str) -> bool:
    """Tell so; what has no docstring has it from a class of Qt and is not meant."""
    return not docstring or docstring.split()[0].strip(".,:;") in VERBS


# --- a name means one thing in the whole package --------------------------------------------------

DOUBLED: dict[str, str] = {}
"""Public class names that stand twice, each with its reason; they may only become fewer."""


def test_no_public_class_name_stands_twice() -> None:
    places = defaultdict(list)
    for path, module in modules("cqbrief").items():
        for node in public(module):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path)
    doubled = {name for name, paths in places.items() if len(paths) > 1}
    compare(doubled, DOUBLED, rule="a public class name that stands twice")


# --- into private parts tests reach with a reason only --------------------------------------------

PRIVATE_REASONS: Mapping[str, str] = {
    "briefing/test_bounds.py: BriefingFolder._first_bytes": "counts how often a file is opened",
    "cli/test_commands.py: parser._actions": "argparse has no public list of them",
    "paper/test_preview.py: preview._advance": "a choice comes at one moment of drawing",
    "paper/test_preview.py: preview._pool": "the thread is held up, or waited for",
    "paper/test_preview.py: preview._run": "an error comes out of the thread",
    "paper/test_typesetter.py: typesetter._write": "a file is half-written",
    "presentation/test_presentation.py: presentation._placement": "nothing of it may change",
    "presentation/test_presentation.py: presentation.console.next_slide._pixmap": "the very picture is meant",
    "window/test_being_checked.py: load._Content": "the type of what is checked",
    "window/test_being_checked.py: load._checked": "the check is held up",
    "window/test_layout.py: button._lines": "they are painted, and stand in no widget",
}
"""File and attribute -> why; they may only become fewer."""


def test_private_attributes_are_reached_into_with_a_reason_only() -> None:
    found = {
        f"{path.removeprefix('tests/')}: {ast.unparse(node)}"
        for path, module in modules("tests").items()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and _is_private(node)
    }
    compare(found, PRIVATE_REASONS, rule="a private attribute")


def _is_private(node: ast.Attribute) -> bool:
    """Tell whether it is another's: not of the class itself, and not `os._exit`, which is public."""
    private = node.attr.startswith("_") and not node.attr.startswith("__")
    return private and ast.unparse(node.value) not in ("self", "cls", "os")


# --- no class, module or function is too large to be read at once ---------------------------------

# A size is not made to fit by taking a thing apart into instalments that know each other.
METHODS, MODULE_LINES, FUNCTION_LINES = 25, 400, 50
FOLDERS = ("cqbrief", "resources/scripts")

CLASSES: Mapping[str, str] = {}
MODULES: Mapping[str, str] = {}
FUNCTIONS: Mapping[str, str] = {}


def test_no_class_has_too_many_methods() -> None:
    found = {
        f"{path}: {node.name}": count
        for path, module in modules(*FOLDERS).items()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(part, ast.FunctionDef) for part in node.body)) > METHODS
    }
    compare(found, CLASSES, rule=f"more than {METHODS} methods")


def test_no_module_has_too_many_lines() -> None:
    found = [
        path
        for path in modules(*FOLDERS)
        if (ROOT / path).read_text(encoding="utf-8").count("\n") > MODULE_LINES
    ]
    compare(found, MODULES, rule=f"more than {MODULE_LINES} lines")


def test_no_function_has_too_many_lines() -> None:
    found = [
        f"{path}: {name}"
        for path, module in modules(*FOLDERS).items()
        for name, node in _functions(module)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    compare(found, FUNCTIONS, rule=f"more than {FUNCTION_LINES} lines")


def _functions(node: ast.AST, inside: str = "") -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions below `node`, those in functions too, with their qualified names."""
    found = []
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            found += _functions(child, inside)
            continue
        name = f"{inside}{child.name}"
        if isinstance(child, ast.FunctionDef):
            found.append((name, child))
        found += _functions(child, f"{name}.")
    return found
