"""The ladder of encodings, one row a rung, and what no rung takes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse.errors import ExitCode, UnreadableSourceError, UsageError
from noticeparse.sources.read import read_bytes, read_text
from noticeparse.sources.text import decode

NOTICE = "清河市教育局关于开展读书活动的通知\r\n各中小学：\n　　请于2024年5月6日前将总结报送市教育局。𠮷野\r"
TRADITIONAL = "關於辦理一一三年度科學普及活動的通知\n各縣市政府：請於五月十日前報名，並將名單送交教育處。"

FAULTLESS = [
    ("utf-8", NOTICE.encode(), NOTICE, "utf-8"),
    ("utf-8 with a mark", NOTICE.encode("utf-8-sig"), NOTICE, "utf-8"),
    ("utf-16 with a mark", NOTICE.encode("utf-16"), NOTICE, "utf-16-le"),
    ("utf-16 big-endian with a mark", b"\xfe\xff" + NOTICE.encode("utf-16-be"), NOTICE, "utf-16-be"),
    ("utf-16 without a mark", NOTICE.encode("utf-16-le"), NOTICE, "utf-16-le"),
    ("utf-16 big-endian without a mark", NOTICE.encode("utf-16-be"), NOTICE, "utf-16-be"),
    ("utf-16 without a mark or a NUL", "各有关单位请按时报送总结".encode("utf-16-le"), "各有关单位请按时报送总结", "utf-16-le"),
    ("utf-16 of ASCII", "Notice 12".encode("utf-16-le"), "Notice 12", "utf-16-le"),
    ("utf-32 with a mark", NOTICE.encode("utf-32"), NOTICE, "utf-32-le"),
    ("gb18030 with a four-byte character", NOTICE.encode("gb18030"), NOTICE, "gb18030"),
    ("gb18030 with a mark", b"\x84\x31\x95\x33" + NOTICE.encode("gb18030"), NOTICE, "gb18030"),
    ("gbk that is good utf-8 by chance", "通知".encode("gbk"), "通知", "gb18030"),
    ("traditional characters in gbk", TRADITIONAL.encode("gbk"), TRADITIONAL, "gb18030"),
    ("big5", TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
    ("ascii", b"Notice", "Notice", "utf-8"),
    ("nul and controls between Chinese characters", "\0".join("各有关单位请报送").encode(), "\0".join("各有关单位请报送"), "utf-8"),
    ("bidi and zero-width stay", "五月\u202e六日\u200b前".encode(), "五月\u202e六日\u200b前", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text", "encoding"), [row[1:] for row in FAULTLESS], ids=[row[0] for row in FAULTLESS]
)
def test_text_and_encoding(data: bytes, text: str, encoding: str) -> None:
    document = read_bytes(data)
    assert (document.text, document.encoding, document.notes) == (text, encoding, ())


FAULTY = [
    ("gbk cut inside a character", "关于开展活动的通知".encode("gbk")[:-1], "关于开展活动的通\ufffd", "gb18030", ("undecodable-bytes", "1")),
    ("utf-8 cut inside a character", "关于开展活动的通知".encode()[:-1], "关于开展活动的通\ufffd", "utf-8", ("undecodable-bytes", "1")),
    ("one wrong byte in utf-8", "关于开展".encode() + b"\xff" + "活动的通知，请报送。".encode(), "关于开展\ufffd活动的通知，请报送。", "utf-8", ("undecodable-bytes", "1")),
    ("big5 cut inside a character", TRADITIONAL.encode("big5")[:-1], TRADITIONAL[:-1] + "\ufffd", "big5", ("undecodable-bytes", "1")),
    ("utf-8, then gbk", "关于开展活动的通知\n".encode() + "各有关单位：".encode("gbk"), "关于开展活动的通知\n各有关单位：", "mixed", ("mixed-encoding", "gb18030, utf-8")),
    ("half a surrogate pair in utf-8", "主题：".encode() + b"\xed\xa0\x80" + "爱护林木".encode(), "主题：\ufffd爱护林木", "utf-8", ("lone-surrogates", "1")),
    ("odd byte after utf-16", b"\xff\xfe" + "通知单位".encode("utf-16-le") + b"x", "通知单位\ufffd", "utf-16-le", ("undecodable-bytes", "1")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text", "encoding", "note"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY]
)
def test_faults_are_replaced_and_noted(data: bytes, text: str, encoding: str, note: tuple[str, str]) -> None:
    document = read_bytes(data)
    assert (document.text, document.encoding) == (text, encoding)
    assert note in document.notes


def test_surrogate_pairs_written_apart_become_one_character() -> None:
    pair = "\ud842\udfb7".encode("utf-8", "surrogatepass")
    document = read_bytes("姓名：".encode() + pair)
    assert (document.text, document.notes) == ("姓名：𠮷", ())


NOT_CHINESE = [
    ("random bytes", random.Random(7).randbytes(20_000)),
    ("every high byte", bytes(range(0xA1, 0xFF)) * 20),
    (
        "Latin-1",
        "Le comité créé à l'été dernier a été très intéressé, où l'élève était.".encode("latin-1") * 5,
    ),
    ("Windows-1251", "О проведении мероприятий по случаю дня науки".encode("cp1251") * 5),
    ("Shift-JIS", "第一条　この法律は、公文書の管理について定めるものとする。".encode("shift_jis") * 5),
    ("NULs and a few letters", b"abc\0\0\0" * 40 + bytes(400)),
    ("control characters", b"\x01\x02\x03abc" * 50),
]


@pytest.mark.parametrize("data", [row[1] for row in NOT_CHINESE], ids=[row[0] for row in NOT_CHINESE])
def test_what_no_chinese_encoding_explains_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(data, name="a.txt")
    assert (caught.value.code, caught.value.exit_code) == ("E310", ExitCode.UNREADABLE)


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", "undefined", "", "a\0b"])
def test_unknown_encoding_is_a_usage_error(encoding: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_bytes(b"abc", encoding=encoding)
    assert (caught.value.code, caught.value.exit_code) == ("E201", ExitCode.USAGE)


@pytest.mark.parametrize(
    ("encoding", "used"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf8", "utf-8"), ("Big5", "big5"), ("UTF-16", "utf-16-le")],
)
def test_encoding_override(encoding: str, used: str) -> None:
    text = "通知單位" if used == "big5" else "通知单位"
    document = read_bytes(text.encode(encoding), encoding=encoding)
    assert (document.text, document.encoding) == (text, used)


def test_override_beats_the_ladder() -> None:
    assert read_bytes("通知".encode("gbk"), encoding="utf-8").text != "通知"


def test_codec_that_makes_half_pairs_leaves_none() -> None:
    document = read_bytes(rb"\ud800 notice", encoding="unicode_escape")
    assert (document.text, document.notes) == ("\ufffd notice", (("lone-surrogates", "1"),))


def test_text_keeps_offsets_where_half_pairs_stood() -> None:
    document = read_text("主题\ud800：\udfff林木")
    assert (document.text, document.notes) == ("主题\ufffd：\ufffd林木", (("lone-surrogates", "2"),))


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    document = read_text(text)
    assert len(document.text) == len(text)
    assert document.text.encode().decode() == document.text


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=20, max_size=80))
def test_no_rung_loses_what_utf8_holds(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("codecs", [("utf-8", "gb18030"), ("gb18030", "utf-8")])
@pytest.mark.parametrize("at", [12, 25, 40])
def test_a_line_in_two_encodings(codecs: tuple[str, str], at: int) -> None:
    line = (
        "各单位要高度重视，明确专人负责，认真组织实施，并于2024年6月30日前将活动总结报送市教育局基础教育科。"
    )
    data = line[:at].encode(codecs[0]) + line[at:].encode(codecs[1]) + "\n请予支持。\n".encode(codecs[1])
    decoded = decode(data)
    assert decoded.text == f"{line}\n请予支持。\n"
    assert decoded.notes == (("mixed-encoding", "gb18030, utf-8"),)
