from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Deadline
def extract_deadlines(doc: ParsedText) -> tuple[Deadline, ...]:
    return ()
