"""One file in a process that can be killed: the same record, the same errors, and a limit of time, memory and life."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from noticeparse import LimitError, NoticeparseError, UnreadableSourceError, parse_file
from noticeparse.archive import isolated
from noticeparse.archive.worker import Limits, Lost
from noticeparse.errors import missing_extra
from tests.archive.poison import work
from tests.hostile.case import NOTICE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_the_record_is_the_same(file: Path) -> None:
    assert parse_file(file, isolated=True) == parse_file(file)


def test_a_path_is_relative_to_the_caller(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert parse_file(file.name, isolated=True) == parse_file(file)


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "empty.txt"])
def test_the_error_is_the_same(name: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    Path("empty.txt").touch()
    with pytest.raises(UnreadableSourceError) as here:
        parse_file(name)
    with pytest.raises(UnreadableSourceError) as there:
        parse_file(name, isolated=True)
    assert there.value.line("zh") == here.value.line("zh")
    assert type(there.value) is type(here.value)


@pytest.mark.parametrize(
    ("poison", "code"),
    [("hang", "E505"), ("regex", "E505"), ("kill", "E506"), ("crash", "E506"), ("memory", "E504")],
)
def test_a_file_that_ends_its_process_is_an_error(
    poison: str, code: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _poisoned(monkeypatch, poison)
    with pytest.raises(LimitError) as lost:
        parse_file(file, isolated=True)
    assert (lost.value.code, lost.value.file) == (code, str(file))


def test_a_fault_of_ours_is_no_error_of_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _poisoned(monkeypatch, "raise")
    with pytest.raises(RuntimeError, match="KeyError"):
        parse_file(file, isolated=True)


def _poisoned(monkeypatch: pytest.MonkeyPatch, poison: str) -> None:
    """The real pool with work that goes wrong in it, instead of a file that does."""
    from noticeparse.archive import workers

    whole = workers.work_through

    def ill(pieces: list[object], _: object, **__: object) -> list[tuple[object, object | Lost]]:
        lost = list(whole([poison], work, jobs=1, limits=Limits(2.0, 1500)))
        return [(pieces[0], answer) for _, answer in lost]

    monkeypatch.setattr(workers, "work_through", ill)


def test_an_error_can_be_sent_from_one_process_to_another() -> None:
    for error in (missing_extra("fsspec", "url"), NoticeparseError("E1", {"en": "a", "zh": "b"}, {"en": "", "zh": ""}, file="f")):  # fmt: skip
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), vars(again)) == (type(error), vars(error))


def test_nothing_of_the_pool_is_loaded_for_a_file_that_is_read_here() -> None:
    assert not {"multiprocessing", "work_through"} & vars(isolated).keys()
