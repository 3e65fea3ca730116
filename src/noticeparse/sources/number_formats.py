"""How a word processor writes the number of a list item: the formats of ``w:numFmt`` (ECMA-376, 17.18.59) that Chinese documents use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 9_999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def write_number(value: int, form: str) -> str:
    """The number in this format; in decimal where the format has no sign for it or is not known.

    >>> [write_number(12, form) for form in ("chineseCounting", "ideographDigital", "decimalEnclosedCircle", "upperRoman")]
    ['十二', '一二', '⑫', 'XII']
    >>> write_number(105, "chineseCountingThousand"), write_number(3, "chineseLegalSimplified"), write_number(28, "lowerLetter")
    ('一百零五', '叁', 'bb')
    """
    written = _FORMATS[form](value) if form in _FORMATS and 0 < value <= _MOST else ""
    return written or str(value)


def _counting(value: int, digits: str, units: str) -> str:
    """With units: 十二, 一百零五; formal numerals never leave the first digit out (壹拾贰)."""
    written = ""
    gap = False
    for power, unit in zip((1000, 100, 10, 1), (*units, ""), strict=True):
        digit = value // power % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + digits[digit] + unit
        gap = False
    short = digits is _HAN and 10 <= value < 20
    return written[1:] if short else written


def _digital(value: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(value))


def _run(first: str, count: int, value: int) -> str:
    return chr(ord(first) + value - 1) if value <= count else ""


def _circled(value: int) -> str:
    for first, above, last in (("①", 0, 20), ("㉑", 20, 35), ("㊱", 35, 50)):
        if above < value <= last:
            return chr(ord(first) + value - above - 1)
    return ""


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _letter(value: int) -> str:
    """a–z, then aa, bb, …"""
    times, at = divmod(value - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def _cycle(signs: str, value: int) -> str:
    return signs[value - 1] if value <= len(signs) else ""


def _chinese(value: int) -> str:
    return _counting(value, _HAN, "千百十")


def _formal(value: int) -> str:
    return _counting(value, _FORMAL, "仟佰拾")


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "ideographTraditional": lambda value: _cycle(_STEMS, value),
    "ideographZodiac": lambda value: _cycle(_BRANCHES, value),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda value: _run("⑴", 20, value),
    "decimalEnclosedFullstop": lambda value: _run("⒈", 20, value),
    "ideographEnclosedCircle": lambda value: _run("㊀", 10, value),
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
}
