"""What each key of a library file is for, and how it looks when it is right: for messages and for the schema."""

from desktop.storage.library_key import Key
from desktop.storage.practice.practice_keys import PRACTICE_KEYS

KEYS: dict[str, Key] = PRACTICE_KEYS | {
    "stage": Key("通话的一个阶段，按先后顺序写。", '[[stage]] 下写 id = "greeting" 和 name = "问候语"'),
    "situation": Key("突发情形：随时可能出现，处理完回到原来的阶段。", "[[situation]] 下写 id、name、family 和步骤"),
    "phrase": Key("忌语：不能说的话，和应该改说的话。", "[[phrase]] 下写 id、text、say 和 group"),
    "item": Key("必说项：一通电话里必须说到的话，听到就打勾。", "[[item]] 下写 id、name、stage 和 phrases"),
    "wording": Key(
        "只改下层话术包里某一步的说法，id 写那一步的 id。", '[[wording]] 下写 id = "soft_voice_louder" 和 say'
    ),
    "sheet": Key("评分表的名字和版本；上层话术包写了的算数。", "[[sheet]] 下写 id、name 和 version"),
    "dimension": Key(
        "评分的一个维度，它的各项写在 [[dimension.item]]。", "[[dimension]] 下写 id、name、points 和 [[dimension.item]]"
    ),
    "score_item": Key(
        "只改下层评分表里的一项（写了什么改什么），或者加一项（写上 dimension）。",
        '[[score_item]] 下写 id = "fluency" 和 points = 2',
    ),
    "pack": Key("话术包本身，只写在 pack.toml 里。", '[pack] 下写 id = "inbound"'),
    "id": Key("编号，只用小写英文字母、数字、下划线和短横线，定了就不要改。", 'id = "soft_voice"'),
    "name": Key("给人看的名字。", 'name = "声音太小"'),
    "title": Key("这一步的标题，一眼能看懂。", 'title = "请客户大声一点"'),
    "step": Key("一步：要说的话（say）或要做的事（do），按先后顺序写。", "[[stage.step]] 或 [[situation.step]]"),
    "say": Key("要说的话，可以用占位符。", 'say = "对不起！请您大声一点，好吗？"'),
    "do": Key("要坐席做的事；只等待也写成 do，加上 wait。", 'do = "把耳机音量调大"'),
    "keys": Key("说到了才算说过的关键词，必须是 say 里的原文；不写就看说了多少。", 'keys = ["请您大声一点"]'),
    "variants": Key("意思相同、也算数的其他说法。", 'variants = ["麻烦您声音大一点，好吗？"]'),
    "tip": Key("给坐席的小提示。", 'tip = "保持自己的音量不变。"'),
    "source": Key("出处。", 'source = { standard = "H1", document = "文件名", section = "第几节" }'),
    "standard": Key("标准的编号，几个用英文逗号隔开。", 'source = { standard = "H1" }'),
    "document": Key("依据的文件。", 'source = { document = "文件名" }'),
    "section": Key("文件里的章节。", 'source = { section = "第几节" }'),
    "wait": Key("等几秒：这句话说完（或这件事显示）之后，过这么久才到下一步。", "wait = 5"),
    "then": Key('接着到哪一步：写那一步的 id，或者 "return"（回到原来的地方）；不写就是下面一步。', 'then = "return"'),
    "branch": Key(
        "客户有某种反应时走的另一条路；不写 agent、customer、voice 就由坐席自己选。",
        '[[situation.step.branch]] 下写 name = "客户有回应" 和 to = "return"',
    ),
    "to": Key('这条路通到哪一步：写那一步的 id，或者 "return"。', 'to = "return"'),
    "voice": Key("客户只要出声就走这条路，不管说什么。", "voice = true"),
    "promise": Key("这一步答应了客户什么，多久之内做到。", 'promise = { name = "24 小时内答复", minutes = 1440 }'),
    "minutes": Key("答应的时间，单位是分钟。", "minutes = 1440"),
    "hang_up": Key("到了这一步可以挂机，只写在 do 上。", 'do = "现在可以挂机"，下一行写 hang_up = true'),
    "no_hang_up": Key("这个情形里坐席一律不可以挂机。", "no_hang_up = true"),
    "family": Key("情形的分组：[[family]] 定义一组，family 写组的 id。", 'family = "unable_to_hear"'),
    "opens": Key("打开它的话：说出其中任意一句就算。", 'opens.agent = ["请您大声一点"]'),
    "closes": Key("表示它已经结束的话。", 'closes.agent = ["现在听清楚了"]'),
    "agent": Key("坐席说的话，任意一句就算；每句至少三个字。", 'opens.agent = ["请您大声一点"]'),
    "customer": Key("客户说的话，任意一句就算；每句至少两个字，两个字的要一字不差。", 'opens.customer = ["我要投诉"]'),
    "silence": Key("客户一直没有出声，坐席说完后等这么多秒就打开。", "opens.silence = 5"),
    "level": Key("客户的音量低于这么多分贝（负数）就提示可以打开。", "opens.level = -45"),
    "line": Key(
        "客户的线路量出这样的毛病就提示可以打开：noisy 杂音大，broken 声音断续，hands_free 免提的回响。",
        'opens.line = "noisy"',
    ),
    "avoid": Key("这时不可以说的话，显示出来提醒坐席。", 'avoid = ["喂，大声一点儿！"]'),
    "text": Key("不能说的原话；一两个字的要加 exact = true。", 'text = "不知道"'),
    "group": Key("忌语的类别。", 'group = "推诿"'),
    "severity": Key("轻重：notice 提示，warning 警告，fatal 致命。", 'severity = "warning"'),
    "exact": Key("true：一字不差才算；不写就按读音找，同音字也算。", "exact = true"),
    "exceptions": Key("含有这句忌语但没有问题的更长的说法。", 'exceptions = ["听不清楚"]'),
    "unless_in": Key("在这些阶段、情形、分组里说就没有问题，写它们的 id。", 'unless_in = ["dialect"]'),
    "phrases": Key("说到其中任意一句就打勾。", 'phrases = ["有什么可以帮您"]'),
    "deadline": Key("进入这个阶段后多少秒之内要说；过了就提醒；不写就只打勾，不提醒。", "deadline = 10"),
    "weight": Key("打分时的分量，平常是 1。", "weight = 1"),
    "points": Key("这一项的分数；维度的分数要等于各项之和；只判致命的项写 0。", "points = 3"),
    "judged": Key("谁来判：automatic 程序，trainer 培训师，both 程序先判、培训师确认了才算。", 'judged = "automatic"'),
    "evidence": Key("程序看什么：规则、忌语的类别、没说到的必说项。", 'evidence = { rules = ["fillers"] }'),
    "alerts": Key(
        "提醒的种类：forbidden 忌语、pace 语速、silence 冷场、volume 音量、wording 用语、interruption 抢话、"
        "monologue 独白、hold 等待、privacy 保密、checklist 必说项、procedure 流程。",
        'evidence = { alerts = ["volume"] }',
    ),
    "rules": Key("提醒的规则的 id，或者某一条忌语、必说项的 id。", 'evidence = { rules = ["fillers"] }'),
    "groups": Key("忌语的类别，和忌语的 group 写得一样。", 'evidence = { groups = ["推诿"] }'),
    "least": Key("比这更轻的提醒不算：notice、warning、fatal。", 'least = "warning"'),
    "missed": Key("应当说到、没有说到的必说项的 id。", 'evidence = { missed = ["say_goodbye"] }'),
    "plain": Key("几件事起算一般；不写是 2 件。warning 的提醒一件就算一般。", "plain = 2"),
    "grave": Key("几件事起算严重；不写是 4 件。fatal 的提醒一件就算严重。", "grave = 4"),
    "deductions": Key(
        "三级各扣多少分；不写就是四分之一、一半、全部。", "deductions = { slight = 1, plain = 2, grave = 4 }"
    ),
    "slight": Key("轻微（客户没有感觉）扣多少分。", "slight = 1"),
    "needs": Key("听到什么才能判：customer 客户的声音，words 坐席的话大半听清。", 'needs = ["words"]'),
    "fatal": Key("判到这一级，整通电话 0 分：slight、plain、grave；不写就不会。", 'fatal = "grave"'),
    "advice": Key("下次怎么做，说给坐席听的一句话。", 'advice = "说完一个意思停一停。"'),
    "version": Key("话术包的版本。", 'version = "1.0"'),
    "uses": Key("垫在下面的话术包。", 'uses = ["common"]'),
    "without": Key("从下层话术包里去掉的条目的 id。", 'without = ["wei"]'),
    "without_practice": Key("从下层话术包里去掉的演练、试题、试卷的 id。", 'without_practice = ["slow-agent"]'),
    "shared": Key("true：只给别的话术包引用，不能单独选用。", "shared = true"),
    "names": Key("占位符的默认值。", '[pack.names] 下写 company = "公司名"'),
    "item.stage": Key("在哪个阶段说；和 family 只写一个。", 'stage = "greeting"'),
    "item.family": Key("在哪一组情形里说；和 stage 只写一个。", 'family = "complaint"'),
    "situation.family": Key("归入哪一组情形。", 'family = "unable_to_hear"'),
    "phrase.say": Key("应该改说的话。", 'say = "我马上为您核实。"'),
    "branch.name": Key("客户的反应，写在坐席按的键上。", 'name = "客户有回应"'),
    "branch.agent": Key("坐席说出其中任意一句就走这条路；每句至少两个字。", 'agent = ["听到了是吧"]'),
    "branch.customer": Key("客户说出其中任意一句就走这条路；每句至少两个字。", 'customer = ["可以的", "方便"]'),
    "closes.agent": Key("坐席说出其中任意一句就结束；每句至少三个字。", 'closes.agent = ["现在听清楚了"]'),
    "closes.customer": Key("客户说出其中任意一句就结束；每句至少两个字。", 'closes.customer = ["听到了"]'),
    "promise.name": Key("答应了什么。", 'promise = { name = "24 小时内答复", minutes = 1440 }'),
    "deductions.plain": Key("一般（客户感觉到了，或者要再问一次）扣多少分。", "plain = 2"),
    "deductions.grave": Key("严重扣多少分，最多是这一项的全部。", "grave = 4"),
    "dimension.item": Key("维度里的一项：判一件事。", "[[dimension.item]] 下写 id、name、points、judged 和 evidence"),
    "dimension.points": Key("维度的分数，等于各项之和。", "points = 10"),
    "sheet.version": Key("评分表的版本，改了打分的办法就换一个。", 'version = "1.0"'),
    "score_item.id": Key("要改的那一项的 id，或者新加一项的 id。", 'id = "fluency"'),
    "score_item.dimension": Key("加一项时写：加在哪个维度，写维度的 id；改一项时不用写。", 'dimension = "attitude"'),
    "wording.id": Key("要改的那一步的 id。", 'id = "soft_voice_louder"'),
}
"""By the name of the key, or by `table.key` where it means something else in that table."""


def key_help(key: str, table: str = "") -> Key:
    """The help for a key of a table; empty for a key that is unknown."""
    return KEYS.get(f"{table}.{key}") or KEYS.get(key) or Key("")
