from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Contact
def extract_contacts(doc: ParsedText) -> tuple[Contact, ...]:
    return ()
