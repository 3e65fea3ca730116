"""The phrases around calendar dates: where to look, what counts from what, words that name no day."""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.temporal.grammar import DASHES, HAN, NUMERAL, S
from noticeparse.vocab import time_words as words

_YEAR_STEMS = "".join(sorted({word[0] for word in (*words.YEARS_FROM_ISSUE, *words.YEARS_FROM_CONTEXT)}))
_NAMES = any_of(*words.NAMED_DAYS, *words.FESTIVAL_DAYS, *words.SEASONS)

_NUMERALS = f"{HAN}〇○零两半"
_UNITS = "年月季周日天"
_WORD_OPENERS = "第另尽待适择近此以截在按逐寒暑除元前"
_NAME_ENDS = "旦庆节期每"
_CUE_OPENERS = f"0-9{_NUMERALS}{_UNITS}{_WORD_OPENERS}{_NAME_ENDS}"
# Where a time expression may begin next: a number before a unit, or a character that is rare outside time expressions,
# looked at together with its neighbours. The pattern opens with one class, so that the engine skips to the next character
# of it; then the kind of that character decides. The character found says who reads on.
CUE = Rule(
    "time.cue",
    rf"""
    [{_CUE_OPENERS}]
    (?: (?<=[0-9])(?<![0-9A-Za-z].)(?:(?<![.].)|(?=[0-9]{{3}}{S}年|[0-9]?{S}月{S}[0-9]{{1,2}}{S}[日号]))
        (?: [0-9]{{0,3}}+{S}(?:[年月日号季个天周工时小学星半]|[、至到](?={S}[第{NUMERAL}])|(?<=[0-9]{{4}})[/.]|(?={DASHES}[0-9]))
          | (?:(?<=1)99|(?<=2)0[0-3])[0-9]{{5}}(?![0-9]) )
      | (?<=[{_NUMERALS}])(?<![第上下{HAN}].)[{HAN}〇○零两]{{0,2}}
        (?: [年月日号天周]|季度|个{S}[工月周季学星]|工作日|小时|星期|[〇○◯零ОOoΟ0-9{HAN}]{{1,3}}{S}年
          | (?=(?:{DASHES}|[、至到])[第{HAN}]{{1,3}}[月季日号])
          | [〇○零{HAN}](?=(?:{DASHES}|[至到])[一二][〇○零{HAN}]{{3}}年)
          | (?<=[五六七八]一)(?=[”"]?(?:[，。；）\n]|$))
          | (?=[”"]?(?:国际)?(?:劳动|儿童|建军|青年|妇女)?(?:节|期间|假期|小?长假|前)|[”"]?(?:规划)?(?:期间|时期|以来|末)) )
      | (?<=[{_UNITS}])
        (?: (?<=年)(?:(?<=[{_YEAR_STEMS}]年)|(?<=[多几数]年)来|(?<=[上下][一半]年)|(?=[底末终内]|[初中](?:前|以来|[，。；、）)至到—~\n-]|$))(?<![半近老少青成壮暮历常连多童数几末{HAN}]年)|(?=度?终了后))
          | (?<=月)(?:(?<=[本当同次翌上下]月)|(?<=[上下]个月)|(?<![0-9个每{HAN}]月)(?=[底末初后终]))
          | (?<=季)(?:(?=度[底末初]|度?后|度终了后)|(?:(?<=[本上下]季)|(?<=[上下][一个]季))度)
          | (?<=周)(?:(?<=[本上下这]周)|(?<=[本上下]个周)|(?<=[上下]一周))
          | (?<=日)(?:(?<=[即当次翌同]日)|(?<=之日)(?=起|后|至)|(?<=今日)(?=起)|(?<![\w”》）]日)前)
          | (?<=当天) )
      | (?<=[{_WORD_OPENERS}])
        (?: [行文定](?<=另.)|[快早](?<=尽.)|[定通](?<=待.)|时(?<=适.)|[期日机](?<=择.)|[期日年](?<=近.)|前(?<=此.)|来(?<=以.)
          | 月(?<=元.)|夕(?<=除.)|[假期](?<=[暑寒].)|[月季年周旬日](?<=[按逐].)|[至止](?<=截.)(?=目前|当前)
          | (?:报送|提交|上报|填报|申报|报名|寄送)(?<=在..)
          | (?<=第){S}[{HAN}1-4](?:季度|(?:{DASHES}|[、至到])第?[{HAN}1-4]季度)
          | (?<=前)(?:(?<=清明.|端午.|中秋.)|不久|[二两三23]个?季度)
          | (?<=近)[0-9{HAN}两几]{{1,3}}年 )
      | (?<=[{_NAME_ENDS}])(?:(?<=元旦|国庆|学期)|(?<=清明期|端午期|中秋期)间|(?<=[本上下这]星期)|(?<=[上下]个星期)|(?<=清明假期|端午假期|中秋假期)|(?<=[春动秋午明宵阳童女年师军树]节)|(?<=每))
    )
    """,
    examples=(
        "5月",
        "请各单位于六月底",
        "今年",
        "月底前",
        "印发之日起",
        "当日",
        "另行通知",
        "每月",
        "国庆",
        "20230425",
        "二〇二三年",
        "上半年",
    ),
    rejects=("关于", "第三届", "一线", "青年", "科技工作者日", "A4纸", "统一部署"),
)

NAMED = Rule(
    "time.named_day",
    rf"""{S}(?:的)?[“"]?(?P<name>{_NAMES})[”"]?(?:节(?=[前期假]))?(?P<span>期间|假期|小?长假|黄金周)?""",
    examples=("国庆期间", "元旦", "“五一”假期", "暑期", "春季学期"),
    rejects=("全国", "五四运动"),
    where="start",
)
FIVE_YEARS = Rule(
    "time.five_year_plan",
    rf"""(?P<plan>十[{HAN}]?五)[”"]?(?:规划)?(?P<span>期间|时期|以来|末)""",
    examples=("十四五”期间", "十三五时期", "十二五末"),
    rejects=("十五日", "十四五规划"),
    where="start",
)
# 2023—2024学年第一学期
ACADEMIC_YEAR = Rule(
    "time.academic_year",
    rf"(?P<year>(?:19|20)[0-9]{{2}}){S}{DASHES}{S}(?P<next>(?:19|20)[0-9]{{2}}){S}学年(?:度)?(?:第(?P<term>[一二])学期)?",
    examples=("2023—2024学年", "2023-2024学年第二学期"),
    rejects=("2023—2024年", "2023学年"),
    where="start",
)
QUARTER_NOW = Rule(
    "time.quarter_now",
    rf"(?P<word>{any_of(*words.QUARTERS_FROM_ISSUE)})(?P<part>[初末底])?",
    examples=("季度末", "本季度", "下一季度末"),
    rejects=("季节", "三季度"),
    where="start",
)
# “530”当天: month and day as the nickname of a day
NICKNAME = Rule(
    "time.nickname",
    r"[“\"](?P<month>1[0-2]|[1-9])[.·•]?(?P<day>3[01]|[0-2][0-9])[”\"]\Z",
    examples=("“530”", "“1204”"),
    rejects=("“888”工程", "530", "“5300”"),
)
REFERRING = Rule(
    "time.referring",
    any_of(*words.REFERRING_DAYS),
    examples=("当天上午8:30", "次日", "当日24时"),
    rejects=("当然",),
    where="start",
)
WEEK = Rule(
    "time.week",
    rf"(?P<week>上上|下下|[本上下这])一?个?(?:周(?:星期(?=[{HAN[:6]}日天]))?|星期|礼拜)(?P<day>[{HAN[:6]}日天末])?",
    examples=("本周五", "下周一上午9:00", "本周", "下星期三", "本周星期五"),
    rejects=("周五", "一周", "星期三"),
    where="start",
)
# 至6月30日, behind 即日起 and 印发之日起
UNTIL_POINT = Rule(
    "time.until_point",
    rf"{S}(?:起|开始|施行|实施)?[，,]?{S}(?:{DASHES}|至|到|截止到|截止至?|截至){S}",
    examples=("至6月30日", "，至12月底", "—2025年12月31日"),
    rejects=("起施行", "，有效期5年"),
    where="start",
)
VAGUE = Rule(
    "time.vague",
    rf"{any_of(*words.VAGUE_TIMES)}|另定(?![一-鿿])",
    examples=("另行通知", "近期", "尽快", "另定。"),
    rejects=("另行", "待命", "另定标准"),
    where="start",
)
AT_AN_EVENT = Rule(
    "time.at_an_event",
    r"在(?:报送|提交|上报|填报|申报|报名|寄送)[^，。；：\n]{1,24}?时(?![间期限候段])",
    examples=("在报送活动总结时", "在提交申报材料时"),
    rejects=("在报送时间前", "在规定时限内"),
    where="start",
)
PAST = Rule(
    "time.past",
    rf"""
      {any_of(*words.PAST_TIMES)}
    | (?:近|过去)[0-9{HAN}两几]{{1,3}}年(?:以?来)?(?![（(])
    | (?:[0-9]{{1,2}}|[{HAN}两]{{1,3}})多?年多?来(?![自源到校访华客宾此的电函信文])
    """,
    examples=("日前", "近年来", "近三年", "近5年来", "三年来", "10多年来", "过去五年"),
    rejects=("近年", "近三年（2020—2022年）", "5年来华", "2023年来"),
    where="start",
)

_PAPERS = any_of(*words.ISSUED_PAPERS)
_THIS_PAPER = rf"[本此]{any_of(*words.ISSUED_PAPERS, *words.ANSWERING_PAPERS)}"
# Ends where 之日起 or 后 begins: 自本通知印发, 通知发布. 名单公布 is another event.
ISSUE_EVENT = Rule(
    "time.issue_event",
    rf"""
    (?: [自从于在]?{_THIS_PAPER}(?:正式)?(?P<effect>{any_of(*words.EFFECT_WORDS)})
      | (?: [自从于在]?{_THIS_PAPER} | [自从于在][本该此]?{_PAPERS}? | 该?{_PAPERS} | (?<![\u4e00-\u9fff]) )
        (?:正式)? (?: (?P<printed>{any_of(*words.PRINT_WORDS)}) | {any_of(*words.ISSUE_WORDS)} )
    ) \Z
    """,
    examples=("自本通知印发", "发布", "自通知下发", "自本批复下发", "本函印发", "自本办法施行"),
    rejects=("名单公布", "自收到本通知", "自印发之日", "自批复下发", "自项目实施", "自实施"),
    where="start",
)
# The day that a notice sets for its own effect; then 自本办法施行之日起 is not counted from the issue date.
DAY_OF_EFFECT = Rule(
    "time.day_of_effect",
    rf"[日号月](?<![之即].)起(?:正式)?{any_of(*words.EFFECT_WORDS)}",
    examples=("自2024年7月1日起施行", "7月起正式实施"),
    rejects=("自印发之日起施行", "即日起执行", "7月1日起报名"),
)
# What stands between a label and its value: 截止时间为, 报名截止日期：, 最迟须于
UNTIL_LABEL = Rule(
    "time.until_label",
    rf"""(?:截止|截稿|截至|最[迟晚])(?:报名|申报|报送|提交)?(?:时间|日期|期限|日)?{S}(?:原则上|暂定|初定|均)?(?:延长|延期|顺延|推迟|调整)?(?:为|是|定于|在|至|到|于|[：:])?{S}(?:北京时间)?\Z""",
    examples=("截止时间为", "报名截止日期：", "截至", "最迟于", "截止时间延长至"),
    rejects=("截止时间请见", "时间：", "截面"),
)
# 截至3月底，全市完成投资5亿元: who has done how much by then; not what they are to do.
FIGURES = Rule(
    "time.figures",
    rf"""[，,]?(?:全[国省市县区州校镇乡院系]|我[国省市县区州校院]|各地)
    (?:(?!{any_of(*words.DUTY_WORDS, "将", "力争", "确保")})[^，。；\n]){{0,14}}?
    (?:{any_of(*words.FIGURE_VERBS)})[^，。；\n]{{0,16}}?[0-9{HAN}百千万亿两]""",
    examples=("，全市完成投资5亿元", "，全县共开设网站12个"),
    rejects=("，全市要完成投资5亿元", "，全市各学校报送总结"),
    where="start",
)
VALIDITY = Rule(
    "time.validity",
    rf"""
    (?:正式)?(?:施行|实施|执行|生效|试行)?[，,；;。]?(?:本[^，。；\n]{{1,6}})?(?:有效|试行|试用|暂行)期(?:限)?(?:为|是)?{S}
    (?: (?P<amount>[0-9]{{1,2}}|[{HAN}两]{{1,3}}){S}个?(?P<unit>年|月) | (?P<until>[至到]) )
    """,
    examples=("施行，有效期5年", "试行，试行期1年", "实施。本办法有效期为三年", "执行，有效期至"),
    rejects=("施行", "有效期内"),
    where="start",
)
DUTY_WORD = Rule(
    "time.duty_word",
    any_of(*words.DUTY_WORDS),
    examples=("请各单位于", "须于"),
    rejects=("我会定于", "将于"),
)
HAND_IN = Rule(
    "time.hand_in",
    rf"(?:(?!参加|出席|召开|举行|举办)[^，。；\n]){{0,16}}?{any_of(*words.SUBMISSION_VERBS)}",
    examples=("报送", "将申报书一式两份提交"),
    rejects=("到市科协参加培训", "参加会议并提交"),
    where="start",
)
