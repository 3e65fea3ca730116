"""The elements of GB/T 9704-2012 above and below the body: masthead, title, addressees, attachments, signature, imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.catalogue.notices import BODY, OFFICE, notice, values
from benchmarks.catalogue.rows import Outcome, Row, same, same_list

if TYPE_CHECKING:
    from noticeparse import Notice

PLAIN_TITLE = "关于开展读书活动的通知"


def document_number(row: Row) -> Outcome:
    """发文字号 in the masthead, and cited behind a title."""
    cited = notice(body=f"根据《关于做好阅读工作的通知》（{row.text}）要求，请认真组织。")
    numbers = [reference.document_number for reference in cited.references]
    expected = row.expected
    own = notice(head=f"{OFFICE}文件\n\n{row.text}").document_number
    if expected is None:
        named = notice(body=f"请有关单位按照{row.text}有关要求认真组织。")
        numbers = [reference.document_number for reference in named.references if reference.document_number]
        return Outcome(own is None and not numbers, (own, numbers))
    if "many" in expected:
        return Outcome(set(expected["many"]) <= set(numbers), numbers)
    # The record keeps the zeros that are printed (ANNOTATION: nothing is repaired), the catalogue beside its normal form.
    texts = {expected["normalised"]}
    if "serial_raw" in expected:
        texts.add(f"{expected['agency_code']}〔{expected['year']}〕{expected['serial_raw']}号")
    right = (
        own is not None
        and own.text in texts
        and (own.organ_code, own.year, own.sequence)
        == (expected["agency_code"], expected["year"], expected["serial"])
        and not texts.isdisjoint(numbers)
    )
    return Outcome(right, (own, numbers))


def doc_type(row: Row) -> Outcome:
    """文种, from the title."""
    record = notice(title=row.text)
    found = record.kind.text if record.kind else None
    return Outcome(found == _expected(row)["type"], found)


def title(row: Row) -> Outcome:
    """标题 over one line or several."""
    expected = _expected(row)
    record = notice(title=row.text)
    kind = record.kind.text if record.kind else None
    words = record.title.text if record.title else None
    whole = expected.get("title", row.text.replace("\n", ""))
    right = same(words, whole) and kind == expected["type"]
    if "issuers" in expected:
        issuers = [issuer.text for issuer in notice(title=row.text, signature="").issuers]
        right = right and same_list([*issuers], expected["issuers"])
    if "refers_to" in expected:
        right = right and any(same(reference.title, expected["refers_to"]) for reference in record.references)
    return Outcome(right, (words, kind))


def masthead(row: Row) -> Outcome:
    """发文机关标志."""
    record = notice(head=f"{row.text}\n\n清发〔2023〕3号", title=PLAIN_TITLE, signature="2023年4月26日")
    return _named([issuer.text for issuer in record.issuers], _expected(row)["issuers"])


def signature(row: Row) -> Outcome:
    """署名 and 成文日期."""
    expected = _expected(row)
    record = notice(title=PLAIN_TITLE, signature=row.text)
    names = [issuer.text for issuer in record.issuers]
    day = str(record.issue_date.date) if record.issue_date else None
    return Outcome(same_list([*names], expected["issuers"]) and day == expected["date"], (names, day))


def addressees(row: Row) -> Outcome:
    """主送机关."""
    record = notice(addressees=row.text)
    return _named([name.text for name in record.addressees], _expected(row)["listed"])


def attachment_note(row: Row) -> Outcome:
    """附件说明; a mention and the mark of an annex list nothing."""
    expected = _expected(row)
    listed = expected["attachments"]
    record = notice(body=row.text) if "mention" in expected else notice(body=f"{BODY}\n\n{row.text}")
    found = [(entry.number, entry.title) for entry in record.attachments]
    wanted = [entry["title"] for entry in listed]
    # The mark of an annex with nothing behind it: an entry without a title lists nothing.
    named = [title for _, title in found if title is not None or "marker" not in expected]
    return Outcome(same_list(named, wanted), found)


def cc(row: Row) -> Outcome:
    """抄送机关."""
    return _named([name.text for name in notice(tail=row.text).cc], _expected(row)["cc"])


def print_line(row: Row) -> Outcome:
    """印发机关和印发日期."""
    expected = _expected(row)
    record = notice(tail=row.text)
    office = record.printing_office.text if record.printing_office else None
    day = str(record.print_date)
    return Outcome(same(office, expected["office"]) and day == expected["date"], (office, day))


def disclosure(row: Row) -> Outcome:
    """附注."""
    expected = _expected(row)
    remark = notice(tail=row.text).remark
    wanted = expected["value"] or expected["scope"]
    return Outcome(remark is not None and wanted in remark.text, remark and remark.text)


def secrecy(row: Row) -> Outcome:
    """密级和保密期限."""
    expected = _expected(row)
    found = _topped(row).classification
    if expected["level"] is None:
        return Outcome(found is None, found)
    parts = [part for part in (expected["level"], expected["period"]) if part]
    return Outcome(found is not None and all(part in found.text for part in parts), found)


def urgency(row: Row) -> Outcome:
    """紧急程度."""
    found = _topped(row).urgency
    return Outcome(found is not None and same(found.text, _expected(row)["value"]), found)


def copy_number(row: Row) -> Outcome:
    """份号."""
    found = _topped(row).copy_number
    return Outcome(found is not None and found.text == _expected(row)["value"], found)


def signer(row: Row) -> Outcome:
    """签发人, and nobody else."""
    found = _topped(row).signatory
    names = _expected(row)["signers"]
    return Outcome(found is not None and same(found.text.replace("、", ""), "".join(names)), found)


def page_number(row: Row) -> Outcome:
    """页码: between two paragraphs and inside of one, the record says what it says without it."""
    parts = ("一、工作安排", "各校要精心组织，", "扎实推进。", "二、工作要求", "各校要总结经验。")
    without = notice(body="\n".join(parts))
    apart = notice(body="\n".join((*parts[:3], row.text, *parts[3:])))
    inside = notice(body="\n".join((*parts[:2], row.text, *parts[2:])))
    at_end = notice(body="\n".join(parts), tail=row.text)
    told = [values(record) for record in (apart, inside, at_end)]
    return Outcome(
        all(said == values(without) for said in told), [record.outline() for record in (apart, inside)]
    )


def _topped(row: Row) -> Notice:
    return notice(head=f"{row.text}\n{OFFICE}文件\n清教发〔2023〕3号")


def _named(found: list[str], expected: list[str]) -> Outcome:
    return Outcome(same_list([*found], [*expected]), found)


def _expected(row: Row) -> dict[str, Any]:
    assert row.expected is not None
    return row.expected
