"""`cqbrief check --explain` knows every rule that a check can name, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cqbrief.briefing
from cqbrief.briefing.validation.explanations import EXPLANATIONS
from cqbrief.i18n.translator import Translator
from tests.briefing.seeds import SEEDS

NO_RULES = {
    "template-en",
    "us-ascii",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "xml-stylesheet",
}
"""Words of the same form that mean something else."""


def rules_of_the_code() -> Iterator[str]:
    """Every name of a rule in the room: words with hyphens, and the first word of a call that notes one."""
    for file in Path(cqbrief.briefing.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
                first = node.args[0] if node.args else None
                notes = called in ("error", "warning", "_note", "_give_up", "_at", "Complaint", "Rule")
                if notes and isinstance(first, ast.Constant):
                    yield str(first.value)
            if isinstance(node, ast.Constant) and re.fullmatch("[a-z]+(-[a-z0-9]+)+", str(node.value)):
                yield str(node.value)


def test_every_rule_that_can_be_named_is_explained() -> None:
    named = {*rules_of_the_code(), *(seed.rule for seed in SEEDS)} - NO_RULES
    assert named - set(EXPLANATIONS) == set()
    assert set(EXPLANATIONS) - named == set()


@pytest.mark.parametrize("rule", EXPLANATIONS)
def test_an_explanation_is_short_and_in_both_languages(rule: str) -> None:
    english, chinese = Translator("en").text(EXPLANATIONS[rule]), Translator("zh").text(EXPLANATIONS[rule])
    assert 60 < len(english) < 420 and 20 < len(chinese) < 180 and english != chinese
