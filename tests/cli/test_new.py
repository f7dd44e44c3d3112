"""`cqbrief new`: a folder of one's own, whole or not at all, that explains itself and has no problems."""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
import shutil
import stat
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cqbrief.briefing import model
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.parsing.json_schema import json_schema
from cqbrief.briefing.saving.scaffold import SOURCE_FILE, ScaffoldError, make_briefing
from cqbrief.briefing.storage.package import SCHEMA_FILE
from cqbrief.cli import main
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths
from tests.support.made_districts import geojson

TEMPLATES = {"zh": paths.data() / "template", "en": paths.data() / "template-en"}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
def test_a_new_briefing_is_complete_and_has_no_problems(
    language: Language, there: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    assert main.main(["new", str(folder), "--language", language]) == 0
    assert os.listdir(tmp_path) == ["mine"]
    names = {"briefing.yaml", "themes/1-reading.yaml", SOURCE_FILE, SCHEMA_FILE}
    assert set(everything(folder)) == names
    capsys.readouterr()
    assert main.main(["check", "--strict", "--language", language, str(folder)]) == 0
    edition = load_edition(folder)
    assert edition.briefing is not None
    assert edition.briefing.language == language


def test_what_to_do_next_is_told_in_two_lines_that_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = {"my report": "'my report'", "check": "./check", "later": "./later", "deep/er": "deep/er"}
    for folder, typed in expected.items():
        assert main.main(["new", folder, "--language", "en"]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert f"{folder}/sources/report.md" in first
        command = re.search(r"(cqbrief check .*); ", second)
        assert command is not None
        assert command[1] == f"cqbrief check {typed}"
        assert main.main(shlex.split(command[1])[1:]) == 0
        capsys.readouterr()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_with_anything_in_it_is_refused_and_stays_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main.main(["new", str(tmp_path)]) == 2
    assert everything(tmp_path) == {name: b"mine"}
    said = capsys.readouterr()
    assert said.out == ""
    assert [str(tmp_path) in line for line in said.err.splitlines()] == [True, False]
    assert "不是空文件夹" in said.err


def test_a_file_in_the_way_is_refused_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main.main(["new", str(tmp_path / "file")]) == 2
    assert main.main(["new", str(tmp_path / "file" / "below")]) == 2
    assert everything(tmp_path) == {"file": b"mine"}
    first, _, second = capsys.readouterr().err.splitlines()
    assert "是一个文件" in first
    assert "路径中有一段是文件" in second


def test_without_a_folder_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["new"]) == 2
    assert "cqbrief new --help" in capsys.readouterr().err
    assert everything(tmp_path) == {}


def fail_once(monkeypatch: pytest.MonkeyPatch, owner: object, function: str, nth: int) -> list[int]:
    """The nth call (from 0) finds the disk full, the others are carried out; the calls are counted."""
    real, calls = getattr(owner, function), [0]

    def run(*arguments: object) -> object:
        calls[0] += 1
        if calls[0] == nth + 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(owner, function, run)
    return calls


@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
@pytest.mark.parametrize("nth", range(4))
def test_a_disk_that_fills_up_while_writing_leaves_nothing_behind(
    there: bool, nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    fail_once(monkeypatch, Path, "write_bytes", nth)
    with pytest.raises(ScaffoldError) as raised:
        make_briefing(folder, "zh")
    assert "磁盘已满" in Translator("zh").render(raised.value.message)
    assert sorted(tmp_path.rglob("*")) == ([folder] if there else [])


@pytest.mark.parametrize("nth", range(4))
def test_an_empty_folder_is_empty_again_when_the_files_cannot_be_moved_into_it(
    nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = fail_once(monkeypatch, os, "rename", nth)
    with pytest.raises(ScaffoldError):
        make_briefing(tmp_path, "zh")
    assert sorted(tmp_path.rglob("*")) == []
    assert calls == [2 * nth + 1]


def test_a_new_folder_appears_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_once(monkeypatch, os, "rename", 0)
    with pytest.raises(ScaffoldError):
        make_briefing(tmp_path / "mine", "zh")
    assert sorted(tmp_path.rglob("*")) == []


def test_the_folder_has_the_rights_of_other_folders_of_the_user(tmp_path: Path) -> None:
    make_briefing(tmp_path / "mine", "zh")
    (tmp_path / "other").mkdir()
    rights = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("mine", "other")}
    assert len(rights) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "title",
    ["2024年工作简报", "第3次会议材料", "“十四五”规划", "五张答卷", "a: b # c", "'\"\\", "- [x] &y *z",
     "null", "1e3", "☆　简报", "Three hundred and 5 jobs"],
)  # fmt: skip
def test_any_title_of_one_line_is_shown_as_typed_and_makes_no_problem(
    language: Language, title: str, tmp_path: Path
) -> None:
    make_briefing(tmp_path / "mine", language, f"  {title} ")
    edition = load_edition(tmp_path / "mine")
    assert edition.problems == ()
    assert edition.briefing is not None
    assert edition.briefing.title.plain == title


@pytest.mark.parametrize("title", ["a\nb", "{new_jobs}", "｛a｝", "a\x00b", "a\u202eb", "\ud800"])
def test_a_title_that_no_briefing_can_have_is_refused_before_anything_is_made(
    title: str, tmp_path: Path
) -> None:
    with pytest.raises(ScaffoldError) as raised:
        make_briefing(tmp_path / "mine", "zh", title)
    assert raised.value.advice is not None
    assert not (tmp_path / "mine").exists()


@given(st.text(max_size=30))
def test_whatever_is_typed_as_a_title_is_refused_or_makes_a_good_briefing(title: str) -> None:
    """Characters that no font here has are told, and stay."""
    with tempfile.TemporaryDirectory() as place:
        try:
            make_briefing(Path(place) / "mine", "zh", title)
        except ScaffoldError as error:
            assert error.message.template == "“{title}” cannot be a title."
            return
        problems = load_edition(Path(place) / "mine").problems
        assert {problem.rule for problem in problems} <= {"glyph-missing"}


# --- the schema beside it -------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_names_the_schema_that_lies_in_the_folder(language: Language, tmp_path: Path) -> None:
    tr = Translator(language)
    make_briefing(tmp_path, language, translate=tr.text)
    files = list(tmp_path.rglob("*.yaml"))
    assert len(files) == 2
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / named).resolve() == (tmp_path / SCHEMA_FILE).resolve()
    written = json.loads((tmp_path / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert written == json_schema(tr.text)
    Draft202012Validator.check_schema(written)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"$defs": {}}'])
def test_a_schema_of_another_version_or_a_broken_one_disturbs_nothing(content: bytes, tmp_path: Path) -> None:
    make_briefing(tmp_path, "zh")
    before = load_edition(tmp_path)
    (tmp_path / SCHEMA_FILE).write_bytes(content)
    after = load_edition(tmp_path)
    assert after.problems == ()
    assert after.fingerprint == before.fingerprint


# --- what the comments teach -----------------------------------------------------------------------

SWITCHED_OFF = re.compile(r"^( *)#(?! \S|$)", re.MULTILINE)
"""A # that is not followed by one space and a word stands before a line of YAML."""


def keys_shown(language: Language) -> set[str]:
    texts = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES[language].rglob("*.yaml"))
    return set(re.findall(r"^ *(?:- )?([a-z_]+):(?: |$)", SWITCHED_OFF.sub(r"\1", texts), re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_templates_show_every_key_there_is(language: Language) -> None:
    keys = {
        field.name
        for cls in vars(model).values()
        if isinstance(cls, type) and is_dataclass(cls) and cls.__module__.startswith(f"{model.__name__}.")
        for field in fields(cls)
        if not field.metadata.get("computed")
    }
    assert keys_shown(language) == keys | {"zh", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_switched_off_in_the_templates_has_no_error_when_it_is_switched_on(
    language: Language, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(TEMPLATES[language], folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        assert SWITCHED_OFF.search(text)
        file.write_text(SWITCHED_OFF.sub(r"\1", text), encoding="utf-8")
    heads = {"zh": "年份,到馆", "en": "Year,Visits"}[language]
    rows = "".join(f"{year},{year - 2000}\n" for year in range(2019, 2024))
    (folder / "data").mkdir()
    (folder / "data" / "visits.csv").write_text(f"{heads}\n{rows}", encoding="utf-8")
    names = {"zh": ["甲区", "乙区"], "en": ["District A", "District B"]}[language]
    (folder / "data" / "districts.geojson").write_text(geojson(names), encoding="utf-8")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "reading.png").write_bytes(PICTURE)
    edition = load_edition(folder)
    assert edition.errors == ()
    assert edition.briefing is not None
    assert edition.briefing.silenced
    assert edition.briefing.themes[0].slides
