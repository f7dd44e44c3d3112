"""The program as one folder that needs no Python and no installing, for computers without internet.

    python resources/scripts/bundle.py [-o FOLDER]

makes FOLDER/cqbrief/ (default: dist/). Copied anywhere, it is started by the file cqbrief in it; that file
with `install-desktop` puts it into the user's menu. It runs on systems whose C library is as new as that
of the computer it was made on, or newer: make it on the oldest system that it is for. Needs PyInstaller,
which is among the packages of the tests.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cqbrief.i18n.po import compile_stale  # noqa: E402 - found through the line above

RESOURCES = ("desktop", "fonts", "i18n", "icons", "paper")
"""What the program needs of resources/; pictures and scripts are for the project."""
UNUSED = (
    "IPython", "PIL", "PySide6.QtNetwork", "PySide6.QtTest", "asyncio", "doctest", "hypothesis", "matplotlib",
    "numpy.f2py", "numpy.testing", "pip", "pyqtgraph.console", "pyqtgraph.dockarea", "pyqtgraph.exporters",
    "pyqtgraph.flowchart", "pytest", "scipy", "setuptools", "tkinter", "unittest",
)  # fmt: skip
"""What the libraries would take along, some of it only if it happens to be installed here."""
# Below PySide6/: what is for other devices, and what needs GTK, of which a bundle can have but a part: with
# the system's other part that crashes. Qt then takes its own dialogs.
PLUGINS_NOT_FOR_A_DESKTOP = (
    "egldeviceintegrations", "generic", "networkinformation", "tls", "platformthemes/libqgtk3.so",
    "platforms/libqeglfs.so", "platforms/libqlinuxfb.so", "platforms/libqminimalegl.so",
    "platforms/libqvkkhrdisplay.so", "platforms/libqvnc.so",
)  # fmt: skip
LIBRARIES_OF_GTK = ("libatk", "libcairo", "libgdk", "libgtk", "libpango", "libpixman", "libthai", "libdatrie")
TRANSLATION = "qtbase_zh_CN.qm"

START = """\
import os, sys
# The bundle's libraries are for this process; programs of the system that it starts have their own.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
from cqbrief.cli.main import program
program()
"""


def main(given: list[str]) -> int:
    """Make the folder and say where it is and how large; 2 without PyInstaller."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist")
    options = parser.parse_args(given)
    try:
        import PyInstaller.__main__ as pyinstaller
    except ImportError:
        print(f"PyInstaller is missing: {sys.executable} -m pip install pyinstaller", file=sys.stderr)
        return 2
    compile_stale(ROOT / "resources" / "i18n")
    # The graph of modules only grows, and looking for garbage in it takes a fifth of the whole time.
    gc.disable()
    with tempfile.TemporaryDirectory() as scratch:
        start = Path(scratch) / "start.py"
        start.write_text(START, encoding="utf-8")
        pyinstaller.run(
            [
                "--noconfirm", "--log-level=ERROR", "--onedir", "--console", "--name=cqbrief",
                f"--paths={ROOT}", f"--distpath={options.output}",
                f"--workpath={scratch}", f"--specpath={scratch}",
                *(f"--add-data={ROOT / 'resources' / name}:cqbrief/resources/{name}" for name in RESOURCES),
                f"--add-data={ROOT / 'data'}:cqbrief/data",
                f"--add-data={ROOT / 'LICENSE'}:cqbrief",
                *(f"--exclude-module={name}" for name in UNUSED),
                str(start),
            ]
        )  # fmt: skip
    bundle = options.output / "cqbrief"
    for path in unneeded(bundle):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    size = sum(file.lstat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB")
    return 0


def unneeded(bundle: Path) -> Iterator[Path]:
    """Return what PyInstaller takes along with Qt, and the program does not use."""
    qt = bundle / "_internal" / "PySide6" / "Qt"
    yield from (file for file in (qt / "translations").iterdir() if file.name != TRANSLATION)
    yield from (
        qt / "plugins" / name for name in PLUGINS_NOT_FOR_A_DESKTOP if (qt / "plugins" / name).exists()
    )
    for file in (bundle / "_internal").iterdir():
        if file.name.startswith(LIBRARIES_OF_GTK):
            yield file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
