"""Hooks of mkdocs.yml: the pages that live at the top of the repository become pages of the site.

Links keep the form that works in the repository (``../CONTRIBUTING.md`` from a page, ``docs/errors.md`` from the top) and are
turned here into the form that works on the site.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "overview.md",
    "README.zh.md": "overview.zh.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSE": "LICENSE",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    from mkdocs.structure.files import File  # noqa: PLC0415 - an extra

    for name, page in PAGES.items():
        content = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=content))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    return rewritten(markdown)


def rewritten(markdown: str) -> str:
    """The links of a page as they are on the site.

    >>> rewritten("[how](../CONTRIBUTING.md#how-to-add-a-rule-in-three-steps), [codes](docs/errors.md)")
    '[how](contributing.md#how-to-add-a-rule-in-three-steps), [codes](errors.md)'
    """
    for name, page in PAGES.items():
        markdown = re.sub(rf"\]\((?:\.\./)?{re.escape(name)}(?=[)#])", f"]({page}", markdown)
    return markdown.replace("](docs/", "](")
