"""Old office documents: named without LibreOffice, read by way of it where it is asked for, and ended when it takes too long."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from noticeparse.archive.batch import run_batch
from noticeparse.archive.store import Store
from noticeparse.errors import EncryptedSourceError, LimitError, MissingDependencyError, UnreadableSourceError
from noticeparse.sources import office
from noticeparse.sources.limits import Limits, Means
from noticeparse.sources.read import read_bytes
from tests.formats.docx_writer import write_docx

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "清河市教育局关于开展读书活动的通知"
NOTICE = f"{TITLE}\n各学校：\n一、活动主题\n书香校园。\n清河市教育局\n2024年5月6日\n"
RTF = (
    "{\\rtf1\\ansi\\uc1 "
    + "\\par ".join("".join(f"\\u{ord(mark)}?" for mark in line) for line in NOTICE.split())
    + "}"
).encode()
needs_libreoffice = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the script is one of Linux")


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, does: str) -> None:
    """A program in place of LibreOffice; ``given`` and ``made`` are the files that it is to read and to write."""
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, subprocess, sys, time\n"
        "given = pathlib.Path(sys.argv[-1])\n"
        "made = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]) / 'notice.docx'\n" + dedent(does),
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setattr(office, "_program", lambda: program)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    place = tmp_path / "made.docx"
    place.write_bytes(write_docx(NOTICE))
    return place


def test_nothing_is_run_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    with pytest.raises(UnreadableSourceError, match="--office") as caught:
        read_bytes(RTF)
    assert caught.value.code == "E314"


def test_without_libreoffice_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingDependencyError) as caught:
        read_bytes(RTF, office=True)
    assert caught.value.code == "E403"
    assert "libreoffice-writer" in caught.value.line("en")


@needs_libreoffice
def test_a_document_is_read_by_way_of_libreoffice() -> None:
    document = read_bytes(RTF, name="通知.doc", office=True)
    assert document.text.split() == NOTICE.split()
    assert (document.reader, document.media_type) == ("libreoffice", "application/rtf")
    assert ("converted", "LibreOffice") in document.notes


@needs_libreoffice
def test_what_it_can_not_read_is_an_error() -> None:
    broken = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(broken, office=True)
    assert caught.value.code in {"E336", "E319"}


@on_linux
def test_the_program_is_started_again_when_it_asks_for_that(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, document: Path
) -> None:
    stand_in(
        monkeypatch,
        tmp_path,
        f"""
        if not made.parent.exists():
            made.parent.mkdir()
            sys.exit(81)
        made.write_bytes(pathlib.Path({str(document)!r}).read_bytes())
        """,
    )
    assert read_bytes(RTF, office=True).text.startswith(TITLE)


@on_linux
def test_a_program_that_takes_too_long_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alive = tmp_path / "alive"
    stand_in(
        monkeypatch,
        tmp_path,
        f"""
        beats = "import pathlib, time\\nwhile True:\\n    pathlib.Path({str(alive)!r}).write_text(str(time.time())); time.sleep(0.02)"
        subprocess.Popen([sys.executable, "-c", beats])
        time.sleep(60)
        """,
    )
    with pytest.raises(LimitError) as caught:
        read_bytes(RTF, office=True, limits=Limits(office_seconds=1.0))
    assert caught.value.code == "E529"
    last = alive.read_text(encoding="utf-8") if alive.exists() else ""
    time.sleep(0.2)
    assert (alive.read_text(encoding="utf-8") if alive.exists() else "") == last


@on_linux
def test_nothing_stays_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    stand_in(monkeypatch, tmp_path, "given.with_name('more').write_text('x')")
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(RTF, office=True)
    assert caught.value.code == "E336"
    assert list(place.iterdir()) == []


@on_linux
def test_no_more_is_read_than_the_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, "made.parent.mkdir(); made.write_bytes(bytes(3000))")
    with pytest.raises(LimitError) as caught:
        read_bytes(RTF, office=True, limits=Limits(max_bytes=2000))
    assert caught.value.code == "E501"


def test_a_word_document_with_a_password_is_told_by_its_flags() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    opened = head + b"\xec\xa5\xc1\0".ljust(512, b"\0") + "WordDocument".encode("utf-16-le")
    locked = opened[:523] + b"\x01" + opened[524:]
    with pytest.raises(UnreadableSourceError, match="--office"):
        read_bytes(opened)
    with pytest.raises(EncryptedSourceError):
        read_bytes(locked, office=True)


@needs_libreoffice
def test_a_batch_reads_what_an_earlier_one_could_not(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.doc").write_bytes(RTF)
    (folder / "b.txt").write_text(NOTICE, encoding="utf-8")
    archive = str(tmp_path / "archive.db")

    def codes(means: Means) -> dict[str, str | None]:
        with Store(archive, tool="test") as store:
            return {
                done.entry.path: done.answer.code or done.answer.status if done.answer is not None else None
                for done in run_batch(str(folder), store, means=means)
            }

    assert codes(Means()) == {"a.doc": "E314", "b.txt": "ok"}
    assert codes(Means()) == {"a.doc": None, "b.txt": None}
    assert codes(Means(office=True)) == {"a.doc": "ok", "b.txt": None}
    assert codes(Means()) == {"a.doc": None, "b.txt": None}
