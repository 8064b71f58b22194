"""Characters that are read in more than one way in everyday speech, tones apart.

A dictionary lists every reading that was ever attested: 不 as fou, 说 as yue, 大 as tai. Matching by sound with
those would find forbidden words in innocent ones, so only the readings that are heard on the telephone stand here.
A character that is not in the table has the one reading that pypinyin gives it.
"""

READINGS: dict[str, str] = {
    "了": "le liao", "的": "de di", "地": "di de", "得": "de dei", "着": "zhe zhao zhuo",
    "还": "hai huan", "都": "dou du", "行": "xing hang", "长": "zhang chang",
    "重": "zhong chong", "没": "mei mo", "嗯": "en", "哪": "na nei", "那": "na nei",
    "这": "zhe zhei", "谁": "shei shui", "觉": "jue jiao", "乐": "le yue", "调": "diao tiao",
    "传": "chuan zhuan", "便": "bian pian", "差": "cha chai", "和": "he huo", "给": "gei",
    "露": "lu lou", "血": "xue xie", "薄": "bao bo", "落": "luo la", "塞": "sai se",
    "削": "xue xiao", "剥": "bo bao", "模": "mo mu", "埋": "mai man", "佛": "fo",
    "弹": "tan dan", "会": "hui kuai", "系": "xi ji", "曾": "ceng zeng", "朝": "chao zhao",
    "降": "jiang xiang", "角": "jiao jue", "校": "xiao jiao", "参": "can shen",
    "藏": "cang zang", "率": "lv shuai", "仔": "zi zai", "择": "ze zhai", "扎": "zha za",
    "折": "zhe she", "粘": "zhan nian", "宿": "su xiu", "厦": "sha xia", "卡": "ka qia",
    "咳": "ke hai", "壳": "ke qiao", "嚼": "jiao jue", "强": "qiang jiang", "提": "ti di",
    "查": "cha zha", "熟": "shu shou", "盛": "sheng cheng", "省": "sheng xing",
    "称": "cheng chen", "色": "se shai", "钥": "yao yue", "区": "qu ou", "仇": "chou qiu",
    "大": "da dai", "解": "jie xie", "秘": "mi bi", "奇": "qi ji", "单": "dan shan",
    "翟": "zhai", "覃": "qin tan", "盖": "gai ge", "柏": "bai bo", "缪": "miao",
    "朴": "piao pu", "种": "zhong chong",
}  # fmt: skip
"""The readings of a character with spaces between them, the most usual first."""
