"""What stands before a time and tells what it is for; tables only."""

from __future__ import annotations

# 活动时间：, 会议时间：, 放假时间：: when the main event takes place.
PERIOD_LABELS = (
    "活动", "会议", "培训", "征文", "放假", "比赛", "竞赛", "大赛", "展览", "展出", "举办", "召开", "论坛", "研讨", "考试", "考核", "评估", "评审", "演出", "巡展",
    "学习", "调研", "普查", "调查", "督导", "督查", "抽查", "巡视", "测评", "公示", "检查", "宣传", "竞答", "答题", "实施", "执行期", "开展", "集中", "运动会", "轮训", "教学", "授课", "工作", "进行",
)  # fmt: skip
# 报名时间：, 申报期限：: a window in which something is handed in.
WINDOW_LABELS = (
    "报名", "申报", "报送", "提交", "投稿", "征稿", "征集", "缴费", "登记", "注册", "填报", "上报", "推荐", "受理", "接收", "受理申报", "网上报名", "集中报名", "材料提交", "作品提交", "参保缴费",
    "缴交", "资格审核", "确认",
)  # fmt: skip
# 报到时间：, 开幕式时间：, 答辩时间：: one sitting of the event.
SITTING_LABELS = ("报到", "开幕式", "闭幕式", "答辩", "面试", "笔试", "入场", "签到", "开班", "开班式", "决赛", "初赛", "复赛", "启动仪式", "启动式", "彩排", "首场", "场次")  # fmt: skip
# 5月19日下午报到: one sitting of the event, by its verb.
SITTING_VERBS = ("报到", "签到", "入场", "答辩", "面试", "笔试", "彩排", "开营", "结营", "合影")
EFFECTIVE_LABELS = ("施行", "实施起始", "生效", "执行", "启用")
# Not 发布: what a web page prints so is the day it was posted.
ISSUE_LABELS = ("成文", "发文", "落款")
PRINT_LABELS = ("印发",)

# 定于5月20日, 将于5月20日: an event day, whatever takes place.
SETTING_WORDS = ("定于", "将于", "拟于", "定在", "将在", "拟定于", "安排在", "计划于", "初定于", "暂定于")
# 自5月1日起施行
EFFECT_VERBS = (
    "施行",
    "实施",
    "执行",
    "生效",
    "启用",
    "正式施行",
    "正式实施",
    "正式执行",
    "试行",
    "按新标准",
    "废止",
    "停止执行",
)

# Parts of an event that have days of their own.
STAGES = ("口试", "笔试", "面试", "机试", "初赛", "预赛", "复赛", "第一期", "第二期", "第三期")
