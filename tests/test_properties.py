"""What holds for every text: it is read without an error, every value stands in it, and layout changes no value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeparse import parse_bytes, parse_text
from noticeparse.errors import NoticeparseError
from noticeparse.numerals import squash
from noticeparse.records.notice import Notice
from noticeparse.spans import Edit, OffsetMap, Span, apply_edits
from noticeparse.text.cleaning import clean
from tests.plain import check_grounding, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.mark import ParameterSet

CORPUS = Path(__file__).parents[1] / "corpus"
NOTICES = sorted(path for path in CORPUS.glob("*/*/*.txt"))
PIECES = (
    "关于开展", "活动的通知", "\n", "一、", "（一）", "1.", "各单位：", "2024年5月6日", "6月底前", "报送", "《", "》", "〔2024〕3号", "附件：", "联系人：", "　　", " ",
    "清河市教育局", "主题", "时间：", "。", "，", "：", "“", "”", "**", "# ", "0000-0000000", "a@example.cn", "第一条", "①", "\f", "\r\n", "\t", "转发", "废止", "\u200b", "５", "𠮷",
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(texts)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_grounded_record(text: str) -> None:
    notice = parse_text(text)
    check_grounding(notice, text)
    assert Notice.model_validate_json(notice.model_dump_json()) == notice


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_record_or_one_clear_error(data: bytes) -> None:
    outcome = _outcome(data)
    if isinstance(outcome, Notice):
        assert outcome.source.sha256
    else:
        assert outcome.code
        assert outcome.line("zh")
        assert outcome.line("en")


def _outcome(data: bytes) -> Notice | NoticeparseError:
    try:
        return parse_bytes(data, name="bytes")
    except NoticeparseError as error:
        return error


@given(texts)
@settings(max_examples=150, deadline=None)
def test_cleaning_keeps_the_way_back(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.printed) == len(cleaned.folded)
    for at, mark in enumerate(cleaned.printed):
        if not mark.isspace():
            assert text[cleaned.offsets.offset(at)] == mark


@given(texts)
@settings(max_examples=100, deadline=None)
def test_cleaning_twice_changes_nothing_more_inside_a_line(text: str) -> None:
    once = clean(text).printed
    assert squash(clean(once).printed) == squash(once)


def _edits(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True).map(sorted))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [(start, end, draw(st.sampled_from(["", "X", "YZ"]))) for start, end in pairs]


@st.composite
def _edited_twice(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    text = draw(st.text(alphabet="abcdef", min_size=1, max_size=30))
    first = _edits(draw, text)
    return text, first, _edits(draw, apply_edits(text, first)[0])


@given(_edited_twice())
def test_maps_compose(edited: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, second = edited
    middle, back = apply_edits(text, first)
    last, again = apply_edits(middle, second)
    whole: OffsetMap = again.over(back)
    for place, mark in enumerate(last):
        assert whole.offset(place) == back.offset(again.offset(place))
        if mark.islower():
            assert text[whole.offset(place)] == mark
    assert whole.to_source(Span(0, len(last)))[0] >= 0


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sections_lie_in_the_text_in_order_and_inside_their_parents(path: Path) -> None:
    notice = parse_text(path.read_text("utf-8"))
    for inner in (notice, *notice.enclosed()):
        sections = list(inner.walk())
        starts = [section.span.start for section in sections]
        assert starts == sorted(starts)
        for section in sections:
            ends = [section.span.start, *(child.span.start for child in section.children), section.span.end]
            assert ends == sorted(ends)
            assert all(
                child.span.end <= section.span.end and child.path[:-1] == section.path
                for child in section.children
            )
        for above, below in zip(inner.sections, inner.sections[1:], strict=False):
            assert above.span.end <= below.span.start


def _widen(text: str) -> str:
    return text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"})


def _windows(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _blanks(text: str) -> str:
    return re.sub(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9])(?=[一-鿿])", " ", text)


def _indent(text: str) -> str:
    return "\n".join(
        "　　" + line if line.strip() and not line.startswith((" ", "　")) else line
        for line in text.split("\n")
    )


VARIANTS: tuple[Callable[[str], str], ...] = (_widen, _windows, _blanks, _indent)
# Layouts of uneven notices that still change a value.
KNOWN_FAILURES = frozenset(
    {
        ("widen", "teeth-month/county"), ("widen", "rural-service/province"), ("widen", "skills-contest/national"),
        (36, "crafts-meeting/meeting"),
        (36, "greenhouse-census/city"), (40, "recycling-pilots/city"), (40, "greenhouse-census/city"), (40, "rural-service/city"),
        ("blanks", "small-loans/county"), (36, "blood-week/province"), (40, "chess-day/school"), (36, "flood-season/city"), (40, "flood-season/city"),
    }
)  # fmt: skip


def _case(kind: str | int, path: Path, *values: object) -> ParameterSet:
    name = f"{path.parent.name}/{path.stem}"
    known = [pytest.mark.xfail(reason="a layout that is not read yet")] * ((kind, name) in KNOWN_FAILURES)
    return pytest.param(path, *values, marks=known, id=f"{path.parent.name}-{path.stem}-{kind}")


@pytest.mark.parametrize(
    ("path", "variant"),
    [_case(variant.__name__.strip("_"), path, variant) for path in NOTICES for variant in VARIANTS],
)
def test_widths_line_ends_blanks_and_indents_change_no_value(
    path: Path, variant: Callable[[str], str]
) -> None:
    text = path.read_text("utf-8")
    assert _squashed(plain(parse_text(variant(text)))) == _squashed(plain(parse_text(text)))


PROSE = [
    path
    for path in NOTICES
    if path.stat().st_size > 2000 and max(map(len, path.read_text("utf-8").split("\n"))) in range(60, 600)
]
KEPT = (
    "kind",
    "theme",
    "period",
    "deadlines",
    "deadline_texts",
    "activities",
    "requirements",
    "issue_date",
    "document_number",
    "addressees",
)


@pytest.mark.parametrize(
    ("path", "width", "gap"),
    [_case(width, path, width, gap) for path in PROSE for width, gap in ((36, "\n"), (40, "\n\n"))],
)
def test_a_new_line_wrap_changes_no_value(path: Path, width: int, gap: str) -> None:
    text = path.read_text("utf-8")
    lines = [
        line.rstrip()[at : at + width]
        for line in text.split("\n")
        for at in range(0, len(line.rstrip()), width)
    ]
    wrapped, as_written = plain(parse_text(gap.join(lines))), plain(parse_text(text))
    assert _squashed({name: wrapped[name] for name in KEPT}) == _squashed(
        {name: as_written[name] for name in KEPT}
    )


def test_the_same_bytes_give_the_same_json() -> None:
    data = NOTICES[0].read_bytes()
    assert (
        parse_bytes(data, name="a.txt").model_dump_json() == parse_bytes(data, name="a.txt").model_dump_json()
    )


def _squashed(value: Any) -> Any:
    if isinstance(value, str):
        return squash(value)
    if isinstance(value, list):
        return [_squashed(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _squashed(inner) for key, inner in value.items()}
    return value
