"""A folder becomes an archive: one status a file, taken up where it was, the same bytes read once."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from noticeparse import parse_file
from noticeparse.archive.batch import parse_folder, run_batch, tool
from noticeparse.archive.selection import Selection, Shard, walk
from noticeparse.archive.store import Store
from noticeparse.archive.worker import Limits
from noticeparse.cli.main import main
from noticeparse.errors import OutputError, UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from noticeparse.archive.batch import Done

NOTICE = """清河市教育局关于开展第{number}届读书月活动的通知
各县教育局：
请于2024年6月20日前将总结报送市教育局。
清河市教育局
2024年4月8日
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six notices in three folders, one of them twice, and what else lies about in an office."""
    root = tmp_path / "in"
    for number in range(6):
        path = root / "abc"[number % 3] / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NOTICE.format(number=number), "utf-8")
    (root / "a" / "copy of 4.txt").write_text(NOTICE.format(number=4), "utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / "binary.dat").write_bytes(bytes(range(256)) * 9)
    (root / ".hidden.txt").write_text("通知", "utf-8")
    (root / "~$4.txt").write_text("通知", "utf-8")
    return root


def run(folder: Path, archive: Path, **settings: object) -> list[Done]:
    with Store(str(archive), tool=tool()) as store:
        return list(run_batch(str(folder), store, limits=Limits(20.0, 0), **settings))  # type: ignore[arg-type]


def statuses(archive: Path) -> dict[str, tuple[str, str | None]]:
    with Store(str(archive), writes=False) as store:
        return {file.path: (file.status, file.code) for file in store.files()}


def test_every_file_has_one_status(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db")
    found = statuses(tmp_path / "a.db")
    assert found.pop("empty.txt") == ("failed", "E305")
    assert found.pop("binary.dat") == ("failed", "E310")
    assert found == dict.fromkeys(
        ["a/0.txt", "a/3.txt", "a/copy of 4.txt", "b/1.txt", "b/4.txt", "c/2.txt", "c/5.txt"], ("ok", None)
    )


def test_the_record_is_that_of_the_file(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db", jobs=2)
    with Store(str(tmp_path / "a.db"), writes=False) as store:
        notices = {stored.path: stored for stored in store.notices()}
        assert len(notices) == 6
        for path, stored in notices.items():
            assert stored.notice == parse_file(folder / path)
            assert store.text(stored.content) == (folder / path).read_text("utf-8")


def test_what_is_settled_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    assert all(done.answer is not None for done in run(folder, tmp_path / "a.db"))
    assert all(done.answer is None for done in run(folder, tmp_path / "a.db"))
    (folder / "a" / "0.txt").write_text(NOTICE.format(number=40), "utf-8")
    assert [done.entry.path for done in run(folder, tmp_path / "a.db") if done.answer] == ["a/0.txt"]


def test_failed_files_are_read_again_on_request(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db")
    again = run(folder, tmp_path / "a.db", retry="failed")
    assert sorted(done.entry.path for done in again if done.answer) == ["binary.dat", "empty.txt"]
    assert all(done.answer for done in run(folder, tmp_path / "a.db", retry="all"))


def test_a_file_that_is_gone_leaves_the_archive_and_comes_back(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db")
    moved = tmp_path / "0.txt"
    (folder / "a" / "0.txt").rename(moved)
    run(folder, tmp_path / "a.db")
    assert "a/0.txt" not in statuses(tmp_path / "a.db")
    moved.rename(folder / "a" / "0.txt")
    run(folder, tmp_path / "a.db")
    assert "a/0.txt" in statuses(tmp_path / "a.db")


def test_the_parts_of_a_shared_run_are_the_whole(folder: Path, tmp_path: Path) -> None:
    parts = [
        {
            done.entry.path
            for done in run(folder, tmp_path / f"{number}.db", selection=Selection(shard=Shard(number, 3)))
        }
        for number in (1, 2, 3)
    ]
    assert set.union(*parts) == {done.entry.path for done in run(folder, tmp_path / "all.db")}
    assert sum(map(len, parts)) == len(set.union(*parts))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(include=("*.dat",)), ["binary.dat"]),
        (Selection(include=("a/*",), exclude=("*copy*",)), ["a/0.txt", "a/3.txt"]),
        (Selection(exclude=("*.txt",)), ["binary.dat"]),
    ],
)
def test_patterns_choose_files(folder: Path, selection: Selection, expected: list[str]) -> None:
    assert [entry.path for entry in walk(str(folder), selection)] == expected


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_no_ordinary_file_is_named(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "link.txt").symlink_to("a/0.txt")
    (folder / "up").symlink_to("..")
    run(folder, tmp_path / "a.db")
    found = statuses(tmp_path / "a.db")
    assert {name: found[name][1] for name in ("pipe.txt", "loop.txt", "link.txt", "up")} == {
        "pipe.txt": "E303", "loop.txt": "E308", "link.txt": "E308", "up": "E308",
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes need Linux")
def test_names_of_any_bytes_come_through(folder: Path, tmp_path: Path) -> None:
    odd = [
        b"\xd6\xaa.txt",
        "换\n行.txt".encode(),
        b"-rf --help.txt",
        b'"<b>=1+1.txt',
        "表\u202e.txt".encode(),
    ]
    for name in odd:
        (tmp_path / "in" / os.fsdecode(name)).write_text(NOTICE.format(number=9), "utf-8")
    run(folder, tmp_path / "a.db")
    found = statuses(tmp_path / "a.db")
    assert all(found[os.fsdecode(name)] == ("ok", None) for name in odd)


def test_a_second_run_is_refused_while_the_first_one_lives(tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.db"), tool=tool()), pytest.raises(OutputError, match="E904"):
        Store(str(tmp_path / "a.db"), tool=tool())
    with Store(str(tmp_path / "a.db"), tool=tool()):
        pass


@pytest.mark.parametrize("content", [b"", b"no archive" * 200])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(UnreadableSourceError, match="E340"):
        Store(str(tmp_path / "a.db"), writes=False)


def test_a_run_that_was_broken_off_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    with Store(str(tmp_path / "a.db"), tool=tool()) as store:
        broken: Iterator[Done] = run_batch(str(folder), store, limits=Limits(20.0, 0))
        first = {next(broken).entry.path for _ in range(3)}
        broken.close()  # type: ignore[attr-defined]
    rest = run(folder, tmp_path / "a.db")
    assert {done.entry.path for done in rest if done.answer is None} == first
    assert len(rest) == 9


def test_the_folder_as_outcomes(folder: Path) -> None:
    outcomes = {outcome.path: outcome for outcome in parse_folder(folder, jobs=1, exclude=["b/*"])}
    assert len(outcomes) == 7
    assert outcomes["empty.txt"].code == "E305"
    assert outcomes["a/0.txt"].notice is not None
    assert outcomes["a/0.txt"].notice.title is not None


def test_the_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = str(tmp_path / "a.db")
    assert main(["batch", str(folder), "--out", archive, "--jobs", "1", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "9 files" in said
    assert "E305 1" in said
    assert main(["batch", str(folder), "--out", archive, "--include", "*.txt", "--exclude", "empty*"]) == 0
    assert main(["batch", str(tmp_path / "nowhere"), "--out", archive]) == 3
    assert main(["batch", str(folder), "--out", str(tmp_path / "no" / "such" / "a.db")]) == 9
    assert main(["batch", str(folder), "--out", archive, "--shard", "4/3"]) == 2


def test_the_store_is_plain_sqlite(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.db")
    base = sqlite3.connect(tmp_path / "a.db")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT COUNT(*) FROM records").fetchone() == (6,)
    assert (
        json.dumps(
            base.execute("SELECT status, COUNT(*) FROM files GROUP BY status ORDER BY status").fetchall()
        )
        == '[["failed", 2], ["ok", 7]]'
    )
    base.close()
