"""Words by which a text without line ends shows where its parts meet."""

from noticeparse.vocab.organisations import ORGANISATION_ENDS

# What names of readers end with; lists of addressees hold them beside names of offices.
READER_ENDS = (
    "单位", "部门", "机关", "学校", "同志", "企业", "机构", "人员", "师生", "老师", "教师", "同学", "学生", "家长", "会员", "代表", "专家", "学员", "居民", "村民", "群众",
    "用户", "委员", "班级", "系", "处室", "科室", "党组织", "高校", "院校", "院所", "团体", "群团", "职工", "员工", "商户", "业主", "朋友", "媒体", "们", "家长会", "团支部", "支部", "村", "社区", "县", "市", "区", "乡", "镇",
)  # fmt: skip

# Words of sentences and titles, none of which stands in a list of addressees.
NOT_AMONG_ADDRESSEES = (
    "的通知", "的函", "的公告", "的意见", "的批复", "关于", "为了", "为进", "为贯", "为深", "根据", "按照", "现将", "现就", "通知", "如下", "以下", "下列", "事项", "请各", "要求", "要", "开展", "召开",
    "举办", "附件", "联系人", "时间", "地点", "发布", "来源", "作者", "印发", "转发", "特此", "应当", "签发人", "是", "文件",
)  # fmt: skip

# How the first paragraph of a notice without a salutation begins.
BODY_OPENERS = (
    "为", "根据", "按照", "依据", "依照", "近日", "近期", "近来", "日前", "当前", "目前", "经", "现将", "现就", "现予", "现对", "各位", "遵照", "鉴于", "因", "由于", "定于", "一、", "第一章", "第一条", "（一）", "1.", "1、",
)  # fmt: skip

# How the first sentence begins behind a list of addressees that no colon ends.
SENTENCE_OPENERS = (
    "根据", "按照", "为了", "为进", "为贯", "为深", "为做", "为切", "为推", "为加", "为全", "为支", "为提", "为确", "为规", "为落", "现将", "现就", "经研究", "近日", "近期",
)  # fmt: skip

# The nouns in which a heading of a few words ends.
HEADING_NOUNS = (
    "时间", "地点", "对象", "要求", "内容", "目的", "方式", "主题", "范围", "条件", "安排", "措施", "目标", "任务", "事项", "程序", "步骤", "办法", "方法", "意义", "依据", "名额", "费用", "经费",
    "保障", "标准", "流程", "材料", "职责", "分工", "日程", "形式", "资格", "奖励", "奖项", "评审", "评选", "思想", "重点", "成效", "期限", "议程", "情况", "机构", "岗位", "及其他", "注册费",
    "资金管理", "支持政策", "奖项设置", "名额分配", "材料报送", "竞赛项目", "基本原则", "工作原则", "论文提交",
)  # fmt: skip

# What is numbered by a word of its own: 活动一：, 任务二：.
NAMED_ITEMS = ("活动", "任务", "专题", "项目", "步骤", "措施", "阶段")

# The nouns in which names of forms and lists end; an office behind one begins a name of its own.
FORM_NOUNS = (
    "表", "名单", "方案", "办法", "细则", "回执", "样式", "式样", "示意图", "清单", "目录", "指南", "须知", "通知", "计划", "要点", "规定", "说明", "（试行）", "承诺书", "申请书", "申报书", "任务书",
    "责任书", "倡议书",
)  # fmt: skip

# Keys and words of the frame that a web page puts around a title.
FRAME_KEYS = (
    "发布时间", "发布日期", "发布人", "发布单位", "信息来源", "来源", "作者", "时间", "日期", "浏览次数", "点击数", "字号", "字体", "编辑", "索引号", "项目编号",
)  # fmt: skip
FRAME_WORDS = (
    "通知公告", "公示公告", "通知", "公告", "正文", "首页", "政务公开", "信息公开", "人才招聘", "招聘信息", "文件", "内容",
)  # fmt: skip

# Ends of names that hold for offices in a masthead or a signature only.
OFFICE_ENDS = (*ORGANISATION_ENDS, "促进会", "联谊会", "家协会", "学生会", "团总支", "班委会")
