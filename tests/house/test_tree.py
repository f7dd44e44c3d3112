"""The top level of the project is as prescribed, so that nothing strays into it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRESCRIBED = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "cqbrief", "data", "pyproject.toml",
    "resources", "tests",
}  # fmt: skip


def test_the_top_level_holds_what_is_prescribed_and_nothing_else() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no clone: an unpacked archive has what it was given")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name.partition("/")[0] for name in done.stdout.split("\0") if name} == PRESCRIBED
