"""A name means one thing in the whole package."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.house.source import compare, modules, public

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
