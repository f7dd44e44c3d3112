"""What the README tells people to do is what the project does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cqbrief.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL_COMMANDS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)


def test_the_quick_start_is_two_commands_of_one_line_each() -> None:
    assert [command.count("\n") for command in SHELL_COMMANDS] == [1, 1]
    for command in SHELL_COMMANDS:
        program, script, *_ = command.split()
        assert program == "python3"
        assert (ROOT / script).is_file()


def test_the_continuous_check_runs_the_readmes_own_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m1 -x '([^']*)' README\.md", script)
    assert re.findall(rf"^{pattern}$", README, flags=re.MULTILINE) == [SHELL_COMMANDS[1].strip()]
    assert 'bash -c "$test_command"' in script
    assert 'PYTEST_ADDOPTS="--durations=25"' in script


@pytest.mark.parametrize("command", [name for name in COMMANDS if name])
def test_every_command_is_explained_in_both_languages(command: str) -> None:
    (row,) = re.findall(rf"^\| `cqbrief {command}\b[^`]*` \| (.+) \|$", README, flags=re.MULTILINE)
    chinese, english = row.split(" | ")
    assert re.search("[一-龥]{2}", chinese)
    assert re.search("[a-z]{3}", english) and not re.search("[一-龥]", english)


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(README.encode()) <= 8000


def test_links_and_pictures_lead_to_files_that_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_folders_named_in_the_readme_are_there() -> None:
    for folder in re.findall(r"`((?:cqbrief|data|resources)/[\w./-]*)`", README):
        assert (ROOT / folder).exists(), folder


def test_the_set_up_script_needs_no_package_but_the_standard_library() -> None:
    program = (
        "import sys; sys.path.insert(0, 'resources/scripts'); import start; "
        "print([n for n in ('PySide6', 'yaml', 'numpy', 'babel') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_files_named_on_the_page_about_the_architecture_are_there() -> None:
    page = (ROOT / "cqbrief" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.]+/)+[\w.]*)[`:]", page)
    assert len(named) > 20
    rooms = (ROOT, ROOT / "cqbrief", ROOT / "cqbrief" / "briefing")
    for name in named:
        places = [room / f"{name}{ending}" for room in rooms for ending in ("", ".py")]
        assert any(place.exists() for place in places), name
