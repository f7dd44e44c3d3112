"""The folder of wheels installs the program where there is no internet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from resources.scripts import wheels

ROOT = Path(__file__).resolve().parents[1]
PIP = [
    sys.executable, "-m", "pip", "--quiet", "--isolated", "--no-input", "--disable-pip-version-check",
]  # fmt: skip


UNUSED = (
    "/examples/", "/tests/", ".pyi",
    "Qt/metatypes/", "Qt/qml/", "Qt/translations/", "QtQuick", "QtQml", "Qt6Quick", "Qt6Qml", "/qmlls",
    "Designer", "Qt6Labs", "WaylandCompositor", "sqldrivers", "/assistant", "/designer", "/linguist",
    "/lrelease", "/lupdate", "/qmlformat",
)  # fmt: skip
"""Parts of packages that only other programs need: a third of what would be packed and unpacked here."""


def needed() -> Iterator[Distribution]:
    """Every package that the program depends on, as it is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [Requirement(line) for line in project["dependencies"]], set[str]()
    while waiting:
        requirement = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        found = distribution(requirement.name)
        if found.name not in seen:
            seen.add(found.name)
            yield found
            waiting += [Requirement(line) for line in found.requires or ()]


def wheel_again(package: Distribution, folder: Path) -> None:
    """The wheel that a package was installed from is in `folder`, made from what is installed."""
    (information,) = {file.parts[0] for file in package.files or () if file.parts[0].endswith(".dist-info")}
    tags = [line.split() for line in (package.read_text("WHEEL") or "").splitlines()]
    each = zip(*(tag[1].split("-") for tag in tags if tag[:1] == ["Tag:"]), strict=True)
    tag = "-".join(".".join(sorted(set(part))) for part in each)
    kept = [
        file for file in package.files or ()
        if file.parts[0] != ".." and file.suffix != ".pyc"
        and file.name not in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
        and not any(part in str(file) for part in UNUSED)
    ]  # fmt: skip
    with zipfile.ZipFile(folder / f"{information.removesuffix('.dist-info')}-{tag}.whl", "w") as archive:
        for file in kept:
            archive.write(Path(str(file.locate())), str(file))
        record = "".join(f'"{file}",,\n' for file in kept) + f"{information}/RECORD,,\n"
        archive.writestr(f"{information}/RECORD", record)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the script fills, with no other place to take packages from than what is here."""
    here, folder = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("office") / "轮子"
    for package in needed():
        wheel_again(package, here)
    script = [sys.executable, wheels.__file__, "-o", str(folder)]
    offline = ["--isolated", "--no-index", f"--find-links={here}", "--no-build-isolation"]
    done = subprocess.run([*script, *offline], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    shutil.rmtree(here)  # some hundred megabytes each, and pytest would keep three of them
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    yield folder
    shutil.rmtree(folder)


def test_the_program_is_installed_from_it_without_internet_and_works(collected: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "venv"
    venv.create(fresh, symlinks=True)
    lines = (collected / "INSTALL.txt").read_text(encoding="utf-8")
    assert ".venv/bin/pip install --no-index --find-links . cqbrief" in lines
    foreign = ("PYTHON", "QT_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            [str(part) for part in command], cwd=collected, env=environment, capture_output=True, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout

    # As in INSTALL.txt, but with the pip at hand: a new one in each environment takes its time.
    where: list[str | Path] = [
        "--python",
        fresh / "bin" / "python",
        "install",
        "--no-compile",
        "--root-user-action=ignore",
    ]
    run(*PIP, *where, "--no-index", "--find-links", ".", "cqbrief")
    program = fresh / "bin" / "cqbrief"
    assert "没有问题" in run(program, "check", "--strict")
    run(program, "pictures", ROOT / "data" / "template", "-o", tmp_path / "pages")
    assert len(list((tmp_path / "pages").glob("*.png"))) == 2
    run(program, "install-desktop")
    shutil.rmtree(fresh)


def test_the_translations_in_it_are_compiled(collected: Path) -> None:
    (wheel,) = collected.glob("cqbrief-*.whl")
    assert "cqbrief/resources/i18n/zh_CN/LC_MESSAGES/cqbrief.mo" in zipfile.ZipFile(wheel).namelist()


def test_it_holds_no_place_of_the_computer_it_was_made_on(collected: Path) -> None:
    text = (collected / "INSTALL.txt").read_text(encoding="utf-8")
    assert str(collected) not in text and str(ROOT) not in text and "://" not in text
    assert f"Python: {sys.version_info.major}.{sys.version_info.minor}\n" in text


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cqbrief-0.0.1-py3-none-any.whl").touch()
    assert wheels.main(["-o", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1


def test_the_c_library_is_the_one_that_every_wheel_works_with() -> None:
    names = [
        "a-1-cp310-abi3-manylinux_2_34_x86_64.whl", "b-1-cp39-abi3-manylinux2014_x86_64.whl",
        "c-1-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_40_x86_64.whl", "d-1-py3-none-any.whl",
    ]  # fmt: skip
    assert wheels.oldest_libc(names) == (2, 34)
    assert wheels.oldest_libc(names[-1:]) is None
