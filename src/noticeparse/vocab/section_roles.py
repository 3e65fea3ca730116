"""What a section is about, by the words of its heading; the first row that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noticeparse.records.notice import SectionRole

# (role, words that a heading of this role holds, words that rule it out)
SECTION_ROLES: tuple[tuple[SectionRole, tuple[str, ...], tuple[str, ...]], ...] = (
    ("contacts", ("联系方式", "联系人", "联系电话", "联络", "咨询方式", "监督电话", "监管部门", "咨询电话"), ("联系实际",)),
    ("theme", ("活动主题", "主题", "征文主题"), ("主题活动", "主题教育", "主题宣传", "主题党日", "主题班会", "主题征文", "主题实践", "主题展", "主题日")),
    ("attachments", ("附件",), ()),
    ("schedule", ("日程", "进度", "步骤", "时间安排", "工作安排", "阶段", "活动安排", "赛程", "实施步骤"), ()),
    ("period", ("时间", "日期", "期限", "时限"), ("时间节点要求",)),
    ("venue", ("地点",), ()),
    ("objectives", ("目标", "目的", "成效", "意义", "指导思想", "总体要求", "总体思路", "基本原则", "原则"), ()),
    ("participants", ("对象", "范围", "参加人员", "参会人员", "参赛人员", "参训人员", "人员", "名额"), ()),
    ("organisation", ("组织领导", "组织机构", "主办", "承办", "组织单位", "领导小组", "工作机构"), ("组织领导工作",)),
    ("funding", ("经费", "费用", "收费", "资金", "奖励", "补助", "奖项"), ()),
    ("materials", ("材料", "报送内容", "提交", "作品要求", "征文要求", "申报材料", "稿件"), ()),
    ("procedure", ("程序", "流程", "方式", "办法", "渠道", "报名", "投稿", "申报", "评选", "推荐"), ("要求",)),
    ("requirements", ("工作要求", "有关要求", "相关要求", "具体要求", "要求", "保障措施", "组织保障", "注意事项", "有关说明", "工作措施"), ()),
    ("activities", ("主要活动", "重点活动", "系列活动", "活动内容", "主要内容", "活动", "重点任务", "主要任务", "工作任务", "任务", "重点工作", "内容"), ()),
)  # fmt: skip
