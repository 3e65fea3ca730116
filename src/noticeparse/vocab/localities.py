"""What an office changes in its parent's text because it is another office: names, levels, places, years."""

# How the name of a place ends, longest first: 凤羽自治州, 清河市, 东山县.
REGION_ENDS = (
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "新区", "省", "市", "州", "县", "区", "旗", "盟", "镇", "乡", "街道",
)  # fmt: skip

# How the name of an office begins that belongs to no place.
CENTRAL_STARTS = ("全国", "国家", "国务院", "中国", "中华", "中央", "中共中央")

# Marks of rank that stand for one another: 省水利厅 and 县水利局 are the same office at two levels.
MARKS_OF_RANK = {
    "省": "域", "市": "域", "州": "域", "县": "域", "区": "域", "旗": "域", "盟": "域", "镇": "域", "乡": "域",
    "厅": "局", "股": "科",
}  # fmt: skip

# Words for the whole of the issuer's own reach, read after the marks of rank: 全国, 全省, 我市, 本地区.
REACHES = ("国", "域", "校", "院", "厂", "系统", "行业", "地域", "单位", "领域", "学科", "部门", "辖域")

# Words for those below, read after the marks of rank and without punctuation: 各省、自治区、直辖市, 各市（州）, 各地各单位.
THOSE_BELOW = (
    "自治域", "直辖域", "域直", "域级", "域", "街道", "地域", "地方", "地", "有关单位", "相关单位", "基层单位", "单位", "有关部门", "相关部门", "部门", "院系", "学院", "系", "处室",
)  # fmt: skip

# How high the office of a place stands.
RANK_OF_REGION = {
    "特别行政区": 4, "自治区": 4, "省": 4, "自治州": 3, "市": 3, "州": 3, "盟": 3, "自治县": 2, "自治旗": 2, "县": 2, "区": 2, "旗": 2, "林区": 2, "新区": 2,
    "镇": 1, "乡": 1, "街道": 1,
}  # fmt: skip
RANK_OF_PROVINCES = 4
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")  # cities that stand as high as provinces
