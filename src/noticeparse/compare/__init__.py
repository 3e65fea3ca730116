"""A local notice against its parent: what answers what, what is missing, added or changed.

Works on records alone, so also on records read back from JSON.
"""

from noticeparse.compare.notices import compare_notices

__all__ = ["compare_notices"]
