"""Words of a line by a dictionary (jieba), for the few places where neither a mark nor a known ending parts them."""

from __future__ import annotations

import logging
import warnings
from functools import cache
from typing import Any

_PERSON = "nr"
LONGEST_NAME = 4


@cache
def _tagger() -> Any:
    """Jieba's tagger, loaded when it is first needed; reading its dictionary takes most of a second.

    Left alone, jieba keeps a cache file in the folder that all users share and reads it back. The dictionary is
    therefore built here, so that nothing is written and nothing but the package's own file is read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg  # noqa: PLC0415
    jieba.setLogLevel(logging.CRITICAL)
    tagger: Any = jieba.posseg.dt
    words = tagger.tokenizer
    with words.lock:
        if not words.initialized:
            words.FREQ, words.total = words.gen_pfdict(words.get_dict_file())
            words.initialized = True
    return tagger


def person_at_end(words: str) -> int:
    """How many characters at the end of ``words`` are the name of a person; 0 where the dictionary sees none.

    >>> person_at_end("清河学苑王小明")
    3
    """
    length = 0
    for word, flag in reversed(_tagger().lcut(words)):
        if not flag.startswith(_PERSON) or length + len(word) > LONGEST_NAME:
            break
        length += len(word)
    return length if length < len(words) else 0
