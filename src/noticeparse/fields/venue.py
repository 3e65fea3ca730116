from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Text
def extract_venue(doc: ParsedText) -> Text | None:
    return None
