"""A draft holds what the record holds, in the form of gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from noticeparse.archive.isolated import parse_file
from noticeparse.evaluate.annotation.drafts import draft_gold
from noticeparse.evaluate.annotation.shapes import NOTICE, shape_faults
from noticeparse.evaluate.gold import GoldNotice
from noticeparse.evaluate.score import score_file, whole_correct

if TYPE_CHECKING:
    from collections.abc import Callable

    from noticeparse.records.notice import Notice

CORPUS = Path(__file__).parents[3] / "corpus" / "dev"
NOTICES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".txt", ".md", ".html"})


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_draft_is_gold_that_its_record_meets(path: Path) -> None:
    notice = parse_file(path)
    draft = draft_gold(notice)
    assert list(shape_faults(draft, NOTICE)) == []
    results = score_file("a", GoldNotice.model_validate(draft), notice)
    assert whole_correct(results).count == len(results)


def test_a_draft_says_what_the_gold_says(
    full_gold: dict[str, Any], notice_of: Callable[[dict[str, Any]], Notice]
) -> None:
    draft = draft_gold(notice_of(full_gold))
    for key in ("title", "period", "contacts", "deadlines", "references", "sections", "activities"):
        assert draft[key] == full_gold[key]


def test_sections_go_down_to_the_level_asked_for(
    full_gold: dict[str, Any], notice_of: Callable[[dict[str, Any]], Notice]
) -> None:
    draft = draft_gold(notice_of(full_gold), depth=1)
    assert [section["children"] for section in draft["sections"]] == [[], []]


def test_items_that_are_not_there_leave_no_key(notice_of: Callable[[dict[str, Any]], Notice]) -> None:
    draft = draft_gold(notice_of({}))
    assert "activities" not in draft
    assert (draft["theme"], draft["issuers"], draft["notes"]) == (None, [], [])
