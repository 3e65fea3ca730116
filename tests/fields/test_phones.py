"""Telephone numbers: what is one, where it ends, and its one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeparse.structure.phones import find_numbers, find_short_numbers, normalise_phone
from noticeparse.text.cleaning import fold


def _found(text: str) -> list[str]:
    folded = fold(text)
    return [number.span.of(text) for number in find_numbers(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("（010）00000000", "010-00000000"),
        ("（010)00000000", "010-00000000"),
        ("(010)00000000", "010-00000000"),
        ("010-00000000", "010-00000000"),
        ("010 00000000", "010-00000000"),
        ("01000000000", "010-00000000"),
        ("02900000000", "029-00000000"),
        ("0999-1234567", "0999-1234567"),
        ("09991234567", "0999-1234567"),
        ("0999～1234567", "0999-1234567"),
        ("0999－1234567转802", "0999-1234567-802"),
        ("0999-1234567-802", "0999-1234567-802"),
        ("1234567转802", "1234567-802"),
        ("０９９９－１２３４５６７", "0999-1234567"),
        ("+86-10-00000000", "010-00000000"),
        ("0086-10-00000000", "010-00000000"),
        ("+8613800000000", "13800000000"),
        ("13800000000", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("400-000-0000", "400-000-0000"),
        ("4000000000", "400-000-0000"),
        ("12345", "12345"),
        ("待定", "待定"),
    ],
)
def test_normal_form(printed: str, normal: str) -> None:
    assert normalise_phone(printed) == normal


@given(st.text(max_size=40))
def test_any_text_has_a_normal_form(text: str) -> None:
    assert isinstance(normalise_phone(text), str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话：0000-0000000", ["0000-0000000"]),
        ("0000-00000000、87654321", ["0000-00000000", "87654321"]),
        ("（0000）0000000，0000001", ["（0000）0000000", "0000001"]),
        ("(0000)0000000 13800000000", ["(0000)0000000", "13800000000"]),
        ("0000～00000000", ["0000～00000000"]),
        ("０１０－００００００００", ["０１０－００００００００"]),
        ("0000-0000000转802", ["0000-0000000转802"]),
        ("0000-0000000转801、802。", ["0000-0000000转801、802"]),
        ("0000-0000000-802", ["0000-0000000-802"]),
        ("138 0000 0000", ["138 0000 0000"]),
        ("400-000-0000", ["400-000-0000"]),
        ("+86-10-00000000", ["+86-10-00000000"]),
        ("林以宁13800000000", ["13800000000"]),
        ("010-00000000/00000001", ["010-00000000", "00000001"]),
        ("020-8000-0000", ["020-8000-0000"]),
    ],
)
def test_numbers_of_a_line(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "000000",
        "000000190001010000",
        "0000000000000000000",
        "1000000000@example.cn",
        "12345678.00元",
        "2000000元",
        "2023-2025年",
        "QH-2024-0000001",
        "978-7-00-000000-0",
        "30.1234567",
        "a0000-0000000",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "fax"),
    [("0000-0000000（兼传真）", True), ("0000-0000000（传真同号）", True), ("0000-0000000（工作日）", False)],
)
def test_note_on_fax(text: str, fax: bool) -> None:
    assert [number.also_fax for number in find_numbers(text, 0, len(text))] == [fax]


def test_a_bare_number_says_so() -> None:
    text = "0000-0000000、0000001"
    assert [number.bare for number in find_numbers(text, 0, len(text))] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345", ["12345"]),
        ("12345、12388；", ["12345", "12388"]),
        ("120人", []),
        ("12345元", []),
        ("1234567", []),
    ],
)
def test_short_numbers_behind_a_label(text: str, expected: list[str]) -> None:
    assert [number.span.of(text) for number in find_short_numbers(text, 0, len(text))] == expected
