"""The program, and short pieces of Python, as processes of their own; its commands in this process too."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from types import MappingProxyType

import cqbrief
from cqbrief.cli.main import main

ROOT = Path(cqbrief.__file__).parents[1]
CQBRIEF = (sys.executable, "-m", "cqbrief")


def environment(**more: str | None) -> dict[str, str]:
    """Return the variables of a process that imports this project; None takes one of this process away."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return {name: value for name, value in variables.items() if value is not None}


def home_variables(folder: Path) -> dict[str, str]:
    """Return the variables that make `folder` the home of a process; settings and caches go there."""
    parts = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {"HOME": str(folder), **parts}


def run_cqbrief(
    *arguments: str | Path,
    folder: Path,
    variables: Mapping[str, str | None] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`, with more variables."""
    return subprocess.run(
        [*CQBRIEF, *map(str, arguments)],
        cwd=folder, env=environment(**variables), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip


def call_cqbrief(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Carry out a command in `folder` in this process, where a process of its own would say nothing more."""
    said, complained = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(said), redirect_stderr(complained):
        code = main([*map(str, arguments)])
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), complained.getvalue())


def run_python(
    code: str,
    *arguments: str | Path,
    folder: Path = ROOT,
    variables: Mapping[str, str | None] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python, with more variables."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder, env=environment(**variables), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip
