"""What only the parent's own level does, so that a local notice need not repeat it; and who is outside the line of offices."""

# Headings of what the organiser gives or holds: 奖项设置, 表彰奖励, 全省决赛.
HEADINGS_OF_ITS_OWN = (
    "奖项", "表彰", "评奖", "颁奖", "奖励", "奖金", "总决赛", "决赛", "复赛", "评审", "评选", "主会场", "证书",
    "组织单位", "组织机构", "主办单位", "承办单位", "主办机构",
)  # fmt: skip
# What makes such a heading one of duties: 评审条件, 评选推荐.
HEADINGS_OF_DUTIES = (
    "条件",
    "标准",
    "范围",
    "对象",
    "名额",
    "要求",
    "推荐",
    "申报",
    "报送",
    "资格",
    "参评",
    "材料",
)

# What the issuer's own level does under a heading that names it: 省级评审, 全国审定, 全省决赛.
ACTS_OF_A_LEVEL = (
    "评审", "评选", "评比", "决赛", "复赛", "终审", "复审", "审定", "审核", "推荐", "复核", "验收", "抽查", "抽检", "督查", "督导", "遴选", "表彰", "公示", "公布",
)  # fmt: skip

# How the organiser calls itself: 我们将通报表扬, 组委会统一颁发证书.
ITSELF = (
    "我们", "我会", "我厅", "我局", "我部", "我委", "我办", "我省", "我司", "我院", "我校", "组委会", "组织委员会", "主办单位", "主办方", "总会",
    "领导小组办公室", "活动办公室",
)  # fmt: skip

# What stands between its name and its act: 省水利厅将对…通报表扬, 由省科技厅颁发证书.
ITS_ACTS = (
    "将", "会同", "适时", "择优", "统一", "负责", "组织", "颁发", "授予", "表彰", "通报", "对", "委托", "根据",
)  # fmt: skip

# What follows 将 where an office tells what it will do itself: 省林业局将采取抽查方式, 省林业局将对…; 将名单报送 follows another 将.
ITS_PLANS = (
    "于", "对", "会", "适时", "组织", "统一", "择优", "采取", "开展", "进行", "视情", "通过", "根据", "按照", "结合", "联合", "邀请", "安排", "派", "定期", "不定期", "陆续",
    "举办", "召开", "给予", "予以", "汇总", "公布", "通报", "表彰", "抽查", "选取", "遴选", "确定",
)  # fmt: skip

# How an office calls its own departments and bodies: 厅机关有关处室, 委属各单位, 局内设机构. No local notice speaks for them.
ITS_NAMES = ("厅", "局", "委", "部", "会", "署", "院", "办")
ITS_BODIES = ("机关", "属", "直属", "内设", "内各")

# How the name of an office ends that a mark of rank stands in front of: 省基层办, 市教育局, 省口腔病防治中心.
OFFICES = (
    "办公室", "办", "厅", "局", "委员会", "委", "会", "中心", "院", "总站", "总队", "图书馆", "博物馆", "研究所", "科协", "妇联", "残联", "文联", "工商联", "作协", "消协",
)  # fmt: skip
# What makes the end of such a name the beginning of another word: 会议, 委托, 办法.
NO_END_OF_OFFICE = ("议", "场", "员", "计", "展", "托", "派", "法", "理", "校", "前", "后", "期")
# What follows a mark of rank and makes it no office's: 省直单位, 市场监管局, 县域.
NO_OFFICE = ("直", "属", "内", "外", "际", "辖", "情", "域", "场", "民", "政府所在", "容", "区内")
# What stands in front of an office that takes papers, or is a place: 报省林业局汇总, 在县图书馆设立分会场.
HANDED_OVER = ("报", "送", "交", "向", "寄", "至", "在", "到", "经")
# The marks of the levels of offices.
LEVELS = {"省": 4, "市": 3, "州": 3, "盟": 3, "县": 2}
# How the name of a body ends that governs no place.
INSTITUTIONS = (
    "学校", "小学", "中学", "幼儿园", "大学", "学院", "医院", "卫生院", "公司", "集团", "研究所", "研究院", "博物馆", "图书馆", "社区", "酒店", "银行",
)  # fmt: skip
# Who bears an event, in front of a colon: 主办单位：…, 协办：….
ORGANISERS = ("主办", "承办", "协办", "指导", "支持", "合作", "冠名")

# Who is told to do something: a sentence with such a word binds those below.
ADDRESSED = ("各", "请", "有关单位", "参赛", "推荐单位", "申报单位", "报名", "须", "应当", "必须", "不得")

# Bodies outside the line of offices; a report that goes to one of them leaves the line.
OUTSIDE_THE_LINE = (
    "公司", "集团", "企业", "工作室", "事务所", "传媒", "报社", "杂志社", "俱乐部", "协会", "学会", "商会", "基金会", "研究会", "促进会",
    "联谊会", "联盟", "工厂", "酒店", "旅行社",
)  # fmt: skip

# How a section names the parent as what is in force: 按照省《通知》规定执行, 与省通知一致, 以省方案为准.
DOCUMENTS = (
    "省通知", "市通知", "国家通知", "上级通知", "厅通知", "局通知", "委通知", "会通知", "部通知", "总会通知", "文件", "原通知", "省方案", "市方案", "上级方案", "省实施方案",
)  # fmt: skip
IN_FORCE = ("执行", "办理", "为准", "一致", "相同", "落实")
# How a notice calls its parent once it has named it.
SHORT_NAMES = (
    "通知", "方案", "实施方案", "工作方案", "活动方案", "办法", "意见", "公告", "计划", "细则", "规则", "章程",
)  # fmt: skip
