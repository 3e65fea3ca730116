"""Telephone numbers: where they stand in a line, what belongs to them, and one form for the many in which they are printed."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.numerals import fold_widths
from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.vocab.contacts import ALSO_FAX

MOST_NUMBERS = 64  # in one value; a longer run of them is not a contact

_DASH = r"[-—–−~‐‑―_]{1,2}"
_COUNTRY = r"(?:(?:\+|00)[ ]?86[ ]?-?[ ]?|（\+?86）[ ]?|86-)"
_AREA = r"(?:（0[0-9]{2,3}）[ ]?-?[ ]?|0[0-9]{2,3}[ ]?" + _DASH + r"[ ]?|0[0-9]{2,3}[ ])"
# 8000 0000, 8000-0000, but not the years 2023-2025
_LOCAL = r"(?:(?!(?:19|20)[0-9]{2}[ -](?:19|20))[0-9]{3,4}[ -][0-9]{4}|[0-9]{7,8})"
# 转802, -802, 转801、803, 分机802, （8021）
_EXTENSION = r"(?:[ ]?(?:转|分机|转分机|ext\.?)[ ：]{0,2}[0-9]{1,6}(?:[、/或][0-9]{1,4}(?![0-9])){0,4}|-[0-9]{2,5}|（[0-9]{3,5}）)"
_MOBILE = r"1[3-9](?:[0-9]{9}|[0-9][ -][0-9]{4}[ -][0-9]{4})"
_SERVICE = r"[48]00(?:[ -]?[0-9]{3}[ -]?[0-9]{4}|[ -]?[0-9]{4}[ -]?[0-9]{3}|[ -][0-9]{7})"
_NUMBER_MARKS = frozenset("0123456789（）()+-—–−~‐‑―_ ")
_FIRST_MARKS = frozenset("0123456789（+")
_BEFORE = r"(?<![0-9A-Za-z_@.*-])"
_AFTER = r"(?![0-9A-Za-z_@*]|\.[0-9]|[ ]?[元万亿%％㎡吨])"

_WHOLE = rf"""
    (?: {_COUNTRY}(?:{_MOBILE}|[1-9][0-9]{{1,2}}[ -]{{1,2}}{_LOCAL}|{_AREA}{_LOCAL}|[1-9][0-9]{{9,10}})   # +86-10-00000000
      | {_AREA}{_LOCAL}                                     # （0000）0000000, 0000-0000000
      | 0[0-9]{{9,11}}                                       # 00000000000
      | {_MOBILE}
      | {_SERVICE}
      | 0[0-9]{{2,3}}-(?:12|9[56])[0-9]{{3}}                     # 0000-12333
    )"""

NUMBER = Rule(
    "contacts.phone",
    rf"{_BEFORE}(?:{_WHOLE}|(?P<bare>{_LOCAL}|[0-9]{{11}})){_EXTENSION}?{_AFTER}",
    examples=(
        "0000-0000000",
        "（000）00000000",
        "00000000000",
        "13800000000",
        "0000-0000000转802",
        "+86-10-00000000",
        "400-000-0000",
        "0000-12333",
        "0000000-802",
        "00000000（8021）",
        "0000 0000",
    ),
    rejects=("000000", "000000000", "123456200001011234", "a0000-0000000", "2023-2025", "0000-0000000.5"),
)
# What any number holds. A place without it needs no closer look, and most of a notice is such a place.
DIGITS = Rule(
    "contacts.digits",
    r"[0-9][0-9](?:[0-9]{5}|[0-9]{0,2}[）~—–―−‐‑_ -]{1,3}[0-9]{3})",
    examples=("0000-0000000", "（0000）0000000", "0000 0000"),
    rejects=("000000", "2023年12月", "1-2"),
    engine="regex",
)
LOCAL_FORM = Rule(
    "contacts.local_phone",
    r"(?!20[0-9]{2}(?:-20|(?:0[1-9]|1[0-2])[0-3][0-9]))[2-8][0-9]{2,3}[ -]?[0-9]{4}",
    examples=("2000000", "80000000", "8000 0000"),
    rejects=("20240506", "10000000", "0000000"),
    where="start",
)
# Of any first digit, where the words around it say whose it is; a number of eight may be a day (20240506).
SEVEN_DIGITS = Rule(
    "contacts.seven_digits",
    r"[0-9]{3}[ -]?[0-9]{4}",
    examples=("0000000", "000-0000"),
    rejects=("20240506", "000000"),
    where="whole",
)
# Of six digits only what an inner line (600000) or a service (116000) has; the others are postcodes.
SHORT_NUMBER = Rule(
    "contacts.short_phone",
    rf"{_BEFORE}(?!0[0-9]{{2,3}}[ ][0-9]{{7,8}}|{_MOBILE}(?![0-9]))(?:[2-9][0-9]{{5}}|1[12][0-9]{{4}}|[0-9]{{3,5}})(?=[，。；、！）（/\s]|转|或|和|及|咨询|进行|$)",
    examples=("12345", "12345、12388", "12345 12388", "96000。", "12366或"),
    rejects=("12345元", "12", "1234567", "100人", "0000 0000000", "100000"),
    engine="regex",
)
FURTHER_NUMBER = Rule(
    "contacts.further_phone",
    r"[ ]?[、/或和 \t][ ]?",
    examples=("、80000000", " 13800000000"),
    rejects=("转802", "，2000元"),
)
BRANCH = Rule(
    "contacts.last_digits",
    r"/(?P<last>[0-9]{3,4})(?![0-9/年月.-])",
    examples=("/0002", "/802（传真）"),
    rejects=("/0000000", "/2", "/2024年"),
    where="start",
)
ALSO_FAX_NOTE = Rule(
    "contacts.also_fax",
    any_of(*ALSO_FAX),
    examples=("兼传真", "传真同号"),
    rejects=("传真",),
)
_PARTS = Rule(
    "contacts.phone_parts",
    r"(?P<area>01[0]|02[0-9]|0[0-9]{3}|0[0-9]{2})(?P<local>[0-9]{7,8})",
    examples=("01000000000", "09130000000", "02000000000"),
    rejects=("0000", "13800000000"),
    where="whole",
)
_EXTENSION_MARK = Rule(
    "contacts.extension",
    r"(?:转分机|分机|转|ext\.?)[ ：:]{0,2}(?P<extension>[0-9]{1,6})|(?<=[0-9]{7})[-(](?P<short>[0-9]{2,5})[)]?$",
    examples=("转802", "0000000-802", "00000000(8021)"),
    rejects=("0000-0000000",),
    engine="regex",
)


class Number(NamedTuple):
    """A telephone number in a text, and the bracket behind it, where one stands there.

    ``bare`` says that its form alone (seven or eight digits) does not tell it from another number.
    """

    span: Span
    note: Span | None
    also_fax: bool
    bare: bool
    rule: str

    @property
    def after(self) -> int:
        """Where the text goes on behind the number and its bracket."""
        return self.note.end + 1 if self.note is not None else self.span.end


def find_numbers(folded: str, start: int, end: int) -> list[Number]:
    """All that can be a telephone number of seven digits or more, in order.

    >>> text = "0000-00000000、87654321转8（兼传真）"
    >>> [(number.span.of(text), number.bare, number.also_fax) for number in find_numbers(text, 0, len(text))]
    [('0000-00000000', False, False), ('87654321转8', True, True)]
    """
    numbers: list[Number] = []
    at = start
    while len(numbers) < MOST_NUMBERS:
        digits = DIGITS.search(folded, at, end)
        if digits is None:
            break
        begin = digits.start()
        while begin > at and folded[begin - 1] in _NUMBER_MARKS:
            begin -= 1
        at = digits.end()
        for first in range(begin, digits.start() + 1):
            found = NUMBER.match(folded, first, end) if folded[first] in _FIRST_MARKS else None
            if found is not None:
                numbers.append(
                    _with_note(
                        folded, as_span(found.span()), end, found.group("bare") is not None, NUMBER.name
                    )
                )
                at = found.end()
                branch = BRANCH.match(folded, at, end)
                if branch is not None:
                    # 0000-0000000/0002 is two numbers
                    numbers.append(_with_note(folded, as_span(branch.span("last")), end, False, BRANCH.name))
                    at = branch.end()
                break
    return numbers


def find_short_numbers(folded: str, start: int, end: int) -> list[Number]:
    """Hotlines and inner numbers (12345, 6012), which stand right behind their label or in a list that begins there.

    >>> text = "12345、12388；"
    >>> [number.span.of(text) for number in find_short_numbers(text, 0, len(text))]
    ['12345', '12388']
    """
    numbers: list[Number] = []
    found = SHORT_NUMBER.match(folded, start, end)
    while found is not None and len(numbers) < MOST_NUMBERS:
        number = _with_note(folded, as_span(found.span()), end, bare=True, rule=SHORT_NUMBER.name)
        numbers.append(number)
        mark = FURTHER_NUMBER.match(folded, number.after, end)
        found = SHORT_NUMBER.match(folded, mark.end(), end) if mark is not None else None
    return numbers


def _with_note(folded: str, span: Span, end: int, bare: bool, rule: str) -> Number:
    note = note_behind(folded, span.end, end)
    return Number(
        span, note, note is not None and ALSO_FAX_NOTE.search(folded, *note) is not None, bare, rule
    )


def note_behind(folded: str, at: int, end: int, longest: int = 40) -> Span | None:
    """The words of the bracket that opens at ``at``, or None."""
    if at < end and folded[at] == " ":
        at += 1
    if at >= end or folded[at] not in "（[":
        return None
    close = folded.find("）" if folded[at] == "（" else "]", at + 1, min(end, at + longest + 2))
    return Span(at + 1, close) if close >= 0 else None


def normalise_phone(text: str) -> str:
    """One form for a number however it is printed: area code and number with a hyphen, the extension after a second one.

    What has no form that is known is given back without blanks.

    >>> [normalise_phone(text) for text in ("（010)00000000", "+86-10-00000000", "01000000000", "0000－0000000转802", "12345")]
    ['010-00000000', '010-00000000', '010-00000000', '0000-0000000-802', '12345']
    """
    folded = fold_widths(text).replace("（", "(").replace("）", ")")
    extension = ""
    marked = _EXTENSION_MARK.search(folded)
    if marked is not None:
        extension = "-" + (marked.group("extension") or marked.group("short"))
        folded = folded[: marked.start()]
    digits = "".join(mark for mark in folded if mark.isascii() and mark.isdecimal())
    if not digits:
        return folded.strip() + extension
    abroad = folded.strip().startswith("+")
    for country in ("0086", "86"):
        if (
            digits.startswith(country)
            and len(digits) >= 12
            and (abroad or country == "0086" or folded.lstrip("( ").startswith("86"))
        ):
            national = digits[len(country) :]
            digits = (
                national
                if national.startswith("0")
                or (len(national) == 11 and national[0] == "1" and national[1] in "3456789")
                else "0" + national
            )
            break
    area = _printed_area(folded)
    if area is not None and digits.startswith(area):
        return f"{area}-{digits[len(area) :]}{extension}"
    if digits.startswith(("400", "800")) and len(digits) == 10:
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}{extension}"
    parts = _PARTS.fullmatch(digits)
    return (
        f"{parts.group('area')}-{parts.group('local')}{extension}"
        if parts is not None
        else digits + extension
    )


def _printed_area(folded: str) -> str | None:
    """The area code where the print parts it from the number."""
    words = folded.strip().lstrip("(")
    area = ""
    for mark in words:
        if not mark.isdecimal():
            break
        area += mark
    return area if area.startswith("0") and 3 <= len(area) <= 4 and len(area) < len(words) else None
