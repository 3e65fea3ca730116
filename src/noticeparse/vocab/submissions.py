"""Words of duties: what the addressees are to do, and to whom they are to hand it."""

# Acts of handing something in; a window in which one of them is possible ends in a deadline.
SUBMISSION_ACTS = (
    "报送", "上报", "呈报", "报", "提交", "递交", "交", "上交", "送", "送交", "送达", "寄", "寄送", "邮寄", "寄至", "发送", "发", "发至", "反馈", "填报", "上传", "申报", "申请", "报名",
    "投稿", "推荐", "登记", "备案", "缴费", "缴纳", "参保", "办理", "确认", "回复", "征集", "征稿", "投递", "提出", "审核", "注册", "签订", "领取",
)  # fmt: skip

# Acts that can open the words of a duty after its subject.
DUTY_OPENERS = (
    "完成",
    "制定",
    "修订",
    "形成",
    "建立",
    "开展",
    "组织",
    "落实",
    "启动",
    "发出",
    "发布",
    "公布",
    "整改",
    "建成",
    "实现",
    "做好",
    "将",
    "把",
    "向",
    "到",
    "持",
    "带",
    "凭",
    "致电",
    "登录",
    "通过",
    "对",
    *SUBMISSION_ACTS,
)

# The words of a window that the addressees may use: 报名时间为5月1日至5月3日.
WINDOW_WORDS = (
    "报名", "申报", "投稿", "提交", "报送", "缴费", "参保", "征集", "征稿", "征文", "受理", "填报", "推荐", "申请", "登记", "上传", "收件", "递交", "上报", "反馈", "投递", "办理", "注册", "审核", "预约", "认购", "订购", "确认", "购买", "领取", "获取", "征求意见", "征订", "收订", "订阅",
)  # fmt: skip

# Ends of names that stand for the body that receives something, besides those of offices.
RECIPIENT_ENDS = ("单位", "部门", "邮箱", "联系人", "学校", "幼儿园", "窗口", "平台", "系统", "组", "居委会", "村委会", "业委会")  # fmt: skip

# Verbs in front of the office that receives something.
HANDING_OVER = (
    "报送", "报备", "上报", "呈报", "呈送", "报至", "报给", "交至", "交到", "交给", "提交至", "提交到", "提交给", "提交", "递交至", "递交", "上交", "送至", "送到", "送交", "送达",
    "寄至", "寄到", "寄送", "邮寄至", "邮寄到", "发送至", "发送到", "发送", "发至", "发到", "反馈至", "反馈给", "反馈", "致电", "传真至", "传真到", "告知", "书面告知", "上传至", "报送至", "报送到", "报送给", "寄送至", "邮件至", "邮寄", "呈送至", "函复", "回复", "直接报", "统一报",
)  # fmt: skip

# What may follow right after that office.
AFTER_A_RECIPIENT = (
    "备案", "汇总", "审核", "审批", "审查", "审定", "邮箱", "电子邮箱", "指定邮箱", "信箱", "索要", "登记", "报名", "领取", "办理", "现场", "报送", "提交", "上报", "进行", "盖章", "统一", "并",
    "查验", "确认", "咨询", "缴费", "注册", "递交", "参加资格", "反馈", "报告", "反映", "提出", "补交", "申请", "说明", "汇报", "缴纳", "提供", "书面", "备查",
)  # fmt: skip

# Acts that say nothing of what is done.
BARE_ACTS = frozenset(
    ("完成", "完成。", "办结", "办理完毕", "落实到位", "全部完成", "完成到位", "完成上述工作", "完成以上工作")
)

# Ends of the words that name who is to act, besides those of offices.
SUBJECT_ENDS = (
    "单位", "部门", "地区", "企业", "机构", "学校", "院校", "高校", "院所", "乡镇", "社区", "街道", "主体", "团队", "队伍", "代表队", "参赛队", "家庭", "用户",
    "者", "人", "人员", "家长", "教师", "老师", "同学", "学生", "考生", "选手", "代表", "会员", "专家", "导师", "党员", "成员", "学员", "队员", "负责同志", "同志", "组长", "班主任", "书记", "班级", "年级", "市民", "居民",
    "省", "市", "县", "区", "镇", "乡", "村", "州", "盟", "旗", "地", "校", "户", "你们", "方",
)  # fmt: skip

# Words between a subject and its act.
DUTY_MODALS = ("应当", "应该", "必须", "务必", "需要", "可以", "均应", "均须", "均需", "都要", "还应", "还须")  # fmt: skip

# Acts of one duty that open no duty of their own: 请各单位认真总结，于某日前报送.
PLAIN_ACTS = (
    "务必", "认真", "按", "根据", "结合", "确定", "指定", "明确", "选派", "组织", "制定", "开展", "加强", "高度", "切实", "做好", "汇总", "对照", "填写", "准备", "抓紧", "及时", "积极", "严格",
    "参照", "总结", "推荐", "统一", "提前", "登录", "完成", "落实", "安排", "广泛", "充分", "尽快", "围绕", "择优", "对",
)  # fmt: skip

# A clause that opens with one of these only prepares the act that the next one names.
PREPARING = ("持", "带", "携", "凭", "登录", "登陆", "进入", "扫描", "扫码", "关注", "准备好", "备齐", "以")

# What is handed in, where it stands in front of the act in the name of a window: 材料提交时间.
SUBMITTED_THINGS = (
    "材料", "申报材料", "报名材料", "申请材料", "推荐材料", "纸质材料", "文件", "招标文件", "采购文件", "投标文件", "响应文件", "作品", "参赛作品", "意见", "意见建议", "志愿", "摘要", "论文摘要", "论文", "论文全文", "全文",
    "稿件", "名单", "申报书", "申请书", "任务书", "报名表", "申报表", "申请表", "推荐表", "回执", "参会回执", "报名回执", "参赛回执", "清单", "统计表", "汇总表", "信息", "数据", "方案", "总结", "报告", "资料", "视频", "项目", "资格", "案例",
)  # fmt: skip

# What the issuer of a call for papers does, and what its readers then do.
CALLS_FOR_PAPERS = frozenset(("征文", "征稿", "截稿"))
SENDING_IN_A_PAPER = "投稿"
