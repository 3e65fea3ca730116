"""Files made to hurt: each has its answer, nothing else is opened or started, and memory and recursion hold."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from noticeparse.errors import NoticeparseError
from noticeparse.sources.read import read_bytes
from tests.sources.hostile import CASES, READ, Case

WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request")
_watching: list[list[str]] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event in WATCHED:
        _watching[-1].append(f"{event} {arguments[0]}")


sys.addaudithook(_watch)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_answer(case: Case) -> None:
    data = case.make()
    answer = READ
    try:
        read_bytes(data, name=case.name)
    except NoticeparseError as error:
        answer = error.code
    assert answer in case.answers


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name.endswith((".docx", ".ofd"))], ids=lambda case: case.name
)
def test_nothing_outside_is_opened(case: Case) -> None:
    data = case.make()
    _watching.append([])
    try:
        read_bytes(data, name=case.name)
    except NoticeparseError:
        pass
    finally:
        opened = _watching.pop()
    assert [what for what in opened if not what.endswith((".py", ".pyc", ".so"))] == []
