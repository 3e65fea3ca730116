"""工作要求: the items of the section that says how the work is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Requirement, trusted
from noticeparse.rules import Rule

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText

REQUIREMENTS_HEADING = Rule(
    "requirements.section",
    r"要求$|(?:保障|组织|工作)(?:措施|保障)$|(?:注意事项|工作纪律)$",
    examples=("工作要求", "有关要求", "要求", "保障措施", "注意事项"),
    rejects=("申报要求说明",),
)
ABOUT_PAPERS = Rule(
    "requirements.about_papers",
    r"(?:申报|材料|报送|作品|征文|参赛|报名|投稿|格式|条件|推荐|申请|稿件|论文|填报|技术|资格|年龄|学历|总体|目标)(?:的|基本)?(?:工作)?要求",
    examples=("申报要求", "作品要求", "总体要求"),
    rejects=("工作要求", "招生工作要求"),
)


def extract_requirements(doc: ParsedText) -> tuple[Requirement, ...]:
    """The items of 工作要求 and its like; a section without items gives none."""
    found: list[Requirement] = []
    for node in doc.sections:
        heading = node.heading
        if not REQUIREMENTS_HEADING.search(heading) or ABOUT_PAPERS.search(heading):
            continue
        for child in node.children:
            words, evidence = doc.quoted_section(child, REQUIREMENTS_HEADING.name)
            found.append(
                trusted(
                    Requirement,
                    {
                        "label": doc.words(child.label),
                        "title": doc.words(child.title) if child.title is not None else None,
                        "text": words,
                        "path": child.path,
                        "evidence": evidence,
                    },
                )
            )
    return tuple(found)
