"""Bytes to text: one ladder of encodings that ends in text or in a clear error, and never in a Western code page."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from noticeparse.sources.common_han import COMMON, common_share
from noticeparse.sources.problems import problem

# The longer marks first: the mark of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Pages and programs that say gb2312 or gbk write the characters of gb18030 all the same, as browsers know.
_MEANS_GB18030 = frozenset({"gb2312", "gbk", "gb18030", "cp936", "hz", "euc_cn"})
_MEANS_BIG5 = frozenset({"big5", "cp950", "big5hkscs"})

_CONTROL_BYTES = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\v\f\r"}))
_JUNK_SHARE = 0.10
# A wrong decoding gives rare characters; below this share of common ones nothing Chinese was decoded rightly.
_FOREIGN_SHARE = 0.05
_ENOUGH_TO_JUDGE = 40
_SURE_SHARE = 0.30
_SAMPLE = 2_000
_OPENING = 64
_FIRST_OF_THREE_BYTES = "\u0800"
_FEW = 2
# Of a line in two encodings: its length at most, how many are looked at, what of it must be in each, and how far off its first fault the other may begin.
_LONGEST_PARTED, _MOST_PARTED = 4_096, 20
_FEWEST_BYTES = 6
_BORDER = 6
_FEWEST_LETTERS = 4

_UTF16 = ("utf-16-le", "utf-16-be")
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\r\n\u3000，。：；、（）《》〔〕“”！？")
_PLAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was found to be in, and notes as (code, parameter) pairs."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, *, encoding: str | None = None, file: str | None = None) -> Decoded:
    """The text of these bytes: byte-order mark, UTF-8, UTF-16 by its NULs, GB18030, line by line, Big5; line ends stay as they are.

    ``encoding`` overrides the ladder; a name that is no text encoding is a ``UsageError``. More than a tenth of control or
    undecodable characters is an ``UnreadableSourceError``.

    >>> decode("关于开展活动的通知".encode("gbk"))
    Decoded(text='关于开展活动的通知', encoding='gb18030', notes=())
    """
    if encoding is not None:
        return _checked(_decode_as(data, encoding, file), file, sure=True)
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_tolerant(data[len(mark) :], name), file, sure=True)
    decoded = _utf8(data)
    if (
        decoded is not None
        and "\ufffd" not in decoded.text
        and len(data.translate(None, _CONTROL_BYTES)) == len(data)
    ):
        return decoded
    decoded = decoded or (_utf16(data) if b"\0" in data else None)
    if decoded is not None:
        return _checked(decoded, file, sure=True)
    return _checked(_wtf8(data) or _chinese(data) or _utf16(data) or _line_by_line(data), file, sure=False)


def strict_utf8(data: bytes) -> str | None:
    """The text if these bytes are UTF-8 without a fault."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def codec_name(encoding: str) -> str | None:
    """The codec that reads what is called so: gb18030 for gb2312 and gbk, cp950 for big5; None if there is none for text.

    >>> codec_name("GB2312"), codec_name("UTF8"), codec_name("rot13"), codec_name("klingon")
    ('gb18030', 'utf-8', None, None)
    """
    try:
        found = codecs.lookup(encoding.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name == "undefined":
        return None
    if found.name in _MEANS_GB18030:
        return "gb18030"
    return "cp950" if found.name in _MEANS_BIG5 else found.name


def replace_surrogates(text: str) -> tuple[str, int]:
    r"""The text with U+FFFD in place of each half of a surrogate pair, one for one, so that offsets stay; and how many there were.

    >>> replace_surrogates("主题\ud800：")
    ('主题\ufffd：', 1)
    """
    return _surrogates().subn("\ufffd", text)


def _decode_as(data: bytes, encoding: str, file: str | None) -> Decoded:
    name = codec_name(encoding)
    if name is None:
        raise problem("E201", file=file, encoding=encoding)
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and (
            marked == name or (name in {"utf-16", "utf-32"} and marked.startswith(name))
        ):
            data, name = data[len(mark) :], marked
            break
    try:
        return _tolerant(data, name)
    except (ValueError, OverflowError) as error:
        raise problem("E310", file=file, share="100 %") from error


def _label(codec: str) -> str:
    return "big5" if codec == "cp950" else codec


def _tolerant(data: bytes, codec: str) -> Decoded:
    """Decoded with U+FFFD for what this codec can't read, and a note that says how often."""
    try:
        text = data.decode(codec)
        faults = 0
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        faults = text.count("\ufffd")
    # The codecs that read escapes can make a half pair out of good bytes.
    text, halves = replace_surrogates(text)
    notes: tuple[tuple[str, str], ...] = (("undecodable-bytes", str(faults)),) if faults else ()
    return Decoded(text, _label(codec), notes + ((("lone-surrogates", str(halves)),) if halves else ()))


def _utf8(data: bytes) -> Decoded | None:
    text = strict_utf8(data)
    # UTF-16 of ASCII alone is good UTF-8 too: every second byte is a NUL.
    if text is None or (b"\0" in data and data.count(0) * 3 > len(data)):
        return None
    # A few words of GBK can be good UTF-8 by chance: 通知 and 联通 are, of letters that no Chinese text has.
    if (
        not text.isascii()
        and max(text[:_OPENING]) < _FIRST_OF_THREE_BYTES
        and max(text) < _FIRST_OF_THREE_BYTES
    ):
        other = _strict(data, "gb18030")
        if other is not None and common_share(other[:_SAMPLE]) >= _SURE_SHARE:
            return None
    return Decoded(text, "utf-8")


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, in the byte order in which it says something.

    The NULs of its ASCII characters stand on one side, but 一 and 开 have one on the other, so the characters decide.
    """
    readings = [data[: 2 * _SAMPLE].decode(codec, "replace") for codec in _UTF16]
    plain = [
        _share(sum(mark in COMMON or mark in _PLAIN for mark in reading), reading) for reading in readings
    ]
    best = 0 if plain[0] >= plain[1] else 1
    return _tolerant(data, _UTF16[best]) if plain[best] > _PLAIN_SHARE else None


def _wtf8(data: bytes) -> Decoded | None:
    """UTF-8 in which halves of surrogate pairs were written as if they were characters."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    halves = paired.count("\ufffd") - text.count("\ufffd")
    return (
        Decoded(paired, "utf-8", (("lone-surrogates", str(halves)),) if halves else ())
        if paired != text
        else None
    )


def _chinese(data: bytes) -> Decoded | None:
    """GB18030 or Big5 without a fault. Nearly all Big5 is good GB18030 as well, of other characters: the common ones decide."""
    if _begins_as_utf8(data):
        return None
    simplified = _strict(data, "gb18030")
    share = -1.0 if simplified is None else common_share(simplified[:_SAMPLE])
    if simplified is not None and share >= _SURE_SHARE:
        return Decoded(simplified, "gb18030")
    # One fault in a text of UTF-8 can leave bytes that pair up as GB18030 from there to the end.
    if common_share(data[: 3 * _SAMPLE].decode("utf-8", "replace")) > share:
        return None
    traditional = _strict(data, "cp950")
    if traditional is not None and common_share(traditional[:_SAMPLE]) > share:
        return Decoded(traditional, "big5")
    return None if simplified is None else Decoded(simplified, "gb18030")


def _begins_as_utf8(data: bytes) -> bool:
    """Does it begin with some words of UTF-8 that say something Chinese, before its first fault?"""
    words = data[: _first_fault(data[:_SAMPLE])].decode("utf-8")
    return sum(mark > "\x7f" for mark in words) >= _FEWEST_LETTERS and common_share(words) >= _SURE_SHARE


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _line_by_line(data: bytes) -> Decoded:
    """Each line in UTF-8 or GB18030, whichever fits it: two files put together, or one that was cut or damaged."""
    lines: list[str] = []
    used: dict[str, None] = {}
    tries = _MOST_PARTED
    faults = 0
    for line in data.split(b"\n"):
        text = strict_utf8(line)
        if text is not None:
            codec = None if text.isascii() else "utf-8"
        else:
            codec, text = _better(line, ("utf-8", "gb18030"))
            parted = _parted(line) if tries else None
            tries = max(tries - 1, 0)
            if parted is not None and _merit(parted) > _merit(text):
                codec, text = "utf-8", parted
                used["gb18030"] = None
            faults += text.count("\ufffd")
        if codec is not None:
            used[codec] = None
        lines.append(text)
    text = "\n".join(lines)
    if faults:
        traditional = _tolerant(data, "cp950")
        if common_share(traditional.text[:_SAMPLE]) > common_share(text[:_SAMPLE]):
            return traditional
    notes: list[tuple[str, str]] = []
    if len(used) > 1:
        notes.append(("mixed-encoding", ", ".join(sorted(used))))
    if faults:
        notes.append(("undecodable-bytes", str(faults)))
    text, _ = replace_surrogates(text)
    return Decoded(text, "mixed" if len(used) > 1 else next(iter(used), "utf-8"), tuple(notes))


def _better(line: bytes, codecs_to_try: tuple[str, ...]) -> tuple[str, str]:
    """The decoding with the larger share of common characters; a fault counts against it."""
    readings = [(codec, line.decode(codec, "replace")) for codec in codecs_to_try]
    return max(
        readings,
        key=lambda reading: _merit(reading[1]),
    )


def _merit(text: str) -> float:
    """The share of common characters; a fault counts against it."""
    return common_share(text[:_SAMPLE]) - 2 * _share(text.count("\ufffd"), text)


def _parted(line: bytes) -> str | None:
    """A line that begins in one encoding and goes on in the other, as where one file was written on at the end of another."""
    if len(line) > _LONGEST_PARTED:
        return None
    readings: list[str] = []
    # Two bytes of one letter can be two letters of the other: the border may lie a little off the first fault.
    first = _first_fault(line)
    for border in range(max(first - _BORDER, 0), first + 1):
        readings += _in_two(line, border, ("utf-8", "gb18030"))
    last = 0
    while (fault := _first_fault(line[last:])) < len(line) - last:
        last += fault + 1
    for border in range(last, min(last + _BORDER, len(line)) + 1):
        readings += _in_two(line, border, ("gb18030", "utf-8"))
    return max(readings, key=_merit, default=None)


def _first_fault(line: bytes) -> int:
    """Where this is no UTF-8 any more; its length if it is all of it."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(line)


def _in_two(line: bytes, border: int, codecs_to_try: tuple[str, str]) -> list[str]:
    """The line read in the one encoding before the border and in the other behind it, if both say something Chinese."""
    if not _FEWEST_BYTES <= border <= len(line) - _FEWEST_BYTES:
        return []
    before, after = _strict(line[:border], codecs_to_try[0]), _strict(line[border:], codecs_to_try[1])
    if before is None or after is None or min(common_share(before), common_share(after)) < _SURE_SHARE:
        return []
    return [before + after]


def _share(count: int, text: str) -> float:
    return count / len(text) if text else 0.0


def _checked(decoded: Decoded, file: str | None, *, sure: bool) -> Decoded:
    """Raises for what is no text. What decodes without doubt and holds Chinese is text, however many controls stand between."""
    text = decoded.text
    count = len(_junk().findall(text))
    junk = _share(count, text) if count > _FEW else 0.0
    foreign = False
    if not sure:
        beyond = sum(mark > "\x7f" for mark in text[:_SAMPLE])
        foreign = beyond > _ENOUGH_TO_JUDGE and common_share(text[:_SAMPLE]) < _FOREIGN_SHARE
        junk = max(junk, _share(beyond, text[:_SAMPLE])) if foreign else junk
    elif junk > _JUNK_SHARE and len(_han().findall(text)) * 4 > len(text):
        return decoded
    if junk > _JUNK_SHARE or foreign:
        raise problem("E310", file=file, share=f"{min(junk, 1.0):.0%}")
    return decoded


@cache
def _junk() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd-\uffff]")


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]")


@cache
def _surrogates() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")
