"""What a rule's text must hold or end in, where the code looks for that before it asks the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse.fields.theme import AS_THEME, THEME, THEME_LINE, THEME_SENTENCE, THEMED_EVENT
from noticeparse.spans import Span
from noticeparse.structure.changes import OLD_DAY, is_replaced, may_be_replaced
from noticeparse.structure.citations import CITING, QUOTED_TITLE
from noticeparse.structure.closing import CLOSING_ENDS, COPY_TO, MONTH_LINE, SEAL
from noticeparse.structure.document_numbers import BARE, LONGEST_CODE, ORGAN_CODE
from noticeparse.structure.duty_parties import SUBJECT_OF_THE_DAY, subject_from
from noticeparse.structure.lines import (
    ANNEX_MARK,
    ANNEX_OPENER,
    DATE_ENDS,
    DATE_LINE,
    DATED_SIGNATURE,
    KIND_AT_END,
    KIND_IN_BRACKETS,
    LONGEST_COPIES,
    LONGEST_KIND_AT_END,
    NUMERIC_DATE_LINE,
    ORGANISATION,
    PRINT_LINE,
    is_organisation,
    kind_at_end,
)
from noticeparse.structure.titles import KIND_ENDS, KIND_STOPS, TITLE_ENDS
from noticeparse.temporal.phrases import CUE
from noticeparse.temporal.points import read_span
from noticeparse.text.paragraphs import KEY_LINE, OPENERS, STANDALONE_ENDS, STANDALONE_LINE
from noticeparse.vocab.organisations import ORGANISATION_ENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.rules import Rule


def ends_in_kind(text: str) -> bool:
    """As ``last_lines`` looks at it: the last mark, or the one before a stop."""
    return text[-1] in TITLE_ENDS and (text[-2] if text[-1] in KIND_STOPS else text[-1]) in KIND_ENDS


NEEDED: tuple[tuple[Rule, Callable[[str], bool]], ...] = (
    (ANNEX_MARK, lambda text: text[0] == ANNEX_OPENER),
    (DATE_LINE, lambda text: "年" in text and text[-1] in DATE_ENDS <= CLOSING_ENDS),
    (DATED_SIGNATURE, lambda text: "年" in text and text[-1] in CLOSING_ENDS),
    (NUMERIC_DATE_LINE, lambda text: "年" not in text and text[-1] in CLOSING_ENDS),
    (PRINT_LINE, lambda text: "印发" in text[-LONGEST_COPIES:]),
    (MONTH_LINE, lambda text: text[-1] == "月"),
    (COPY_TO, lambda text: text[0] == "抄"),
    (SEAL, lambda text: "章" in text),
    (KIND_AT_END, lambda text: ends_in_kind(text) and len(text) <= LONGEST_KIND_AT_END),
    (KIND_IN_BRACKETS, lambda text: text[-1] in "）)" and len(text) <= LONGEST_KIND_AT_END),
    (BARE, lambda text: "号" in text),
    (KEY_LINE, lambda text: text[0] in OPENERS),
    (STANDALONE_LINE, lambda text: text[0] in OPENERS or text[-1] in STANDALONE_ENDS),
    (ORGAN_CODE, lambda text: len(text) < LONGEST_CODE),
    (QUOTED_TITLE, lambda text: any(sign in text for sign in CITING)),
    (THEME_LINE, lambda text: THEME in text),
    (THEME_SENTENCE, lambda text: THEME in text),
    (AS_THEME, lambda text: THEME in text),
    (THEMED_EVENT, lambda text: THEME in text),
)


@pytest.mark.parametrize(("rule", "needed"), NEEDED, ids=[rule.name for rule, _ in NEEDED])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_precheck_passes_whatever_its_rule_matches(
    rule: Rule, needed: Callable[[str], bool], data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(rule.compiled, fullmatch=True))
    assert needed(words)


@given(st.text("清河市科协关于", max_size=40), st.from_regex(KIND_AT_END.compiled, fullmatch=True))
def test_the_kind_of_a_long_title_is_found(head: str, tail: str) -> None:
    title = head + tail
    found, looked_for = kind_at_end(title, 0, len(title)), KIND_AT_END.search(title)
    assert found is not None
    assert looked_for is not None
    assert found.span() == looked_for.span()


@given(st.text("清河（）", max_size=6), st.sampled_from([*ORGANISATION_ENDS, "活动", "）"]))
def test_an_office_is_known_by_any_end_of_the_table(head: str, end: str) -> None:
    name = head + end
    bare = name[: name.rfind("（")] if name.endswith("）") else name
    assert is_organisation(name) == (bare.endswith(ORGANISATION_ENDS) and ORGANISATION.fires(name))


@given(
    st.lists(
        st.sampled_from((*OLD_DAY.examples, "原计划", "甲" * 39, "。", "\n")) | st.text(max_size=3),
        max_size=4,
    ).map("".join)
)
def test_a_day_is_replaced_only_where_the_words_before_it_allow_it(before: str) -> None:
    text = f"{before}5月6日延期至5月8日"
    day = len(before), len(before) + len("5月6日")
    if is_replaced(text, day, Span(0, len(text))):
        assert may_be_replaced(text, day[0], 0)


@given(
    st.sampled_from(("5", "12", "2021")), st.sampled_from(("、", "至", "到", " 、 ", "/", ".")),
    st.sampled_from(("6月", "六月", "廿日", "第2季度", "4季度", "2023年", "开展", "市级")),
)  # fmt: skip
def test_a_number_that_goes_on_as_a_time_is_a_cue(number: str, mark: str, behind: str) -> None:
    text = f"{number}{mark}{behind}"
    if read_span(text, 0, len(text)) is not None:
        assert CUE.match(text) is not None


@given(
    st.lists(
        st.sampled_from(("请", "由", "各市科协", "各县（市、区）教育局", "学校（含分校，幼儿园）", "省科协机关（单位）", "。", "，", "：", "于", "务必", "应", "将材料")),
        max_size=9,
    ).map("".join)
)  # fmt: skip
def test_a_subject_is_found_from_the_last_mark_in_front_of_it(before: str) -> None:
    low = subject_from(before, 0, len(before))
    found, looked_for = SUBJECT_OF_THE_DAY.search(before[low:]), SUBJECT_OF_THE_DAY.search(before)
    assert (found is None) == (looked_for is None)
    if found is not None and looked_for is not None:
        assert found.groups() == looked_for.groups()
        assert low + found.start("who") == looked_for.start("who")
