"""The program's own files are found where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.system import paths


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package folder in an otherwise empty place."""
    folder = tmp_path / "site" / "cqbrief"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder


def test_folders_beside_the_package_are_found_as_in_a_checkout(package: Path) -> None:
    (package.parent / "resources").mkdir()
    (package.parent / "data").mkdir()
    assert paths.resources() == package.parent / "resources"
    assert paths.data() == package.parent / "data"


def test_folders_inside_the_package_come_first_as_in_a_wheel(package: Path) -> None:
    (package / "data").mkdir()
    (package.parent / "data").mkdir()  # some other package's folder in site-packages
    assert paths.built_in_briefing() == package / "data" / "chongqing-2021"


def test_an_incomplete_installation_is_said_to_be_one(package: Path) -> None:
    with pytest.raises(paths.FilesMissingError, match="resources"):
        paths.resources()


def test_the_built_in_briefing_is_there() -> None:
    assert (paths.built_in_briefing() / "briefing.yaml").is_file()
