"""The program and its files are found however it was installed, each in a virtual environment of its own.

Everything is made from a fresh clone, which has no compiled translations, and without internet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import cqbrief

ROOT = Path(__file__).resolve().parents[1]
CHINESE = "resources/i18n/zh_CN/LC_MESSAGES/cqbrief.mo"
TELL = """
from cqbrief.cli.main import main
from cqbrief.system import paths
main(["--version"])
main(["--language", "zh", "--help"])
print(paths.resources(), paths.data(), sep="\\n")
"""


class Environment:
    """A virtual environment that has what cqbrief depends on, but not cqbrief."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, symlinks=True)
        self.python = folder / "bin" / "python"
        self.site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
        # The packages of the running environment, found without installing them again. A .pth file is not
        # followed through a second one, so an editable cqbrief over there stays unseen here.
        (self.site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(self, *command: str | Path, cwd: Path) -> str:
        """What a command of this environment prints; it must succeed and say nothing on stderr."""
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout

    def install(self, *what: str | Path, cwd: Path) -> None:
        """Install with pip, without network: no dependencies, and built with the hatchling at hand."""
        self.run(
            sys.executable, "-m", "pip", "--python", self.python, "--quiet", "--disable-pip-version-check",
            "--no-input", "--isolated", "install", "--no-index", "--no-deps", "--no-build-isolation",
            "--ignore-installed", "--no-compile", "--root-user-action=ignore",
            "--no-warn-script-location", *what, cwd=cwd,
        )  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path / "venv")


@pytest.fixture(scope="module")
def cloned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is cloned: what is under version control, or would come under it, and no more."""
    return make_clone(tmp_path_factory.mktemp("from") / "clone")


@pytest.fixture
def clone(cloned: Path, tmp_path: Path) -> Path:
    """The same, for one test to write into."""
    # Links: nobody changes a file of it, only further ones are made.
    return Path(shutil.copytree(cloned, tmp_path / "clone", copy_function=os.link))


def make_clone(target: Path) -> Path:
    if not (ROOT / ".git").exists():  # an unpacked archive
        return Path(shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns("*.mo", ".*", "dist")))
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@pytest.fixture(scope="module")
def built(cloned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    clone = shutil.copytree(cloned, tmp_path_factory.mktemp("built-from") / "clone", copy_function=os.link)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)],
        cwd=clone, check=True, capture_output=True,
    )  # fmt: skip
    return folder


def assert_works(environment: Environment, command: list[str | Path], files: Path, cwd: Path) -> None:
    """Version, translations and the built-in briefing are there, and the files are those under `files`."""
    assert "没有问题" in environment.run(*command, "check", "--strict", "--language", "zh", cwd=cwd)
    version, *help_, resources, data = environment.run(environment.python, "-c", TELL, cwd=cwd).splitlines()
    assert version == f"cqbrief {cqbrief.__version__}"
    assert "打开" in "".join(help_)
    assert [resources, data] == [str(files / "resources"), str(files / "data")]


def test_it_runs_from_a_clone_and_writes_nothing_into_it(environment: Environment, clone: Path) -> None:
    assert_works(environment, [environment.python, "-m", "cqbrief"], clone, cwd=clone)
    assert not (clone / CHINESE).exists()


def test_it_runs_from_an_editable_install(environment: Environment, clone: Path, tmp_path: Path) -> None:
    environment.install("--editable", clone, cwd=tmp_path)
    assert (clone / CHINESE).exists()
    assert_works(environment, [environment.python.parent / "cqbrief"], clone, cwd=tmp_path)


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_runs_from_a_wheel_and_from_the_source_archive(
    kind: str, environment: Environment, built: Path, tmp_path: Path
) -> None:
    (archive,) = built.glob(kind)
    environment.install(archive, cwd=tmp_path)
    package = environment.site / "cqbrief"
    assert (package / CHINESE).exists()
    assert_works(environment, [environment.python.parent / "cqbrief"], package, cwd=tmp_path)


def test_the_source_archive_speaks_chinese_where_it_is_unpacked(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        assert f"{archive.name.removesuffix('.tar.gz')}/{CHINESE}" in files.getnames()


def test_the_wheel_carries_the_files_and_no_tests(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert f"cqbrief/{CHINESE}" in names
    assert "cqbrief/data/chongqing-2021/briefing.yaml" in names
    assert "cqbrief/py.typed" in names
    assert not [name for name in names if "tests/" in name or "__pycache__" in name]
