"""The words that state when an event takes place, and those that only look as if they did."""

from __future__ import annotations

from noticeparse.rules import Rule

EVENT_TIME = Rule(
    "period.key_line",
    r"[一-鿿]{0,8}?(?:时间|日期|期限)(?:及地点|和地点|与地点|、地点)?[：:为]",
    examples=("活动时间：5月上旬", "时间：5月30日上午", "举办时间为5月1日至3日", "停水时间：9月12日"),
    rejects=("主题：", "地点："),
    where="start",
)
NOT_THE_EVENT = Rule(
    "period.not_the_event",
    r"(?:报名|报到|申报|报送|提交|推荐|缴费|交费|缴纳|开放|参保|享受|执行|公示|受理|投稿|填报|截止|工作|答疑|咨询|发放|领取|服务|办公|值班|营业|上班|作息|发车|乘车|集合|出发|截稿|收稿|到账|开标|投标|购买|查询|打印|更新|发布|发表|就诊|门诊|入住|离会|公告|获取|征订|收订|订阅|资格|印发|成文|联系|预约|签到|入场|意见|征求|反馈|申请|登记|审核|评审|评选|推荐)(?:的)?(?:起止)?(?:的)?(?:时间|日期|期限|时限)",
    examples=("报名时间", "申报截止时间", "报到时间："),
    rejects=("活动时间", "征文时间"),
)
EVENT_SECTION = Rule(
    "period.section",
    r"(?:时间|日期|期限|时段)(?:[、和与及，]?(?:地点|安排|内容|方式|对象|形式|主题|人员|范围)){0,2}$|主题[、和与及]时间|(?:放假|休假)(?:安排|事宜)?$",
    examples=("活动时间", "时间与地点", "考核时间、地点", "主题与时间", "放假安排"),
    rejects=("活动主题", "工作时间的计算"),
)
HELD_ON = Rule(
    "period.held_on",
    r"(?<!原)(?:定于|兹定于|拟于|将于|计划于|决定于|(?:决定|定|拟|将)[自从]|(?:时间|[展会赛]期)(?:为|是|定于|(?:安排|确定|暂定|初定|定)(?:在|于|为)?))[ ]?$",
    examples=("学校定于", "本次活动举办时间为", "体检时间安排在"),
    rejects=("请于", "年会原定于"),
)
HELD = Rule(
    "period.held",
    r"[^。；\n]{0,40}?(?:召开|举行|举办|开展|进行|组织|启动|开幕|开班|实施)",
    examples=("在市会议中心召开", "上午举行"),
    rejects=("前报送材料。",),
)
AROUND = Rule(
    "period.around", r"[^。；，\n]{0,30}?前后", examples=("第七个“环卫工人节”前后",), rejects=("举行",)
)
STATED = Rule(
    "period.stated",
    r"(?:时间|[展会赛]期)(?:为|是|定于|(?:安排|确定|暂定|初定|定)(?:在|于|为)?)[ ]?$",
    examples=("活动时间为", "体检时间安排在", "展期为"),
    rejects=("定于",),
)
RUNS_FROM = Rule(
    "period.runs_from",
    r"(?:活动|行动|检查|整治|治理|比赛|展览|会议|培训|考试|演练)(?:时间)?[自从][ ]?$",
    examples=("专项行动从", "本次展览自"),
    rejects=("自", "本办法自"),
)
MOST_WORDS_TO_HELD = 40
TAKES_PLACE = Rule(
    "period.takes_place",
    rf"[，, ]{{0,2}}(?:在[^。；，\n]{{1,{MOST_WORDS_TO_HELD}}}?)?(?:隆重)?(?:召开|举行|举办|开幕)",
    examples=("在市会议中心召开", "举行"),
    rejects=("报送材料", "前召开会议部署"),
    where="start",
)
STANDS_AT = Rule(
    "period.stands_at",
    r"(?<![请须应均])(?<!原定)(?<!原计划)[于在][ ]?$",
    examples=("全市技能竞赛于", "会议于"),
    rejects=("请于", "应于", "大会由", "年会原定于"),
)
OPENS_CAMPAIGN = Rule(
    "period.opens_campaign",
    r"，(?:决定|将|拟)?(?:集中)?在?(?:全[国省市县区校镇乡系]|我[省市县区校]|本[省市县区校]|各地)[^。；，\n]{0,24}?(?:开展|组织|举办|实施)",
    examples=("，在全市组织开展送技下乡活动", "，全省集中开展整治"),
    rejects=("，市局组织检查", "，各学校报送总结"),
    where="start",
)
SUSPENDED = Rule(
    "period.suspended",
    r"[，, ]{0,2}(?:将|对[^。；，\n]{1,20})?(?:暂停|停止|停水|停电|停气|停暖|停办|停课|闭馆|封闭|交通管制)",
    examples=("停水", "暂停办理业务", "对文昌街封闭"),
    rejects=("报送材料", "前停止使用"),
    where="start",
)
SESSION = Rule(
    "period.session",
    r"第[一二三四五六七八九十0-9]{1,2}[期批班轮](?:[：:（ 为于]|(?=[0-9]))",
    examples=("第一期：9月10日", "第2批（5月）", "第一期5月6日"),
    rejects=("第一期培训班", "第一届"),
)
IN_SESSIONS = Rule(
    "period.in_sessions",
    r"(?:培训|活动|会议|学习|学习班|讲座|考试|考核|比赛|竞赛|展览|展演|演出|巡展|体检|演练|检查)(?:共|拟|将|计划)?分(?:为|成)?[一二两三四五六2-6][期批轮](?:进行|举办|举行|开展|组织|实施)?[，：:。]第[一1][期批轮][：:为于]?$",
    examples=("培训分两期，第一期", "现场考核共分3批进行：第1批于"),
    rejects=("申报分两批进行：第一批", "培训分两期，"),
)
CHECK_IN = Rule(
    "period.check_in",
    r"[^。；\n]{0,16}?(?:报到|集合|签到|到会|到场|入场|出发|乘车)",
    examples=("前到市科技馆报到", "到东门广场集合"),
    rejects=("前报送材料",),
    where="start",
)
COMMEMORATED = Rule(
    "period.commemorated",
    r"[ ]?(?:为|是)(?:我国|全国|全省|全市)?第[0-9〇零一二三四五六七八九十百]{1,4}[个届次]“?(?P<name>[一-鿿]{2,16}?(?:月|周))",
    examples=("为第36个爱国卫生月", "是第十届“全民阅读月”"),
    rejects=("为第36个护士节", "为集中宣传周"),
    where="start",
)
NAMED_SPAN = Rule(
    "period.named_span",
    r"[ ]?(?:（[^（）]{0,20}）)?为[^，。；：\n]{0,20}(?:期|宣传周|活动周|活动月|宣传月|行动月|安全月)",
    examples=("为全省森林防火戒严期", "为集中宣传周"),
    rejects=("为稿件征集阶段", "为准"),
    where="start",
)
PUBLICITY_TIME = Rule(
    "period.publicity",
    r"公示(?:时间|期|期限)(?:为|：|:)",
    examples=("公示时间：", "公示期为"),
    rejects=("公示单位：",),
    where="start",
)
CHANGE_OF_DAY = Rule(
    "period.change_of_day",
    r"延期|改期|推迟|顺延|调整|变更|提前",
    examples=("关于延期举办展览会的通知",),
    rejects=("关于举办展览会的通知",),
)
FRAME_TIME = Rule(
    "period.time_of_posting",
    r"(?:时间|日期)[：:][ ]?[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ ]?[0-9:：]{4,8})?",
    examples=("时间：2024-05-06", "日期: 2024/5/6 09:15"),
    rejects=("时间：2024年5月6日",),
    where="whole",
)
MOVES_THE_EVENT = Rule(
    "period.moves_the_event",
    r"(?:会议|年会|大会|活动|比赛|竞赛|展览|展览会|博览会|培训|培训班|论坛|考试|[会赛展班])[”）]?(?:将|拟|现)?(?:延期|推迟|改期|顺延)(?:至|到)",
    examples=("将本届年会延期至", "本次展览会推迟到"),
    rejects=("报名时间延期至", "有效期延期至"),
)
ARRIVES = Rule(
    "period.arrives",
    r"[（）一-鿿0-9:：]{0,12}?(?:报到|签到|抵达)(?![，、]?(?:及|和|并)?(?:开幕|开会|召开|开班|举行))",
    examples=("报到，", "下午3点报到"),
    rejects=("培训，报到", "上午召开", "报到并开班"),
    where="start",
)
DAYS_OFF_AFTER = Rule(
    "period.days_off",
    r"[ ]?(?:（[^（）]{0,20}）)?(?:放假|休假|调休)",
    examples=("放假，共7天", "（除夕）放假5天"),
    rejects=("上班",),
)
DAYS_OFF_BEFORE = Rule(
    "period.days_off_lead",
    r"放假[^。；，\n]{0,8}[：:]$|放假时间[：:为]?$",
    examples=("放假二天：", "放假时间为"),
    rejects=("放假期间",),
)
