"""The same notice in every format gives the same record, and every value stands in that format's own text."""

from __future__ import annotations

import pytest

from noticeparse import explain, parse_bytes
from noticeparse.sources.read import read_bytes
from tests.formats.render import CORPUS, NOTICES, PURE, differences, values
from tests.plain import check_grounding


@pytest.mark.parametrize("form", PURE)
@pytest.mark.parametrize("name", NOTICES)
def test_same_record(name: str, form: str) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8")
    data = PURE[form](text)
    notice = parse_bytes(data)
    assert list(differences(values(parse_bytes(text.encode())), values(notice))) == []
    check_grounding(notice, read_bytes(data).text)


@pytest.mark.parametrize("form", ["OFD", "PDF, reportlab"])
def test_every_value_has_its_page_and_its_boxes(form: str) -> None:
    data = PURE[form]((CORPUS / NOTICES[0]).read_text(encoding="utf-8"))
    document = read_bytes(data)
    notice = parse_bytes(data)
    assert notice.title is not None
    found = [
        notice.title,
        *notice.addressees,
        notice.theme,
        *(person for contact in notice.contacts for person in contact.people),
    ]
    for value in found:
        assert value is not None
        boxes = document.boxes(value.evidence.start, value.evidence.end)
        assert value.evidence.page is not None
        assert boxes[0].page == value.evidence.page
        for box in boxes:
            assert 0 < box.left < box.right < 596
            assert 0 < box.top < box.bottom < 842
    assert "  box    p1 (" in explain(notice, "title", lang="en", boxes=document.boxes)
    assert "box" not in explain(notice, "title", lang="en")
