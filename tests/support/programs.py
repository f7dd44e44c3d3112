"""Programs of the system that tests need: each is among those that the test command installs."""

from __future__ import annotations

import runpy
import shutil
from functools import cache
from typing import cast

import pytest

from cqbrief.system import paths


def system_program(name: str) -> str:
    """Return where the program is; the test fails where start.py does not know it, though it be there."""
    package = _packages().get(name)
    if package is None:
        pytest.fail(f"{name} is not in TEST_PROGRAMS of resources/scripts/start.py: a bare machine lacks it")
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing: sudo apt-get install -y --no-install-recommends {package}")
    return found


@cache
def _packages() -> dict[str, str]:
    script = paths.resources() / "scripts" / "start.py"
    return cast("dict[str, str]", runpy.run_path(str(script), run_name="start")["TEST_PROGRAMS"])
