"""Variants that change no value: other line breaks, widths and blanks, and errors of character recognition beside the values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.variants.model import Variant
from noticeparse.display import cells, wrap
from noticeparse.numerals import squash
from noticeparse.spans import Span, apply_edits

if TYPE_CHECKING:
    from random import Random

    from benchmarks.variants.model import Original
    from noticeparse.spans import Edit

WIDE = str.maketrans(
    {ord("0") + digit: ord("０") + digit for digit in range(10)} | {ord("("): "（", ord(")"): "）"}
)
_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w.-]{1,60}|(?:https?://|www\.)[!-~]{1,200}|\]\([^()\n]{1,200}\)")
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])")
_LABEL = re.compile(r"\s*[（(]?[0-9]{1,3}[.．、）)]")
_SPACED = ("联系人：", "附件：", "抄送：", "地址：", "电话：", "传真：", "邮编：")
# What character recognition takes for one another.
CONFUSED = {
    "日": "曰", "人": "入", "己": "已", "已": "己", "未": "末", "末": "未", "土": "士", "士": "土", "干": "千", "大": "太",
    "天": "夫", "体": "休", "折": "拆", "拨": "拔", "候": "侯", "治": "冶", "各": "备", "会": "舍", "间": "问", "，": ",", "；": ";",
}  # fmt: skip
LEAST_LONG = 70  # cells; a line that is longer is a paragraph and no print line
LONGEST_PRINTED = 100  # cells of a print line
ERRORS_EACH = 300  # characters to one error of recognition


def rewrap(original: Original, random: Random) -> Variant | None:
    """The text in print lines of one width, with or without blank lines between them."""
    lines = original.text.split("\n")
    if sum(cells(line) > LEAST_LONG for line in lines) < 3 or _wrapped(lines) or _marked_up(lines):
        return None
    width, blank = random.randrange(56, 86, 2), random.random() < 0.5
    broken = [piece for line in lines if line.strip() or not blank for piece in _pieces(line, width)]
    return Variant("rewrap", ("\n\n" if blank else "\n").join(broken), original.gold)


def flatten(original: Original, random: Random) -> Variant | None:
    """The text on one line, as some sites store it, a blank or two where a line ended."""
    return _flattened("flatten", original, random.choice((" ", "　　")))


def flatten_tight(original: Original, _random: Random) -> Variant | None:
    """The text on one line, with nothing where a line ended."""
    return _flattened("flatten_tight", original, "")


def widen(original: Original, random: Random) -> Variant | None:
    """Digits and brackets of full width, in all of the text or in a part of its lines; mail and web addresses stay.

    In a part of the lines labels stay, too: nobody numbers one list in two widths.
    """
    lines = original.text.splitlines(keepends=True)
    if random.random() < 0.5:
        return _changed("widen", original, "".join(map(_widened, lines)))
    changed = [_after_label(line) if random.random() < 0.5 else line for line in lines]
    return _changed("widen", original, "".join(changed))


def blanks(original: Original, random: Random) -> Variant | None:
    """A blank where a Chinese character meets a digit, as text taken from a PDF has it."""
    share = random.choice((1.0, 0.5))
    shielded = [Span(*found.span()) for found in _ADDRESS.finditer(original.text)]
    edits: list[Edit] = [
        (found.start(), found.start(), " ")
        for found in _SEAM.finditer(original.text)
        if random.random() < share and not any(span.holds(found.span()) for span in shielded)
    ]
    return _edited("blanks", original, edits)


def letter_space(original: Original, random: Random) -> Variant | None:
    """Blanks between the characters of mastheads, signatures and short labels."""
    names = {squash(name) for name in original.gold.get("issuers") or ()}
    heads = names | {name + "文件" for name in names} | {"附件", "通知"}
    gap = random.choice((" ", "　", "  "))
    edits: list[Edit] = []
    at = 0
    for line in original.text.splitlines(keepends=True):
        words = line.strip()
        start = at + line.find(words) if words else at
        label = next((label for label in _SPACED if words.startswith(label)), "")
        spaced = words if words in heads and len(words) <= 20 else label.rstrip("：")
        if len(spaced) > 1 and random.random() < 0.8:
            edits.append((start, start + len(spaced), gap.join(spaced)))
        at += len(line)
    return _edited("letter_space", original, edits)


def recognise(original: Original, random: Random) -> Variant | None:
    """Characters taken for others that look alike, outside of the gold values, wherever these stand."""
    spans = original.taken + original.repeated
    places = [
        place
        for place, mark in enumerate(original.text)
        # The mark behind a value is left alone, too: it says where a title ends.
        if mark in CONFUSED and not any(span.start <= place <= span.end for span in spans)
    ]
    number = min(len(places), max(1, len(original.text) // ERRORS_EACH))
    edits: list[Edit] = [
        (place, place + 1, CONFUSED[original.text[place]]) for place in sorted(random.sample(places, number))
    ]
    return _edited("recognise", original, edits)


def _wrapped(lines: list[str]) -> bool:
    """Are many lines about as long as the long ones, so that the text is in print lines already?"""
    sizes = sorted(cells(line) for line in lines if line.strip())
    if not sizes:
        return False
    full = sizes[len(sizes) * 9 // 10]
    return full <= LONGEST_PRINTED and sum(abs(size - full) <= 8 for size in sizes) > len(sizes) / 3


def _marked_up(lines: list[str]) -> bool:
    """Do marks of Markdown begin lines? They mean something at the start of a line only."""
    return any(line.startswith(("#", "|", "*")) for line in lines)


def _pieces(line: str, width: int) -> list[str]:
    if cells(line) <= width:
        return [line]
    words = line.strip()
    indent = cells(line) - cells(line.lstrip())
    if indent > 8:
        # A signature that blanks push to the right: it moves with the width.
        return [" " * max(0, width - cells(words)) + piece for piece in wrap(words, width)]
    first, *rest = wrap("口" * (indent // 2) + words, width)
    return [line[: len(line) - len(line.lstrip())] + first[indent // 2 :], *rest]


def _flattened(kind: str, original: Original, gap: str) -> Variant | None:
    lines = [line.strip() for line in original.text.splitlines() if line.strip()]
    if len(lines) < 5 or _wrapped(lines) or _marked_up(lines) or list(original.notice.enclosed()):
        return None
    return Variant(kind, gap.join(lines), original.gold)


def _widened(line: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(line):
        parts += [line[at : found.start()].translate(WIDE), found.group()]
        at = found.end()
    return "".join([*parts, line[at:].translate(WIDE)])


def _after_label(line: str) -> str:
    label = _LABEL.match(line)
    end = 0 if label is None else label.end()
    return line[:end] + _widened(line[end:])


def _edited(kind: str, original: Original, edits: list[Edit]) -> Variant | None:
    if not edits:
        return None
    # An edit at the very end would have nothing to stand before.
    text, _ = apply_edits(original.text, [edit for edit in edits if edit[0] < len(original.text)])
    return _changed(kind, original, text)


def _changed(kind: str, original: Original, text: str) -> Variant | None:
    return Variant(kind, text, original.gold) if text != original.text else None
