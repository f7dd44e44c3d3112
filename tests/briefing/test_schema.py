"""The JSON Schema and the reader are made from the same definitions and judge alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cqbrief.briefing import model
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.parsing.json_schema import json_schema
from cqbrief.briefing.parsing.yaml_tree import Mapping, Node, Scalar, Sequence, compose
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.i18n.translator import Translator
from tests.support.sample import GOOD, Mistake, write

VALIDATOR = Draft202012Validator(json_schema())
DATA = sorted((Path(__file__).parents[2] / "data").glob("*/**/*.yaml"))


def as_an_editor_reads(node: Node) -> Any:
    """YAML's core schema: what an editor makes of plain scalars before it asks the schema."""
    if isinstance(node, Mapping):
        return {key.text: as_an_editor_reads(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [as_an_editor_reads(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.style:
        return node.text
    if node.text in ("", "~", "null"):
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?[0-9]+\.[0-9]*", node.text):
        return float(node.text)
    return node.text


def mistakes_in(text: str) -> list[str]:
    problems = ProblemCollector()
    tree = compose(text, "a.yaml", problems)
    assert tree is not None
    return [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads(tree))]


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", DATA, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_the_briefings_that_come_along_is_accepted(path: Path) -> None:
    assert not mistakes_in(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [name for name in GOOD if name.endswith(".yaml")])
def test_the_good_briefing_is_accepted(name: str) -> None:
    assert not mistakes_in(GOOD[name])


@pytest.mark.parametrize(
    "mistake",
    [
        Mistake("briefing.yaml", "period: 2021年", "perod: 2021年"),
        Mistake("briefing.yaml", "cqbrief: 1\n", ""),
        Mistake("briefing.yaml", "file: sources/report.md", "file: sources/report.md\n    pages: 3"),
        Mistake("briefing.yaml", "  zh: 某市就业简报", "  fr: 某市就业简报"),
        Mistake("themes/1-jobs.yaml", "icon: target", "icon: taget"),
        Mistake("themes/1-jobs.yaml", "key: true", "key: yes"),
        Mistake("themes/1-jobs.yaml", "id: above_target", "id: Above"),
        Mistake("themes/1-jobs.yaml", "message: 城镇新增就业{new_jobs}，比目标多{above_target}。\n", ""),
        Mistake("themes/1-jobs.yaml", "state: inferred", "status: inferred"),
        Mistake("themes/1-jobs.yaml", "minutes: 2.5", "minutes: 两分钟"),
        Mistake("themes/2-people.yaml", "figures: [wage]", "figures: wage"),
        Mistake("themes/2-people.yaml", "    role: 工人\n", ""),
    ],
    ids=lambda mistake: mistake.new.strip()[:20] or mistake.old.strip()[:20],
)
def test_what_the_reader_refuses_for_its_form_the_schema_refuses(mistake: Mistake, tmp_path: Path) -> None:
    assert load_edition(write(tmp_path, mistake)).errors
    assert mistakes_in((tmp_path / mistake.file).read_text(encoding="utf-8"))


def test_every_class_and_key_of_the_model_is_described() -> None:
    definitions = json_schema()["$defs"]
    for cls in vars(model).values():
        if isinstance(cls, type) and is_dataclass(cls) and cls.__module__.startswith(f"{model.__name__}."):
            definition = definitions[cls.__name__.lower()]
            assert definition["description"]
            group = definition.get("then", definition)
            keys = {field.name for field in fields(cls) if not field.metadata.get("computed")}
            assert set(group["properties"]) - {"zh", "en"} == keys
            assert all(value["description"] for value in group["properties"].values())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("    key: true", "    ky: true", "'ky' was unexpected"),
        ("state: inferred", "status: inferred", "'status' was unexpected"),
        ("icon: target", "icon: taget", "'taget' is not one of"),
    ],
)
def test_of_a_wrong_key_the_key_is_named_and_nothing_else(old: str, new: str, named: str) -> None:
    # Within alternatives ("anyOf") an editor would say that the whole group is no text.
    text = GOOD["themes/1-jobs.yaml"]
    assert old in text
    (mistake,) = mistakes_in(text.replace(old, new, 1))
    assert named in mistake


def test_in_chinese_every_explanation_is_chinese_and_nothing_else_differs() -> None:
    chinese, english = json_schema(Translator("zh").text), json_schema()
    explained = list(explanations(chinese))
    assert len(explained) == len(list(explanations(english))) > 150
    assert [text for text in explained if not re.search("[\u4e00-\u9fff]", text)] == []
    assert without_explanations(chinese) == without_explanations(english)


def test_braces_in_an_explanation_are_shown_as_they_are_typed() -> None:
    both = ((json_schema(), "Answer {n}"), (json_schema(Translator("zh").text), "第{n}张答卷"))
    for schema, example in both:
        (shown,) = {text for text in explanations(schema) if "{n}" in text}
        assert example in shown
        assert not [text for text in explanations(schema) if "{{" in text]


EXPLAINING = ("description", "patternErrorMessage")


def explanations(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in EXPLAINING and isinstance(value, str):
                yield value
            else:
                yield from explanations(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from explanations(item)


def without_explanations(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: without_explanations(value)
            for key, value in schema.items()
            if not (key in EXPLAINING and isinstance(value, str))
        }
    return [without_explanations(item) for item in schema] if isinstance(schema, list) else schema
