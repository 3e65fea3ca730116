"""A folder behind a URL gives the archive that the same folder on the disk gives; what is written goes behind one as well."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from benchmarks.multiplied import write_copies
from noticeparse.archive.batch import answer_of, tool
from noticeparse.archive.parts import answers_of, parts_of, read_part
from noticeparse.archive.remote import is_url, listed_url, walk_url
from noticeparse.archive.selection import Selection, walk
from noticeparse.archive.shared import shared_folder
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits
from noticeparse.cli.main import main
from tests.hostile.case import NOTICE

needs_fsspec = pytest.mark.skipif(importlib.util.find_spec("fsspec") is None, reason="needs the extra url")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    write_copies(place, [NOTICE], 4)
    (place / "下").mkdir()
    (place / "下" / "a::b#c%20.txt").write_text(NOTICE, encoding="utf-8")
    (place / "empty.txt").touch()
    (place / ".hidden.txt").write_text(NOTICE, encoding="utf-8")
    return place


def statuses(archive: Path) -> dict[str, tuple[str, str | None]]:
    with Store(str(archive), tool=tool(), writes=False) as store:
        return {file.path: (file.status, file.code) for file in store.files()}


@needs_fsspec
def test_a_folder_behind_a_url_gives_the_same_archive(folder: Path, tmp_path: Path) -> None:
    near, far = tmp_path / "near.db", tmp_path / "far.db"
    for place, archive in ((str(folder), near), (folder.as_uri(), far)):
        assert main(["batch", place, "--out", str(archive), "--quiet"]) == 1
        assert main(["export", str(archive), "--format", "jsonl", "-o", f"{archive}.jsonl"]) == 0
    assert statuses(far)["empty.txt"] == ("failed", "E305")
    assert Path(f"{far}.jsonl").read_bytes() == Path(f"{near}.jsonl").read_bytes()


@needs_fsspec
def test_what_has_not_changed_is_not_read_again_and_what_is_gone_is_marked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["batch", folder.as_uri(), "--out", str(tmp_path / "a.db"), "--quiet", "--lang", "en"]
    main(call)
    (folder / "000000.txt").unlink()
    (folder / "000001.txt").write_text(NOTICE + "\n改动\n", encoding="utf-8")
    capsys.readouterr()
    main(call)
    assert "5 files" in (said := capsys.readouterr().err), said
    assert "000000.txt" not in statuses(tmp_path / "a.db")
    assert len(statuses(tmp_path / "a.db")) == 5


@needs_fsspec
def test_a_list_of_files_may_name_some_that_are_missing(folder: Path, tmp_path: Path) -> None:
    names = tmp_path / "list"
    names.write_text("000002.txt\nnowhere.txt\n下/a::b#c%20.txt\n", encoding="utf-8")
    main(["batch", folder.as_uri(), "--out", str(tmp_path / "a.db"), "--quiet", "--files-from", str(names)])
    assert statuses(tmp_path / "a.db") == {
        "000002.txt": ("ok", None), "nowhere.txt": ("failed", "E301"), "下/a::b#c%20.txt": ("ok", None),
    }  # fmt: skip


@needs_fsspec
def test_a_change_shows_in_the_state(folder: Path) -> None:
    before = {entry.path: entry for entry in walk_url(folder.as_uri(), Selection())}
    assert before.keys() == {entry.path for entry in walk(str(folder), Selection())}
    (folder / "000002.txt").write_text(NOTICE.replace("书", "诗"), encoding="utf-8")
    [after] = listed_url(folder.as_uri(), ["000002.txt"])
    assert after.size != before["000002.txt"].size or after.mtime_ns != before["000002.txt"].mtime_ns


@needs_fsspec
def test_exports_and_sites_go_behind_a_url(folder: Path, tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    main(["batch", str(folder), "--out", archive, "--quiet"])
    out = tmp_path / "out"
    out.mkdir()
    assert main(["export", archive, "--format", "jsonl", "-o", f"{out.as_uri()}/a.jsonl"]) == 0
    assert json.loads((out / "a.jsonl").read_text(encoding="utf-8").split("\n")[0])["status"] == "ok"
    assert main(["report", archive, "-o", f"{out.as_uri()}/site"]) == 0
    assert (out / "site" / "index.html").stat().st_size > 1_000
    assert main(["report", archive, "-o", f"{out.as_uri()}/site"]) == 9


@needs_fsspec
def test_parts_go_behind_a_url(folder: Path, tmp_path: Path) -> None:
    place = (tmp_path / "parts").as_uri()
    shared = shared_folder(place)
    shared.make()
    [part] = parts_of(folder.as_uri(), walk_url(folder.as_uri(), Selection()), tool(), Limits(20.0, 0))
    assert read_part(place, part, answer_of) == 6
    assert sorted(answer.status for _, answer in answers_of(place, part)) == ["failed", *["ok"] * 5]
    assert [path.name for path in (tmp_path / "parts").iterdir()] == [f"{part.key}.jsonl"]
    shared.remove(f"{part.key}.jsonl")
    shared.remove(f"{part.key}.jsonl")
    shared.remove_itself()
    assert not (tmp_path / "parts").exists()


@needs_fsspec
@pytest.mark.parametrize(
    ("url", "code"), [("nope://x/y", 3), ("file:///no/such/folder/of/ours", 3)]
)  # fmt: skip
def test_a_url_that_leads_nowhere_is_one_plain_line(
    url: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", url, "--out", str(tmp_path / "a.db"), "--lang", "en"]) == code
    assert "E309" in (said := capsys.readouterr().err), said


def test_without_fsspec_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert main(["batch", "s3://bucket/notices", "--out", str(tmp_path / "a.db"), "--lang", "en"]) == 4
    assert "pip install 'noticeparse[url]'" in capsys.readouterr().err


def test_a_name_on_the_disk_is_no_url() -> None:
    assert [is_url(name) for name in ("a://b", "/srv/x://y", "s3+x://b", "通知://b", "://")] == [
        False, False, True, False, False,
    ]  # fmt: skip
