"""The JSON Schema and the reader are made from the same definitions and judge alike."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cqbrief.briefing import model
from cqbrief.briefing.findings import Findings
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.schema import json_schema
from cqbrief.briefing.yaml_tree import Mapping, Node, Scalar, Sequence, compose
from tests.briefing.briefings import GOOD, Mistake, write

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
    findings = Findings()
    tree = compose(text, "a.yaml", findings)
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
        if isinstance(cls, type) and is_dataclass(cls) and cls.__module__ == model.__name__:
            definition = definitions[cls.__name__.lower()]
            assert definition["description"]
            group = definition["anyOf"][1] if "anyOf" in definition else definition
            keys = {field.name for field in fields(cls) if not field.metadata.get("computed")}
            assert set(group["properties"]) == keys
            assert all(value["description"] for value in group["properties"].values())
