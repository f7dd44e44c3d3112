"""A folder from which the program is installed without internet.

    python resources/scripts/wheels.py [-o FOLDER] [PIP'S OPTIONS]

FOLDER (default: dist/wheels) then holds the program and every package that it needs, as wheels for this
kind of computer and this version of Python, and INSTALL.txt with the lines that install them. What follows
goes to `pip wheel`, such as --index-url for an office's own mirror.
"""

from __future__ import annotations

import argparse
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

INSTALL = """\
cqbrief {version}

系统 / system: {system}
Python: {python}
{libc}
在本文件夹里运行 / run in this folder:

    {line_venv}
    {line_install}
    {line_start}

放进桌面菜单，双击打开 .cqbrief 文件 / into the desktop's menu, .cqbrief files by double click:

    {line_desktop}
"""


def main(given: list[str]) -> int:
    """Fill the folder and say how large it is; 2 where it is not empty, pip's exit code where pip fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist" / "wheels")
    options, for_pip = parser.parse_known_args(given)
    folder: Path = options.output
    if folder.exists() and any(folder.iterdir()):
        # Of a package that is there twice, pip would take the newer one.
        print(f"{folder} is not empty: name another folder, or empty it", file=sys.stderr)
        return 2
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*pip, "--wheel-dir", str(folder), *for_pip, str(ROOT)], stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        return done.returncode
    wheels = sorted(folder.glob("*.whl"))
    (folder / "INSTALL.txt").write_text(install_text(wheels), encoding="utf-8")
    print(f"{folder}: {len(wheels)} wheels, {sum(wheel.stat().st_size for wheel in wheels) / 1e6:.0f} MB")
    return 0


def install_text(wheels: Iterable[Path]) -> str:
    """Write what whoever installs has to know and to type, in both languages."""
    names = [wheel.name for wheel in wheels]
    (version,) = (name.split("-")[1] for name in names if name.startswith("cqbrief-"))
    windows = sys.platform == "win32"
    scripts = ".venv\\Scripts\\" if windows else ".venv/bin/"
    libc = oldest_libc(names)
    return INSTALL.format(
        version=version,
        system=f"{platform.system()} {platform.machine()}",
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        libc=f"glibc: {libc[0]}.{libc[1]}+\n" if libc else "",
        line_venv="py -m venv .venv" if windows else "python3 -m venv .venv",
        line_install=f"{scripts}pip install --no-index --find-links . cqbrief",
        line_start=f"{scripts}cqbrief",
        line_desktop=f"{scripts}cqbrief install-desktop",
    )


def oldest_libc(names: Iterable[str]) -> tuple[int, int] | None:
    """Return the version of glibc that all the wheels work with; None where none says so (PEP 599, 600)."""
    needed = []
    for name in names:
        tags = [(int(major), int(minor)) for major, minor in re.findall(r"manylinux_(\d+)_(\d+)_", name)]
        if "manylinux2014_" in name:
            tags.append((2, 17))
        # Of several tags a wheel bears, each suffices.
        needed += [min(tags)] if tags else []
    return max(needed, default=None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
