"""Every rule is declared once, is in the table, explained in both languages and reported in some test."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import cqbrief.briefing
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.validation.rules import RULES
from cqbrief.i18n.translator import Translator

TESTS = Path(__file__).parents[1]
PACKAGE = Path(cqbrief.__file__).parent


def declared() -> Iterator[Rule]:
    """Every rule that a module of the room declares."""
    for module in pkgutil.walk_packages(cqbrief.briefing.__path__, "cqbrief.briefing."):
        yield from (
            value for value in vars(importlib.import_module(module.name)).values() if isinstance(value, Rule)
        )


def calls(of: str) -> Iterator[ast.Call]:
    """Every call of a class in the package."""
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if f"{of}(" in text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == of:
                yield node


def unreported() -> set[str]:
    """Ids of the rules that are no string constant in any test but this one."""
    missing = set(RULES)
    for file in TESTS.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if file != Path(__file__) and any(id_ in text for id_ in missing):
            missing -= {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    return missing


def test_every_rule_that_is_declared_is_in_the_table_under_its_own_id() -> None:
    found = {id(rule): rule for rule in declared()}.values()
    assert sorted(rule.id for rule in found) == sorted(RULES)
    assert all(RULES[rule.id] is rule for rule in found)


def test_a_problem_has_the_id_of_a_declared_rule_and_no_other() -> None:
    rules = [call.args[1] for call in calls("Problem")]
    assert rules
    assert [ast.unparse(rule) for rule in rules if not ast.unparse(rule).lower().endswith("rule.id")] == [
        "TOO_MANY_PROBLEMS.id"
    ]


def test_every_rule_is_reported_in_some_test() -> None:
    assert unreported() == set()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_explanation_is_short_and_in_both_languages(rule: Rule) -> None:
    english, chinese = Translator("en").text(rule.explanation), Translator("zh").text(rule.explanation)
    assert english != chinese, "run resources/scripts/i18n.py and translate what it names"
    assert 60 < len(english) < 420 and 20 < len(chinese) < 180
