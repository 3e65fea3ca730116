"""Files on a disk: ordinary ones are read, everything else is named and left alone."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from noticeparse.errors import ExitCode, NoticeparseError
from noticeparse.sources.limits import Limits
from noticeparse.sources.read import read_file

TEXT = "清河市教育局关于开展读书活动的通知\n"

posix = pytest.mark.skipif(os.name != "posix", reason="no such kinds of file here")


def refusal(path: str | os.PathLike[str], limits: Limits | None = None) -> NoticeparseError:
    with pytest.raises(NoticeparseError) as caught:
        read_file(path) if limits is None else read_file(path, limits=limits)
    return caught.value


@pytest.mark.parametrize(
    "name", ["通知.txt", "-", "-rf --help", " a b ", "a\nb.txt", "<b>.txt", "通知", "🧑‍🔬.TXT", ".hidden"]
)
def test_name_does_not_matter(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8", newline="")
    document = read_file(path)
    assert (document.text, document.name, document.reader) == (TEXT, name, "text")


@posix
def test_name_of_odd_bytes_is_safe_to_print(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xd6\xff.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(TEXT.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    document = read_file(os.fsdecode(path))
    assert document.name is not None
    assert json.loads(json.dumps({"name": document.name}).encode())["name"] == "\\xd6\\xff.txt"
    assert refusal(os.fsdecode(path + b"x")).line("en").encode()


def test_markdown_by_name_and_by_heading(tmp_path: Path) -> None:
    named = tmp_path / "a.md"
    named.write_text(TEXT, encoding="utf-8")
    headed = tmp_path / "a.txt"
    headed.write_text("# 通知\n\n## 一、主题\n", encoding="utf-8")
    assert read_file(named).media_type == read_file(headed).media_type == "text/markdown"


def test_missing(tmp_path: Path) -> None:
    error = refusal(tmp_path / "没有.txt")
    assert (error.code, error.exit_code) == ("E301", ExitCode.UNREADABLE)
    assert error.file is not None
    assert error.file.endswith("没有.txt")


def test_name_with_a_nul() -> None:
    assert refusal("a\0b").code == "E301"


def test_name_too_long(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("长" * 400)).code == "E301"


def test_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "E302"


@posix
def test_named_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").code == "E303"


@posix
def test_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have about a hundred bytes
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert refusal(tmp_path / "s").code == "E303"


@posix
def test_endless_device_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert refusal(tmp_path / "zero.txt").code == "E303"


@posix
@pytest.mark.parametrize("target", ["nothing", "link"])
def test_link_to_nowhere(tmp_path: Path, target: str) -> None:
    (tmp_path / "link").symlink_to(target)
    assert refusal(tmp_path / "link").code == "E306"


@posix
def test_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link").symlink_to("a.txt")
    assert read_file(tmp_path / "link").text == TEXT


@pytest.mark.parametrize(
    ("error", "code"), [(PermissionError(13, "Permission denied"), "E304"), (OSError(5, "I/O error"), "E307")]
)
def test_system_says_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert refusal(path).code == code


def test_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    error = refusal(path)
    assert (error.code, error.exit_code) == ("E501", ExitCode.LIMIT)


def test_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    read = os.read
    pieces = iter([TEXT.encode() + b"1", "各中小学：".encode(), b""])
    monkeypatch.setattr(os, "read", lambda handle, count: next(pieces) if count else read(handle, count))
    assert read_file(path).text == TEXT + "1各中小学："


def test_growing_past_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    monkeypatch.setattr(os, "read", lambda _handle, _count: b"x" * 100)
    assert refusal(path, Limits(max_bytes=1_000)).code == "E501"
