"""Writing the PDF: whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cqbrief.i18n.translator import Translator
from cqbrief.paper.pdf_file import write_pdf
from cqbrief.paper.print_request import PrintError
from tests.support.process import run_python


def reason(error: PrintError) -> str:
    return Translator("en").render(error.message)


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", b"pages")
    assert (tmp_path / "a.pdf").read_bytes() == b"pages"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_an_older_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older and longer pages")
    target.chmod(0o640)
    write_pdf(target, b"pages")
    assert target.read_bytes() == b"pages"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_keeps_leading_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"older")
    link = tmp_path / "link.pdf"
    link.symlink_to("real.pdf")
    write_pdf(link, b"pages")
    assert link.is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"pages"


def test_a_folder_as_target_is_refused_with_a_file_to_name(tmp_path: Path) -> None:
    with pytest.raises(PrintError) as refused:
        write_pdf(tmp_path, b"pages")
    assert "is a folder" in reason(refused.value)
    assert refused.value.advice is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/a.pdf", "file/a.pdf", "n" * 300])
def test_a_target_that_cannot_be_is_refused_with_the_systems_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PrintError) as refused:
        write_pdf(tmp_path / name, b"pages")
    assert "cannot write" in reason(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_device_is_refused() -> None:
    with pytest.raises(PrintError) as refused:
        write_pdf(Path("/dev/full"), b"pages")
    assert "the drive is full" in reason(refused.value)


def test_an_older_file_survives_a_disk_that_fills_up_on_the_way(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from cqbrief.paper.print_request import PrintError\n"
        "from cqbrief.paper.pdf_file import write_pdf\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_pdf(Path(sys.argv[1]), bytes(5000))\n"
        "except PrintError:\n"
        "    sys.exit(3)\n"
    )
    assert run_python(code, target).returncode == 3
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
