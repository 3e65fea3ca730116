"""The words with which notices speak of time; tables only. Every row is a word as printed."""

from __future__ import annotations

# Years, months and their parts:

# Years counted from the year of the notice: 今年年底前, 去年12月31日, 明年上半年, 本年度.
YEARS_FROM_ISSUE = {
    "今年": 0, "本年": 0, "本年度": 0, "全年": 0,
    "去年": -1, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前年": -2,
    "明年": 1, "后年": 2, "来年": 1, "下年": 1, "下年度": 1, "下一年": 1, "下一年度": 1,
}  # fmt: skip
# Quarters counted from the quarter of the notice: 本季度末, 下一季度.
QUARTERS_FROM_ISSUE = {
    "本季度": 0,
    "上季度": -1,
    "上一季度": -1,
    "上个季度": -1,
    "下季度": 1,
    "下一季度": 1,
    "下个季度": 1,
    "季度": 0,
}
# Years counted from the year that the text speaks of: 2023年…翌年3月31日, 2022年…同年12月. Without one, from the notice's.
YEARS_FROM_CONTEXT = {"当年": 0, "当年度": 0, "同年": 0, "次年": 1, "次年度": 1, "翌年": 1}

# 本月30日, 次月5日, 上个月底. The ones below speak of the month under discussion: 同月30日, 当月15日, (5月20日开始，)月底前.
MONTHS_FROM_ISSUE = {"本月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
MONTHS_FROM_CONTEXT = {"当月": 0, "同月": 0, "月": 0, "次月": 1, "翌月": 1}

# First and last day of a part of a month; None is the month's last day. 初, 中 and 末 have no fixed span: 初 and 中 are read
# as 上旬 and 中旬, 末 and 底 as the last day.
MONTH_PARTS: dict[str, tuple[int | None, int | None]] = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None), "上中旬": (1, 20), "中上旬": (1, 20), "中下旬": (11, None), "上、中旬": (1, 20), "中、下旬": (11, None),
    "上半月": (1, 15), "下半月": (16, None), "初": (1, 10), "中": (11, 20), "底": (None, None), "末": (None, None),
}  # fmt: skip
LAST_DAY = "最后一日"  # 本月最后一日, 6月的最后一天
LAST_WORKING_DAY = "最后一个工作日"
MONTH_PARTS[LAST_DAY] = MONTH_PARTS[LAST_WORKING_DAY] = (None, None)
VAGUE_PARTS = frozenset({"初", "中", "底", "末"})
LAST_DAY_PARTS = frozenset({"底", "末", "终", LAST_DAY, LAST_WORKING_DAY})

# First and last month of a part of a year: 2023年初, 今年年中, 年底前. 底 is the last day when it bounds a duty.
YEAR_PARTS = {"初": (1, 1), "中": (6, 6), "底": (12, 12), "末": (12, 12), "终": (12, 12)}

# School terms and holidays as most provinces keep them; a reader should check the school's own calendar.
# Name: first month and day, last month and day, years after the first. 2023年秋季学期, 今年暑期.
SEASONS = {
    "春季学期": (2, 1, 7, 31, 0), "秋季学期": (9, 1, 1, 31, 1), "暑期": (7, 1, 8, 31, 0), "暑假": (7, 1, 8, 31, 0),
    "寒假": (1, 15, 2, 20, 0),
}  # fmt: skip

# Named days:

# Days with a fixed date: 2023年国庆节, 教师节前. Month, day.
NAMED_DAYS = {
    "元旦": (1, 1), "元旦节": (1, 1), "三八妇女节": (3, 8), "三八国际妇女节": (3, 8), "妇女节": (3, 8), "植树节": (3, 12),
    "五一": (5, 1), "五一节": (5, 1), "五一劳动节": (5, 1), "五一国际劳动节": (5, 1), "劳动节": (5, 1), "国际劳动节": (5, 1),
    "五四青年节": (5, 4), "青年节": (5, 4), "六一": (6, 1), "六一儿童节": (6, 1), "六一国际儿童节": (6, 1), "儿童节": (6, 1),
    "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1), "八一建军节": (8, 1), "建军节": (8, 1), "教师节": (9, 10),
    "国庆": (10, 1), "国庆节": (10, 1), "十一": (10, 1),
}  # fmt: skip
# Days of the lunar calendar and 清明: the column of vocab.time_holidays.FESTIVALS, and the days after it. 春节前报送.
FESTIVAL_DAYS = {
    "除夕": (0, -1), "春节": (0, 0), "元宵节": (0, 14), "清明节": (1, 0), "清明": (1, 0), "端午节": (2, 0), "端午": (2, 0),
    "中秋节": (3, 0), "中秋": (3, 0), "重阳节": (4, 0),
}  # fmt: skip
# The holiday that 国庆期间 or 五一假期 is a span of, as HOLIDAYS names it.
HOLIDAY_OF = {
    "元旦": "元旦", "元旦节": "元旦", "春节": "春节", "清明": "清明", "清明节": "清明", "五一": "劳动", "五一节": "劳动",
    "劳动节": "劳动", "五一劳动节": "劳动", "五一国际劳动节": "劳动", "国际劳动节": "劳动", "端午": "端午", "端午节": "端午", "中秋": "中秋",
    "中秋节": "中秋", "国庆": "国庆", "国庆节": "国庆", "十一": "国庆",
}  # fmt: skip

# Before a day of the lunar calendar, which is not worked out: 农历八月十五日.
LUNAR = ("农历", "阴历", "夏历", "旧历")

# What 以来 counts from: 党的十八大以来. The opening day of the congress; the day of the founding. Year, month, day.
ERAS = {
    "党的十六大": (2002, 11, 8), "党的十七大": (2007, 10, 15), "党的十八大": (2012, 11, 8), "党的十九大": (2017, 10, 18),
    "党的二十大": (2022, 10, 16), "十六大": (2002, 11, 8), "十七大": (2007, 10, 15), "十八大": (2012, 11, 8), "十九大": (2017, 10, 18),
    "二十大": (2022, 10, 16), "改革开放": (1978, 12, 18), "新中国成立": (1949, 10, 1), "建国": (1949, 10, 1),
}  # fmt: skip

# The day:

# Parts of the day; the first number is added to hours from the second to the third: 下午3点 is 15:00, 中午12点 is 12:00, 晚12点 24:00.
DAY_PARTS = {
    "上午": (0, 0, 0), "早上": (0, 0, 0), "早晨": (0, 0, 0), "早": (0, 0, 0), "午前": (0, 0, 0), "凌晨": (0, 0, 0), "全天": (0, 0, 0),
    "中午": (12, 1, 3), "下午": (12, 1, 11), "午后": (12, 1, 11), "傍晚": (12, 1, 11), "晚上": (12, 5, 12), "晚间": (12, 5, 12),
    "夜间": (12, 5, 12), "当晚": (12, 5, 12), "晚": (12, 5, 12), "深夜": (12, 9, 12), "午夜": (12, 9, 12),
}  # fmt: skip
# No hour is printed, yet the hour is told: 6月20日下班前.
CLOSE_OF_BUSINESS = ("下班", "下班时间", "下班时", "上午下班", "中午下班", "下午下班", "当日下班", "当天下班")
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 6}
# Weeks counted from the week of the notice: 本周五前, 下周一上午.
WEEKS_FROM_ISSUE = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}

# Days that refer to the day named last: 报到当天上午8:30前, 当日, 次日. Days after it.
REFERRING_DAYS = {"当天": 0, "当日": 0, "同日": 0, "当晚": 0, "次日": 1, "翌日": 1}
# What the day is of, where the text says it: 报到当天, 活动当日.
OCCASIONS = (
    "活动", "会议", "考核", "考试", "比赛", "竞赛", "培训", "报到", "面试", "笔试", "开幕", "答辩", "评审", "展览", "论坛", "开班",
)  # fmt: skip

# What bounds a duty:

# Directly before a day, these make it the last one: 截至6月20日, 不迟于6月20日, 最迟6月20日.
LATEST_BY = (
    "截至", "截至到", "截止", "截止到", "截止至", "不迟于", "不晚于", "不得迟于", "不得晚于", "最迟", "最迟于", "最迟在", "最晚", "最晚于",
    "最晚在", "至迟", "至迟于", "不超过", "不得超过", "不能晚于", "不应晚于", "不应迟于", "最迟不超过", "最迟不晚于", "限于",
)  # fmt: skip
# Directly before a day, these give only the end of a span: 报名时间延长至6月30日, 有效期至2025年12月31日.
UP_TO = ("延长至", "延长到", "延期至", "延期到", "延至", "推迟至", "推迟到", "顺延至", "顺延到", "提前至", "提前到", "调整至", "调整为", "至", "到")  # fmt: skip
# 报名时间延长至6月30日: what is extended is a window for handing in, so its end is a deadline.
WINDOW_WORDS = (
    "报名",
    "申报",
    "报送",
    "提交",
    "截止",
    "征集",
    "受理",
    "投稿",
    "征稿",
    "缴费",
    "登记",
    "注册",
)
# 请于6月20日报送: the day itself. Without a duty word (我会于6月20日召开) it's an event.
DUTY_WORDS = ("请", "务必", "务", "须", "应", "应当", "需", "必须", "要", "统一", "并")
# Verbs by which something is handed in: 请于6月20日报送, 于6月20日前提交.
SUBMISSION_VERBS = (
    "报送", "上报", "提交", "递交", "送交", "报至", "报到我", "报我", "送至", "送达", "交至", "交到", "寄至", "寄送", "寄达", "发至", "发送",
    "反馈", "填报", "申报", "报名", "上传", "备案", "缴纳", "缴费", "汇总", "回复", "报市", "报省", "报区", "报县", "报局",
)  # fmt: skip
# Verbs by which something takes place: 定于5月20日召开, 5月20日举行.
EVENT_VERBS = ("召开", "举行", "举办", "开幕", "闭幕", "进行", "开展", "开班", "启动", "开讲", "开赛", "放假")

# A condition that somebody has met, not a duty: 1988年1月1日以后出生, 2012年6月15日以前竣工.
CONDITION_VERBS = (
    "出生",
    "毕业",
    "参加工作",
    "入职",
    "入学",
    "注册成立",
    "登记注册",
    "成立",
    "竣工",
    "投产",
    "取得",
    "获得",
    "退休",
    "发表",
)
# Those that nobody can be asked to do by a day, whenever it is.
LIFE_VERBS = ("出生", "毕业", "参加工作", "入职", "注册成立", "登记注册")
# Figures follow: 截至2022年12月31日，全省共有会员3万人. Then the day is a data cut-off, not a deadline.
FIGURE_WORDS = (
    "共有",
    "共计",
    "已有",
    "已经",
    "累计",
    "达到",
    "已达",
    "现有",
    "拥有",
    "总数",
    "共收到",
    "共完成",
    "已完成",
    "全省共",
    "全市共",
    "，已",
    "，共",
)

# Verbs of figures, where all of a place is their subject: 截至3月底，全市完成投资5亿元.
FIGURE_VERBS = (
    "完成",
    "实现",
    "建成",
    "建有",
    "建立",
    "开设",
    "开展",
    "有",
    "达",
    "收到",
    "发放",
    "培训",
    "新增",
    "投入",
    "签订",
    "办理",
    "受理",
    "登记",
)

# Counting:

# 自本通知印发之日起: what is issued, and the word for it. 名单公布后 is another event.
ISSUED_PAPERS = (
    "通知", "公告", "通告", "文件", "办法", "规定", "方案", "意见", "细则", "通报", "决定", "启事", "指南", "规程", "规则", "条例", "制度",
    "管理办法", "暂行办法", "实施办法", "实施意见", "实施方案", "实施细则", "工作方案", "指导意见", "若干措施", "措施", "公报", "决议",
)  # fmt: skip
# Papers that mostly are somebody else's, so only with 本: 自本批复印发之日起, but 自批复下发之日起 (a project's approval).
ANSWERING_PAPERS = ("批复", "函", "复函", "令", "命令", "报告", "请示", "纪要", "会议纪要", "议案", "规划", "计划", "标准", "规范", "清单", "指引", "章程", "文")  # fmt: skip
ISSUE_WORDS = (
    "发布",
    "公布",
    "下发",
    "发文",
    "颁布",
    "签发",
    "成文",
    "发出",
    "刊登",
    "公告",
    "印制",
    "下达",
    "出台",
)
# 自本办法实施之日起: the issue date, unless the notice sets another day for it (自2024年7月1日起施行).
EFFECT_WORDS = ("实施", "施行", "执行", "生效")
PRINT_WORDS = ("印发",)
# Ends of the main event: 活动结束后10日内 can be counted from the period's last day.
MAIN_EVENT_ENDS = ("活动结束", "活动完成", "会议结束", "培训结束", "比赛结束", "展览结束", "竞赛结束", "活动")
ENDINGS = ("结束", "完成")  # 活动结束之日起10日内; but 自活动之日起
# Where the phrase of an unknown event begins: 自收到本通知之日起15日内, 接到异议后3日内.
EVENT_OPENINGS = (
    "收到", "接到", "活动", "会议", "培训", "评审", "审核", "公示", "验收", "比赛", "竞赛", "项目", "受理", "批准", "会后",
)  # fmt: skip
# What stands before it: 应当在审查意见作出后的3个工作日内.
BEFORE_AN_EVENT = ("应当", "应", "须", "需", "请", "在", "于", "可", "并", "将")
# 每人每月1200元 is a rate, not a date.
PER = frozenset("人户生名亩家位套台村个件")
# 会议召开前3日内, 到期前10日: counted back from an event.
EVENTS_AHEAD = (
    "召开",
    "举办",
    "开始",
    "举行",
    "开赛",
    "开幕",
    "到期",
    "结束",
    "届满",
    "会",
    "实施",
    "启动",
    "活动",
    "比赛",
    "考试",
    "培训",
    "开班",
    "报到",
    "出发",
    "演出",
    "放假",
    "开学",
)
# 为期3天, 有效期5年: a length and no day.
DURATION_LABELS = (
    "为期",
    "历时",
    "有效期",
    "有效期为",
    "有效期限为",
    "有效期限",
    "试用期",
    "试行期",
    "试行",
    "期限为",
    "公示期",
    "公示期为",
    "公示时间为",
)

# No day at all:

# 时间另行通知, 尽快报送, 近期召开.
VAGUE_TIMES = (
    "另行通知", "另行公布", "另行确定", "另行安排", "另行告知", "另行发布", "另文通知", "另文下发", "待定", "待通知", "尽快", "尽早", "适时", "择期", "择日",
    "择机", "近期",
)  # fmt: skip
# 日前，…印发了…; 近年来.
PAST_TIMES = (
    "日前",
    "此前",
    "前不久",
    "近日",
    "近年来",
    "近几年来",
    "多年来",
    "几年来",
    "数年来",
    "截至目前",
    "截止目前",
    "截至当前",
)
