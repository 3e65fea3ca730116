"""All kinds of variants, in the order in which the table prints them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.variants import content, layout, wording
from benchmarks.variants.model import Original
from noticeparse import parse_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.variants.model import Maker, Variant

LAYOUT: dict[str, Maker] = {
    "rewrap": layout.rewrap,
    "flatten": layout.flatten,
    "flatten_tight": layout.flatten_tight,
    "widen": layout.widen,
    "blanks": layout.blanks,
    "letter_space": layout.letter_space,
    "recognise": layout.recognise,
}
CONTENT: dict[str, Maker] = {
    "renumber": content.renumber,
    "reorder": content.reorder,
    "drop": content.drop,
    "merge": content.merge,
    "split": content.split,
    "retitle": content.retitle,
    "shift_date": wording.shift_date,
    "weaken": wording.weaken,
    "localise": wording.localise,
}
KINDS = LAYOUT | CONTENT
MIXED = "mixed"
ROUND = (*KINDS, *(MIXED,) * 6)
ATTEMPTS = 8  # for each variant that is asked for


def variants(original: Original, *, seed: int, times: int) -> Iterator[Variant]:
    """``times`` different variants, or as many as the notice gives; the same seed gives the same ones.

    One kind comes after the other; a mixed one is a content kind whose text went through a layout kind.
    """
    seen = {original.text}
    for number in range(times * ATTEMPTS):
        kind = ROUND[number % len(ROUND)]
        random = Random(f"{seed}/{original.name}/{kind}/{number}")
        variant = mixed(original, random) if kind == MIXED else KINDS[kind](original, random)
        if variant is not None and variant.text not in seen:
            seen.add(variant.text)
            yield variant
            if len(seen) > times:
                return


def mixed(original: Original, random: Random) -> Variant | None:
    """A change of content under another layout."""
    changed = random.choice(list(CONTENT.values()))(original, random)
    if changed is None:
        return None
    base = Original(original.name, changed.text, changed.gold, parse_text(changed.text))
    laid_out = random.choice([layout.rewrap, layout.widen, layout.blanks, layout.letter_space])(base, random)
    return None if laid_out is None else laid_out._replace(kind=MIXED, findings=changed.findings)
