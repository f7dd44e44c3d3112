"""The command line, as a person or a script meets it."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import cqbrief
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.cli import dispatch, main, preflight
from cqbrief.cli.commands import COMMANDS, Ending
from cqbrief.cli.dispatch import split_command
from cqbrief.cli.terminal import FINE, UNUSABLE
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.system import paths
from tests.support.process import CQBRIEF, environment, run_cqbrief, run_python

ENGLISH = {"LANG": "en_GB.UTF-8"}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The window's modules, replaced by one that notes how it was called; `calls` holds the calls."""
    fake = ModuleType("fake")
    calls: list[tuple[object, ...]] = []

    def run(folder: Path, *, preload: PreloadProcess, **options: object) -> int:
        preload.forget()
        calls.append(("run", folder, options))
        return 0

    def pictures(folder: Path, out: Path, **options: object) -> int:
        calls.append(("pictures", folder, out, options, os.environ["QT_QPA_PLATFORM"]))
        return 0

    for name, value in (("calls", calls), ("run", run), ("draw", pictures)):
        setattr(fake, name, value)
    for module in ("cqbrief.app.controller", "cqbrief.cli.page_pictures"):
        room, _, name = module.rpartition(".")
        monkeypatch.setitem(sys.modules, module, fake)
        monkeypatch.setattr(import_module(room), name, fake, raising=False)
    return fake


@pytest.fixture
def broken_briefing(tmp_path: Path) -> Path:
    """The template with a key that nobody knows, on a line of its own at the end."""
    folder = tmp_path / "broken"
    shutil.copytree(paths.data() / "template", folder)
    with (folder / "briefing.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntitel: 简报\n")
    return folder


every_command = pytest.mark.parametrize("command", COMMANDS)


@every_command
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_explains_every_option_of_the_command_in_one_language(
    command: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([*([command] if command else []), "--language", language, "--help"]) == 0
    shown = capsys.readouterr().out
    for action in arguments_of(command):
        for option in action.option_strings:
            assert re.search(rf"(?:  |, ){option}\b.*  \S", shown), option
    words = re.findall(r"\b(?:the|of|is|with|and|Options)\b", shown)
    assert bool(words) == (language == "en"), words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_names_every_command_with_what_it_takes(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    main.main(["--help", "--language", language])
    shown = capsys.readouterr().out
    folder = {"zh": "文件夹", "en": "FOLDER"}[language]
    assert f"  cqbrief [{folder}] " in shown and f"  cqbrief new {folder} " in shown
    for command in COMMANDS:
        assert re.search(rf"^  cqbrief {command}.*  \S", shown, re.MULTILINE)


@every_command
def test_every_option_of_a_command_is_one_that_it_acts_on(command: str) -> None:
    module = sys.modules[COMMANDS[command].load().add_arguments.__module__]
    (options,) = (
        item for item in vars(module).values() if is_dataclass(item) and item.__module__ == module.__name__
    )
    given = {action.dest for action in arguments_of(command)}
    assert {field.name for field in fields(options)} == given - {"help", "version"}


def arguments_of(command: str) -> list[argparse.Action]:
    parser = COMMANDS[command].load().parser(command, Translator("en"))
    return parser._actions  # argparse has no public list of them


def test_help_is_chinese_unless_the_system_is_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main.main(["--help"])
    assert "打开" in capsys.readouterr().out
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    main.main(["--help"])
    assert "open the window" in capsys.readouterr().out


def test_a_system_that_names_no_locale_at_all_is_spoken_to_in_chinese(tmp_path: Path) -> None:
    assert "打开" in run_cqbrief("--help", folder=tmp_path, variables={"LANG": ""}).stdout


@pytest.mark.parametrize(
    "given",
    [["--foo"], ["check", "--look", "dark"], ["--look"], ["--language", "fr"], ["--strict"], ["a", "b"],
     ["--look=pink"], ["pictures", "--size", "huge"], ["check", "--json=yes"], ["schema", "folder"]],
)  # fmt: skip
def test_wrong_usage_is_told_in_chinese_with_the_way_to_the_help_and_exits_2(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(given) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, second = said.err.splitlines()
    assert "--help" in second
    # What stays in Latin letters is what was typed, and names: nothing of an English sentence.
    rest = re.sub(r"cqbrief|--?[\w=]+|'[^']*'|DIR|1440x900|\b(a|b|folder|-o)\b", "", first)
    assert not re.search(r"[A-Za-z]{2,}", rest), first
    assert re.search(r"[\u4e00-\u9fff]", first)


def test_wrong_usage_is_told_in_english_on_an_english_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert main.main(["--foo"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "cqbrief: unrecognized arguments: --foo"


@pytest.mark.parametrize(
    ("given", "command", "rest"),
    [
        ([], "", []),
        (["check"], "check", []),
        (["./check"], "", ["./check"]),
        (["--", "check"], "", ["--", "check"]),
        (["check", "check"], "check", ["check"]),
        (["--language", "en", "check", "x"], "check", ["--language", "en", "x"]),
        (["--look", "check"], "", ["--look", "check"]),
        (["--language=en", "schema"], "schema", ["--language=en"]),
        (["--strict", "check", "x"], "check", ["--strict", "x"]),
        (["-o", "check", "print"], "print", ["-o", "check"]),
        (["mine", "check"], "", ["mine", "check"]),
        ([""], "", [""]),
    ],
)
def test_a_command_is_the_first_word_that_is_no_option(
    given: list[str], command: str, rest: list[str]
) -> None:
    assert split_command(given, Translator("zh")) == (command, rest)


def test_printing_alone_ends_its_process_at_once_wherever_its_name_stands(tmp_path: Path) -> None:
    def run(*given: str) -> Ending:
        return dispatch.run(given, PreloadProcess(wanted=False))

    target = str(tmp_path / "out.txt")
    assert run("--language", "en", "print", "-o", target) == Ending(UNUSABLE, at_once=True)
    assert run("print", "--help") == Ending(FINE)
    assert run("pack", "print", "-o", target) == Ending(UNUSABLE)


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"cqbrief {cqbrief.__version__}\n"


def test_nothing_of_qt_is_loaded_by_the_commands_without_a_window(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom cqbrief.cli.main import main\n"
        "for given in (['--help'], ['--version'], ['schema'], ['check']):\n    main(given)\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(str(loaded & {'PySide6', 'numpy', 'pyqtgraph'}) if loaded & {'PySide6', 'numpy'} else 0)"
    )
    done = run_python(program, folder=tmp_path)
    assert done.returncode == 0, done.stderr


def test_check_finds_the_built_in_briefing_faultless(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--strict"]) == 0, capsys.readouterr().out
    assert "没有问题" in capsys.readouterr().out


def test_check_prints_place_severity_message_rule_and_a_count(
    broken_briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = len((broken_briefing / "briefing.yaml").read_text(encoding="utf-8").splitlines())
    assert main.main(["check", str(broken_briefing)]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert re.search(rf"briefing\.yaml:{line}:1: 错误: .*titel.* \[[\w-]+\]$", shown[0])
    assert "title" in shown[1]
    assert shown[-2:] == ["1 个错误", "错误改完以后还会接着检查，可能另有提醒。"]


def test_check_as_json_is_json_with_every_list(
    broken_briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["check", "--json", str(broken_briefing)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {
        "problems", "figures", "charts", "stories", "measures", "csv", "ledger", "evidence",
    }  # fmt: skip
    assert report["problems"][0]["file"] == "briefing.yaml"
    assert report["problems"][0]["column"] == 1


def test_check_of_a_folder_that_is_not_there_says_so_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["check", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().out


def test_json_stays_json_where_the_terminal_has_no_chinese(broken_briefing: Path, tmp_path: Path) -> None:
    with (broken_briefing / "briefing.yaml").open("a", encoding="utf-8") as file:
        file.write("a·b: 1\n")  # a character whose escape in Python is none in JSON
    done = run_cqbrief(
        "check", "--json", broken_briefing, folder=tmp_path, variables={"PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "a·b" in json.loads(done.stdout)["problems"][1]["message"]


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["schema"]) == 0
    assert "$schema" in json.loads(capsys.readouterr().out)


def test_a_reader_that_goes_away_early_is_no_failure_to_complain_of(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*CQBRIEF, "schema"], cwd=tmp_path, env=environment(), stdout=writing, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (main.PIPE_CLOSED, "")


@pytest.mark.usefixtures("app")
def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_environ: object) -> preflight.PreflightReport:
        raise KeyboardInterrupt

    monkeypatch.setattr(preflight, "inspect", interrupted)
    assert main.main([]) == main.INTERRUPTED
    assert capsys.readouterr().err == ""


def test_a_failure_of_the_program_is_one_line_and_a_file_with_the_details(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_environ: object) -> preflight.PreflightReport:
        raise ZeroDivisionError("by {zero}")

    monkeypatch.setattr(preflight, "inspect", failing)
    assert main.main([]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "by {zero}" in line
    file = Path(re.search(r"\S+\.txt", line)[0])  # type: ignore[index]
    assert "Traceback" in file.read_text(encoding="utf-8")
    file.unlink()


def test_the_window_opens_on_the_folder_with_the_chosen_look(app: ModuleType, tmp_path: Path) -> None:
    assert main.main([str(tmp_path), "--look", "dark"]) == 0
    assert app.calls == [("run", tmp_path, {"language": None, "look": "dark", "page": 0})]


def test_without_a_folder_the_built_in_briefing_opens(app: ModuleType) -> None:
    assert main.main(["--language", "en"]) == 0
    assert app.calls == [("run", paths.built_in_briefing(), {"language": "en", "look": None, "page": 0})]


def test_without_a_display_the_pages_become_pictures_and_the_place_is_told(
    app: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.chdir(tmp_path)
    assert main.main([]) == 0
    ((command, folder, out, _options, platform),) = app.calls
    assert (command, folder, platform) == ("pictures", paths.built_in_briefing(), "offscreen")
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 2
    assert "没有图形显示" in shown[0]
    assert str(tmp_path / "cqbrief-pictures") in shown[1]
    assert out.resolve() == tmp_path / "cqbrief-pictures"


def test_a_fresh_process_without_a_display_draws_all_pages(tmp_path: Path) -> None:
    done = run_cqbrief(paths.data() / "template", folder=tmp_path, variables={"QT_QPA_PLATFORM": None})
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "cqbrief-pictures").glob("*.png"))) == 2


def test_pictures_into_a_folder_that_cannot_be_made_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run_cqbrief("pictures", "-o", "file/out", "--language", "en", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot write into file/out: " in done.stderr
