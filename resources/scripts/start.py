"""From a fresh clone to the open briefing, or to its passed tests: everything on the way is set up.

    python3 resources/scripts/start.py [ARGUMENTS OF cqbrief]
    python3 resources/scripts/start.py test [--complete] [ARGUMENTS OF pytest]

Debian packages that Qt or the tests need are installed where the user may do so without a password, else
named exactly. Python packages go into .venv in the project's folder and nowhere else; translations are
compiled. A second start finds everything in place and takes no time. Only the standard library is used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever python3 the system has
    sys.exit("cqbrief 需要 Python 3.11 或更新版本 / cqbrief needs Python 3.11 or later")
sys.path.insert(0, str(ROOT))

from cqbrief.cli import preflight  # noqa: E402 - found through the line above
from cqbrief.i18n.po import PoError, compile_stale  # noqa: E402
from cqbrief.i18n.translator import Translator, choose_language  # noqa: E402

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Program or file -> Debian package: a real X server, a window manager, a spreadsheet, a printing system, a
# desktop's file types, what a bundle is made with, a reader of PDF, a Chinese input method and the bus of
# assistive technology, for the tests that need them.
TEST_PROGRAMS = {
    "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils", "dbus-daemon": "dbus-daemon", "dbus-run-session": "dbus-daemon",
    "soffice": "libreoffice-calc-nogui", "/usr/sbin/cupsd": "cups",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi/__init__.py": "python3-pyatspi",
    "update-desktop-database": "desktop-file-utils", "desktop-file-validate": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
    "ibus-daemon": "ibus", "ibus": "ibus", "/usr/libexec/ibus-engine-libpinyin": "ibus-libpinyin",
    "xdg-mime": "xdg-utils", "gdbus": "libglib2.0-bin", "gio": "libglib2.0-bin",
    "objcopy": "binutils", "strace": "strace",
    "pdfinfo": "poppler-utils", "pdffonts": "poppler-utils", "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils", "qpdf": "qpdf",
}  # fmt: skip
# Tests of one file share what it took long to make, such as a bundle: a file goes to one process. Files that
# take long come first (tests/conftest.py), not those with many tests.
IN_PARALLEL = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
# What the user's shell may carry and the set-up must not see: without bytecode each process would compile
# all modules again.
FOREIGN = (
    "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "PIP_TARGET",
    "PIP_PREFIX", "PIP_USER",
)  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Set up what is missing, then become cqbrief or pytest; leaves with 2 when something cannot be had."""
    compile_translations()
    tr = Translator(choose_language(os.environ))
    testing = arguments[:1] == ["test"]
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    provide_debian_packages(testing, tr, environment)
    provide_python_packages("test" if testing else "run", tr, environment)
    if testing:
        os.chdir(ROOT)
        command = [str(PYTHON), "-m", "pytest", *IN_PARALLEL, *arguments[1:]]
        os.execve(PYTHON, command, environment)
    os.execve(PYTHON, [str(PYTHON), "-I", "-m", "cqbrief", *arguments], environment)


def compile_translations() -> None:
    """Compile the catalogues that are newer than their compiled form; leaves with 2 where one cannot be read.

    In a folder that may not be written to nothing is compiled: the program then does so itself, in memory.
    """
    try:
        compile_stale(ROOT / "resources" / "i18n")
    except PoError as error:
        leave(str(error))
    except OSError:
        pass


def missing_debian_packages(testing: bool) -> list[str]:
    """Return what this machine lacks for Qt, for a window on its display if it has one, and for the tests."""
    libraries = dict(preflight.QT_LIBRARIES)
    if testing or os.environ.get("DISPLAY"):
        libraries |= preflight.X_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries |= preflight.WAYLAND_LIBRARIES
    packages = set(preflight.missing_libraries(libraries).values())
    if testing:
        packages.update(package for name, package in TEST_PROGRAMS.items() if not _is_there(name))
        packages.update(preflight.missing_libraries(python_library()).values())
    # Debian keeps what `python3 -m venv` needs in a package of its own.
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        packages.add("python3-venv")
    return sorted(packages)


def python_library() -> dict[str, str]:
    """Return the library that a bundle has Python from and its package: Debian keeps it in one of its own."""
    if sys.base_prefix != "/usr":
        return {}
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {f"libpython{version}.so.1.0": f"libpython{version}"}


def _is_there(name: str) -> bool:
    """Whether a program can be run, or a file is there that is no program."""
    return shutil.which(name) is not None or (name.startswith("/") and Path(name).is_file())


def provide_debian_packages(testing: bool, tr: Translator, environment: dict[str, str]) -> None:
    """Install the missing Debian packages if that needs no password, else name them and leave."""
    missing = missing_debian_packages(testing)
    if not missing:
        return
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = shutil.which("apt-get") and (not become_root or _succeeds(["sudo", "-n", "true"]))
    if may:
        say(tr.text("Installing Debian packages: {packages}", packages=tuple(missing)))
        apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
        # A fresh system has no lists yet; old lists name versions that are gone.
        subprocess.run([*apt, "update"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        install = [*apt, "install", "--no-install-recommends", *missing]
        subprocess.run(install, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        missing = missing_debian_packages(testing)
    if missing:
        command = preflight.apt_line(missing)
        leave(tr.text("Debian packages are missing. Install them: {command}", command=command))


def provide_python_packages(purpose: str, tr: Translator, environment: dict[str, str]) -> None:
    """Make .venv and install the program with its packages into it, unless that is already so."""
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    state.update(f"{ROOT} {sys.version}".encode())
    stamps = {name: VENV / f"cqbrief-{name}" for name in ("run", "test")}
    good = [stamps["test"]] if purpose == "test" else list(stamps.values())
    if PYTHON.exists() and any(_holds(stamp, state.hexdigest()) for stamp in good):
        return
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    if not (PYTHON.exists() and _succeeds([str(PYTHON), "-m", "pip", "--version"])):
        say(tr.text("Making the virtual environment {folder}", folder=VENV))
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)], environment, tr)
    say(tr.text("Installing Python packages (once, some 200 MB)"))
    what = f"{ROOT}[test]" if purpose == "test" else str(ROOT)
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    _run([*pip, *quiet, "--editable", what], environment, tr)
    stamps[purpose].write_text(state.hexdigest())


def say(text: str) -> None:
    """Print one line of progress, at once, apart from the program's own output."""
    print(f"cqbrief: {text}", file=sys.stderr, flush=True)


def leave(text: str) -> NoReturn:
    """Say why nothing further is possible, and leave with 2."""
    say(text)
    sys.exit(2)


def _run(command: Sequence[str], environment: dict[str, str], tr: Translator) -> None:
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL).returncode != 0:
        line = " ".join(command)
        leave(tr.text("This failed, for the reason given above: {command}", command=line))


def _succeeds(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def _holds(stamp: Path, content: str) -> bool:
    return stamp.exists() and stamp.read_text() == content


if __name__ == "__main__":
    main(sys.argv[1:])
