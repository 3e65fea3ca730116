from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Reference
def extract_references(doc: ParsedText) -> tuple[Reference, ...]:
    return ()
