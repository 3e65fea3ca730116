"""What a line of contacts begins with; such a line is nobody's duty and is left out of a comparison."""

CONTACT_LABELS = (
    "联系人", "联系方式", "联系电话", "联系地址", "联系单位", "咨询电话", "咨询方式", "监督电话", "值班电话", "办公电话", "电话", "手机", "传真", "电子邮箱", "电子信箱", "电子邮件",
    "邮箱", "信箱", "通讯地址", "通信地址", "邮寄地址", "办公地址", "地址", "邮编", "邮政编码", "网址",
)  # fmt: skip
