"""Evidence against the source text, and values against their quotes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from noticeparse.evaluate.grounding import add_up, check_grounding
from noticeparse.records.notice import Attachment, Deadline, DocumentNumber, Evidence, Notice, Text

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = "清教〔2024〕018号\n书 香\n润校园\n8月30日前将方案报送市教育局"


def quoting(quote: str, shift: int = 0) -> Evidence:
    start = SOURCE.index(quote) + shift
    return Evidence(start=start, end=start + len(quote), page=None, line=1, quote=quote, rule="test.given")


@pytest.fixture
def empty(notice_of: Callable[..., Notice]) -> Notice:
    return notice_of({})


def test_blanks_and_line_breaks_make_no_difference(empty: Notice) -> None:
    notice = empty.model_copy(update={"theme": Text(text="书香润校园", evidence=quoting("书 香\n润校园"))})
    seen = check_grounding("a", notice, SOURCE)
    assert (seen.evidence, seen.exact, seen.values, seen.equal, seen.broken) == (1, 1, 1, 1, ())


def test_a_shifted_span_is_broken(empty: Notice) -> None:
    notice = empty.model_copy(update={"theme": Text(text="书香润校园", evidence=quoting("书 香\n润校园", 1))})
    seen = check_grounding("a", notice, SOURCE)
    assert (seen.exact, seen.equal) == (0, 1)
    assert seen.broken == ("a: theme.evidence: 14–21 (test.given)",)


def test_a_value_that_its_quote_does_not_hold_is_broken(empty: Notice) -> None:
    notice = empty.model_copy(update={"issuers": (Text(text="市教育厅", evidence=quoting("市教育局")),)})
    seen = check_grounding("a", notice, SOURCE)
    assert (seen.exact, seen.equal) == (1, 0)
    assert seen.broken == ("a: issuers[0].evidence: '市教育厅' / '市教育局' (test.given)",)


def test_a_normalised_number_is_not_its_quote(empty: Notice) -> None:
    number = DocumentNumber(
        text="清教〔2024〕18号",
        organ_code="清教",
        year=2024,
        sequence=18,
        evidence=quoting("清教〔2024〕018号"),
    )
    seen = check_grounding("a", empty.model_copy(update={"document_number": number}), SOURCE)
    assert (seen.evidence, seen.exact, seen.values) == (1, 1, 0)


def test_action_and_recipient_have_evidence_of_their_own(empty: Notice) -> None:
    deadline = Deadline(
        date=dt.date(2024, 8, 30),
        time=None,
        text="8月30日前",
        boundary="conventional-inclusive",
        strict_date=dt.date(2024, 8, 29),
        action="报送方案",
        responsible=None,
        recipient="市教育局",
        path=(),
        evidence=quoting("8月30日前"),
        action_evidence=quoting("将方案报送市教育局"),
        recipient_evidence=quoting("市教育局"),
    )
    seen = check_grounding("a", empty.model_copy(update={"deadlines": (deadline,)}), SOURCE)
    assert (seen.evidence, seen.exact, seen.values, seen.equal) == (3, 3, 3, 2)


def test_enclosed_notices_are_checked(empty: Notice) -> None:
    inner = empty.model_copy(update={"theme": Text(text="书香", evidence=quoting("书 香", 2))})
    outer = Attachment(number=None, title=None, notice=inner, evidence=quoting("8月"))
    seen = check_grounding("a", empty.model_copy(update={"attachments": (outer,)}), SOURCE)
    assert (seen.evidence, seen.exact) == (2, 1)
    assert "attachments[0].notice.theme.evidence" in seen.broken[0]


def test_without_a_source_only_quotes_are_checked(empty: Notice) -> None:
    notice = empty.model_copy(update={"theme": Text(text="书香", evidence=quoting("书 香", 1))})
    seen = check_grounding("a", notice, None)
    assert (seen.exact, seen.equal) == (None, 1)


def test_sums(empty: Notice) -> None:
    notice = empty.model_copy(update={"theme": Text(text="书香", evidence=quoting("书 香"))})
    parts = [check_grounding("a", notice, SOURCE), check_grounding("b", notice, SOURCE)]
    total = add_up(parts)
    assert total is not None
    assert (total.evidence, total.exact, total.values, total.equal) == (2, 2, 2, 2)
    assert add_up([]) is None
    unknown = add_up([*parts, check_grounding("c", notice, None)])
    assert unknown is not None
    assert unknown.exact is None
