"""Chinese numerals ↔ int, and the widths of digits and letters."""

from __future__ import annotations

import unicodedata

DIGITS = {
    "〇": 0, "○": 0, "零": 0, "О": 0, "Ｏ": 0, "O": 0, "o": 0, "Ο": 0, "◯": 0, "0": 0,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "廿": 20, "卅": 30}
_LONGEST = 12  # no numeral that a notice counts with is longer; a run of five thousand digits is not a number


def to_int(text: str) -> int | None:
    """The value of Chinese, ASCII or full-width digits, positional (二〇二三) or with units (二十三); None if it is neither.

    >>> to_int("二十三"), to_int("二〇二三"), to_int("十"), to_int("１２"), to_int("一百零三"), to_int("²")
    (23, 2023, 10, 12, 103, None)
    """
    if text in _COUNTED:
        return _COUNTED[text]
    if not text or len(text) > _LONGEST:
        return None
    folded = fold_widths(text)
    if folded.isascii():
        return int(folded) if folded.isdecimal() else None
    if not any(mark in _UNITS for mark in folded):
        value = 0
        for mark in folded:
            digit = DIGITS.get(mark, int(mark) if mark.isascii() and mark.isdecimal() else None)
            if digit is None:
                return None
            value = value * 10 + digit
        return value
    total = 0
    digit = 0
    seen = False
    for mark in folded:
        if mark in ("廿", "卅"):
            total += _UNITS[mark]
            digit, seen = 0, False
        elif mark in _UNITS:
            total += (digit if seen else 1) * _UNITS[mark]
            digit, seen = 0, False
        elif mark in DIGITS or (mark.isascii() and mark.isdecimal()):
            digit = DIGITS[mark] if mark in DIGITS else int(mark)
            seen = True
        else:
            return None
    return total + digit


def to_han(value: int) -> str:
    """1–99 as a notice numbers its sections.

    >>> to_han(1), to_han(10), to_han(21)
    ('一', '十', '二十一')
    """
    marks = "零一二三四五六七八九"
    if not 0 < value < 100:
        raise ValueError("sections are numbered from 1 to 99")
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else marks[tens] + "十"
    return head + (marks[ones] if ones else "")


# The numbers that sections are counted with, looked up instead of worked out.
_COUNTED = {to_han(value): value for value in range(1, 100)} | {str(value): value for value in range(100)}


# What stands for a letter of its own in fonts, and so in the text that is taken from PDFs: 工 written as the radical ⼯. Unicode folds
# the classical radicals and the compatibility ideographs, but not the simplified radicals.
_SIMPLIFIED_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)


def _same_letters() -> dict[int, str]:
    table = {ord(radical): letter for radical, letter in _SIMPLIFIED_RADICALS.items()}
    for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)):
        letter = unicodedata.normalize("NFKC", chr(code))
        if letter != chr(code):
            table[code] = letter
    return table


SAME_LETTERS = _same_letters()


def _folding() -> dict[int, str]:
    table = dict(SAME_LETTERS)
    # Digits, Latin letters and the marks that stand between them, one for one. Chinese punctuation keeps its width:
    # a rule reads ，。：；（） as notices print them, and folds the half-width ones to them where it needs to.
    for code in range(0xFF01, 0xFF5F):
        mark = chr(code)
        if mark not in "，：；（）！？":
            table[code] = unicodedata.normalize("NFKC", mark)
    table.update({ord("︰"): "：", ord("∶"): ":", ord("﹕"): "：", ord("﹙"): "（", ord("﹚"): "）"})
    return table


FOLDED_WIDTHS = _folding()


def fold_widths(text: str) -> str:
    """Full-width digits, letters and signs as ASCII, radicals as the letters that they are, character for character, so that offsets stay.

    >>> fold_widths("２０２３年５⽉（１．）")
    '2023年5月（1.）'
    """
    return text if text.isascii() else text.translate(FOLDED_WIDTHS)


def squash(text: str) -> str:
    """NFKC, then without blanks and without ``*``, ``#`` and `````: the form in which a value equals its quote.

    >>> squash("联 系 **人**：") == squash("联系人:")
    True
    """
    return without_layout(unicodedata.normalize("NFKC", text))


def without_layout(text: str) -> str:
    r"""Without blanks, line ends and the marks of Markdown.

    >>> without_layout("联 系\n**人**")
    '联系人'
    """
    return "".join(text.split()).replace("*", "").replace("#", "").replace("`", "")
