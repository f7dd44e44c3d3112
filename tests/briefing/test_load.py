"""A folder becomes an edition: content, evidence, derived values and fingerprint; nothing is raised."""

from __future__ import annotations

import gc
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.saving.packing import pack
from tests.support.sample import GOOD, Mistake, write
from tests.support.seeded_mistakes import JOBS, MAIN, PEOPLE, REPORT

BUILT_IN = Path(__file__).parents[2] / "data" / "chongqing-2021"


def test_the_built_in_briefing_has_no_problems() -> None:
    assert load_edition(BUILT_IN).problems == ()


def test_a_derived_figure_gets_the_value_of_its_formula(tmp_path: Path) -> None:
    figure = load_edition(write(tmp_path)).figures["above_target"]
    assert figure.derived
    assert figure.value is not None
    assert figure.value.printed == "15.1万人"


def test_a_figure_derived_from_derived_ones_is_worked_out_whatever_their_order(tmp_path: Path) -> None:
    twice = "  - id: twice\n    label: 加倍\n    formula: above_target * 2\n    decimals: 1\n    unit: 万人\n"
    mistake = Mistake(JOBS, "figures:\n  - id: new_jobs\n", f"figures:\n{twice}  - id: new_jobs\n")
    edition = load_edition(write(tmp_path, mistake))
    assert edition.problems == ()
    value = edition.figures["twice"].value
    assert value is not None
    assert value.printed == "30.2万人"


def test_every_quote_has_its_passage_in_the_source(tmp_path: Path) -> None:
    edition = load_edition(write(tmp_path))
    assert edition.briefing is not None
    ignored = {f"ignored[{index}]" for index in range(len(edition.briefing.ignored))}
    assert set(edition.passages) == ignored | {
        "themes[0].figures[0]",
        "themes[0].figures[1]",
        "themes[0].figures[2]",
        "themes[1].figures[0]",
        "themes[1].figures[1]",
        "themes[1].stories[0].quotes[0]",
        "themes[1].measures[0]",
        "themes[1].silences[0]",
    }
    passage = edition.passages["themes[0].figures[2]"]
    text = edition.documents["report"].paragraphs[passage.paragraph].text
    assert text[passage.start : passage.end] == "目标任务60万人的125.2%"


def test_the_texts_of_all_files_are_kept_for_quoting_their_lines(tmp_path: Path) -> None:
    assert dict(load_edition(write(tmp_path)).files) == GOOD


def test_a_theme_that_cannot_be_read_leaves_the_others_and_no_false_unknown_ids(tmp_path: Path) -> None:
    edition = load_edition(write(tmp_path, Mistake(PEOPLE, "id: people", "id: [people")))
    assert [problem.rule for problem in edition.problems] == ["unclosed-bracket"]
    assert edition.briefing is not None
    assert [theme.id for theme in edition.briefing.themes] == ["jobs"]


def test_the_fingerprint_changes_with_any_file_of_the_content_and_with_nothing_else(tmp_path: Path) -> None:
    first = load_edition(write(tmp_path)).fingerprint
    assert len(first) == 8
    (tmp_path / "notes.txt").write_text("nothing of the briefing's")
    assert load_edition(tmp_path).fingerprint == first
    seen = {first}
    for file in (MAIN, JOBS, REPORT):
        (tmp_path / file).write_text(GOOD[file] + "\n", encoding="utf-8")
        seen.add(load_edition(tmp_path).fingerprint)
    assert len(seen) == 4


def test_a_series_from_a_file_is_read_with_the_chart(tmp_path: Path) -> None:
    old = "  - id: jobs_chart\n    kind: column\n"
    data = (
        "    data:\n      file: data/jobs.csv\n      x: 年\n      unit: 万人\n"
        "      columns:\n        - column: 新增\n          label: 新增就业\n"
        "      locator:\n        table: 表1\n"
    )
    chart = f"  - id: series\n    kind: line\n    headline: 甲\n    subtitle: 乙\n    alternative: 丙\n{data}"
    write(tmp_path, Mistake(JOBS, old, chart + old))
    (tmp_path / "data").mkdir()
    csv = "年,新增\n2018,70\n2019,72\n2020,65.6\n2021,75.1\n"
    (tmp_path / "data" / "jobs.csv").write_text(csv, encoding="utf-8")
    edition = load_edition(tmp_path)
    assert edition.problems == ()
    assert edition.series["series"].x == ("2018", "2019", "2020", "2021")


def test_a_series_whose_file_is_missing_is_reported_at_its_name(tmp_path: Path) -> None:
    old = "    headline: 新增就业超过目标\n"
    points = GOOD[JOBS].partition("    points:\n")[2].partition("    alternative:")[0]
    data = (
        "    data:\n      file: ▶jobs.csv\n      x: 年\n      unit: 万人\n"
        "      columns: [{column: 新增, label: 新增就业}]\n      locator: {table: 表1}\n"
    )
    edition = load_edition(write(tmp_path, Mistake(JOBS, f"    points:\n{points}", data.replace("▶", ""))))
    assert [(p.rule, p.place) for p in edition.problems] == [
        ("file-missing", Mistake(JOBS, f"    points:\n{points}", data).place)
    ]
    assert old in edition.files[JOBS]


def test_a_unit_of_a_series_that_is_not_known_is_reported(tmp_path: Path) -> None:
    points = GOOD[JOBS].partition("    points:\n")[2].partition("    alternative:")[0]
    data = (
        "    data:\n      file: jobs.csv\n      x: 年\n      unit: ▶坨\n"
        "      columns: [{column: 新增, label: 新增就业}]\n      locator: {table: 表1}\n"
    )
    mistake = Mistake(JOBS, f"    points:\n{points}", data)
    write(tmp_path, mistake)
    (tmp_path / "jobs.csv").write_text("年,新增\n2020,65.6\n2021,75.1\n", encoding="utf-8")
    assert [(p.rule, p.place) for p in load_edition(tmp_path).problems] == [("unit-unknown", mistake.place)]


def test_a_source_in_gb18030_is_read(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / REPORT).write_bytes(GOOD[REPORT].encode("gb18030"))
    assert load_edition(tmp_path).problems == ()


def test_a_source_with_damaged_characters_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / REPORT).write_bytes(GOOD[REPORT].encode() + b"\xff\xff")
    problems = load_edition(tmp_path).problems
    assert "source-encoding" in {problem.rule for problem in problems}
    assert next(p.place for p in problems if p.rule == "source-encoding") == SourceLocation(MAIN, 10, 11)


def test_a_folder_of_which_nothing_can_be_read_has_no_briefing_but_a_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / MAIN).write_text("", encoding="utf-8")
    edition = load_edition(tmp_path)
    assert edition.briefing is None
    assert [problem.rule for problem in edition.problems] == ["empty-file"]
    assert edition.figures == {}


def test_reading_leaves_the_collector_of_garbage_as_it_was(tmp_path: Path) -> None:
    assert gc.isenabled()
    load_edition(tmp_path)
    assert gc.isenabled()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_file_makes_reading_raise(data: st.DataObject, tmp_path: Path) -> None:
    write(tmp_path)
    file = data.draw(st.sampled_from(sorted(GOOD)))
    text = GOOD[file]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    piece = data.draw(
        st.one_of(st.text(max_size=12), st.sampled_from(["\t", "[", "{", ": ", "- ", "'", "&a ", "{}", "{{"]))
    )
    (tmp_path / file).write_text(text[:start] + piece + text[end:], encoding="utf-8", errors="replace")
    for problem in load_edition(tmp_path).problems:
        assert problem.message.template.format(**problem.message.arguments)
        assert problem.advice is None or problem.advice.template.format(**problem.advice.arguments)


@pytest.mark.parametrize("name", ["\0", "a\0b"])
def test_a_name_that_no_system_has_is_no_folder(name: str) -> None:
    assert [problem.rule for problem in load_edition(Path(name)).problems] == ["folder-missing"]


def _renamed(folder: Path, form: Literal["NFC", "NFD"]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rename(path.with_name(unicodedata.normalize(form, path.name)))


ACCENTED = {
    REPORT: "Données/Bériché ガイド.md",
    JOBS: "thèmes/ä.yaml",
}


@pytest.mark.parametrize(("written", "on_disk"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_names_decomposed_as_macos_has_them_are_the_same_names(
    written: Literal["NFC", "NFD"], on_disk: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    write(tmp_path / "briefing")
    main = (tmp_path / "briefing" / MAIN).read_text(encoding="utf-8")
    for old, new in ACCENTED.items():
        main = main.replace(old, unicodedata.normalize(written, new))
        (tmp_path / "briefing" / new).parent.mkdir(exist_ok=True)
        (tmp_path / "briefing" / old).rename(tmp_path / "briefing" / new)
    (tmp_path / "briefing" / MAIN).write_text(main, encoding="utf-8")
    composed = load_edition(tmp_path / "briefing")
    _renamed(tmp_path / "briefing", on_disk)
    edition = load_edition(tmp_path / "briefing")
    assert edition.problems == () and edition.fingerprint == composed.fingerprint
    assert all((edition.folder / name).is_file() for name in edition.file_names)
    (tmp_path / "one.cqbrief").write_bytes(pack(edition))
    assert load_edition(tmp_path / "one.cqbrief").fingerprint == edition.fingerprint


def test_a_name_in_other_letters_is_another_name_and_the_near_one_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / REPORT).rename((tmp_path / REPORT).with_name("Report.MD"))
    (problem,) = load_edition(tmp_path).errors
    assert problem.rule == "file-missing" and problem.advice is not None
    assert problem.advice.arguments == {"word": "Report.MD"}


def test_two_names_that_differ_in_composition_only_are_told_apart_letter_for_letter(tmp_path: Path) -> None:
    write(tmp_path)
    text = (tmp_path / REPORT).read_text(encoding="utf-8")
    for name, content in (("caf\u00e9.md", text), ("cafe\u0301.md", "anything else")):
        (tmp_path / "sources" / name).write_text(content, encoding="utf-8")
    main = (tmp_path / MAIN).read_text(encoding="utf-8").replace(REPORT, "sources/caf\u00e9.md")
    (tmp_path / MAIN).write_text(main, encoding="utf-8")
    assert load_edition(tmp_path).problems == ()
