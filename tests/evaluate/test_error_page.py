"""The page of errors: every mistake in its text, and nothing of a notice that could act."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from noticeparse.evaluate import evaluate
from noticeparse.report.pages.errors import error_page
from noticeparse.report.pages.excerpts import Marked, excerpts, segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from noticeparse.evaluate import Corpus
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>\x1b]0;x\x07\u202e通知 &amp; 'q'"


def first(node: HTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None
    return found


@pytest.fixture
def page_of(
    corpus_of: Callable[..., Corpus],
    notice_of: Callable[[dict[str, Any]], Notice],
    comparison_of: Callable[..., Comparison],
) -> Callable[..., HTMLParser]:
    """The page of one notice with this text, this gold and these found values."""

    def made(text: str, gold: dict[str, Any], found: dict[str, Any], lang: str = "en") -> HTMLParser:
        corpus = corpus_of({"a": gold})

        def source_text(_: Path) -> str:
            return text

        report = evaluate(corpus, parse=lambda _: notice_of(found), resamples=10)
        return HTMLParser(error_page(report, corpus, source_text=source_text, lang=lang))

    return made


def test_each_kind_of_mistake_is_shown_in_its_text(page_of: Callable[..., HTMLParser]) -> None:
    page = page_of(
        "关于做好工作的通知\n地点：清河市图书馆\n主题：书香",
        {"title": "关于做好工作的通知", "venue": "清河市图书馆", "theme": None, "kind": "通知"},
        {"title": "关于做好工作", "venue": None, "theme": "书香", "kind": "通知"},
    )
    cards = {card.attributes["data-field"]: card for card in page.css("article")}
    assert {field: card.attributes["data-kind"] for field, card in cards.items()} == {
        "title": "wrong",
        "venue": "missing",
        "theme": "invented",
    }
    assert [mark.text() for mark in cards["venue"].css("pre mark.gold")] == ["清河市图书馆"]
    assert [value.text() for value in cards["title"].css("dd")] == ["关于做好工作的通知", "关于做好工作"]
    assert all("tabindex" in card.attributes for card in cards.values())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_a_notice_says_can_not_run(page_of: Callable[..., HTMLParser], lang: str) -> None:
    page = page_of(
        f"{HOSTILE}\n地点：馆",
        {"title": HOSTILE, "venue": "馆"},
        {"title": HOSTILE + "x", "venue": None},
        lang,
    )
    assert len(page.css("script")) == 1
    assert page.css("img, iframe, object, link, a") == []
    assert not any(name.startswith("on") for node in page.css("*") for name in node.attributes)
    html = page.html or ""
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", html)
    assert "alert(1)" in first(page, "dd").text()


def test_the_page_allows_no_script_but_its_own_and_no_network(page_of: Callable[..., HTMLParser]) -> None:
    page = page_of("通知", {"title": "通知"}, {"title": None})
    policy = first(page, "meta[http-equiv]").attributes["content"] or ""
    script = first(page, "script").text()
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; script-src 'sha256-{allowed}';")
    assert "connect" not in policy
    assert not re.search(r"https?://|src=|url\(|@import", page.html or "")


def test_a_mistake_of_a_comparison_is_shown_on_its_side(
    corpus_of: Callable[..., Corpus],
    notice_of: Callable[[dict[str, Any]], Notice],
    comparison_of: Callable[..., Comparison],
) -> None:
    gold = {"sections": [{"label": "一、", "title": "目标", "children": []}]}
    finding = {
        "kind": "omitted_section", "severity": "review", "parent": ["一、"], "local": None, "old": None, "new": None,
    }  # fmt: skip
    pair = {"parent": "a", "local": "b", "embedded": None, "findings": [finding]}
    corpus = corpus_of({"a": gold, "b": gold}, [pair])
    report = evaluate(
        corpus, parse=lambda _: notice_of(gold), compare=lambda **_: comparison_of(), resamples=10
    )
    page = HTMLParser(error_page(report, corpus, source_text=lambda _: "一、目标\n推进。"))
    (card,) = page.css("article")
    assert (card.attributes["data-kind"], first(card, "pre mark.gold").text()) == ("missing", "一、目标")
    assert "parent · a" in card.text()


def test_without_errors_the_page_says_so(page_of: Callable[..., HTMLParser]) -> None:
    page = page_of("通知", {"title": "通知"}, {"title": "通知"}, "zh")
    assert page.css("article") == []
    assert first(page, "main").text(strip=True) == "没有错误。"


def test_overlapping_places_are_marked_as_both() -> None:
    places = [Marked(0, 4, "gold"), Marked(2, 6, "found")]
    assert segments("一二三四五六七", places, 0, 7) == [
        ("gold", "一二"), ("both", "三四"), ("found", "五六"), ("", "七"),
    ]  # fmt: skip


def test_places_far_apart_get_an_excerpt_each() -> None:
    text = "头\n" + "中" * 1000 + "\n尾"
    shown = excerpts(text, [Marked(0, 1, "gold"), Marked(1003, 1004, "found")])
    assert [line for line, _ in shown] == [1, 2]
    assert sum(len(piece.words) for _, pieces in shown for piece in pieces) < 200
