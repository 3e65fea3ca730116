"""Postal addresses behind a label, and the postcode that stands with them."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span

LONGEST_ADDRESS = 120

POSTCODE = Rule(
    "contacts.postcode",
    r"(?<![0-9A-Za-z-])[0-9]{6}(?![0-9A-Za-z-])",
    examples=("000000", "（100000）"),
    rejects=("0000000", "00000", "0000-000000"),
    engine="regex",
)
BRACKETED_POSTCODE = Rule(
    "contacts.postcode_in_brackets",
    r"（[ ]?(?:邮编|邮政编码)?[ ：:]{0,2}(?P<postcode>[0-9]{6})[ ]?）",
    examples=("清河市文昌街3号（000000）", "清河市文昌街3号（邮编：000000）"),
    rejects=("清河市文昌街3号（市科协）",),
)
POSTCODE_AT_END = Rule(
    "contacts.postcode_at_end",
    r"(?:(?<=[ ，；])|(?<=[室号楼层])|邮编|邮政编码)[ ]?(?P<postcode>[0-9]{6})$",
    examples=("清河市文昌街3号，000000", "清河市文昌街3号000000", "清河市文昌街3号 邮编000000"),
    rejects=("清河市文昌街000000号", "清河市0000000"),
)
RECEIVER_BEHIND = Rule(
    "contacts.receiver_behind_address",
    r"[ ，]{0,2}（?(?<![0-9A-Za-z])(?P<receiver>[一-鿿]{2,30})[ ]?[（]?收[）]{0,2}$",
    examples=(
        "清河市文昌街3号（市科协学会部收）",
        "清河市文昌街3号 林以宁（收）",
        "清河市文昌街3号市科协（收）",
    ),
    rejects=("清河市文昌街3号",),
    engine="regex",
)
SHAPE = Rule(
    "contacts.address_shape",
    r"[省市区县镇乡村路街巷道号楼层室座栋幢厦院园场]|大厦|中心|[0-9]",
    examples=("清河市文昌街3号", "行政中心"),
    rejects=("待定", "见附件"),
)
CLAUSE_OF_ADDRESS = Rule(
    "contacts.clause_of_address",
    r"""
    [^，]{0,40}?(?:[0-9一二三四五六七八九十]{1,5}(?:-[0-9]{1,4})?(?:号|楼|层|室|座|栋|幢|单元|房)|大厦|大楼)[^，]{0,24}$
    | [ ]?(?:邮编|邮政编码)?[ ：:]{0,2}[0-9]{6}[ ]?$
    | [^，]{2,30}[（]?收[）（]?$
    """,
    examples=("市民中心B座502室", "邮编000000", "林以宁收"),
    rejects=("信封上注明“征文”字样", "以邮戳为准"),
    where="start",
)
GOES_ON = Rule(
    "contacts.address_goes_on",
    r"(?:[0-9A-Za-z]{1,5}[^：:，。；]{0,3}?(?:号|楼|层|室|座|栋|幢|单元|房)[^：:，。；]{0,20}|（[0-9]{6}）)$",
    examples=("512室（000000）", "3号楼512室", "（000000）"),
    rejects=("512室，", "1.报名方式", "联系人：林以宁"),
    where="start",
)


class Address(NamedTuple):
    """An address without its postcode and receiver, and where all of it ends; ``address`` is empty for a postcode alone."""

    address: Span
    postcode: Span | None
    receiver: Span | None
    end: int


def read_address(folded: str, start: int, end: int) -> Address | None:
    """The address that begins at ``start``, and what stands behind it.

    >>> text = "清河市文昌街3号512室（000000）"
    >>> found = read_address(text, 0, len(text))
    >>> found.address.of(text), found.postcode.of(text)
    ('清河市文昌街3号512室', '000000')
    """
    end = min(end, start + LONGEST_ADDRESS)
    coded = BRACKETED_POSTCODE.search(folded, start, end)
    stop = _address_end(folded, start, coded.start() if coded is not None else end)
    if coded is not None and stop == coded.start():
        after = coded.end()
    else:
        coded = (
            POSTCODE_AT_END.search(folded, start, stop)
            if start < stop and folded[stop - 1].isdecimal()
            else None
        )
        after = stop
        stop = coded.start() if coded is not None else stop
    postcode = as_span(coded.span("postcode")) if coded is not None else None
    stop = _without(folded, start, stop)
    received = RECEIVER_BEHIND.search(folded, start, stop) if folded.find("收", start, stop) >= 0 else None
    receiver = as_span(received.span("receiver")) if received is not None else None
    if received is not None:
        stop = _without(folded, start, received.start())
        inner = POSTCODE_AT_END.search(folded, start, stop) if coded is None else None
        if inner is not None:
            postcode, stop = as_span(inner.span("postcode")), _without(folded, start, inner.start())
    while start < stop and folded[start] in " \t，为在":
        start += 1
    if stop - start < 2 or SHAPE.search(folded, start, stop) is None:
        nowhere = postcode is None and receiver is None
        return None if nowhere else Address(Span(start, start), postcode, receiver, after)
    return Address(Span(start, stop), postcode, receiver, after)


def _without(folded: str, start: int, end: int) -> int:
    """Where the words end without the marks behind them."""
    while end > start and folded[end - 1] in " \t，、；,（":
        end -= 1
    return end


def _address_end(folded: str, start: int, end: int) -> int:
    """Where the sentence ends, or the clause behind which no house, room, postcode or receiver follows."""
    for mark in "。；！":
        stop = folded.find(mark, start, end)
        end = stop if stop >= 0 else end
    close = folded.find("）", start, end)
    if close >= 0 and folded.find("（", start, close) < 0:
        end = close  # of the bracket that all of it stands in
    at = folded.find("，", start, end)
    while at >= 0:
        following = folded.find("，", at + 1, end)
        clause_end = following if following >= 0 else end
        if CLAUSE_OF_ADDRESS.match(folded, at + 1, clause_end) is None:
            return at
        at = following
    return end
