"""What a PDF may cost, looked at before pdfium reads it: streams that unpack without end, and forms that draw forms that draw forms.

Pdfium has no limit for either and can't be interrupted: one of 4 KB would keep it busy for years.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticeparse.sources.limits import Limits

# Deflate packs 1032 bytes into one at best.
_BEST_RATIO = 1_032
_PIECE = 1 << 16
_LONGEST_HEAD = 4_096
_MOST_STREAMS = 50_000
_FORM_BYTES = 1 << 20
_DEEPEST = 50
_FEW_DRAWINGS = 50


class _Form(NamedTuple):
    number: int
    draws: list[bytes]
    names: dict[bytes, int]


def check_pdf(data: bytes, limits: Limits, *, file: str | None = None) -> None:
    """Raises ``LimitError`` for a stream that unpacks to more than ``max_member_bytes``, and for forms drawn more than ``max_drawings`` times."""
    forms: dict[int, _Form] = {}
    contents: list[tuple[int, int, int]] = []
    for head, start, end in _streams(data):
        layers = head.count(b"/FlateDecode") + head.count(b"/Fl ") + head.count(b"/Fl]")
        is_form = b"/Form" in head
        # An image is unpacked only when it is drawn, and that has a limit of its own.
        if b"/Image" in head and not is_form:
            continue
        if layers and (end - start) * _BEST_RATIO**layers > limits.max_member_bytes:
            size = _unpacked_size(data[start:end], layers, limits.max_member_bytes)
            if size > limits.max_member_bytes:
                raise problem("E528", file=file, limit=limits.max_member_bytes)
        if is_form:
            form = _form(data, head, data[start:end], layers)
            forms[form.number] = form
        else:
            contents.append((start, end, layers))
    drawings = _drawings(forms, limits.max_drawings)
    # Most forms draw nothing further; where they do, what the pages draw of them counts as well.
    if drawings > _FEW_DRAWINGS:
        drawings *= (
            max((len(_draws(data[start:end], layers)) for start, end, layers in contents), default=1) or 1
        )
    if drawings > limits.max_drawings:
        raise problem("E527", file=file, limit=limits.max_drawings)


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The dictionary of each stream, and where its bytes begin and end."""
    at = 0
    for _ in range(_MOST_STREAMS):
        found = _stream().search(data, at)
        if found is None:
            return
        begin = max(at, found.start() - _LONGEST_HEAD)
        head = data[begin : found.start()]
        opened = head.rfind(b" obj")
        head = head[max(opened - 12, 0) :] if opened >= 0 else head
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        yield head, found.end(), end
        at = end


def _unpacked_size(packed: bytes, layers: int, most: int) -> int:
    """The bytes that this unpacks to, counted no further than just past ``most``; what is in between is not kept."""
    inflaters = [zlib.decompressobj() for _ in range(min(layers, 4))]
    size = 0
    for at in range(0, len(packed), _PIECE):
        for out in _inflate(packed[at : at + _PIECE], inflaters):
            size += out
            if size > most:
                return size
    return size


def _inflate(piece: bytes, inflaters: list[zlib._Decompress]) -> Iterator[int]:
    """The sizes of what comes out of the last of these, piece by piece; each layer counts as well."""
    first, rest = inflaters[0], inflaters[1:]
    while piece:
        try:
            out = first.decompress(piece, _PIECE)
        except zlib.error:
            return
        if rest:
            yield from _inflate(out, rest)
        yield len(out)
        piece = first.unconsumed_tail
        if not out and not piece:
            return


def _form(data: bytes, head: bytes, packed: bytes, layers: int) -> _Form:
    number = _object_number().search(head)
    resources = _value(data, head, b"/Resources")
    names = _value(data, resources, b"/XObject")
    return _Form(
        int(number[1]) if number is not None else -1,
        _draws(packed, layers),
        {found[1]: int(found[2]) for found in _reference().finditer(names)},
    )


def _value(data: bytes, dictionary: bytes, key: bytes) -> bytes:
    """What stands behind this key of a dictionary: the rest of it, or the object that it points to."""
    at = dictionary.find(key)
    if at < 0:
        return b""
    rest = dictionary[at + len(key) :]
    pointed = _pointer().match(rest)
    if pointed is None:
        return rest
    body = data.find(b"\n" + pointed[1] + b" 0 obj")
    return data[body : body + _LONGEST_HEAD].partition(b"endobj")[0] if body >= 0 else b""


def _draws(packed: bytes, layers: int) -> list[bytes]:
    """The names of what a stream draws."""
    content = packed
    if layers == 1:
        try:
            content = zlib.decompressobj().decompress(packed, _FORM_BYTES)
        except zlib.error:
            return []
    return [found[1] for found in _drawing().finditer(content)]


def _drawings(forms: dict[int, _Form], most: int) -> int:
    """How many forms are drawn when one of them is, counted no further than past ``most``, and as deep as pdfium goes."""
    counts = dict.fromkeys(forms, 1)
    largest = 1
    for _ in range(_DEEPEST):
        counts = {
            number: 1 + sum(counts.get(form.names.get(name, -1), 1) for name in form.draws)
            for number, form in forms.items()
        }
        before, largest = largest, max(counts.values(), default=0)
        if largest == before or largest > most:
            break
    return largest


@cache
def _stream() -> re.Pattern[bytes]:
    return re.compile(rb"\bstream\r?\n")


@cache
def _object_number() -> re.Pattern[bytes]:
    return re.compile(rb"([0-9]{1,9}) [0-9]{1,5} obj")


@cache
def _drawing() -> re.Pattern[bytes]:
    return re.compile(rb"/([^\s/<>\[\]()]{1,60})\s{1,9}Do\b")


@cache
def _reference() -> re.Pattern[bytes]:
    return re.compile(rb"/([^\s/<>\[\]()]{1,60})\s{1,9}([0-9]{1,9}) [0-9]{1,5} R")


@cache
def _pointer() -> re.Pattern[bytes]:
    return re.compile(rb"\s{0,9}([0-9]{1,9}) [0-9]{1,5} R")
