"""A notice as the elements of GB/T 33480-2016 (党政机关电子公文元数据规范), the names that office systems and archives use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noticeparse.records.notice import Notice, Text

# In the order of GB/T 9704-2012: 版头, 主体, 版记. The last three are not elements of the standard but what is read besides.
NAMES = (
    "公文标识", "文种", "份号", "密级和保密期限", "紧急程度", "发文机关", "发文字号", "签发人", "标题", "主送机关", "附件说明", "成文日期", "附注",
    "抄送机关", "印发机关", "印发日期", "活动主题", "活动时间", "报送期限",
)  # fmt: skip


def metadata(notice: Notice) -> dict[str, str]:
    """Element → value as printed, several parted by 、; an element that is not in the notice is empty. Days are ISO 8601."""
    period = notice.period
    values = (
        notice.source.sha256,
        _text(notice.kind),
        _text(notice.copy_number),
        _text(notice.classification),
        _text(notice.urgency),
        _texts(notice.issuers),
        notice.document_number.text if notice.document_number is not None else "",
        _text(notice.signatory),
        _text(notice.title),
        _texts(notice.addressees),
        "、".join(filter(None, (entry.title for entry in notice.attachments))),
        notice.issue_date.date.isoformat() if notice.issue_date is not None else "",
        _text(notice.remark),
        _texts(notice.cc),
        _text(notice.printing_office),
        notice.print_date.isoformat() if notice.print_date is not None else "",
        _text(notice.theme),
        f"{period.start or ''}/{period.end or ''}" if period is not None else "",
        "、".join(
            sorted({deadline.date.isoformat() for deadline in notice.deadlines if deadline.date is not None})
        ),
    )
    return dict(zip(NAMES, values, strict=True))


def _text(text: Text | None) -> str:
    return text.text if text is not None else ""


def _texts(texts: tuple[Text, ...]) -> str:
    return "、".join(text.text for text in texts)
