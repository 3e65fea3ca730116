"""The words around a citation that say what a notice does to the document."""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.vocab.citations import (
    AMEND_WORDS,
    BASIS_WORDS,
    FORWARD_WORDS,
    PRINT_WORDS,
    REPEAL_WORDS,
)
from noticeparse.vocab.kinds import KIND_WORDS

BASIS_BEFORE = Rule(
    "references.basis",
    rf"{any_of(*BASIS_WORDS)}(?P<issuers>[^。；，！？\n《》“”]{{0,40}})$(?<!编制)(?<!填写)(?<!填报)(?<!撰写)",
    examples=("按照中国科协、科技部", "为贯彻落实", "根据"),
    rejects=("填写", "根据要求，填写", "根据各单位报送的材料编制"),
)
STUDIED = Rule(
    "references.studied",
    r"(?:^|[，。；：、与和把将])(?:认真|深入|全面)?学习(?:宣传)?贯彻(?:落实)?[^。；，《》“”\n]{0,16}$",
    examples=("与学习贯彻", "，认真学习宣传贯彻"),
    rejects=("为学习贯彻", "为深入学习贯彻", "贯彻"),
)
CHAINED = Rule(
    "references.chained",
    r"^(?:，(?:以下)?统?一?简称[^。；\n（）]{1,40}[）)])?(?:[》”]?(?:[（(【〔][^（）\n]{0,60}[）)】〕])?){0,2}"
    r"[、和与及以并]{0,3}[^。；，\n《》“”]{0,20}$",
    examples=(
        "》（云教发〔2024〕3号）和",
        "》、",
        "》（云教发〔2024〕3号）",
        "，以下简称《方案》）和",
        "（以下简称《方案》）、",
    ),
    rejects=("》要求，填写",),
)
# 接 opens its clause; 直接, 对接, 衔接 are other words.
RECEIVED = Rule(
    "references.received",
    r"(?:^|[，。；：\n ])(?:近日，?|日前，?|现)?接(?:到)?(?P<issuers>[^。；，！？\n《》“”]{0,40})$",
    examples=("接省科协", "近日，接到", "接"),
    rejects=("直接", "对接省科协", "衔接"),
)
FORWARD_AFTER = Rule(
    "references.forwards",
    rf"(?:现|并|全文|一并|原文|予以|文件|[将，]){{0,3}}[^。；\n]{{0,24}}?{any_of(*FORWARD_WORDS)}",
    examples=("》转发给你们", "》已经省政府批准，现转发给你们"),
    rejects=("》填写",),
)
FORWARD_BEFORE = Rule(
    "references.forwards_before",
    rf"{any_of(*FORWARD_WORDS)}[^。；，\n《》“”]{{0,30}}$|现将[^。；，\n《》“”]{{0,30}}$",
    examples=("关于转发省科协", "现将"),
    rejects=("根据",),
)
OTHERS_BEHIND = Rule(
    "references.others_behind",
    r"[》）)]{0,2}(?:[（(〔【][^（）\n]{0,40}[）)])?(?:[、和及与]{1,2}[^，。；《》\n]{0,12}《[^《》\n]{1,120}》(?:[（(〔【][^（）\n]{0,40}[）)])?){1,4}",
    examples=("》（云科〔2024〕9号）和《关于推荐作品的通知》（云科〔2024〕14号）", "）和《办法》"),
    rejects=("》（云科〔2024〕9号）转发给你们",),
    where="start",
)
PRINT_AFTER = Rule(
    "references.encloses",
    rf"[^。；\n《]{{0,40}}?{any_of(*PRINT_WORDS)}(?!以来|[之以]?后|之日|实施)",
    examples=("》已经局长办公会审议通过，现印发给你们", "》，现印发给你们"),
    rejects=("》填写", "》印发以来，各地认真落实", "》发布后"),
)
PRINT_BEFORE = Rule(
    "references.encloses_before",
    rf"(?:{any_of(*PRINT_WORDS)}了?|现将|将)[^。；，\n《》“”]{{0,16}}$(?<!编制)",
    examples=("关于印发", "我们制定了", "现将"),
    rejects=("根据", "省科协将编制"),
)
FORWARDED_PRINTING = Rule(
    "references.forwarded_printing",
    r"(?:转发|批转)[^《》]{2,50}印发$",
    examples=("市安委办转发省安委办关于印发",),
    rejects=("关于印发", "关于转发"),
)
REPEALED = Rule(
    "references.repeals",
    rf"[^。\n]{{0,120}}?{any_of(*REPEAL_WORDS)}",
    examples=("》（云教发〔2019〕2号）同时废止",),
    rejects=("》要求",),
)
AMENDED = Rule(
    "references.amends",
    rf"{any_of(*AMEND_WORDS)}[^。；，\n《》“”]{{0,12}}$|^[》）)][^。；\n]{{0,30}}?(?:作|予以|进行)[^。；，\n]{{0,6}}{any_of(*AMEND_WORDS)}",
    examples=("关于修改", "》作如下修改"),
    rejects=("根据",),
)
APPROVED = Rule(
    "references.approved",
    r"(?:文件?)?[ ]?(?:文)?(?:批准|批复|同意|核准|下达)",
    examples=("文件批准建设", "批复同意"),
    rejects=("要求",),
    where="start",
)
CHANGES = Rule(
    "references.notice_of_change",
    r"补充|更正|调整|修订|修改|延期",
    examples=("关于做好招生工作的补充通知",),
    rejects=("关于做好招生工作的通知",),
)
CHANGED_AFTER = Rule(
    "references.changed_after",
    r"[^。\n]{0,16}(?:(?:印发|下发|发布)[以之]?后|补充|更正|调整|修改)",
    examples=("印发后，部分学校提出疑问", "补充通知如下"),
    rejects=("要求，各地认真落实",),
    where="start",
)
CHANGED_ORIGINAL = Rule(
    "references.original_notice",
    r"[^。；\n《]{0,12}(?:以下|下称)[^。；\n]{0,4}称?为?“?原(?:通知|方案|文件|公告|办法|意见|函)",
    examples=("，以下简称“原通知”）", "（以下称原方案）"),
    rejects=("，以下简称《通知》）",),
    where="start",
)
SENT_OUT_BY_US = Rule(
    "references.sent_out_by_us",
    r"[我本](?:局|厅|委|办|会|校|院|部|中心|单位|市|县|区)[^。；，\n]{0,16}(?:印发|下发|发布|发出)了?$",
    examples=("我局于3月5日印发了", "本会下发"),
    rejects=("省教育厅印发", "我局印发的文件要求，按照"),
)
SENT_OUT_LATELY = Rule(
    "references.sent_out_lately",
    r"(?:近日|日前|近期|最近|今年|月(?:[0-9]{1,2}日|[上中下]旬|初|底)?)，?[^。；，\n]{2,40}(?:印发|下发|发布|出台|制发)了?$",
    examples=("近日，省教育厅印发了", "3月5日，省教育厅、省财政厅下发"),
    rejects=("省教育厅印发", "印发"),
)
DEMANDS = Rule(
    "references.demands",
    r"[》）)]{0,2}(?:文件)?(?:中)?(?:要求|明确|规定|部署|提出)",
    examples=("）要求，各地要", "文件明确"),
    rejects=("）印发以来", "）废止"),
    where="start",
)
FOLLOWS_BELOW = Rule(
    "references.follows_below",
    r"[》”）]{0,2}，?(?:附后|详?见附件|随文附后)",
    examples=("附后）", "》附后", "，见附件1）"),
    rejects=("要求，填写附件",),
    where="start",
)
DOCUMENT_TITLE = Rule(
    "references.document_title",
    rf"(?:{any_of(*KIND_WORDS, '法', '纲要', '决议', '讲话', '准则', '法典')})(?:[（(][^（）]{{1,12}}[）)]?)?$",
    examples=("关于做好评审工作的通知", "管理办法（试行）", "劳动法", "发展规划纲要（2024—2030年"),
    rejects=("与大家同行",),
)
SENTENCE_OPENING = Rule(
    "references.sentence_opening",
    rf"(?:^|[。；\n：）])[ ]?(?:为[^，。]{{0,40}}，)?{any_of(*BASIS_WORDS)}$",
    examples=("按照", "。根据", "为规范管理，根据"),
    rejects=("各单位要按照",),
)

SHORT_NAME = Rule(
    "references.short_name",
    r"(?:以下|下称|下文|后文)?[统均]?一?(?:简称|下称)为?[：“]?$",
    examples=("（以下简称", "，以下统一简称为"),
    rejects=("根据",),
)

ON_TRIAL = Rule(
    "references.on_trial",
    r"\((?:试行|暂行)\)$",
    examples=("竞赛管理细则(试行)",),
    rejects=("试行办法", "竞赛管理细则"),
)
