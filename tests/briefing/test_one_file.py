"""A briefing in one file is the briefing of its folder, and nothing in such a file can do harm."""

from __future__ import annotations

import io
import shutil
import stat
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.packing import pack
from cqbrief.briefing.storage import package
from cqbrief.briefing.storage.locate import briefing_at
from cqbrief.briefing.storage.package import SCHEMA_FILE, PackageError, unpack
from cqbrief.system import paths
from tests.support.sample import GOOD, Mistake, write
from tests.support.seeded_mistakes import JOBS, REPORT

TEMPLATE = paths.data() / "template"
PACKED = pack(load_edition(TEMPLATE))


def packed(folder: Path, target: Path) -> Path:
    """The briefing in `folder`, packed into `target`."""
    target.write_bytes(pack(load_edition(folder)))
    return target


def zipped(target: Path, change: Callable[[zipfile.ZipFile], object] = lambda _: None) -> Path:
    """A zip of the good briefing, made by other means, with something more in it."""
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, text in GOOD.items():
            archive.writestr(name, text)
        change(archive)
    return target


def refusal(file: Path) -> str:
    """The rule by which a file is refused; that is all that is said, and nothing of it is shown."""
    edition = load_edition(file)
    assert edition.briefing is None and not edition.files
    (problem,) = edition.problems
    assert problem.place.file == str(file)
    assert file.name in problem.message.arguments.values() and problem.advice is not None
    return problem.rule


@pytest.mark.parametrize("folder", sorted(paths.data().iterdir()), ids=lambda folder: folder.name)
def test_what_is_packed_is_the_same_briefing_with_the_same_fingerprint(folder: Path, tmp_path: Path) -> None:
    before, after = load_edition(folder), load_edition(packed(folder, tmp_path / "one.cqbrief"))
    assert (after.fingerprint, after.files, after.problems) == (before.fingerprint, before.files, ())
    assert after.briefing == before.briefing and after.passages == before.passages


def test_files_with_names_in_any_script_and_series_are_packed_too(tmp_path: Path) -> None:
    folder = write(tmp_path / "简报")
    (folder / "数据").mkdir()
    (folder / "数据" / "就业 甲.csv").write_text("年,新增\n2018,70\n2019,72\n2020,65.6\n2021,75.1\n", "utf-8")
    series = (
        "charts:\n  - id: series\n    kind: line\n    headline: 甲\n    subtitle: 乙\n    alternative: 丙\n"
        "    data:\n      file: 数据/就业 甲.csv\n      x: 年\n      unit: 万人\n"
        "      columns: [{column: 新增, label: 新增就业}]\n      locator: {table: 表1}\n"
    )
    (folder / JOBS).write_text(GOOD[JOBS].replace("charts:\n", series), encoding="utf-8")
    main = GOOD["briefing.yaml"].replace(
        "fair_picture\n", "fair_picture\n    file: 图/会场.svg\n    alternative: 会场\n"
    )
    (folder / "briefing.yaml").write_text(main, encoding="utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (folder / "图").mkdir()
    (folder / "图" / "会场.svg").write_text(drawing, encoding="utf-8")
    before = load_edition(folder)
    after = load_edition(packed(folder, tmp_path / "一份.cqbrief"))
    assert before.problems == after.problems == ()
    assert after.fingerprint == before.fingerprint
    assert after.pictures == {"fair_picture": drawing.encode()}
    assert after.series == before.series and after.series["series"].x == ("2018", "2019", "2020", "2021")


def test_only_what_belongs_to_the_briefing_is_packed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / SCHEMA_FILE).write_text("{}")
    (tmp_path / "salaries.xlsx").write_text("private")
    names = zipfile.ZipFile(io.BytesIO(pack(load_edition(tmp_path)))).namelist()
    assert names == ["mimetype", *sorted([*GOOD, SCHEMA_FILE])]


def test_the_same_content_gives_the_same_bytes_wherever_and_whenever_it_is_packed(tmp_path: Path) -> None:
    first = pack(load_edition(TEMPLATE))
    for file in sorted(shutil.copytree(TEMPLATE, tmp_path / "other").rglob("*.*")):
        file.touch()
        file.chmod(0o600)
    assert pack(load_edition(tmp_path / "other")) == first
    assert pack(load_edition(packed(TEMPLATE, tmp_path / "one.cqbrief"))) == first
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_desktop_knows_the_file_by_its_first_bytes() -> None:
    assert pack(load_edition(TEMPLATE))[30:60].startswith(b"mimetypeapplication/x-cqbrief")


def test_files_that_were_changed_after_reading_are_not_packed_as_what_was_read(tmp_path: Path) -> None:
    edition = load_edition(write(tmp_path))
    (tmp_path / JOBS).write_text(GOOD[JOBS] + "\n", encoding="utf-8")
    with pytest.raises(PackageError, match="one-file-changed"):
        pack(edition)
    (tmp_path / JOBS).unlink()
    with pytest.raises(PackageError, match="one-file-changed"):
        pack(edition)


def test_more_than_can_be_opened_again_is_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = load_edition(TEMPLATE)
    monkeypatch.setattr(package, "MOST_FILES", 1)
    with pytest.raises(PackageError, match="one-file-too-large"):
        pack(edition)


def test_a_file_that_would_be_taken_for_the_mark_is_not_packed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / REPORT).rename(tmp_path / "mimetype")
    main = GOOD["briefing.yaml"].replace(REPORT, "mimetype")
    (tmp_path / "briefing.yaml").write_text(main, encoding="utf-8")
    with pytest.raises(PackageError, match="one-file-name"):
        pack(load_edition(tmp_path))


def test_problems_inside_have_their_place_inside(tmp_path: Path) -> None:
    mistake = Mistake(JOBS, "id: jobs\n", "id: jobs\n▶titel: 甲\n")
    edition = load_edition(packed(write(tmp_path / "wrong", mistake), tmp_path / "wrong.cqbrief"))
    assert [problem.place for problem in edition.problems] == [mistake.place]
    assert edition.folder == tmp_path / "wrong.cqbrief"


def test_files_made_from_it_are_called_after_it_without_its_ending(tmp_path: Path) -> None:
    folder = write(tmp_path / "report 2.5")
    assert load_edition(folder).name == "report 2.5"
    assert load_edition(packed(folder, tmp_path / "June 2.5.CQBRIEF")).name == "June 2.5"


def test_a_folder_a_one_file_briefing_or_its_yaml_is_a_briefing_and_nothing_else(tmp_path: Path) -> None:
    one = packed(TEMPLATE, tmp_path / "one.cqbrief")
    assert briefing_at(TEMPLATE) == TEMPLATE == briefing_at(TEMPLATE / "briefing.yaml")
    assert briefing_at(one) == one
    assert briefing_at(TEMPLATE / "themes" / "1-reading.yaml") is None
    assert briefing_at(tmp_path / "missing.cqbrief") is None


def test_a_zip_made_by_other_means_opens_too(tmp_path: Path) -> None:
    edition = load_edition(zipped(tmp_path / "by hand.cqbrief", lambda archive: archive.mkdir("empty")))
    assert edition.problems == () and edition.files == GOOD


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../outside.md", "a/../../b", "a//b", "./a", "C:/a", "C:a", "C:\\a", "..\\a", "a\\..\\b",
     "\\\\server\\a", "a\x00b", "a\nb", "\u202efdp.md", "__MACOSX/../../a"],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_folder_or_hides_something_is_refused(name: str, tmp_path: Path) -> None:
    def change(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("harmless")
        entry.filename = name  # zipfile itself would mend it
        archive.writestr(entry, "x")

    assert refusal(zipped(tmp_path / "bad.cqbrief", change)) == "one-file-refused"


def repacked(
    target: Path, lead: str = "", also: tuple[str, ...] = (), name: Callable[[str], str] = str
) -> Path:
    """The template, packed again by another program below `lead`, with the files `also`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        names = zipfile.ZipFile(io.BytesIO(PACKED))
        for entry in names.namelist():
            info = zipfile.ZipInfo("x")
            info.filename = name(lead + entry)  # zipfile itself would mend it
            archive.writestr(info, names.read(entry))
        for extra in also:
            archive.writestr(extra, b"\x00\x05\x16\x07")
    return target


@pytest.mark.parametrize(
    ("lead", "also"),
    [
        ("", ("Thumbs.db", "themes/desktop.ini")),
        ("my-briefing/", ()),
        ("简报/", ("__MACOSX/简报/._briefing.yaml", "简报/.DS_Store", ".DS_Store", "简报/themes/._1.yaml")),
        ("简报/简报 (2)/", ("简报/Thumbs.db",)),
        ("简报/", ("说明.txt", "别的/附件.docx")),
        ("简报/", ("简报/旧版/briefing.yaml",)),
    ],
)  # fmt: skip
def test_one_that_was_unpacked_and_packed_again_is_the_same_briefing(
    lead: str, also: tuple[str, ...], tmp_path: Path
) -> None:
    before = load_edition(TEMPLATE)
    after = load_edition(repacked(tmp_path / "again.cqbrief", lead, also))
    assert (after.problems, after.fingerprint) == (before.problems, before.fingerprint)
    assert after.briefing == before.briefing and set(after.file_names) == set(before.file_names)


def test_folders_parted_by_backslashes_are_folders(tmp_path: Path) -> None:
    file = repacked(tmp_path / "again.cqbrief", "简报/", name=lambda name: name.replace("/", "\\"))
    assert load_edition(file).fingerprint == load_edition(TEMPLATE).fingerprint


def test_two_spellings_of_one_name_are_the_same_name_twice(tmp_path: Path) -> None:
    def change(archive: zipfile.ZipFile) -> None:
        archive.writestr("a/b.md", "x")
        entry = zipfile.ZipInfo("x")
        entry.filename = "a\\b.md"
        archive.writestr(entry, "y")

    assert refusal(zipped(tmp_path / "bad.cqbrief", change)) == "one-file-refused"

    def decomposed(archive: zipfile.ZipFile) -> None:
        for name in ("caf\u00e9.md", "cafe\u0301.md"):
            archive.writestr(name, "x")

    assert refusal(zipped(tmp_path / "worse.cqbrief", decomposed)) == "one-file-refused"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_that_do_not_say_their_encoding_are_read_in_the_one_they_are_in(
    encoding: str, tmp_path: Path
) -> None:
    """Windows writes GBK where the system is Chinese, and some programs UTF-8 without saying so."""
    report = "来源/原文碶.md"  # the last character ends with the byte of a backslash in GBK
    assert b"\\" in report.encode("gbk")
    files = {name.replace(REPORT, report): text.replace(REPORT, report) for name, text in GOOD.items()}
    raw = report.encode(encoding)
    stand_in = "x" * len(raw)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, text in files.items():
            archive.writestr(stand_in if name == report else name, text)
    file = tmp_path / "again.cqbrief"
    file.write_bytes(whole.getvalue().replace(stand_in.encode(), raw))
    edition = load_edition(file)
    assert edition.problems == () and report in edition.files


def test_one_with_two_briefings_in_it_names_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.cqbrief", "w") as archive:
        for folder in ("甲", "乙"):
            archive.writestr(f"{folder}/briefing.yaml", GOOD["briefing.yaml"])
    (problem,) = load_edition(tmp_path / "bad.cqbrief").problems
    assert problem.rule == "briefing-missing" and problem.advice is not None
    assert problem.advice.arguments == {"folders": ("乙", "甲")} and "unpack" in problem.advice.template


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_what_is_no_regular_file_is_refused(kind: int, tmp_path: Path) -> None:
    def change(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("link.md")
        entry.external_attr = (kind | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")

    assert refusal(zipped(tmp_path / "bad.cqbrief", change)) == "one-file-refused"


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    bad = zipped(tmp_path / "bad.cqbrief", lambda archive: archive.writestr("briefing.yaml", "title: 别的"))
    assert refusal(bad) == "one-file-refused"


def test_an_encrypted_one_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "bad.cqbrief").read_bytes())
    start = data.index(b"PK\1\2")
    data[start + 8] |= 1  # the flag in the directory's first entry
    (tmp_path / "bad.cqbrief").write_bytes(data)
    assert refusal(tmp_path / "bad.cqbrief") == "one-file-encrypted"


def test_more_files_or_more_bytes_than_a_briefing_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = zipped(tmp_path / "bad.cqbrief")
    monkeypatch.setattr(package, "MOST_FILES", len(GOOD) - 1)
    assert refusal(bad) == "one-file-too-large"
    monkeypatch.setattr(package, "MOST_FILES", len(GOOD))
    monkeypatch.setattr(package, "MOST_BYTES", sum(len(text.encode()) for text in GOOD.values()) - 1)
    assert refusal(bad) == "one-file-too-large"


def memory_taken(file: Path, rule: str) -> int:
    """The most bytes that Python held at once while refusing a file by `rule`."""
    tracemalloc.start()
    try:
        assert refusal(file) == rule
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("claimed", "rule"), [(50_000_000, "one-file-too-large"), (1_000, "one-file-damaged")]
)
def test_a_file_that_swells_is_refused_whatever_size_it_claims_and_takes_no_memory(
    claimed: int, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swell(archive: zipfile.ZipFile) -> None:
        archive.compression = zipfile.ZIP_DEFLATED
        archive.writestr("zeros.csv", bytes(50_000_000))

    file = zipped(tmp_path / "bomb.cqbrief", swell)
    data, honest = file.read_bytes(), struct.pack("<L", 50_000_000)
    assert len(data) < 100_000 and data.count(honest) == 2
    file.write_bytes(data.replace(honest, struct.pack("<L", claimed)))
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    assert memory_taken(file, rule) < 5_000_000


def test_a_directory_of_a_hundred_thousand_entries_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = zipped(tmp_path / "bad.cqbrief")
    whole = file.read_bytes()
    start, end = whole.index(b"PK\1\2"), len(whole) - 22
    directory = whole[start : whole.index(b"PK\1\2", start + 1)] * 100_000
    size = struct.pack("<L", len(directory))
    file.write_bytes(whole[:start] + directory + whole[end : end + 12] + size + whole[end + 16 :])
    assert memory_taken(file, "one-file-too-large") < 1_000_000


def test_a_64_bit_zip_is_refused_since_its_size_stands_elsewhere(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "bad.cqbrief").read_bytes()
    locator = b"PK\6\7" + struct.pack("<LQL", 0, 0, 1)
    (tmp_path / "bad.cqbrief").write_bytes(whole[:-22] + locator + whole[-22:])
    assert refusal(tmp_path / "bad.cqbrief") == "one-file-too-large"


@pytest.mark.parametrize("data", [b"", b"title: x\n", b"PK\3\4", bytes(1000)])
def test_what_is_no_zip_is_said_to_be_damaged(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.cqbrief").write_bytes(data)
    assert refusal(tmp_path / "bad.cqbrief") == "one-file-damaged"


def test_a_file_that_was_cut_off_on_its_way_is_said_to_be_damaged(tmp_path: Path) -> None:
    whole = pack(load_edition(TEMPLATE))
    for length in range(0, len(whole), 97):
        (tmp_path / "bad.cqbrief").write_bytes(whole[:length])
        assert refusal(tmp_path / "bad.cqbrief") == "one-file-damaged"


def test_a_changed_byte_of_the_content_is_noticed_by_its_checksum(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "bad.cqbrief").read_bytes())
    data[data.index(b"75.1")] ^= 1
    (tmp_path / "bad.cqbrief").write_bytes(data)
    assert refusal(tmp_path / "bad.cqbrief") == "one-file-damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_no_briefing_is_packed_by_is_said_to_be_damage_even_where_it_is_whole(
    method: int, tmp_path: Path
) -> None:
    def compress(archive: zipfile.ZipFile) -> None:
        archive.writestr("notes.md", "notes", compress_type=method)

    assert refusal(zipped(tmp_path / "bad.cqbrief", compress)) == "one-file-damaged"


def test_a_place_that_no_file_reaches_is_said_to_be_damage(tmp_path: Path) -> None:
    whole = bytearray(zipped(tmp_path / "bad.cqbrief").read_bytes())
    entry, end = whole.index(b"PK\1\2"), len(whole) - 22
    name = entry + 46 + struct.unpack_from("<H", whole, entry + 28)[0]
    # The 64-bit form of the place (APPNOTE 4.5.3): all bits set.
    place = struct.pack("<2HQ", 1, 8, 2**64 - 1)
    struct.pack_into("<L", whole, end + 12, end + len(place) - entry)
    struct.pack_into("<H", whole, entry + 30, len(place))
    struct.pack_into("<L", whole, entry + 42, 2**32 - 1)
    (tmp_path / "bad.cqbrief").write_bytes(whole[:name] + place + whole[name:])
    with (tmp_path / "bad.cqbrief").open("rb") as stream, pytest.raises(PackageError, match="damaged"):
        unpack(io.BytesIO(stream.read()), "bad.cqbrief")


def test_one_without_a_briefing_says_what_is_missing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.cqbrief", "w") as archive:
        archive.writestr("my-briefing/report.md", GOOD[REPORT])
    assert [problem.rule for problem in load_edition(tmp_path / "bad.cqbrief").problems] == [
        "briefing-missing"
    ]


def test_one_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = packed(TEMPLATE, tmp_path / "one.cqbrief")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(file) == "file-unreadable"


def test_a_path_that_is_not_there_or_another_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for name in ("missing.cqbrief", "notes.txt"):
        edition = load_edition(tmp_path / name)
        assert [problem.rule for problem in edition.problems] == ["folder-missing"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PACKED) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_whatever_bytes_are_damaged_the_content_is_as_packed_or_refused(
    damage: list[tuple[int, int]],
) -> None:
    data = bytearray(PACKED)
    for place, value in damage:
        data[place] = value
    whole = unpack(io.BytesIO(PACKED), "x")
    try:
        found = unpack(io.BytesIO(bytes(data)), "x")
    except PackageError:
        return
    # Names and what marks a directory are not under the checksum; what is in a file is.
    assert set(found.values()) <= {*whole.values(), b"application/x-cqbrief", b""}


def test_an_edition_says_whether_it_is_one_file(tmp_path: Path) -> None:
    def one(edition: Edition) -> bool:
        return edition.one_file

    assert not one(load_edition(TEMPLATE))
    assert one(load_edition(packed(TEMPLATE, tmp_path / "one.cqbrief")))
