"""Family names, as far as they are common; those that are ordinary words too (车, 时, 都) are left out."""

_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "端木",
    "东方",
    "南宫",
)
_SINGLE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊"
    "金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫"
    "庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁甘景薄柯阮桂闵解强柴华骆符习房游莘滕饶仇冉竺佟甯娄芮池包喻储燕邬臧"
    "巩桑糜樊缪宁鄢晏蓝栗褚岑窦简闻艾荣古蒙占应米瞿蔺辜邝练卓匡穆鞠敖阚郎麦练邸闫肖付"
)
SURNAMES = (*_COMPOUND, *dict.fromkeys(_SINGLE))
"""Those of two characters first, so that a pattern made of them finds the longest."""
