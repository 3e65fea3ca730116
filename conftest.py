"""Leaves out what can't be imported without an extra that is not installed."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("mcp") else ["src/noticeparse/cli/assistant.py"]
