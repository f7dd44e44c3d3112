"""Nothing that is made from a briefing is written over a file that the briefing consists of."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.packing import pack
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.cli import main
from cqbrief.i18n.os_errors import OwnFileError
from tests.support.briefing_with_files import contents, write_with_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with a source, a CSV file, and a picture that is called like a chart."""
    monkeypatch.chdir(tmp_path)
    return write_with_files(tmp_path / "mine")


def linked(link: Path, target: Path) -> Path:
    link.symlink_to(target)
    return link


def hard_linked(link: Path, target: Path) -> Path:
    os.link(target, link)
    return link


WAYS: Mapping[str, Callable[[Path, Path], Path]] = {
    "absolute": lambda here, file: file,
    "relative": lambda here, file: Path(os.path.relpath(file, here)),
    "dots": lambda here, file: here / "mine" / ".." / os.path.relpath(file, here),
    "link": lambda here, file: linked(here / f"other{file.suffix}", file),
    "link to the folder": lambda here, file: linked(here / "there", file.parent) / file.name,
    "hard link": lambda here, file: hard_linked(here / f"other{file.suffix}", file),
}
every_way = pytest.mark.parametrize("way", WAYS)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What the command says that must not do what it was asked for."""
    capsys.readouterr()
    assert main.main([*map(str, arguments), "--language", "en"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


@every_way
@pytest.mark.parametrize("part", ["sources/report.md", "figures.csv"])
def test_an_export_leaves_the_files_of_its_briefing_alone(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], way: str, part: str
) -> None:
    target = WAYS[way](tmp_path, folder / part)
    before = contents(tmp_path)
    said = refused(capsys, "export", folder, "-o", target)
    assert target.name in said and "of the briefing" in said and "another name" in said
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("command", "link"),
    [
        (("export", "mine", "-o"), "out.xlsx"),
        (("print", "mine", "-o"), "out.pdf"),
        (("pack", "mine", "-o"), "out.cqbrief"),
        (("compare", "mine", "other", "-o"), "out.pdf"),
        (("compare", "other", "mine", "-o"), "out.pdf"),
    ],
)
@pytest.mark.parametrize("part", ["briefing.yaml", "pictures/jobs_chart.png"])
def test_every_command_leaves_the_files_of_its_briefings_alone(
    tmp_path: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    link: str,
    part: str,
) -> None:
    shutil.copytree(folder, tmp_path / "other")
    linked(tmp_path / link, folder / part)
    before = contents(tmp_path)
    assert link in refused(capsys, *command, link)
    assert contents(tmp_path) == before


def test_charts_are_not_drawn_over_the_pictures_of_their_briefing(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(tmp_path)
    said = refused(capsys, "export", folder, "-o", "all.md", "--charts", folder / "pictures")
    assert "jobs_chart.png" in said
    assert contents(tmp_path) == before  # neither the Markdown nor the SVG was written either


def test_pictures_of_pages_are_not_drawn_over_the_pictures_of_their_briefing(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder / "briefing.yaml"
    root.write_text(
        root.read_text("utf-8").replace("pictures/jobs_chart.png", "pictures/1-jobs.png"), "utf-8"
    )
    (folder / "pictures/jobs_chart.png").rename(folder / "pictures/1-jobs.png")
    before = contents(tmp_path)
    assert "1-jobs.png" in refused(capsys, "pictures", folder, "-o", folder / "pictures")
    assert contents(tmp_path) == before


@every_way
def test_a_one_file_briefing_is_not_replaced_by_what_is_made_from_it(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    (tmp_path / "in").mkdir()
    one = tmp_path / "in/one.cqbrief"
    one.write_bytes(pack(load_edition(folder)))
    # Packed again by another version of a library it would have other bytes.
    one.touch()
    target = WAYS[way](tmp_path, one)
    before = contents(tmp_path)
    assert target.name in refused(capsys, "pack", one, "-o", target)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(("command", "link"), [("export", "out.csv"), ("print", "out.pdf")])
def test_no_export_or_print_takes_the_place_of_the_one_file(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], command: str, link: str
) -> None:
    one = tmp_path / "one.cqbrief"
    one.write_bytes(pack(load_edition(folder)))
    linked(tmp_path / link, one)
    before = contents(tmp_path)
    refused(capsys, command, one, "-o", link)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["all.csv", "all.md", "sources/all.md", "pictures/all.xlsx"])
def test_a_new_name_in_the_folder_of_the_briefing_is_written_and_may_be_again(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = contents(folder)
    for _ in range(2):
        assert main.main(["export", str(folder), "-o", str(folder / name)]) == 0
    after = dict(contents(folder))
    assert after.pop(name)
    assert after == before
    assert load_edition(folder).errors == ()


def test_a_file_that_the_briefing_names_and_that_is_missing_is_not_made_up(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "figures.csv").unlink()
    said = refused(capsys, "export", folder, "-o", folder / "figures.csv", "--despite-errors")
    assert "“figures.csv”" in said
    assert not (folder / "figures.csv").exists()


@pytest.mark.parametrize("spelt", ["FIGURES.csv", "Figures.CSV", "Sources/REPORT.md"])
def test_other_letter_case_is_no_other_name(
    folder: Path, capsys: pytest.CaptureFixture[str], spelt: str
) -> None:
    before = contents(folder)
    assert spelt.rpartition("/")[2] in refused(capsys, "export", folder, "-o", folder / spelt)
    assert contents(folder) == before


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_one_name(folder: Path, form: str) -> None:
    name = "sources/résumé.md"
    (folder / "sources/report.md").rename(folder / unicodedata.normalize("NFC", name))
    root = folder / "briefing.yaml"
    root.write_text(root.read_text("utf-8").replace("sources/report.md", name), "utf-8")
    guard = WriteGuard(load_edition(folder))
    with pytest.raises(OwnFileError):
        guard.check(folder / unicodedata.normalize(form, name))  # type: ignore[arg-type]


def test_what_the_files_say_by_now_counts_too(folder: Path) -> None:
    # The window keeps the last good state while the files have errors.
    edition = load_edition(folder)
    theme = folder / "themes/2-people.yaml"
    theme.write_text(theme.read_text("utf-8").replace("file: figures.csv", "file: newer.csv"), "utf-8")
    (folder / "newer.csv").write_bytes(b"new")
    with pytest.raises(OwnFileError):
        WriteGuard(edition).write(folder / "newer.csv", b"export")
    os.link(folder / "newer.csv", folder.parent / "elsewhere.csv")
    with pytest.raises(OwnFileError):
        WriteGuard(edition).write(folder.parent / "elsewhere.csv", b"export")
    assert (folder / "newer.csv").read_bytes() == b"new"


def test_while_the_folder_cannot_be_read_whole_nothing_in_it_is_replaced(folder: Path) -> None:
    edition = load_edition(folder)
    (folder / "themes/2-people.yaml").write_text("id: [", "utf-8")
    guard = WriteGuard(edition)
    (folder / "notes.csv").write_bytes(b"perhaps a series of the theme that cannot be read")
    with pytest.raises(OwnFileError, match="whole"):
        guard.write(folder / "notes.csv", b"export")
    guard.write(folder / "new.csv", b"export")
    assert (folder / "new.csv").read_bytes() == b"export"


def test_the_schema_that_lies_beside_belongs_to_the_briefing(folder: Path) -> None:
    with pytest.raises(OwnFileError):
        WriteGuard(load_edition(folder)).check(folder / ".cqbrief-schema.json")


def test_files_of_another_briefing_are_no_concern(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    theme = other / "themes/2-people.yaml"
    WriteGuard(load_edition(folder)).write(theme, b"mine")
    assert (theme).read_bytes() == b"mine"
    with pytest.raises(OwnFileError):
        WriteGuard(load_edition(other)).check(theme)
