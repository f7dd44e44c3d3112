"""A docstring says what is done, and so begins with a verb in the imperative."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import Definition, compare, modules, public

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
