"""The quick ways through headings agree with the plain reading of their tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticeparse.structure.headings import first_stop, role_of
from noticeparse.vocab.section_roles import SECTION_ROLES

_WORDS = sorted({word for _, words, without in SECTION_ROLES for word in (*words, *without)})
_TITLES = st.lists(st.sampled_from(_WORDS) | st.sampled_from(sorted(set("".join(_WORDS))))).map("".join)


@given(_TITLES)
def test_the_first_row_that_fits_gives_the_role(title: str) -> None:
    fitting = (
        role
        for role, words, without in SECTION_ROLES
        if any(word in title for word in words) and not any(word in title for word in without)
    )
    assert role_of(title) == next(fitting, "other")


@given(st.text(alphabet="文。“”（）", max_size=30))
def test_the_first_stop_stands_in_no_quotation_and_no_bracket(text: str) -> None:
    def closed(at: int) -> bool:
        before = text[:at]
        return before.count("“") <= before.count("”") and before.count("（") <= before.count("）")

    stops = (at for at, mark in enumerate(text) if mark == "。" and closed(at))
    assert first_stop(text, 0, len(text)) == next(stops, -1)
