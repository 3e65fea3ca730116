"""Loaded only by the process that workers are forked from: what a first notice compiles and reads is then there in every worker.

Each worker would take as long as a hundred notices for it, and one is forked anew for every file that had to be killed.
"""

from __future__ import annotations

import gc
from importlib import resources

from noticeparse.archive.store import packed
from noticeparse.pipeline import parse_text

for _file in sorted(resources.files("noticeparse.demo").iterdir(), key=lambda one: one.name):
    if _file.name.endswith(".txt"):
        _text = _file.read_text("utf-8")
        packed(parse_text(_text), _text)

# What is there now stays: no worker needs to look through it for what could be thrown away.
gc.collect()
gc.freeze()
