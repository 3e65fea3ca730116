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
    "报名", "申报", "投稿", "提交", "报送", "缴费", "参保", "征集", "征稿", "征文", "受理", "填报", "推荐", "申请", "登记", "上传", "收件", "投递", "办理", "注册", "审核", "预约", "认购", "订购", "确认", "购买", "领取", "获取",
)  # fmt: skip

# Ends of names that stand for the body that receives something, besides those of offices.
RECIPIENT_ENDS = ("单位", "部门", "邮箱", "联系人", "学校", "幼儿园", "窗口", "平台", "系统", "组")

# Verbs in front of the office that receives something.
HANDING_OVER = (
    "报送", "报备", "上报", "呈报", "呈送", "报至", "报给", "交至", "交到", "交给", "提交至", "提交到", "提交给", "提交", "递交至", "递交", "上交", "送至", "送到", "送交", "送达",
    "寄至", "寄到", "寄送", "邮寄至", "邮寄到", "发送至", "发送到", "发送", "发至", "发到", "反馈至", "反馈给", "反馈", "致电", "传真至", "传真到", "告知", "书面告知", "上传至", "报送至", "报送到", "直接报", "统一报",
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
