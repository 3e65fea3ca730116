"""A folder with notices of invented places, and a way to run the program inside the test's own process."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from noticeparse.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

PARENT = """云岭省教育厅关于开展书香校园活动的通知

云教发〔2024〕7号

各市教育局：

一、活动主题

书香校园

二、活动时间

2024年9月9日至9月15日

三、主要活动

（一）读书分享会。组织学生开展读书分享。

（二）征文比赛。组织学生参加征文比赛。

四、工作要求

各市教育局请于2024年8月20日前将活动方案报送省教育厅。

云岭省教育厅

2024年6月3日
"""
LOCAL = """清河市教育局关于开展书香校园活动的通知

清教体〔2024〕18号

各学校：

根据《云岭省教育厅关于开展书香校园活动的通知》（云教发〔2024〕7号），现将有关事项通知如下。

一、活动主题

书香校园

二、活动时间

2024年9月9日至9月20日

三、主要活动

（一）读书分享会。组织学生开展读书分享。

四、工作要求

各学校请于2024年8月30日前将活动方案报送市教育局。

清河市教育局

2024年6月11日
"""


class Done(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


class Run(Protocol):
    def __call__(self, *argv: str, stdin: bytes = b"") -> Done: ...


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NOTICEPARSE_DEBUG", raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: two notices, and files that are none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parent.txt").write_text(PARENT, encoding="utf-8")
    (tmp_path / "local.txt").write_text(LOCAL, encoding="utf-8")
    (tmp_path / "-local.txt").write_text(LOCAL, encoding="utf-8")
    (tmp_path / "gbk.txt").write_bytes(PARENT.encode("gb18030"))
    (tmp_path / "crlf.txt").write_bytes(PARENT.replace("\n", "\r\n").encode())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 400)
    (tmp_path / "directory.txt").mkdir()
    return tmp_path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*argv: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(argv)
        out, err = capfdbinary.readouterr()
        return Done(int(code), out, err.decode("utf-8"))

    return call
