"""The characters that every Chinese text is made of; what share of a text they are tells the right decoding from a wrong one."""

from __future__ import annotations

# The most frequent characters of modern Chinese and those of official notices (通知, 附件, 报送 …). In a text decoded rightly they
# are about half of all characters, in one decoded wrongly next to none.
_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军情者最立代想已通并提直题党程展五"
    "果料员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则"
    "任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花"
    "带安场身车例真务具万每目至达走积示议声报完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界林律且究观越织装影"
    "算低持音众书布复容儿须际商非验连断深难近千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率维划选标写存"
    "候亲快效查院江型按格养置派层片始却专状育厂京识适属圆包火住调满县局照参红细引该铁价严通知届厅协举组织送附印单镇乡邮箱话寄截止"
)
_TRADITIONAL = (
    "們這為個國來時過會發動對產種經業後進學現實電機當從應開還無與關內數體點兩問題結變條長總員運農黨統級計別組見論區強決戰處隊給門領"
    "東導規熱壓濟階術極聯認權證轉單風帶場車務萬達積議聲報類離華確張節話況傳許廣記難備辦習響約勞團歷構稱準號維劃選標寫親養層專狀廠識"
    "適屬圓調滿縣參紅細鐵價嚴資設實據說請書讀語課遊戲樂邊間頭幾係麼樣氣質電腦網絡郵參與鄉鎮屆廳協舉組織繳並錄"
)
_MARKS = "，。、：；（）《》“”　"
COMMON = frozenset(_SIMPLIFIED + _TRADITIONAL + _MARKS)


def common_share(text: str) -> float:
    """What part of the characters beyond ASCII is common Chinese; 0.0 where there are none.

    >>> common_share("关于开展活动的通知") > 0.9, common_share("壽棠椹") < 0.1
    (True, True)
    """
    beyond = [mark for mark in text if mark > "\x7f"]
    return sum(mark in COMMON for mark in beyond) / len(beyond) if beyond else 0.0
