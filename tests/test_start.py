"""The set-up script asks for what is missing, and for nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cqbrief.i18n.translator import Translator
from resources.scripts import start


class Machine:
    """Stands for the computer: notes the commands that would be run and lets them succeed."""

    def __init__(self) -> None:
        self.ran: list[list[str]] = []
        self.sudo = False

    def run(self, command: Sequence[str], **_options: object) -> subprocess.CompletedProcess[str]:
        """Note the command; making an environment makes its interpreter."""
        self.ran.append([str(part) for part in command])
        if "venv" in command:
            start.PYTHON.parent.mkdir(parents=True)
            start.PYTHON.touch()
        refused = command[0] == "sudo" and not self.sudo
        return subprocess.CompletedProcess(command, 1 if refused else 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    machine = Machine()
    monkeypatch.setattr(subprocess, "run", machine.run)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "TEST_PROGRAMS", {"nonesuch": "nonesuch-package"})
    monkeypatch.setattr("shutil.which", lambda name: None if name == "nonesuch" else f"/bin/{name}")
    return machine


def test_translations_are_compiled_before_anything_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def spoken_by_now(_testing: bool, _tr: Translator, _environment: dict[str, str]) -> None:
        assert (tmp_path / "resources" / "i18n" / "zh" / "a.mo").exists()
        raise SystemExit

    write_catalogue(tmp_path, 'msgid ""\nmsgstr ""\n')
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "provide_debian_packages", spoken_by_now)
    with pytest.raises(SystemExit):
        start.main([])


def test_a_catalogue_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_catalogue(tmp_path, "<<<<<<< HEAD\n")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    with pytest.raises(SystemExit) as stop:
        start.main([])
    assert stop.value.code == 2
    assert f"{file}:1: " in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_to_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_folder: Path) -> list[Path]:
        raise PermissionError

    monkeypatch.setattr(start, "compile_stale", refused)
    start.compile_translations()


def write_catalogue(root: Path, text: str) -> Path:
    """Write a catalogue where the program has its own."""
    file = root / "resources" / "i18n" / "zh" / "a.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_user_who_may_not_install_is_told_the_exact_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stop:
        start.provide_debian_packages(True, Translator("zh"), {})
    assert stop.value.code == 2
    assert "sudo apt-get install -y nonesuch-package" in capsys.readouterr().err
    assert not [command for command in machine.ran if "apt-get" in command]


@pytest.mark.parametrize(("user", "prefix"), [(0, "env"), (1000, "sudo")])
def test_a_user_who_may_install_gets_the_packages_installed(
    user: int, prefix: str, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.sudo = True
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with pytest.raises(SystemExit):  # the program is still not there afterwards, and that is said
        start.provide_debian_packages(True, Translator("zh"), {})
    (install,) = [command for command in machine.ran if "install" in command]
    assert install[0] == prefix
    assert install[-1] == "nonesuch-package"


def test_nothing_is_asked_for_where_nothing_is_missing(machine: Machine) -> None:
    start.provide_debian_packages(False, Translator("zh"), {})
    assert machine.ran == []


def test_a_second_start_installs_nothing(machine: Machine) -> None:
    start.provide_python_packages("run", Translator("zh"), {})
    first = len(machine.ran)
    start.provide_python_packages("run", Translator("zh"), {})
    assert first == 2  # the environment, the packages
    assert len(machine.ran) == first


def test_the_tests_packages_serve_the_program_too_but_not_the_other_way(machine: Machine) -> None:
    start.provide_python_packages("run", Translator("zh"), {})
    machine.ran.clear()
    start.provide_python_packages("test", Translator("zh"), {})
    assert machine.ran[-1][-1].endswith("[test]")
    machine.ran.clear()
    start.provide_python_packages("run", Translator("zh"), {})
    assert machine.ran == []


def test_a_changed_project_file_is_installed_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("one")
    start.provide_python_packages("run", Translator("zh"), {})
    (tmp_path / "pyproject.toml").write_text("two")
    machine.ran.clear()
    start.provide_python_packages("run", Translator("zh"), {})
    assert machine.ran[-1][-1] == str(tmp_path)


def test_the_shells_python_settings_do_not_reach_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(
        os, "execve", lambda _path, command, environment: became.append((command, environment))
    )
    monkeypatch.setattr(start, "provide_debian_packages", lambda *_: None)
    monkeypatch.setattr(start, "provide_python_packages", lambda *_: None)
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    monkeypatch.setenv("DISPLAY", ":7")
    start.main(["check", "mine"])
    ((command, environment),) = became
    assert command[1:] == ["-I", "-m", "cqbrief", "check", "mine"]
    assert "PYTHONPATH" not in environment
    assert environment["DISPLAY"] == ":7"


def test_the_scripts_own_interpreter_makes_the_environment(machine: Machine) -> None:
    start.provide_python_packages("run", Translator("zh"), {})
    assert machine.ran[0][0] == sys.executable
