from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Period
def extract_period(doc: ParsedText) -> Period | None:
    return None
