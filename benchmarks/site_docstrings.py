"""An extension of griffe, which reads docstrings for the site: the doctests in them become blocks of code."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

DOCTEST = re.compile(r"(?m)^(?P<code>>>> [^\n]*(?:\n(?!\s*$)[^\n]*)*)")


class DoctestFences(Extension):
    """Doctests stand in our docstrings without a heading; Markdown would take them for quotations."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(docstring: str) -> str:
    r"""The docstring with a fence around each doctest.

    >>> fenced("What it gives.\n\n>>> 1 + 1\n2\n")
    'What it gives.\n\n```pycon\n>>> 1 + 1\n2\n```\n'
    """
    return DOCTEST.sub(r"```pycon\n\g<code>\n```", docstring)
