"""The manual's ten steps are true: what it says the check says, and its examples, in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.briefing.saving.scaffold import make_briefing
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator
from cqbrief.presentation.key_bindings import KEYS
from cqbrief.system import paths
from resources.scripts import i18n

SOURCES: dict[Language, str] = {
    "en": "In 2022 12.06 million people found new jobs in towns, against a target of 11 million people.",
    "zh": "全年城镇新增就业1206万人，超过目标1100万人。",
}
TARGETS: dict[Language, tuple[str, str]] = {
    "en": ("11 million people",) * 2,
    "zh": ("1100万人", "目标1100万人"),
}


def manual(language: Language) -> str:
    """The ten steps, without the sections behind them."""
    text = (paths.resources() / "manual" / f"{language}.md").read_text(encoding="utf-8")
    return text.partition("\n# ")[0]


def messages(language: Language) -> list[str]:
    """What the check is said to say."""
    rows = re.findall(r"^ +\| ([^|]+) \| [^|]+ \|$", manual(language), re.MULTILINE)
    return [row for row in rows if not set(row) <= set("-")][1:]


def examples(language: Language) -> list[str]:
    return [dedent(block) for block in re.findall(r" +```yaml\n(.*?)```", manual(language), re.DOTALL)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_has_ten_steps(language: Language) -> None:
    steps = re.findall(r"^([0-9]+)\. \*\*", manual(language), re.MULTILINE)
    assert steps == [str(number) for number in range(1, 11)]


@cache
def entries() -> tuple[Entry, ...]:
    """What the catalogue has of messages without a plural."""
    with i18n.PO.open("rb") as file:
        return tuple(entry for entry in read_po(file, locale="zh_CN") if isinstance(entry.id, str))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_check_is_said_to_say_it_says(language: Language) -> None:
    catalogue = [str(entry.string if language == "zh" else entry.id) for entry in entries()]
    said = messages(language)
    assert len(said) == 7
    for message in said:
        # … and numbers stand for what differs from case to case.
        pattern = ".*".join(re.escape(part) for part in re.split("…+|[0-9]+", message))
        assert [template for template in catalogue if re.match(pattern, template)], message


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_and_help_call_things_what_the_program_calls_them(language: Language) -> None:
    tr = Translator(language)
    keys = (paths.resources() / "manual" / f"{language}.md").read_text(encoding="utf-8").lower()
    assert tr.text("Preferences…").rstrip("…").lower() in keys
    freeze = next(binding.text for binding in KEYS if binding.command == "freeze")
    assert f"F {re.split('，|s? ', tr.text(freeze))[0]}".lower() in keys
    console = tr.text("Presenter's console").lower().rpartition(" ")[2]
    assert console in tr.text("present it: wall for the audience, console for you").lower()
    notes = tr.text("Speaker's notes").rpartition(" ")[2]
    assert notes in tr.text("larger notes") and notes in tr.text("smaller notes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_make_a_briefing_without_errors(language: Language, tmp_path: Path) -> None:
    make_briefing(tmp_path, language)
    reported, derived = examples(language)
    value, quote = TARGETS[language]
    target = (
        f"  - id: jobs_target\n    label: 目标\n    value: {value}\n    exact: true\n    quote: {quote}\n"
    )
    (tmp_path / "sources/report.md").write_text(SOURCES[language], encoding="utf-8")
    theme = "id: work\ntitle: 就业\nmessage: '{new_jobs}'\n" + reported + target
    below = "".join(f"  {line}\n" for line in dedent(derived).splitlines())
    (tmp_path / "themes/1-reading.yaml").write_text(theme + below, encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text(
        "cqbrief: 1\ntitle: 就业\nsources:\n  - id: report\n    title: 公报\n    file: sources/report.md\n"
        "themes: [themes/1-reading.yaml]\nunits:\n  - {unit: people, meaning: people}\n",
        encoding="utf-8",
    )
    edition = load_edition(tmp_path)
    assert edition.errors == ()
    assert next(iter(edition.figures)) == "new_jobs"
    assert edition.figures["above_target"].value is not None
    assert edition.figures["above_target"].value.printed in ("1.06 million people", "106万人")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notations_that_values_may_have_are_read(language: Language) -> None:
    rows = re.findall(r"^ +\| [^|`]+ \| (`[^|:]+`) \| [^|]+ \|$", manual(language), re.MULTILINE)
    values = [value for row in rows for value in re.findall("`([^`]+)`", row)]
    assert len(values) >= 20
    for value in values:
        assert parse_quantity(value).printed == value
