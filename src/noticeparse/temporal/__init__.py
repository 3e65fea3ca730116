"""Dates in notices: find, resolve, role."""

from noticeparse.temporal.mentions import Anchors, TimeMention
from noticeparse.temporal.reader import read_times

__all__ = ["Anchors", "TimeMention", "read_times"]
