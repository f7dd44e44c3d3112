"""What differs by language is asked of the language; only where languages are declared are they named."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from cqbrief.i18n.language import LANGUAGES
from tests.house.source import compare, modules

REASONS: Mapping[str, str] = {
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
    compare(found, REASONS, rule="a language by its code")


def _names_language(node: ast.AST) -> bool:
    """Tell whether it is a code as a string, the end of a path (.zh), or a text's field or its argument.

    What a module named by a language has is no such field: `zh.PHRASING`.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.removeprefix(".") in LANGUAGES
    if isinstance(node, ast.Attribute):
        return node.attr in LANGUAGES
    return isinstance(node, ast.keyword) and node.arg in LANGUAGES
