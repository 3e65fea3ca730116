"""The shapes of time expressions: small named patterns, and the rules built from them.

Text is width-folded, but for Chinese punctuation. All patterns are bounded and are run inside one paragraph.
"""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.vocab import time_words as words

S = r"[\x20\u3000]{0,3}+"  # blanks that cleaning left between a number and its unit
HAN = "一二三四五六七八九十"
YEAR_DIGIT = "0-9〇○◯零ОOoΟ一二三四五六七八九"  # 二〇二三, 二○二三, 二О二三 (Cyrillic), 二0一一, 二O一八
NUMERAL = f"0-9{HAN}廿卅"  # what a number begins with
NUMBER = rf"(?:[0-9]{{1,2}}|[{HAN}廿卅]{{1,3}})"
HOUR = rf"(?:[0-9]{{1,2}}|[零〇{HAN}两]{{1,3}})"
DASH_MARKS = "‐‑‒–—―⸺−－﹣﹘─━~～〜∼⁓"  # beside -
DASHES = rf"[-{DASH_MARKS}]{{1,3}}"
# The unit may stand once, behind the second number: 2021—2025年, 5至6月, 20—26日
SPAN = rf"{S}(?:{DASHES}|至|到){S}"

YEAR_WORD = any_of(*words.YEARS_FROM_ISSUE, *words.YEARS_FROM_CONTEXT)
MONTH_WORD = any_of(
    *(word for word in (*words.MONTHS_FROM_ISSUE, *words.MONTHS_FROM_CONTEXT) if word != "月")
)

YEAR = rf"""(?:
    (?:
        (?P<year>(?:18|19|20|21)[0-9]{{2}}|[一二][{YEAR_DIGIT}]{{3}}|(?<![0-9])[0-9]{{2}}(?={S}年{S}(?:{NUMBER}{S}月|底前)))
        {S}(?:年(?:度(?!假)|全年)?|(?={SPAN}(?:(?:19|20)[0-9]{{2}}|[一二][{YEAR_DIGIT}]{{3}}){S}年))
      | (?P<yearword>{YEAR_WORD})的?
    ){S}
)"""
PART = rf"""(?:
    (?P<part>[上中]中旬|中[上下]旬|上、中旬|中、下旬|[上中下]旬|[上下]半月|初(?![中级步次赛审评选试稿心{HAN}])|[底末](?![端数稿])|中(?=[前至到，。；、）)—~-]|$))
  | 的?(?P<lastday>最后一?个?(?:[日天]|工作日))
  | 的?(?P<lastweek>最后一?个?(?:周|星期))(?P<lastweekday>[一二三四五六日天])?
  | 的?第(?P<week>[一二三四五1-5])个?(?:周|星期|礼拜)(?P<weekdayinmonth>[一二三四五六日天](?![至到—、-]))?   # 第三周, 第二个星期日
)"""
_NOT_A_MONTH = "薪历经球饼号龄嫂花版刊"  # behind 月
_PART_OPENERS = "上中下初底末的最第"  # what PART begins with
# Days that share the unit behind the last: 5月20、21日
DAYS_LISTED = rf"(?:、{S}{NUMBER}{S}){{1,6}}[日号]"
MONTH = rf"""(?:
    (?:
        (?P<month>元|{NUMBER}){S}
        (?: 月(?![{_NOT_A_MONTH}])(?:份(?!额))?
          | (?={SPAN}{NUMBER}{S}月) | (?=、{S}{NUMBER}{S}月(?!{S}[0-9{HAN}底末初上中下])) | (?=(?:、{S}{NUMBER}{S}){{2,11}}月(?!{S}[0-9{HAN}])) )   # 5、6月份, 3、6、9月底; not 1、2月28日前
      | (?P<monthword>{MONTH_WORD}(?:份(?!额))?|月(?=[底末初]))
    ){S}
    (?: (?P<day>{NUMBER}){S}(?:[日号]|(?=[之以]?前)|(?={SPAN}{S}{NUMBER}{S}[日号]|{DAYS_LISTED})|(?={SPAN}{NUMBER}{S}月)) | {PART} )?
)"""
QUARTER = rf"(?:(?:第|(?P<upto>前)(?=[二两三23]{S}个?季度))?{S}(?P<quarter>[一二三四1-4首两]){S}(?:个?季度|(?=(?:{SPAN}|、)第?[一二三四1-4]个?季度))(?P<quarterpart>[初末底])?)"
HALF = r"(?:(?P<half>[上下])半年度?(?P<halfpart>[初末底])?)"
# 2023年底, 今年年底, 年底; 青年初心 is no year
YEAR_END = (
    r"(?:(?:(?<=[年度])年?|年)(?P<yearpart>[底末](?![端数稿])|[初终中](?=[前至到，。；、）)—~-]|以来|$)))"
)

POINT = Rule(
    "time.point",
    rf"{YEAR}?(?:{MONTH}|{QUARTER}|{HALF}|{YEAR_END})?",
    examples=(
        "2023年5月上旬",
        "二〇二三年四月二十五日",
        "二O一七年六月九日",
        "5月20号",
        "今年三季度",
        "五月份",
        "年底",
        "次月5日",
        "5月第三周",
        "2023年上半年",
        "去年",
        "23年5月6日",
    ),
    rejects=("之", "5个月", "13号", "三届", "青年"),
    where="whole",
)
# The end of a span may lack what its start has: 5月20日至26日, 5月上旬至中旬
BARE_END = Rule(
    "time.bare_end",
    rf"(?P<day>{NUMBER}){S}[日号]|(?P<part>[上中下]旬)",
    examples=("26日", "中旬", "二十一日"),
    rejects=("26人", "中间"),
    where="start",
)
# A span of days of the month spoken of: (4月报名，)20日至26日评审
BARE_SPAN = Rule(
    "time.bare_span",
    rf"(?P<day>{NUMBER}){S}[日号]{SPAN}(?P<last>{NUMBER}){S}[日号](?!内)",
    examples=("20日至26日", "1号—3号"),
    rejects=("3至5日", "3日至5日内"),
    where="start",
)
# Between the ends of a span. A dash read as 一 by a scanner only between a unit and a digit; 、 only behind a bare number.
JOIN = Rule(
    "time.join",
    rf"{S}(?:起|开始|始)?[，,]?{S}(?:{DASHES}|至|到|(?<=[日号月旬])一(?=[0-9])|(?<=[0-9{HAN}])、){S}",
    examples=("——", "至", "起至", " － ", "开始，至"),
    rejects=("，", "起", "、"),
    where="start",
)

# 7、8、9月; where another word bounds the last month, each is read by itself: 3、6、9月底前
LISTED_MONTHS = Rule(
    "time.listed_months",
    rf"(?:、{S}{NUMBER}{S}){{1,11}}月(?:份(?!额))?(?![底末初上中下])",
    examples=("、6月份", "、8、9月"),
    rejects=("、6月底前", "6月"),
    where="start",
)
# One month of such a list that is not its last.
LISTED_MONTH = Rule(
    "time.listed_month",
    rf"(?P<month>[0-9]{{1,2}}){S}(?=(?:、{S}[0-9]{{1,2}}{S}){{1,11}}月(?!{S}[0-9{HAN}])(?P<end>[底末])?)",
    examples=("6、9、12月底前", "6、9月"),
    rejects=("6月", "6、9日", "1、2月28日前"),
    where="start",
)
LISTED_DAYS = Rule(
    "time.listed_days",
    DAYS_LISTED,
    examples=("、21日", "、7、8日"),
    rejects=("、21", "21日"),
    where="start",
)

# 5月20日晚 19:00, 5月20日早前; not 早日, 晚报
_SHORT_PARTS = frozenset({"早", "晚"})
DAY_PART = (
    "(?:"
    + any_of(*(word for word in (*words.DAY_PARTS, *words.CLOSE_OF_BUSINESS) if word not in _SHORT_PARTS))
    + rf"|[早晚](?={S}[0-9{HAN}两]|前|[，。；）]|$))"
)
_NOT_AN_HOUR = "(?![间期限段效代候名])"
CLOCK = rf"""(?:
    [0-9]{{1,2}}{S}[:：∶]{S}[0-9]{{2}}(?:[:：∶][0-9]{{2}})?(?:[时点]{_NOT_AN_HOUR}|分(?![钟别数组]))?   # 17:30, 3：00, 11:19:38, 8:30分
  | {HOUR}{S}[时点]{_NOT_AN_HOUR}(?:整|钟|半|[一三]刻|{S}{NUMBER}{S}分(?:{S}{NUMBER}{S}秒)?)?   # 下午5点, 14时30分, 二十四时
  | [0-9]{{1,2}}(?={SPAN}[0-9]{{1,2}}{S}[时点]{_NOT_AN_HOUR})             # 9-12时
)"""
TIME = Rule(
    "time.of_day",
    rf"""
    (?:{S}当[天日](?=前|[，。；）]|$|{S}[0-9上下晚零中]))?(?:{S}[，,]?{S}(?:北京时间)?(?P<daypart>{DAY_PART}))?
    (?:{S}(?P<clock>{CLOCK})(?:{SPAN}(?P<daypart2>{DAY_PART})?{S}(?P<clock2>{CLOCK}))?)?
    """,
    examples=("下午3点", "17:30", "上午9:00—11:30", "，下午2时至5时", "下班", "24时", "5∶45"),
    rejects=("3点名", "3个", "上学"),
    where="whole",
)
WEEKDAY = Rule(
    "time.weekday",
    rf"{S}(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])",
    examples=("星期二", "周日"),
    rejects=("周期", "周年"),
    where="start",
)
# （星期二）, （含）, （除夕）, （下午3点）, （第16周星期五）; not （集中受理期）
REMARK = Rule(
    "time.remark",
    rf"""{S}[（(]{S}(?P<words>
        (?:星期|[本上下]?周[{HAN}日]|礼拜|第?{NUMBER}周(?![年岁边期])|不?含|除夕|初|正月|农历|腊月|大年|闰|当[天日]|法定|北京时间|{DAY_PART}|{HOUR}[:：∶时点])
        [^（）()\n]{{0,12}})[）)]""",
    examples=(
        "（星期二）",
        "（含）",
        "（不含当日）",
        "（除夕）",
        "（下午3点）",
        "（周六—周日）",
        "（下周二）",
        "（第16周星期五）",
        "（3周）",
    ),
    rejects=("（集中受理期）", "（第二批）", "（周期）", "（3周岁）"),
    where="start",
)

# 本周五（3月22日）: the day in brackets says which Friday
RESTATED = Rule(
    "time.restated",
    rf"{S}[（(]{S}(?:即{S})?(?P<date>[^（）()\n]{{0,8}}月[^（）()\n]{{0,8}}[日号]){S}[）)]",
    examples=("（3月22日）", "(2024年3月22日)"),
    rejects=("（星期五）", "（3月）"),
    where="start",
)

NUMERIC_POINT = Rule(
    "time.numeric",
    r"(?<![/_])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/_])(?!\.[0-9])",
    examples=("2023.4.25", "2023-04-25 11:19:38", "2023/4/25", "2023.5.20-2023.6.10"),
    rejects=("12-3", "2.1", "010-00000000", "2023.4.25.1", "2023.13.1"),
    where="start",
)
# The end of 2023.5.20—6.10
NUMERIC_END = Rule(
    "time.numeric_end",
    rf"(?:(?P<month>1[0-2]|0?[1-9])[-./])?(?P<day>3[01]|[12][0-9]|0?[1-9])(?!\.?[0-9]|[-{DASH_MARKS}/:%]|[人个名件元项次页期万份])",
    examples=("6.10", "06-10", "26"),
    rejects=("6.10.1", "32.1", "26人", "26-1"),
    where="start",
)
NUMERIC_MONTHS = Rule(
    "time.numeric_months",
    rf"""
    (?P<year>(?:19|20)[0-9]{{2}})[.](?P<month>1[0-2]|0?[1-9]){SPAN}
    (?P<year2>(?:19|20)[0-9]{{2}})[.](?P<month2>1[0-2]|0?[1-9])(?![0-9.])
    """,
    examples=("2023.5-2023.6", "2021.09—2022.07"),
    rejects=("2023.5", "2023.5.20-2023.6.10"),
    where="start",
)
# 20230425: in file names and forms only; a telephone number has other digits around it or begins otherwise
COMPACT = Rule(
    "time.compact",
    r"(?<![-0-9A-Za-z.第])(?P<year>(?:199|20[0-3])[0-9])(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?![-0-9A-Za-z号])",
    examples=("20230425", "汇总表20230425"),
    rejects=("20231325", "0000-20230425", "202304251", "20230425-1"),
)
_COMPACT_DAY = "(?:199|20[0-3])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
COMPACT_SPAN = Rule(
    "time.compact_span",
    rf"(?<![-0-9A-Za-z.第])(?P<first>{_COMPACT_DAY}){SPAN}(?P<last>{_COMPACT_DAY})(?![-0-9A-Za-z号])",
    examples=("20230520-20230610", "20230520至20230610"),
    rejects=("20230520-1", "20230520-20231310"),
)

_BEFORE = rf"前(?![往期述置景列沿台进言瞻任]|提(?![交出供请报前醒])|来(?:参|出席)|[{HAN}0-9]{{1,2}}[个名位批天日周月年季届])"
SUFFIX = Rule(
    "time.bound",
    rf"""{S}(?:
        (?P<around>前后|左右|前夕)
      | (?P<before>(?:之|以)?{_BEFORE})
      | (?P<until>为?止|截止|截稿|为(?:报名|申报|征稿|投稿)?截止(?:日期?|时间))
      | (?P<within>(?:之|以)?内)(?![容部外蒙])
      | (?P<to_date>至今)
      | (?P<printed>印发)(?={S}$)
      | (?P<start>(?:之日)?起|开始)(?![草诉步点源飞算诉])
      | (?P<after>及?(?:之|以)?后)(?![勤续期备台援盾])
      | (?P<since>以来)
    )(?:{S}[（(]{S}(?P<remark>不?含)[^（）()\n]{{0,6}}[）)])?
    """,
    examples=("前", "之前（含当日）", "以后", "止", "内", "起", "以来", "印发"),
    rejects=("前往", "内容", "起草", "后勤", "印发的"),
    where="start",
)

# What a time of day may go on with behind a comma: 5月20日，下午3点
_PART_OF_DAY_OPENERS = "".join(sorted({word[0] for word in (*words.DAY_PARTS, *words.CLOSE_OF_BUSINESS)}))
COMMA_OPENERS = f" \u3000北{_PART_OF_DAY_OPENERS}"
# What a weekday, a remark, a time of day, the other end of a span or a bounding word begins with.
TAIL_OPENERS = f" \u3000（(，,星礼周0123456789零〇{HAN}两北{_PART_OF_DAY_OPENERS}"
JOIN_OPENERS = f" \u3000{DASH_MARKS}至到一、起开始，,-"
SUFFIX_OPENERS = "前左之以为止截内至印起开后及 \u3000"
_COMMA = "[，,]"
_PLAIN_YEAR = "(?:19|20)[0-9]{2}"
_PLAIN_MONTH = "0?[1-9]|1[0-2]"
_PLAIN_TAIL = "".join(opener for opener in TAIL_OPENERS + SUFFIX_OPENERS if opener not in _COMMA)
_PLAIN_JOIN = "".join(opener for opener in JOIN_OPENERS if opener not in _COMMA)
# Nothing that has to be read stands behind a point, or behind the second point of a span.
_ENDS = rf"(?![{_PLAIN_TAIL}{_PLAIN_JOIN}]|{_COMMA}[{COMMA_OPENERS}{_PLAIN_JOIN}])"
_ENDS_SPAN = rf"(?![{_PLAIN_TAIL}]|{_COMMA}[{COMMA_OPENERS}])"
# Most days, months and spans of a notice in one match: Arabic, without blanks, complete. The rest is read piece by piece.
PLAIN_DATE = Rule(
    "time.plain_date",
    rf"""(?:(?P<year>{_PLAIN_YEAR})年)?(?P<month>{_PLAIN_MONTH})月
    (?: (?:(?P<day>[0-9]{{1,2}})日|(?P<part>[上中下]旬|底(?![端数稿])))
        (?: (?P<before>{_BEFORE})(?![后夕（(\x20\u3000])
          | (?:{DASHES}|至|到)(?:(?:(?P<lastyear>{_PLAIN_YEAR})年)?(?P<lastmonth>{_PLAIN_MONTH})月)?
            (?:(?P<lastday>[0-9]{{1,2}})日|(?P<lastpart>[上中下]旬)){_ENDS_SPAN}
          | {_ENDS} )
      | (?![{_NOT_A_MONTH}{_PART_OPENERS}{NUMERAL}份]){_ENDS} )""",
    examples=(
        "2023年5月30日。",
        "6月20日前报送",
        "6月20日召开",
        "5月下旬，举行",
        "6月底前报送",
        "2023年5月上旬-6月上旬",
        "6月20日至26日，评审",
        "5月打造为",
    ),
    rejects=(
        "6月20日至26日前",
        "6月20日（星期二）",
        "6月20日下午",
        "6月20日，下午",
        "6月20日之前",
        "6月20日前（含当日）",
        "6月20日前往",
        "6月20日前后",
        "5月上旬至下旬内",
        "13月底",
        "5月初",
        "5月份",
    ),
    where="start",
)

UNIT = r"(?P<unit>工作日|自然日|月|星期|周年|周|小时|季度|学期|日|天|年)"
AMOUNT = rf"(?P<amount>[0-9]{{1,3}}|[{HAN}两]{{1,3}}|半(?=年|个月))"
COUNTED = Rule(
    "time.counted",
    rf"{AMOUNT}{S}(?:个{S})?{UNIT}(?:{S}(?P<side>(?:之|以)?内|(?:之|以)?前|(?:之|以)?后)(?![容部外续勤]))?",
    examples=("10个工作日内", "30日内", "两周内", "半年内", "一个月内", "24小时内", "5年"),
    rejects=("10人内", "第三届", "个工作日"),
    where="start",
)

# What may follow 每年, 每月, 每季度: 的第三周, 首月10日, 结束后15日, 6月底, 3月、9月
EVERY_TOKEN = rf"""(?:
    的(?=第|[0-9{HAN}])|结束后|终了后|后(?={S}[0-9{HAN}])
  | [次当翌]月 | 第?{S}[0-9{HAN}首末]{{1,3}}{S}(?:个{S})?(?:工作日|月份?|季度|周|星期|[日号天])
  | 最后[0-9{HAN}]?个?(?:工作日|月|周|天) | [上中下]旬 | [年月]?[底末初](?!次) | (?:{DASHES}|[至到、和])(?={S}[0-9{HAN}次当翌])
)"""
EVERY = Rule(
    "time.recurring",
    rf"""
    (?:每逢?|(?:按|逐)(?=[月季年周旬日]))(?:[0-9{HAN}两隔]{{0,2}}个?)
    (?:年度?|半年|季度?|月份?|(?:周|星期|礼拜)[{HAN}日天]?|日|天|学期|学年|旬|晚)
    {EVERY_TOKEN}{{0,6}}
    """,
    examples=(
        "每月5日前",
        "每年6月底前",
        "每周五",
        "每半年",
        "每季度末月20日前",
        "按季度",
        "逐月",
        "每年3月、9月",
    ),
    rejects=("每人", "按照", "逐级"),
    where="start",
)
AFTER_MONTH = Rule(
    "time.after_each_month",
    rf"(?<![0-9{HAN}个本当次上下每])(?:月|季度?|年度?)(?:后|终了后|终后|度终了后){S}{NUMBER}{S}个?(?:工作)?[日天](?:之|以)?内",
    examples=("月后10日内", "季后15日内", "年度终了后30日内"),
    rejects=("3月后10日内", "个月后10日内"),
    where="start",
)
