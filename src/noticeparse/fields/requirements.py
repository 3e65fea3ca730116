from __future__ import annotations
from noticeparse.parsed import ParsedText
from noticeparse.records.notice import Requirement
def extract_requirements(doc: ParsedText) -> tuple[Requirement, ...]:
    return ()
