"""Words that say why a notice cites a document."""

# In front of a title: what the notice rests on.
BASIS_WORDS = (
    "根据", "依据", "按照", "依照", "遵照", "贯彻落实", "贯彻执行", "落实", "贯彻", "执行", "按", "经", "依", "遵循", "为落实", "对照", "结合",
)  # fmt: skip

# In front of a title or after it: a document of others that the notice passes on.
FORWARD_WORDS = ("转发", "批转", "下发", "转给", "转去")

# A document of its own that the notice prints.
PRINT_WORDS = ("印发", "发布", "公布", "颁布", "制定", "发给", "征求意见", "送审")

REPEAL_WORDS = ("废止", "停止执行", "失效", "不再执行")
AMEND_WORDS = ("修改", "修订", "修正")

# Ends of the titles of laws; applied inside a clause they are not what the notice as a whole rests on.
LAW_ENDS = ("法", "条例", "法典", "宪法", "章程")

# What is written in 《》 and is never a cited document: forms, papers of identity, courses, programmes.
PAPER_ENDS = (
    "表", "书", "证", "卡", "证明", "单", "册", "名单", "清单", "目录", "模板", "样表", "台账", "报告", "简历", "合同", "协议书", "承诺书", "回执", "教材", "课程",
)  # fmt: skip
