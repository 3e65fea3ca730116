from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Activity
def extract_activities(doc: ParsedText) -> tuple[Activity, ...]:
    return ()
