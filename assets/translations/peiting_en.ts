<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>peiting</name>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>误报</source>
        <translation>False alarm</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>提醒</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>注意</source>
        <translation>Attention</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>严重</source>
        <translation>Serious</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>未确认</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>没有提醒</source>
        <translation>No alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>✓ 已改正</source>
        <translation>✓ Put right</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>已记为误报</source>
        <translation>Noted as a false alarm</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>已撤回：未听清</source>
        <translation>Withdrawn: not heard clearly</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>本次不再提醒</source>
        <translation>Mute</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>可以说：{say}</source>
        <translation>Say instead: {say}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>为什么（{shown}）
{explanation}</source>
        <translation>Why ({shown})
{explanation}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/alert_slot.py"/>
        <source>{word}：{title}。{say}</source>
        <translation>{word}: {title}. {say}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>待机</source>
        <translation>Ready</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>填写客户称呼</source>
        <translation>Customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>开始通话</source>
        <translation>Start call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>以前的通话</source>
        <translation>Past calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>手册：F1</source>
        <translation>Handbook: F1</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>结束通话</source>
        <translation>End call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>下一通</source>
        <translation>Next call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>通话中</source>
        <translation>In a call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>未通话</source>
        <translation>No call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>确认结束</source>
        <translation>Really end</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>已结束 · {customer}</source>
        <translation>Over · {customer}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_bar.py"/>
        <source>客户待确认</source>
        <translation>Customer unknown</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_offers.py"/>
        <source>已记下：{name}（{due}）</source>
        <translation>Noted: {name} ({due})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_offers.py"/>
        <source>记下承诺：{name}</source>
        <translation>Note the promise: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_offers.py"/>
        <source>{name}？</source>
        <translation>{name}?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>只量麦克风里有没有人说话，不识别，不保存。
不想这样，在设置的“通话的开始和结束”里关闭。</source>
        <translation>Only measures whether somebody speaks into the microphone; nothing is recognised or kept.
To stop this, see "Detect calls" in the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>只量麦克风和客户的声音里有没有人说话，不识别，不保存。
不想这样，在设置的“通话的开始和结束”里关闭。</source>
        <translation>Only measures whether somebody speaks, in the microphone and on the customer's side; nothing is recognised or kept.
To stop this, see "Detect calls" in the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>像是在通话，开始陪听？</source>
        <translation>This sounds like a call. Listen in?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>不是</source>
        <translation>No</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>已自动开始陪听</source>
        <translation>Listening began by itself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>不是通话就点撤销：这一段不留记录。</source>
        <translation>Not a call? Undo: nothing of it is kept.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>开头的话没有听到，说过的请手动打勾</source>
        <translation>The beginning was not heard; tick what you have said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>好像已经挂断，结束陪听？</source>
        <translation>The call seems to be over. Stop listening?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>没有人说话，已自动结束</source>
        <translation>Nobody spoke: ended by itself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>接着陪听</source>
        <translation>Go on listening</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>在留意通话开始</source>
        <translation>Watching for a call to begin</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>没有在留意：麦克风打不开</source>
        <translation>Not watching: the microphone cannot be opened</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>开始以前说的话没有识别，也没有保存。</source>
        <translation>What was said before the start was neither recognised nor kept.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>接着陪听会另记一通。</source>
        <translation>Going on begins another call.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>没有人说话，{seconds} 秒后结束</source>
        <translation>Nobody speaks; ends in {seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/call_watch.py"/>
        <source>还在通话</source>
        <translation>Still in the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>必说项</source>
        <translation>Must-say items</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>程序没听到时，可以自己勾选</source>
        <translation>Tick it yourself when the program did not hear it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>已说到</source>
        <translation>Said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>漏说，可补</source>
        <translation>Missed; can still be said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>该说了</source>
        <translation>Say it now</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>还有 {left} 秒</source>
        <translation>{left} s left</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/checklist_view.py"/>
        <source>未说到 {due}</source>
        <translation>Not said {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/choices.py"/>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/choices.py"/>
        <source>客户的其他反应</source>
        <translation>Other reactions of the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/choices.py"/>
        <source>客户这样做了，就按这一步继续</source>
        <translation>The customer did this: go on with this step</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>待确认</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>整通 0 分</source>
        <translation>Whole call: 0</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>，确认了整通 0 分</source>
        <translation>; once confirmed, the whole call scores 0</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>申诉</source>
        <translation>Contest</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>不同意这一项：按一下就记下来，分数先不变，由培训师答复（Tab 选中，空格）</source>
        <translation>You disagree: one click notes it; the score stays until a trainer answers (Tab, then space)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>为什么不同意？可以不写，回车保存</source>
        <translation>Why do you disagree? Optional; Enter saves</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>✓ 已申诉</source>
        <translation>✓ Contested</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>已记下，等培训师答复；分数先不变</source>
        <translation>Noted for the trainer; the score stays for now</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>程序认为{grade}，等培训师确认，先不扣分{zero}</source>
        <translation>The program says {grade}; nothing is deducted until a trainer confirms{zero}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>申诉：{name}</source>
        <translation>Contest: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>申诉的原因：{name}</source>
        <translation>Reason for contesting: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/contested_item.py"/>
        <source>还有 {more} 处</source>
        <translation>{more} more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>客户称呼</source>
        <translation>Customer's name</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>姓，如：张、欧阳</source>
        <translation>Surname, e.g. 张, 欧阳</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>客户的姓</source>
        <translation>Customer's surname</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>输入姓，再按先生或女士；回车保留原来的称呼，Esc 取消</source>
        <translation>Type the surname, then choose Mr or Ms; Enter keeps the present form, Esc cancels</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>先生</source>
        <translation>Mr (先生)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>女士</source>
        <translation>Ms (女士)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>未知</source>
        <translation>None</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>称呼{text}</source>
        <translation>Address as {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_editor.py"/>
        <source>{name}（{key}）</source>
        <translation>{name} ({key})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_mark.py"/>
        <source>客户的声音只在这台电脑上识别，不评分，不保存录音。
说过的话记不记，由设置里的“通话记录”决定；不想听客户，在设置里关闭。</source>
        <translation>The customer's voice is recognised on this computer only; it is not scored and no sound is kept.
Whether words are kept is set under "Call record"; to stop hearing the customer, see the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_mark.py"/>
        <source>现在听不到客户</source>
        <translation>Not heard</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_mark.py"/>
        <source>通话时同时听客户</source>
        <translation>Hears both</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_mark.py"/>
        <source>正在听客户</source>
        <translation>Hears both</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/customer_mark.py"/>
        <source>正在打开客户的声音</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk.py"/>
        <source>其余按键照常；在那个程序里改掉，再重新打开陪听。</source>
        <translation>The other keys work; change it in that program, then open Peiting again.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk.py"/>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk.py"/>
        <source>全局按键 {keys} 已被别的程序占用。</source>
        <translation>Another program already uses the global keys {keys}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>两通电话之间开着麦克风，只量有没有人说话，不识别，不保存，窗口上会标明。说满 8 秒问一声；双方 20 秒都没说话，就结束问过才开始的通话。听不到客户时不会自己结束，满一分钟问一声。</source>
        <translation>Between calls the microphone is open, only to measure whether somebody speaks; nothing is recognised or kept, and the window shows it. After 8 s of speech it asks; after 20 s without either voice it ends a call that it asked about. Where the customer is not heard it never ends by itself but asks after a minute.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>两通电话之间开着麦克风，只量有没有人说话，不识别，不保存，窗口上会标明。说满 8 秒自动开始，双方 20 秒都没说话自动结束，都可以撤销。听不到客户时不会自己结束，满一分钟问一声。</source>
        <translation>Between calls the microphone is open, only to measure whether somebody speaks; nothing is recognised or kept, and the window shows it. It begins after 8 s of speech and ends after 20 s without either voice; both can be undone. Where the customer is not heard it never ends by itself but asks after a minute.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>两通电话之间麦克风是关着的。用按键、按钮或软电话的命令开始。</source>
        <translation>Between calls the microphone is closed. Begin by key, button or a command of the softphone.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>像是在通话时问一声</source>
        <translation>Ask when it seems to be a call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>自动开始和结束</source>
        <translation>Begin and end by itself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>不留意，只由我开始</source>
        <translation>Off: only I begin</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>通话的开始和结束</source>
        <translation>Detect calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>登录系统后自动打开</source>
        <translation>Open when I sign in</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>在系统托盘里显示图标</source>
        <translation>Show an icon in the tray</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>点窗口的关闭按钮时只收进托盘</source>
        <translation>Closing hides it in the tray</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>全局按键</source>
        <translation>Global keys</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>Ctrl+Alt+F2 开始或结束通话，F3 下一步，F4 上一步，F11 精简窗口</source>
        <translation>Ctrl+Alt+F2 start or end call, F3 next step, F4 step back, F11 compact window</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>有程序全屏时让到后面</source>
        <translation>Yield to full-screen programs</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desk_choice.py"/>
        <source>软电话旁边</source>
        <translation>Beside the softphone</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desktop_limits.py"/>
        <source>窗口不能把自己放在最前：右键点标题栏，选“置顶”；没有这一项时，把窗口摆在软电话旁边。</source>
        <translation>The window cannot keep itself in front: right-click the title bar and choose "always on top"; failing that, put it beside the softphone.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desktop_limits.py"/>
        <source>窗口不能记住自己的位置，每次由桌面安排。</source>
        <translation>The window cannot remember its place; the desktop chooses it each time.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desktop_limits.py"/>
        <source>不能占用全局按键：在桌面的键盘设置里，为命令 peiting call start、peiting call stop 各设一个。</source>
        <translation>No global keys here: in the desktop's keyboard settings, set one each for the commands peiting call start and peiting call stop.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/desktop_limits.py"/>
        <source>不占用全局按键：可在“快捷指令”里，为命令 peiting call start、peiting call stop 各设一个。</source>
        <translation>No global keys here: in Shortcuts, set one each for the commands peiting call start and peiting call stop.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/device_list.py"/>
        <source>{name}（系统默认）</source>
        <translation>{name} (system default)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/device_list.py"/>
        <source>读不懂设备列表。请运行 peiting doctor 查看原因。</source>
        <translation>The list of devices cannot be read. Run peiting doctor to see why.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/failed_start.py"/>
        <source>陪听没有打开</source>
        <translation>Peiting did not open</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>找情形或阶段</source>
        <translation>Find a situation or stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>拼音首字母、拼音或汉字，如 ws</source>
        <translation>Pinyin initials, pinyin or characters, e.g. ws</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>情形或阶段的名字</source>
        <translation>Name of the situation or stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>找到的情形和阶段</source>
        <translation>Situations and stages found</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>没有这样的情形或阶段</source>
        <translation>No such situation or stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/finder.py"/>
        <source>{name}，{group}</source>
        <translation>{name}, {group}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>▲过响</source>
        <translation>▲loud</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>麦克风音量，竖线为最近的峰值</source>
        <translation>Microphone level; the bar marks the latest peak</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>无声</source>
        <translation>none</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>无声音</source>
        <translation>No sound</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>被占用</source>
        <translation>In use</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>无权限</source>
        <translation>Denied</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>已断开</source>
        <translation>Gone</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>未找到</source>
        <translation>Missing</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>没有数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>不能用</source>
        <translation>Unusable</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>过响</source>
        <translation>Loud</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauge.py"/>
        <source>有问题</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>麦克风</source>
        <translation>Mic</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>语速</source>
        <translation>Pace</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>静默</source>
        <translation>Silence</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>客户的音量，竖线为最近的峰值。只用来判断听不听得清，不评分</source>
        <translation>The customer's level; the bar marks the latest peak. Only tells whether you can hear; not scored</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>坐席</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>客户的声音</source>
        <translation>Customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>双方静默</source>
        <translation>Both silent</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>超过 {notice:.0f} 秒提醒</source>
        <translation>alert after {notice:.0f} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>您未说话的时间；{notice}。现在听不到客户，不知道客户是否在说</source>
        <translation>How long you have not spoken; {notice}. The customer is not heard now, so nothing is known of his side</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>您未说话的时间；{notice}。只接麦克风时不知道客户是否在说</source>
        <translation>How long you have not spoken; {notice}. With the microphone alone nothing is known of the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>说话时每分钟字数；超过 {notice:.0f} 轻声提醒，超过 {warning:.0f} 提醒</source>
        <translation>Characters a minute while speaking; a soft alert above {notice:.0f}, an alert above {warning:.0f}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>{articulation:.0f} 字/分</source>
        <translation>{articulation:.0f}/min</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>{seconds} 秒</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>{what}：{device}（{rate} Hz），竖线为最近的峰值</source>
        <translation>{what}: {device} ({rate} Hz); the bar marks the latest peak</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/gauges.py"/>
        <source>您和客户都没有说话的时间；{notice}</source>
        <translation>How long neither you nor the customer has spoken; {notice}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/handbook.py"/>
        <source>陪听：手册</source>
        <translation>Peiting: handbook</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/handbook.py"/>
        <source>在手册里查找</source>
        <translation>Find in the handbook</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/handbook.py"/>
        <source>手册</source>
        <translation>Handbook</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/handbook.py"/>
        <source>手册里没有“{text}”。</source>
        <translation>"{text}" is not in the handbook.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/handbook.py"/>
        <source>给{who}的手册</source>
        <translation>Handbook for {who}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在加载语音识别……</source>
        <translation>Loading speech recognition…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>现在没有语音识别，不会有提醒</source>
        <translation>No speech recognition: no alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>现在听不到您说话，不会有提醒</source>
        <translation>You are not heard now: no alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>语音识别还在加载，您说的话稍后补听</source>
        <translation>Recognition is loading; your words are heard later</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在打开麦克风……</source>
        <translation>Opening the microphone…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在听，没有提醒</source>
        <translation>Listening; no alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在重新加载语音识别……</source>
        <translation>Loading speech recognition again…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>语音识别还不能用，原因见下方。</source>
        <translation>No speech recognition yet; see below why.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在听您，听不到客户，识别{late}</source>
        <translation>Hearing you, not the customer; recognition {late}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在听您，听不到客户</source>
        <translation>Hearing you, not the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>正在听，识别{late}</source>
        <translation>Listening; recognition {late}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>延迟 {lag} 秒</source>
        <translation>{lag} s late</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/hearing_state.py"/>
        <source>语音识别已就绪：{recogniser}</source>
        <translation>Speech recognition is ready: {recogniser}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>正在读取……</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>存为 PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>评分…</source>
        <translation>Score…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>投诉分类</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>删除…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>报告存为 PDF</source>
        <translation>Save the report as PDF</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>，往下翻还有</source>
        <translation>; scroll for more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>报告已在浏览器里打开；临时文件一分钟后删除。</source>
        <translation>The report is open in the browser; its temporary file goes in a minute.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>{started} 的通话已彻底删除。</source>
        <translation>The call of {started} was deleted for good.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>{started} 的通话正在进行，没有删除。</source>
        <translation>The call of {started} is going on; it was not deleted.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>没有符合条件的通话。换一个日期或条件试试。</source>
        <translation>No call matches. Try other dates or filters.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>{started} 的通话已记为{kind}投诉。</source>
        <translation>The call of {started} is now a complaint: {kind}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>已存为 {path}。</source>
        <translation>Saved as {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>{started} 的这通电话</source>
        <translation>the call of {started}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>列出 {count} 通，最近的在前{more}。</source>
        <translation>Calls listed: {count}, latest first{more}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_calls.py"/>
        <source>写不了（{strerror}）。请换一个文件夹。</source>
        <translation>Cannot write ({strerror}). Choose another folder.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_desk.py"/>
        <source>程序内部出错，这一步没有完成。</source>
        <translation>Something went wrong inside the program; this step was not done.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_desk.py"/>
        <source>详情在日志里。</source>
        <translation>Details are in the log.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>最近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>全部日期</source>
        <translation>All dates</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>自选日期</source>
        <translation>Chosen dates</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>全部得分</source>
        <translation>All scores</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>低于 60 分</source>
        <translation>Below 60</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>60–80 分</source>
        <translation>60–80</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>80–90 分</source>
        <translation>80–90</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>90 分以上</source>
        <translation>90 and above</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>坐席的工号或姓名，要写全</source>
        <translation>The agent's number or name, in full</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>话术包</source>
        <translation>Pack</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>坐席工号或姓名</source>
        <translation>Agent</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>到哪天止</source>
        <translation>Until</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>全部话术包</source>
        <translation>All packs</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>完整和中断</source>
        <translation>Whole, interrupted</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_filters.py"/>
        <source>全部规则</source>
        <translation>All rules</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>未评分</source>
        <translation>Not scored</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>提醒 {alerts} 条　{state_words}</source>
        <translation>Alerts: {alerts}　{state_words}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>通话列表</source>
        <translation>List of calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>　申诉 {contests}</source>
        <translation>　contested: {contests}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>时长 {minutes}</source>
        <translation>lasted {minutes}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_list.py"/>
        <source>提醒 {alerts} 条</source>
        <translation>alerts: {alerts}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>承诺</source>
        <translation>Promises</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>已办</source>
        <translation>Kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>时限不详</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>“趋势”一页所选的日期和坐席里，通话中记下的承诺；打勾就是已办。</source>
        <translation>Promises noted in calls, for the dates and agent chosen under "Trends"; ticked ones are kept.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>这段时间里没有记下承诺。</source>
        <translation>No promises were noted in this time.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>已办：{name}，{due} 前</source>
        <translation>Kept: {name}, by {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>{due} 前</source>
        <translation>by {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>通话 {call}</source>
        <translation>Call {call}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>△ 已过时限，还没办（{count}）</source>
        <translation>△ Overdue ({count})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>还没到时限（{count}）</source>
        <translation>Not yet due ({count})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>已办的 {count} 项</source>
        <translation>Kept: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_promises.py"/>
        <source>还有 {count} 项没有列出，缩短日期可以看到。</source>
        <translation>{count} more are not listed; choose fewer dates to see them.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_report.py"/>
        <source>没有程序能打开网页。</source>
        <translation>No program can open web pages.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_report.py"/>
        <source>请装一个浏览器，或改存为 PDF。</source>
        <translation>Install a browser, or save as PDF.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_report.py"/>
        <source>请检查磁盘空间，或改存为 PDF。</source>
        <translation>Check the disk space, or save as PDF.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_report.py"/>
        <source>写不了临时文件（{strerror}）。</source>
        <translation>The temporary file cannot be written ({strerror}).</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_window.py"/>
        <source>通话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_window.py"/>
        <source>趋势</source>
        <translation>Trends</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_window.py"/>
        <source>留存的数据</source>
        <translation>Kept data</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_window.py"/>
        <source>陪听：以前的通话</source>
        <translation>Peiting: past calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/history_window.py"/>
        <source>质检员</source>
        <translation>Assessor</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>致命项</source>
        <translation>fatal item</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>程序没有发现问题</source>
        <translation>The program found no fault</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>写给坐席看的备注，回车保存</source>
        <translation>A remark for the agent; Enter saves</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>写备注（N）</source>
        <translation>Write a remark (N)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>备注：{name}</source>
        <translation>Remark: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>坐席申诉，没有写原因</source>
        <translation>The agent contests, without a reason</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>程序认为{grade}，回车同意（{lost}）</source>
        <translation>The program says {grade}; Enter agrees ({lost})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>程序没有判断：{unjudged}</source>
        <translation>Not judged by the program: {unjudged}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>程序评：{grade} {lost}</source>
        <translation>Program: {grade} {lost}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>程序评：{nothing}</source>
        <translation>Program: {nothing}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>等您答复</source>
        <translation>awaits your answer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>未评</source>
        <translation>unjudged</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/judged_row.py"/>
        <source>坐席申诉：{note}</source>
        <translation>The agent contests: {note}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source> 天</source>
        <translation> days</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>一通电话记录多少</source>
        <translation>How much is kept of a call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>从下一通开始</source>
        <translation>from the next call on</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>公司有权记录原话，并且已经告知客户</source>
        <translation>The company may, and customers know</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>记下的话里，客户的姓名也打码</source>
        <translation>Hide customers' names in words</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>保存隐私设置</source>
        <translation>Save privacy settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>保存隐私设置，从下一通电话开始</source>
        <translation>Save privacy settings, from the next call on</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>已保存，从下一通电话开始。</source>
        <translation>Saved; holds from the next call on.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>通话保存多少天</source>
        <translation>Days that calls are kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>说过的话保存多少天</source>
        <translation>Days that words are kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>通话保存</source>
        <translation>Calls are kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_choice.py"/>
        <source>说过的话保存</source>
        <translation>Words are kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_erasing.py"/>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_erasing.py"/>
        <source>删除后不能恢复。</source>
        <translation>What is deleted cannot be brought back.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_erasing.py"/>
        <source>不删除</source>
        <translation>Do not delete</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_erasing.py"/>
        <source>彻底删除{what}？</source>
        <translation>Delete {what} for good?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>通话记录</source>
        <translation>Call record</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>练习记录</source>
        <translation>Practice record</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>平常语速</source>
        <translation>Usual pace</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>日志</source>
        <translation>Logs</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>临时报告</source>
        <translation>Temporary reports</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>自己的话术</source>
        <translation>Own library</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>识别模型</source>
        <translation>Recogniser models</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>窗口的通信入口</source>
        <translation>Door for other programs</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>密钥（已保存的原话从此谁也打不开）</source>
        <translation>the key (nobody can then open the words kept so far)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>设置（下次启动要重新设置）</source>
        <translation>the settings (to be set up anew at the next start)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>自己的话术（随程序来的话术保留）</source>
        <translation>your own library (the one that came with the program stays)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>识别模型（要重新安装才能识别）</source>
        <translation>the recogniser's models (to be installed anew before anything is recognised)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>保存了什么</source>
        <translation>What is kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>所有通话、练习、密钥、误报、平常语速和日志</source>
        <translation>all calls, practice, keys, false alarms, usual pace and logs</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>导出全部数据（原话会解密）</source>
        <translation>Export all data (words are decrypted)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>正在删除……</source>
        <translation>Deleting…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>导出和删除</source>
        <translation>Export and delete</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>这一天之前的通话</source>
        <translation>Calls before this day</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>还没有通话</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>正在导出……</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>之前的通话</source>
        <translation>and earlier calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>删除这一天之前的通话</source>
        <translation>Delete calls before this day</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>所有通话、练习、密钥、误报、平常语速和日志；设置、话术和模型保留</source>
        <translation>All calls, practice, keys, false alarms, usual pace and logs; settings, library and models stay</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>全部删除…</source>
        <translation>Delete all…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>删除全部个人数据</source>
        <translation>Delete all personal data</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>全部数据存成一个可读的 ZIP 文件</source>
        <translation>All data in one readable ZIP file</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>导出全部数据</source>
        <translation>Export all data</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{size} 字节</source>
        <translation>{size} bytes</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{day} 之前的所有通话和练习</source>
        <translation>all calls and practice before {day}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>全部{names}</source>
        <translation>all {names}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>、{practice} 次练习</source>
        <translation>, drills: {practice}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>和 {count} 个文件</source>
        <translation>, files: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{going_on} 通正在进行，没有删除。</source>
        <translation>Still going on and not deleted: {going_on}. </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>已彻底删除 {calls} 通通话{practice}{files}。{going_on}别处的备份和导出的文件请自行删除。</source>
        <translation>Deleted for good: calls: {calls}{practice}{files}. {going_on}Backups and exported files elsewhere are yours to delete.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>有 {unreadable} 处原话打不开，没能导出。</source>
        <translation>Words that could not be opened or exported: {unreadable}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>已导出 {calls} 通通话。文件没有加密，请妥善保管。{lost}</source>
        <translation>Calls exported: {calls}. The file is not encrypted; keep it safe. {lost}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{calls} 通通话</source>
        <translation>Calls: {calls}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>，最早的一通在 {oldest}</source>
        <translation>, the earliest of {oldest}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>第三方软件的清单和许可证在 {place}</source>
        <translation>The list of third parties and their licences is in {place}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{calls}{since}。这台电脑上的全部文件共 {size_words}。</source>
        <translation>{calls}{since}. All files on this computer: {size_words}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>{size} · {since} 起</source>
        <translation>{size} · since {since}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/kept_data_page.py"/>
        <source>删除{names}</source>
        <translation>Delete {names}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/keys_dialog.py"/>
        <source>全部按键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/keys_dialog.py"/>
        <source>鼠标点击不会抢走软电话的焦点；要用按键，先用任务栏或切换窗口键选中本窗口。</source>
        <translation>Clicks do not take the keyboard from the softphone; to use the keys, bring this window to the front by task bar or window switcher first.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/keys_dialog.py"/>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/keys_dialog.py"/>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/keys_dialog.py"/>
        <source>关闭按键列表</source>
        <translation>Close the list of keys</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>最近 {now} 秒：{told}</source>
        <translation>Last {now} s: {told}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>抢话</source>
        <translation>talk-over</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>冷场</source>
        <translation>dead air</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>坐席说话 {seconds} 秒</source>
        <translation>agent speaks {seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>客户说话 {seconds} 秒</source>
        <translation>customer speaks {seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>同时说话</source>
        <translation>both speak</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>{words} {count} 次共 {seconds} 秒</source>
        <translation>{words} {count} ×, {seconds} s in all</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>{who}有 {seconds} 秒没有听到</source>
        <translation>{who} not heard for {seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lane_history.py"/>
        <source>提醒{words} {n} 次</source>
        <translation>alerts of {words}: {n}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lanes.py"/>
        <source>斜线：没有听到；虚框：双方静默；相连的深色：同时说话；▲ 抢话提醒，◆ 冷场提醒</source>
        <translation>Hatched: not heard; dashed box: both silent; joined dark parts: both speak; ▲ talk-over alert, ◆ dead-air alert</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lanes.py"/>
        <source>最近一分钟谁在说话</source>
        <translation>Who spoke in the last minute</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/lanes.py"/>
        <source>{figure} 秒</source>
        <translation>{figure} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/language_switch.py"/>
        <source>通话或练习结束后换成所选的语言。</source>
        <translation>The language changes after the call or practice.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/language_switch.py"/>
        <source>通话或练习结束后换成所选的文字大小。</source>
        <translation>The text size changes after the call or practice.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>陪听</source>
        <translation>Peiting</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>通话还在进行。要结束通话并退出吗？</source>
        <translation>A call is going on. End it and quit?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>结束并退出</source>
        <translation>End and quit</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>继续通话</source>
        <translation>Stay in the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>结束并退出（Alt+Q）</source>
        <translation>End and quit (Alt+Q)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/leave_dialog.py"/>
        <source>继续通话（Esc）</source>
        <translation>Stay in the call (Esc)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>选改过、还没有启用的话术文件夹，在记下的通话上运行一遍，看提醒会多哪些、少哪些。正在使用的话术和通话都不受影响。</source>
        <translation>Choose the folder of a changed library that is not in use yet. It runs over recorded calls and shows which alerts would come and go. The library and calls in use are left alone.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>全部通话</source>
        <translation>All calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行改过的话术…</source>
        <translation>Try a changed library…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>改过的话术先在以前的通话上试一遍，再启用（Alt+T）</source>
        <translation>Run a changed library over past calls before it is used (Alt+T)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行改过的话术</source>
        <translation>Try a changed library</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>还没有选择文件夹</source>
        <translation>No folder chosen</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试哪些通话</source>
        <translation>Which calls to try</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行</source>
        <translation>Run</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行的进度</source>
        <translation>Progress of the trial</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行的结果</source>
        <translation>Result of the trial</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>正在读取话术和通话记录……</source>
        <translation>Reading library and records…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>选改过的话术文件夹</source>
        <translation>Choose the folder of the changed library</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>已停止。</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>新增 {new} 处，消失 {gone} 处，改动 {altered} 处，不变 {same} 处。</source>
        <translation>New: {new}, gone: {gone}, changed: {altered}, the same: {same}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>提醒不会有任何变化。</source>
        <translation>No alert would change.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>没有一通电话可以试运行。</source>
        <translation>There is no call to try it on.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>，大约还要 {left:.0f} 分钟</source>
        <translation>, about {left:.0f} minutes to go</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行 {done} / {total} 通{rest}</source>
        <translation>Trial: {done} of {total} calls{rest}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial.py"/>
        <source>试运行没有给出结果。</source>
        <translation>The trial gave no result.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>消失</source>
        <translation>Gone</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>改动</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source> · 不打扰坐席</source>
        <translation> · not shown to the agent</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source> · 坐席报过误报</source>
        <translation> · called a false alarm</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>{name}：{told}</source>
        <translation>{name}: {told}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>{name}（{rule}）
{told}，不变 {same}</source>
        <translation>{name} ({rule})
{told}, the same: {same}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>请改说：{say}</source>
        <translation>Say instead: {say}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/library_trial_rows.py"/>
        <source>{head}还有 {count} 处；peiting library replay --all 会全部列出。</source>
        <translation>{head}: {count} more; peiting library replay --all lists all.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/live_page.py"/>
        <source>通话开始后，提醒出现在这里</source>
        <translation>Alerts appear here during a call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/live_page.py"/>
        <source>接通后按 F2 开始。</source>
        <translation>When connected, press F2 to begin.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/live_page.py"/>
        <source>依据：{evidence}</source>
        <translation>Evidence: {evidence}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/locked.py"/>
        <source>由管理员设定</source>
        <translation>Set by the administrator</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/locked.py"/>
        <source>{name}（由管理员设定）</source>
        <translation>{name} (set by the administrator)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/main_window.py"/>
        <source>话术库没有更新，仍用原来的：{message}</source>
        <translation>The library was not updated; the one before stays in use: {message}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>安装识别模型</source>
        <translation>Install model</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>安装识别模型（Alt+I）</source>
        <translation>Install model (Alt+I)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>安装进度</source>
        <translation>Progress of the installation</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>正在准备……</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>✓ 识别模型已就绪，可以离线使用。</source>
        <translation>✓ The recogniser's model is ready, also offline.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/model_installer.py"/>
        <source>✓ 已经装好：{model}，不用再下载。</source>
        <translation>✓ Already installed: {model}; nothing to download.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>您手动选的</source>
        <translation>Chosen by you</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>通话开始</source>
        <translation>The call began</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>通话结束</source>
        <translation>The call ended</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>这一段做完了</source>
        <translation>This part is done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>听到“{because}”</source>
        <translation>Heard "{because}"</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>{words}　把握 {sure}%</source>
        <translation>{words}　{sure}% sure</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/moves.py"/>
        <source>{situation} 结束</source>
        <translation>{situation} ended</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/next_step.py"/>
        <source>不可以直接挂机</source>
        <translation>Do not just hang up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/next_step.py"/>
        <source>可以挂机</source>
        <translation>You may hang up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/next_step.py"/>
        <source>秒后继续</source>
        <translation>s, then go on</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/next_step.py"/>
        <source>{what}。{how}</source>
        <translation>{what}. {how}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/next_step.py"/>
        <source>秒后：{then}</source>
        <translation>s, then: {then}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/notice_strip.py"/>
        <source>关闭通知</source>
        <translation>Close notice</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/notice_strip.py"/>
        <source>处理</source>
        <translation>Fix</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/notice_strip.py"/>
        <source>另有 {others} 条</source>
        <translation>{others} more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offer_row.py"/>
        <source>记下</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offer_row.py"/>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offer_row.py"/>
        <source>记下或打开</source>
        <translation>Note or open</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offer_row.py"/>
        <source>不用</source>
        <translation>No</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offscreen.py"/>
        <source>请检查该文件夹是否可写、磁盘是否已满。</source>
        <translation>Check that the folder can be written and the disk is not full.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/offscreen.py"/>
        <source>图片 {path} 无法写入。</source>
        <translation>The picture {path} cannot be written.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/own_command.py"/>
        <source>命令意外结束，没有说明原因。请重试。</source>
        <translation>The command ended without saying why. Try again.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/own_command.py"/>
        <source>无法启动 {executable}：{errorstring}</source>
        <translation>{executable} cannot be started: {errorstring}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>布置</source>
        <translation>Assign</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>布置（Ctrl+回车）</source>
        <translation>Assign (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>布置任务</source>
        <translation>Assign a task</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>全组；或姓名、工号，用逗号分开</source>
        <translation>All; or names, with commas</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>布置什么</source>
        <translation>What to assign</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>怎么练</source>
        <translation>How to practise</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>有期限</source>
        <translation>With a deadline</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>给谁：姓名或工号，空着是全组</source>
        <translation>For whom: names or numbers; empty for the whole group</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>试卷总是考试，只有一次机会</source>
        <translation>A paper is always an exam, with one try</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>考试只有一次机会</source>
        <translation>An exam has one try</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assign_form.py"/>
        <source>试卷：{name}</source>
        <translation>Paper: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assigned.py"/>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assigned.py"/>
        <source>培训师布置的任务</source>
        <translation>Task from the trainer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assigned.py"/>
        <source>{by}布置的任务</source>
        <translation>Task from {by}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assigned.py"/>
        <source>{due} 前完成</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/assigned.py"/>
        <source>{due} 到期，已经过了</source>
        <translation>was due {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>已知</source>
        <translation>Known</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>要求</source>
        <translation>Task</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>考试前不告诉您要点。照规范来。</source>
        <translation>In an exam you are not told what matters. Follow the norms.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>要做到</source>
        <translation>To be done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/brief_card.py"/>
        <source>不可以</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/choice_rows.py"/>
        <source>✓ 对</source>
        <translation>✓ right</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/choice_rows.py"/>
        <source>○ 应选</source>
        <translation>○ to choose</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/choice_rows.py"/>
        <source>✕ 错</source>
        <translation>✕ wrong</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>这次练习的结果</source>
        <translation>Result of this drill</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>时间线</source>
        <translation>Time line</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>从中途接着练的，不计成绩</source>
        <translation>begun half-way; does not count</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>再来一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>下一个</source>
        <translation>Next one</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>带提示再练一次</source>
        <translation>Again with prompts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>没有用到提示</source>
        <translation>no prompt was needed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>改掉：{title}</source>
        <translation>Drop: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>留意这一项：{name}</source>
        <translation>Mind this item: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>出现了 {hints} 次提示</source>
        <translation>prompts that appeared: {hints}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief.py"/>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>没有做到</source>
        <translation>Not done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>犯了</source>
        <translation>Broken</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>这次练习的时间线</source>
        <translation>Time line of this drill</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>没有要看的地方</source>
        <translation>Nothing to look at</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>最好</source>
        <translation>Best</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>点一下：从这里听自己的声音</source>
        <translation>Click: hear yourself from here</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>您</source>
        <translation>You</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>{number}　{time} {told}：{title}</source>
        <translation>{number}　{time} {told}: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>✓ 没有要改的地方</source>
        <translation>✓ Nothing to put right</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>{count} 处要看</source>
        <translation>To look at: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/debrief_line.py"/>
        <source>{count}；现在在 {here}。左右键换一处，回车打开，空格听自己的声音。</source>
        <translation>{count}; now at {here}. Left and right move, Enter opens, space plays your voice.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_list.py"/>
        <source>练习列表</source>
        <translation>List of drills</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>和真实通话一样，给出要说的话和提醒。</source>
        <translation>As in a real call: with lines to say and alerts.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>先自己想；停顿几秒说不出来，提示才出现。</source>
        <translation>Think first; the prompt only comes after some seconds of silence.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>没有提示，也没有提醒，一次定结果。</source>
        <translation>No prompts, no alerts; one try counts.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>还没练</source>
        <translation>Not tried yet</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>没有得分</source>
        <translation>no score</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>难度：{level}</source>
        <translation>Level: {level}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>客户声音很小</source>
        <translation>The customer is very soft</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>信号断断续续</source>
        <translation>The line breaks up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>客户开着免提</source>
        <translation>The customer is on speaker</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>您打给{customer}，您先开口</source>
        <translation>You call {customer}; you speak first</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>{customer}打来</source>
        <translation>{customer} calls</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>客户声音很大</source>
        <translation>The customer is very loud</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>杂音很大</source>
        <translation>Much noise</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>有些杂音</source>
        <translation>Some noise</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>✓ 上次 {last}</source>
        <translation>✓ last {last}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>✕ 上次 {last}</source>
        <translation>✕ last {last}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>{last}，最好 {points}</source>
        <translation>{last}, best {points}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drill_words.py"/>
        <source>一位{title}</source>
        <translation>a customer ({title})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>客户由程序扮演</source>
        <translation>The program plays the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>培训师用数字键选客户说哪一句</source>
        <translation>A trainer chooses the customer's lines by number keys</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>培训师自己说（第二个麦克风），用数字键往下走</source>
        <translation>A trainer speaks (second microphone) and goes on by number keys</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>找练习：拼音首字母、拼音或汉字</source>
        <translation>Find, e.g. by pinyin</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>按名字找练习</source>
        <translation>Find drills by name</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>练习的主题</source>
        <translation>Topic of the drills</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>正在读取练习……</source>
        <translation>Reading drills…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>任务简介</source>
        <translation>Task</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>谁来演客户</source>
        <translation>Who plays the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>先在设置的“声音”里选客户一侧的麦克风</source>
        <translation>First choose the customer's microphone in the settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>全部主题</source>
        <translation>All topics</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>话术库里还没有练习。写法见 peiting library new。</source>
        <translation>The library has no drills yet. peiting library new shows how to write one.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>没有找到。换一个主题，或少打几个字。</source>
        <translation>Nothing found. Try another topic, or type less.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>{found} 个练习。{left_out}</source>
        <translation>Drills: {found}. {left_out}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/drills_page.py"/>
        <source>另有 {broken} 处内容读不了，已略过；peiting library check 会列出。</source>
        <translation>Unreadable and left out: {broken}; peiting library check lists them.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/fading_prompts.py"/>
        <source>先自己想：这时该说什么？
停顿 4 秒，提示才出现。</source>
        <translation>Think first: what is to be said now?
The prompt appears after 4 s of silence.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>和最好的一次比</source>
        <translation>Against your best</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>逐段比较</source>
        <translation>Part by part</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>没有到</source>
        <translation>not reached</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>{seconds:.0f} 秒，✕ {slips} 处</source>
        <translation>{seconds:.0f} s, ✕ {slips}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>{seconds:.0f} 秒，✓</source>
        <translation>{seconds:.0f} s, ✓</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>客户不出声</source>
        <translation>The customer is silent</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>这次</source>
        <translation>This time</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>这是第一次有成绩的练习，下次会和它比。</source>
        <translation>This is the first drill that counts; the next one is compared with it.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/ghost.py"/>
        <source>差在：{name}</source>
        <translation>The difference: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>打印成绩单：存为</source>
        <translation>Print results: save as</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>PDF (*.pdf);;网页 (*.html)</source>
        <translation>PDF (*.pdf);;Web page (*.html)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>练习小结-{number}.pdf</source>
        <translation>practice-{number}.pdf</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>本人</source>
        <translation>own</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>已分享：{file}。以后的成绩不会自己过去，要再分享一次。</source>
        <translation>Shared: {file}. Later results do not follow by themselves; share again.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>成绩单已存为 {path}，打开它就能打印。</source>
        <translation>Results saved as {path}; open it to print.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/group_work.py"/>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/handing_over.py"/>
        <source>请换一个能写的位置。</source>
        <translation>Choose a place that can be written.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/handing_over.py"/>
        <source>写不了 {target}（{strerror}）。</source>
        <translation>{target} cannot be written ({strerror}).</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/kept_results.py"/>
        <source>{why}。约 {minutes} 分钟。</source>
        <translation>{why}. About {minutes} minutes.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mastery_bars.py"/>
        <source>流程和规则</source>
        <translation>Procedures and rules</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mastery_bars.py"/>
        <source>其余 {count} 项</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mastery_bars.py"/>
        <source>还不够（{observations} 次）</source>
        <translation>Not enough yet (tries: {observations})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mastery_bars.py"/>
        <source>{value:.0%}（{observations} 次）</source>
        <translation>{value:.0%} (tries: {observations})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mastery_bars.py"/>
        <source>还没有可以判断的。同一内容练过 {enough} 次以上，这里才有数。</source>
        <translation>Nothing to judge yet. Figures appear once something was practised {enough} times.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mode_choice.py"/>
        <source>{name}（Ctrl+{number}）
{what}</source>
        <translation>{name} (Ctrl+{number})
{what}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/mode_choice.py"/>
        <source>{name}：{what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>↻ 从这里再来</source>
        <translation>↻ Again from here</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>从客户说这句话的地方接着练；不计成绩</source>
        <translation>Go on from where the customer says this; does not count</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>▶ 听示范</source>
        <translation>▶ Model</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>▶ 听自己</source>
        <translation>▶ Yourself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>听示范</source>
        <translation>Hear the model</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>听自己当时说的</source>
        <translation>Hear what you said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>从这里再来</source>
        <translation>Again from here</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>听自己</source>
        <translation>Hear yourself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>第 {number} 处，{time}，{sign}：{title}</source>
        <translation>Place {number}, {time}, {sign}: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>■ 停</source>
        <translation>■ Stop</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>{name}：{title}</source>
        <translation>{name}: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>您说：“{said}”</source>
        <translation>You said: "{said}"</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>可以说：{better}</source>
        <translation>Say instead: {better}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>示范：{text}</source>
        <translation>Model: {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/moment_card.py"/>
        <source>标准 {standard}</source>
        <translation>Standard {standard}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/on_stage.py"/>
        <source>陪听 · 练习中（不是真实通话）</source>
        <translation>Peiting · practice (no real call)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/on_stage.py"/>
        <source>考试</source>
        <translation>Exam</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/on_stage.py"/>
        <source>没有提示，也没有提醒。照真实通话来。</source>
        <translation>No prompts, no alerts. As in a real call.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/order_list.py"/>
        <source>要排序的步骤，Alt 加上下方向键移动</source>
        <translation>Steps to put in order; Alt with the arrow keys moves them</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/order_list.py"/>
        <source>↑ 上移</source>
        <translation>↑ Up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/order_list.py"/>
        <source>↓ 下移</source>
        <translation>↓ Down</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>您的声音只在内存里，离开这一页就没有了。</source>
        <translation>Your voice is in memory only; it is gone when you leave this page.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>保存后是一个普通的 WAV 文件，能打开这台电脑的人都能听；程序不再管它，删除要您自己来。</source>
        <translation>What you save is a plain WAV file that anybody at this computer can hear; the program does not look after it, deleting it is up to you.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>听自己的声音</source>
        <translation>Hear yourself</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>保存录音（别人也能听到）</source>
        <translation>Save sound (others can hear it)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>保存录音…</source>
        <translation>Save sound…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>从时间线上选的地方播放（空格）</source>
        <translation>Play from the place chosen on the time line (space)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>保存录音。{means}</source>
        <translation>Save sound. {means}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>已保存为 {path}。{means}</source>
        <translation>Saved as {path}. {means}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/own_voice_bar.py"/>
        <source>没有保存：{path} 不能写入（{strerror}）。请换一个文件夹。</source>
        <translation>Not saved: {path} cannot be written ({strerror}). Choose another folder.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>正在读取试题……</source>
        <translation>Reading papers…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>题库里还没有试卷。写法见 peiting library new。</source>
        <translation>There are no papers yet. peiting library new shows how to write one.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>边学边答：答一题就讲一题，不限时。考试：限时，交卷后才讲，每份一天一次。</source>
        <translation>Learning: each answer is explained at once, no limit. Exam: timed, explained after handing in, each paper once a day.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>试卷列表</source>
        <translation>List of papers</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>边学边答</source>
        <translation>Learning</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>不限时</source>
        <translation>no limit</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>{size} 题 · {limit} · 答对 {pass_mark:g}% 及格</source>
        <translation>{size} questions · {limit} · pass at {pass_mark:g}%</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>{minutes:g} 分钟</source>
        <translation>{minutes:g} minutes</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>{name}，{rest}</source>
        <translation>{name}, {rest}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/papers_page.py"/>
        <source>{count} 份试卷，题目每次重新抽。{how}</source>
        <translation>Papers: {count}, with new questions each time. {how}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_room.py"/>
        <source>通话正在进行，不能开始练习。</source>
        <translation>A call is going on; practice cannot begin.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_room.py"/>
        <source>请先结束通话。</source>
        <translation>End the call first.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>练习</source>
        <translation>Practice</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>结束练习</source>
        <translation>End drill</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>中途结束，不算通过也不算没通过</source>
        <translation>Break off; neither passed nor failed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>客户的话</source>
        <translation>The customer's words</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>等客户开口……</source>
        <translation>Waiting for the customer…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>电话接通了，请您先开口。</source>
        <translation>Connected: you speak first.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>（客户没有声音）</source>
        <translation>(the customer has no voice)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>不出声</source>
        <translation>Say nothing</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>挂机</source>
        <translation>Hang up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>练习中，不是真实通话：{title}</source>
        <translation>Practice, no real call: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_strip.py"/>
        <source>客户：{text}</source>
        <translation>Customer: {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>今日五分钟</source>
        <translation>Five minutes today</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>试题</source>
        <translation>Papers</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>培训师</source>
        <translation>Trainer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>培训师：布置任务，看全组的进展</source>
        <translation>Trainer: assign tasks, see the group's progress</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>这份试卷还在考，不能开始别的。</source>
        <translation>This exam is still going on; nothing else can be begun.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>请先交卷。</source>
        <translation>Please hand it in first.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/practice_window.py"/>
        <source>陪听：练习</source>
        <translation>Peiting: practice</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>结果只保存在这台电脑上，不分享就只有您能看到。</source>
        <translation>Results are kept on this computer only; nobody else sees them unless you share.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>今天为什么练这些</source>
        <translation>Why these today</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>得分走势</source>
        <translation>Course of the scores</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>练习的进展</source>
        <translation>Progress of practice</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>掌握程度</source>
        <translation>Mastery</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>演练得分：{moved}</source>
        <translation>Scores of drills: {moved}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>演练得分走势图</source>
        <translation>Chart of drill scores</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>分享给培训师…</source>
        <translation>Share with trainer…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>打印成绩单…</source>
        <translation>Print results…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>近的算得多，14 天减半</source>
        <translation>recent ones weigh more, halved every 14 days</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>练过的</source>
        <translation>Practised</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>最近 {count} 次演练</source>
        <translation>last {count} drills</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>还没有练过。</source>
        <translation>Nothing practised yet.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_page.py"/>
        <source>{count} 次</source>
        <translation>{count} ×</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_told.py"/>
        <source>今天的题</source>
        <translation>Today's questions</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_told.py"/>
        <source>没有练完</source>
        <translation>not finished</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/progress_told.py"/>
        <source>对 {right} 题，错 {wrong} 题</source>
        <translation>right: {right}, wrong: {wrong}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>▶ 听一遍</source>
        <translation>▶ Hear it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>听一遍（Ctrl+空格）</source>
        <translation>Hear it (Ctrl+space)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>听一遍</source>
        <translation>Hear it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>✓ 答对了</source>
        <translation>✓ Right</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>✕ 没有答对</source>
        <translation>✕ Not right</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>为什么不能说？</source>
        <translation>Why must it not be said?</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_card.py"/>
        <source>规范条目 {standard}</source>
        <translation>Norm {standard}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>单选</source>
        <translation>One answer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>多选：全部选对才得分</source>
        <translation>Several: all right ones must be chosen</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>排序：拖动，或用按钮上移、下移</source>
        <translation>Order: drag, or use Up and Down</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>选出不可以说的一句，再选原因</source>
        <translation>Choose what must not be said, then the reason</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>先听，再答</source>
        <translation>Listen, then answer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>您没有作答。</source>
        <translation>You gave no answer.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>正确答案：{told}</source>
        <translation>Right answer: {told}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>您的回答：{told}</source>
        <translation>Your answer: {told}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>没有选</source>
        <translation>none</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/question_words.py"/>
        <source>原因：{why}</source>
        <translation>Reason: {why}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>交卷</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>已答的题</source>
        <translation>Answered questions</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>上一题</source>
        <translation>Back</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>下一题</source>
        <translation>Next</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>对答案</source>
        <translation>Check</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>还剩 {clock}</source>
        <translation>{clock} left</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>第 {place} 题，共 {count} 题</source>
        <translation>Question {place} of {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>已用 {clock}</source>
        <translation>{clock} used</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_page.py"/>
        <source>还有 {unanswered} 题没答，仍要交卷</source>
        <translation>{unanswered} unanswered; hand in anyway</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>试题的结果</source>
        <translation>Result of the paper</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>回到试卷列表</source>
        <translation>Back to the papers</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>{count} 题，答对 {right} 题；{pass_mark:g} 分及格</source>
        <translation>Right: {right} of {count}; pass at {pass_mark:g} points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>卷号 {seed}</source>
        <translation>Paper no. {seed}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>✓ 及格</source>
        <translation>✓ Passed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>✕ 不及格</source>
        <translation>✕ Failed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>全部答对。</source>
        <translation>All right.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>✕ 第 {number} 题</source>
        <translation>✕ Question {number}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/quiz_result.py"/>
        <source>{counted}；用时 {clock}。</source>
        <translation>{counted}; took {clock}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>下面就是会写进文件的全部内容：成绩、没做到的项目和掌握程度。没有说过的话，没有录音。写好以前不会发给任何人。</source>
        <translation>Below is all that will be in the file: scores, items not done, and mastery. No spoken words, no sound. Nothing is sent before you write it.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>分享给培训师</source>
        <translation>Share with the trainer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>会写进文件的内容</source>
        <translation>What will be in the file</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>培训师说的文件夹，例如共享盘上的</source>
        <translation>The folder named by the trainer, e.g. on a share</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>写到哪个文件夹</source>
        <translation>Folder to write to</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>选分享的文件夹</source>
        <translation>Choose the folder to share in</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>选文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>分享</source>
        <translation>Share</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/share_dialog.py"/>
        <source>不分享</source>
        <translation>Do not share</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>还没有可以练的内容。话术库里有练习文件（drills 文件夹）后，会出现在这里。</source>
        <translation>Nothing to practise yet. It appears here once the library has drills (folder drills).</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>今天该练的都练过了。还想练，到“练习”里自己挑。</source>
        <translation>All that was due today is done. For more, choose under "Practice".</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>这次练什么</source>
        <translation>What to practise</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>换一个</source>
        <translation>Another</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>换一个（Alt+N）</source>
        <translation>Another (Alt+N)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>换一个练习</source>
        <translation>Another drill</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>开始（Ctrl+回车）</source>
        <translation>Start (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>开始这次练习</source>
        <translation>Start this one</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>{size} 题，{limit}，答对 {pass_mark:g}% 及格；交卷后才讲。</source>
        <translation>{size} questions, {limit}, pass at {pass_mark:g}%; explained after handing in.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>{count} 题，答一题讲一题，不限时。</source>
        <translation>Questions: {count}, each explained at once, no limit.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/today_page.py"/>
        <source>限时 {minutes:g} 分钟</source>
        <translation>limit {minutes:g} minutes</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>先选一个全组都能打开的文件夹（共享盘）。任务写在那里，组员在“进展”里分享的成绩也在那里。</source>
        <translation>First choose a folder that the whole group can open (a share). Tasks are written there, and what members share under "Progress" is there too.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>只有组员自己分享的成绩；没有说过的话，没有录音。</source>
        <translation>Only what members share themselves; no spoken words, no sound.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>全组</source>
        <translation>The whole group</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>全组的文件夹</source>
        <translation>The group's folder</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>全组的进展</source>
        <translation>The group's progress</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>选全组的文件夹</source>
        <translation>Choose the group's folder</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>已布置给{whom}：{title}{until}。组员打开练习窗口就会看到。</source>
        <translation>Assigned to {whom}: {title}{until}. Members see it when they open practice.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>还没有选文件夹</source>
        <translation>No folder</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>重新读取</source>
        <translation>Read again</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>演练 {count} 次，通过 {drills} 个；试卷通过 {papers} 份；完成任务 {done} 项</source>
        <translation>Drills: {count}, passed: {drills}; papers passed: {papers}; tasks done: {done}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>全部成绩</source>
        <translation>All results</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>，{due} 前完成</source>
        <translation>, due {due}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>这个文件夹里还没有人分享成绩。</source>
        <translation>Nobody has shared results in this folder yet.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>分享于 {at}</source>
        <translation>shared {at}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>{who} 的全部成绩</source>
        <translation>All results of {who}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>最该练：{weak}</source>
        <translation>Most in need: {weak}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/trainer_page.py"/>
        <source>{score:g} 分</source>
        <translation>{score:g} points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>客户挂机</source>
        <translation>the customer hung up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>您挂机</source>
        <translation>you hung up</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>中途结束</source>
        <translation>broken off</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>要做到的和不可以的</source>
        <translation>To be done and not allowed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>，分数够</source>
        <translation>, enough points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>，分数不够</source>
        <translation>, too few points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>○ 没有练完，不算通过也不算没通过</source>
        <translation>○ Broken off: neither passed nor failed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>✓ 通过</source>
        <translation>✓ Passed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>✕ 没有通过</source>
        <translation>✕ Failed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>没有听到能评分的话</source>
        <translation>nothing was heard that can be scored</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>得分 {text}</source>
        <translation>Score {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>下次先练这一件</source>
        <translation>Practise this first</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>这个练习只看分数。</source>
        <translation>This drill goes by the score alone.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>用时 {time}，{ended}</source>
        <translation>took {time}, {ended}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>及格线 {points} 分{enough}</source>
        <translation>Pass at {points} points{enough}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>{missed} 件没有做到</source>
        <translation>not done: {missed}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice/verdict_card.py"/>
        <source>{broken} 条犯了</source>
        <translation>broken: {broken}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice_door.py"/>
        <source>和会回答的客户练一通，不是真实通话</source>
        <translation>A call with a customer who answers; no real call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/practice_door.py"/>
        <source>练习　今日五分钟　{shown}</source>
        <translation>Practice　five minutes a day　{shown}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>请做</source>
        <translation>Do</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>说完后等 {wait:g} 秒</source>
        <translation>Once said, wait {wait:g} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>做完后等 {wait:g} 秒</source>
        <translation>Once done, wait {wait:g} s</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>约 </source>
        <translation>~</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>请先说“{text}”</source>
        <translation>First say "{text}"</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>接下来请做：{next_text}</source>
        <translation>Then do: {next_text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>接下来：{next_text}</source>
        <translation>Next: {next_text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>做完后按 {shown}</source>
        <translation>Press {shown} when done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>之后回到：{returns_to}</source>
        <translation>Then back to: {returns_to}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>✓ 这一段的话术说完了</source>
        <translation>✓ All lines of this part are said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>请再等 {left} 秒</source>
        <translation>Wait {left} s more</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>还没到挂机的时候：{first}</source>
        <translation>Too early to hang up: {first}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>再按一次 {shown} 结束通话</source>
        <translation>Press {shown} again to end the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>请先{text}</source>
        <translation>First: {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>{place}：{text}</source>
        <translation>{place}: {text}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>匹配 {unsure}{percent}%</source>
        <translation>{unsure}{percent}%</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_card.py"/>
        <source>✓ 已说 {match}%</source>
        <translation>✓ {match}%</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/prompt_foot.py"/>
        <source>不可以：</source>
        <translation>Do not: </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_client.py"/>
        <source>陪听的窗口没有回答，不知道命令有没有执行。</source>
        <translation>The window did not answer; nobody knows whether the command was carried out.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_client.py"/>
        <source>请看窗口是否还在动；必要时重新启动它。</source>
        <translation>See whether the window still moves; start it anew if need be.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_client.py"/>
        <source>陪听的窗口没有打开。</source>
        <translation>The window of Peiting is not open.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_client.py"/>
        <source>请先打开它；peiting call start 加上 --launch 会自己打开。</source>
        <translation>Please open it first; peiting call start opens it itself with --launch.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_server.py"/>
        <source>连接太多，这一个没有接受。</source>
        <translation>Too many connections; this one was not taken.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/remote_server.py"/>
        <source>收到的一行超过 {longest_line} 字节。</source>
        <translation>A line of more than {longest_line} bytes was received.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>本次得分</source>
        <translation>Score of this call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>下次试试</source>
        <translation>Next time</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>等培训师确认</source>
        <translation>awaits the trainer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>另有 {points} 分没评，不算扣分：{names}。</source>
        <translation>Unjudged, not deducted: {points} points: {names}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>{time} {words}{more}，{what}</source>
        <translation>{time} {words}{more}, {what}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>评分表版本 {version}</source>
        <translation>Version {version} of the sheet</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>已评的部分没有扣分，照这样做。</source>
        <translation>Nothing was deducted where judged. Carry on like this.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>做得好</source>
        <translation>Well done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>还没有评出分数</source>
        <translation>No score yet</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>这通电话里没有程序能评的内容。</source>
        <translation>There was nothing in this call that the program can judge.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>其中一分没扣</source>
        <translation>no point lost</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>{unjudged} {points} 分</source>
        <translation>{unjudged}: {points}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>扣 {points} 分</source>
        <translation>−{points} points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>{name}，{what}</source>
        <translation>{name}, {what}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source> 等 {count} 处</source>
        <translation> and {count} in all</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>满分按已评的 {points} 分计</source>
        <translation>Out of {points} points judged</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>因为：{because}</source>
        <translation>Because: {because}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>其中得 {points} 分，扣 {lost} 分</source>
        <translation>Got {points} points, lost {lost}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_cards.py"/>
        <source>✕ 致命项：{names}，整通 0 分</source>
        <translation>✕ Fatal: {names}: the whole call scores 0</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>1–4 评这一项　回车 同意程序　N 备注　↑↓ 换项</source>
        <translation>1–4 judge　Enter agree　N remark　↑↓ move</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>评分</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>完成（Esc）；每一项评完就已经保存</source>
        <translation>Done (Esc); every item is saved at once</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>✕ 有致命项，整通 0 分　</source>
        <translation>✕ Fatal item: the whole call scores 0　</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>程序评的</source>
        <translation>Program</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>您评的</source>
        <translation>You</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>坐席有申诉的 {count} 项</source>
        <translation>Contested by the agent: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>程序评的 {count} 项，只看不改</source>
        <translation>Judged by the program: {count}, to look at only</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>{name} {points} / {most} 分</source>
        <translation>{name} {points} / {most} points</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>✓ 该您评的都评完了</source>
        <translation>✓ You have judged all that is yours</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>没有保存：{message}{remedy}</source>
        <translation>Not saved: {message}{remedy}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>还有 {missing} 项没评</source>
        <translation>To be judged: {missing}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_form.py"/>
        <source>{number} 号</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source>必说项全部说到：{count} 项，一项不少。</source>
        <translation>All must-say items were said: {count} of {count}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source>语速稳定：全程每分钟 {low:.0f}–{high:.0f} 字。</source>
        <translation>Steady pace: {low:.0f}–{high:.0f} characters a minute throughout.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source>{name}：已评的 {points} 分一分没扣。</source>
        <translation>{name}: none of {points} judged points lost.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source>提醒之后马上改正：{title}</source>
        <translation>Put right straight after the alert: {title}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source>答应客户的事都记了下来：{name}。</source>
        <translation>Every promise was noted: {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_good.py"/>
        <source> 等 {count} 处。</source>
        <translation>, and {count} in all.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_rows.py"/>
        <source>评分明细</source>
        <translation>Score in detail</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_rows.py"/>
        <source>已评的得分</source>
        <translation>Judged score</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_rows.py"/>
        <source>没有评的 {count} 项，为什么</source>
        <translation>Unjudged items: {count}; why</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_rows.py"/>
        <source>这个维度共 {points} 分，{unjudged} 分没有评</source>
        <translation>This dimension has {points} points; {unjudged} are unjudged</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_rows.py"/>
        <source>{unjudged}（{sum_of} 分）</source>
        <translation>{unjudged} ({sum_of} points)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_summary.py"/>
        <source>没有听到：{missed}</source>
        <translation>Not heard: {missed}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_words.py"/>
        <source>没问题</source>
        <translation>no fault</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/score_words.py"/>
        <source>标准 {ids}</source>
        <translation>Standard {ids}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>自动选择</source>
        <translation>Choose automatically</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>Vosk（出字快）</source>
        <translation>Vosk (fast)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>Whisper（出字较慢）</source>
        <translation>Whisper (slower)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>跟随系统</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>新手：提醒多一些</source>
        <translation>Novice: more alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>标准：每通最多几条</source>
        <translation>Standard: a few a call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>安静：只提醒要紧的</source>
        <translation>Quiet: only what matters</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>全部：评测用，不限次数</source>
        <translation>All: for testing, no limit</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>严格</source>
        <translation>Strict</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>较严</source>
        <translation>Fairly strict</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>宽松</source>
        <translation>Lenient</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>工号</source>
        <translation>Number</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>如 8012</source>
        <translation>e.g. 8012</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>可不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>公司</source>
        <translation>Company</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>问候语里的公司名</source>
        <translation>as said in the greeting</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>识别引擎</source>
        <translation>Recogniser</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>提醒多少</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>语速上限</source>
        <translation>Top pace</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>我已读懂，公司允许保存未打码的原话</source>
        <translation>I read it; the company allows it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>窗口保持在最前</source>
        <translation>Window always in front</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>打开时展开通话文字</source>
        <translation>Open with the transcript</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>首次设置…</source>
        <translation>First setup…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>听与识别</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>话术与提醒</source>
        <translation>Lines and alerts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>窗口与记录</source>
        <translation>Window and record</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>{name} {notice:.0f} 字/分</source>
        <translation>{name} {notice:.0f}/min</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/settings_dialog.py"/>
        <source>自定 {notice:.0f} 字/分</source>
        <translation>Own {notice:.0f}/min</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>识别在这台电脑上进行，通话内容不会上传。模型只需下载一次，中断后会接着下载。</source>
        <translation>Speech is recognised on this computer; calls are never uploaded. The model is downloaded once and goes on where it was broken off.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>首次设置</source>
        <translation>First setup</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>音量</source>
        <translation>Level</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>对着麦克风说一句话，上面的条会动。</source>
        <translation>Say something into the microphone; the bar above will move.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>重新查找</source>
        <translation>Look again</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>现在只听您的麦克风。要让程序也知道冷场和抢话，可以在设置里打开“同时听客户的声音”。</source>
        <translation>Only your microphone is heard now. For dead air and talk-over, switch on "Also hear the customer" in the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>两通电话之间会开着麦克风，只量有没有人说话，像是在通话就问一声；不识别，不保存，设置里可以关掉。</source>
        <translation>Between calls the microphone is open, only to measure whether somebody speaks, and to ask when it seems to be a call; nothing is recognised or kept. It can be switched off in the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>姓名（可不填）</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>问候语里说的公司名</source>
        <translation>Company, as said in the greeting</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>选择麦克风</source>
        <translation>Choose the microphone</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>请选您打电话用的耳麦。</source>
        <translation>Choose the headset that you telephone with.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>您是谁</source>
        <translation>Who you are</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>问候语会用到，例如“××公司，我是 8012 号”。</source>
        <translation>Used in the greeting, e.g. "××公司，我是 8012 号".</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>准备好了</source>
        <translation>Ready</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>接通后按 F2 开始，挂断后再按 F2 结束。F1 打开手册。</source>
        <translation>Press F2 when connected, and again after hanging up. F1 opens the handbook.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>没有找到麦克风。请插好耳麦，再按“重新查找”。</source>
        <translation>No microphone was found. Plug in the headset, then press "Look again".</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>识别模型：已就绪</source>
        <translation>Recogniser's model: ready</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>识别模型：以已安装的为准，可在设置里再装</source>
        <translation>Recogniser's model: as installed; more in the settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>✓ 听到您的声音了。</source>
        <translation>✓ Your voice is heard.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>麦克风：{name}</source>
        <translation>Microphone: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>问候语：{company}，{number}</source>
        <translation>Greeting: {company}, {number}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>系统默认</source>
        <translation>system default</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>（公司未填）</source>
        <translation>(no company)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/setup_wizard.py"/>
        <source>（工号未填）</source>
        <translation>(no number)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>话术</source>
        <translation>Lines</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>情形</source>
        <translation>Situations</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>开始通话 / 结束通话 / 下一通</source>
        <translation>Start call / end call / next call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>像是在通话、像是已挂断：是</source>
        <translation>Seems to be a call, seems to be over: yes</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>像是在通话、像是已挂断：不是；自动开始、结束：撤销</source>
        <translation>Seems to be a call, seems to be over: no; began or ended by itself: undo</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>下一步，也用来跳过等待</source>
        <translation>Next step; also skips a wait</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>更多情形</source>
        <translation>More situations</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>结束当前情形，回到原来的阶段</source>
        <translation>End this situation, back to the stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>按名字找情形或阶段；直接打拼音首字母也行</source>
        <translation>Find a situation or stage by name; or just type pinyin initials</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>为什么在这个阶段、这个情形</source>
        <translation>Why this stage, this situation</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>Ctrl+回车</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>记下承诺 / 打开建议的情形</source>
        <translation>Note the promise / open the situation offered</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>Ctrl+退格</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>不记 / 不打开</source>
        <translation>Do not note / do not open</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>提醒：知道了</source>
        <translation>Alert: got it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>提醒：误报</source>
        <translation>Alert: false alarm</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>提醒：本次通话不再提醒</source>
        <translation>Alert: mute for this call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>提醒：为什么 / 回到可以说的话</source>
        <translation>Alert: why / back to what can be said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>展开 / 收起通话文字</source>
        <translation>Unfold / fold the transcript</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>精简窗口 / 完整窗口</source>
        <translation>Compact / whole window</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>关闭下方的通知</source>
        <translation>Close the notice below</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>按通知的建议处理</source>
        <translation>Do what the notice proposes</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>以前的通话：查找、趋势、承诺、留存的数据</source>
        <translation>Past calls: find, trends, promises, kept data</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>练习：今日五分钟、全部练习、试题</source>
        <translation>Practice: five minutes a day, all drills, papers</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>中途结束练习，不算成绩</source>
        <translation>Break off the drill; it does not count</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>培训师扮演客户时：客户接着说第 1 … 9 句</source>
        <translation>When a trainer plays the customer: his line 1 … 9</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>关闭这个窗口</source>
        <translation>Close this window</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>找下一处</source>
        <translation>Find next</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>找上一处</source>
        <translation>Find previous</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>切换到第 {n} 个阶段</source>
        <translation>Go to stage {n}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>客户做了第 {n} 种反应</source>
        <translation>The customer's reaction {n}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>打开第 {n} 类情形</source>
        <translation>Open group {n} of situations</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/shortcuts.py"/>
        <source>勾选第 {n} 个必说项</source>
        <translation>Tick must-say item {n}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/single_window.py"/>
        <source>请过一会儿再打开；一直这样时请重新登录电脑。</source>
        <translation>Please open it again in a while; if nothing changes, sign out of the computer and in again.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/single_window.py"/>
        <source>软电话不能控制这个窗口，请手动开始和结束通话。</source>
        <translation>The softphone cannot drive this window; start and end calls by hand.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/single_window.py"/>
        <source>陪听已经在运行，但等了 {seconds:.0f} 秒还没有窗口：它正在打开，或正在退出。</source>
        <translation>Peiting is running, but after {seconds:.0f} seconds there is still no window: it is opening or closing.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/single_window.py"/>
        <source>文件 {lock} 不能写，软电话的命令收不到。 请检查文件夹的权限和磁盘空间。</source>
        <translation>{lock} cannot be written, so that the softphone's commands do not arrive. Check the folder's permissions and the disk space.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>更多…</source>
        <translation>More…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>结束当前情形</source>
        <translation>End this situation</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>回到原来的阶段</source>
        <translation>Back to the stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>也可以直接打拼音首字母，如 ws</source>
        <translation>Or just type pinyin initials, e.g. ws</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>更多情形，已打开：{name}</source>
        <translation>More situations, open: {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>为什么在这里　{shown}</source>
        <translation>Why here　{shown}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/situation_chips.py"/>
        <source>{name}，已打开：{name2}</source>
        <translation>{name}, open: {name2}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>打开后才知道冷场、抢话和客户听不听得清。客户的话只在这台电脑上识别，不评分，不保存录音；通话时窗口上会标明。</source>
        <translation>Needed for dead air, talk-over and whether the customer hears you. The customer's words are recognised on this computer only, not scored, and no sound is kept; the window shows it in calls.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>同时听客户的声音</source>
        <translation>Also hear the customer</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>试听</source>
        <translation>Try</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>自动：耳机里播放的声音</source>
        <translation>Automatic (headset)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>只看音量，不识别，不保存</source>
        <translation>Level only; nothing is recognised or kept</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>通话结束后可以试听</source>
        <translation>Can be tried after the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>试听（Alt+T）
{hint}</source>
        <translation>Try (Alt+T)
{hint}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>{wanted}（{state}）</source>
        <translation>{wanted} ({state})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>未接上</source>
        <translation>not connected</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/sound_choice.py"/>
        <source>正在查找</source>
        <translation>looking</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>点一下，以您选的阶段为准</source>
        <translation>Click: the stage that you choose counts</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>当前阶段</source>
        <translation>present stage</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>已经过</source>
        <translation>passed</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>未到</source>
        <translation>to come</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>{reason}
点一下看依据（{shown}）</source>
        <translation>{reason}
Click for the evidence ({shown})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/stage_rail.py"/>
        <source>{name}，{word}</source>
        <translation>{name}, {word}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>通话文字</source>
        <translation>Transcript</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>只听麦克风：不知道客户是否在说话</source>
        <translation>Microphone only: customer unknown</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>展开通话文字</source>
        <translation>Unfold the transcript</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>收起通话文字</source>
        <translation>Fold the transcript</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>{words}。要听双方，请在设置里打开“同时听客户的声音”</source>
        <translation>{words}. For both sides, switch on "Also hear the customer" in the settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/transcript_view.py"/>
        <source>识别{late}</source>
        <translation>recognition {late}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/tray.py"/>
        <source>显示或隐藏窗口</source>
        <translation>Show or hide the window</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>最近一年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>规则的准确率</source>
        <translation>Precision of rules</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>没有人说是误报的，都算成立</source>
        <translation>unless called a false alarm</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>坐席的工号或姓名，要写全；空着是全部</source>
        <translation>The agent's number or name, in full; empty for all</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>正在统计……</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>总分：{moved}</source>
        <translation>In all: {moved}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>得分走势图</source>
        <translation>Chart of scores</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>规则准确率图</source>
        <translation>Chart of precision</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>投诉分类图</source>
        <translation>Chart of complaints</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>全部坐席；或工号、姓名</source>
        <translation>All agents</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>这段时间里没有留存的通话。</source>
        <translation>No calls are kept from this time.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>没有评过分的通话。</source>
        <translation>No call was scored.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>没有提醒。</source>
        <translation>No alerts.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>态度类每人每月超过 {limit} 次扣分</source>
        <translation>of attitude: {limit} a month at most</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>没有投诉。</source>
        <translation>No complaints.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>未分类的：在“通话”一页选中那通电话，用“投诉分类”说明。</source>
        <translation>Unclassed ones: choose the call under "Calls" and use "Complaint".</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/trend_page.py"/>
        <source>另有 {count} 条规则，用 peiting history --trends 可以看全。</source>
        <translation>{count} more rules; peiting history --trends shows all.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>其余内容照常使用。peiting library check 会列出全部问题和改法。</source>
        <translation>The rest is used as ever. peiting library check lists all problems and their remedies.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>这一段的话不会有提醒，也不计入小结。</source>
        <translation>What was said there brings no alerts and is not in the summary.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>客户一方</source>
        <translation>Customer: </translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>您说的照常在听；这一段不判断冷场和抢话。</source>
        <translation>You are heard as ever; dead air and talk-over are not judged for this part.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>这个桌面（Wayland）不让程序把自己放在最前。</source>
        <translation>This desktop (Wayland) does not let a window keep itself in front.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>右键点窗口的标题栏，选“置顶”；没有这一项时，把窗口摆在软电话旁边。</source>
        <translation>Right-click the title bar and choose "always on top"; failing that, put the window beside the softphone.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>话术库已更新，下一通电话起生效。</source>
        <translation>The library was updated; it holds from the next call on.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>正在进行的通话仍用原来的话术。以后想先试再用：设置里的“试运行改过的话术”。</source>
        <translation>The call that is going on keeps the old one. To try before use: "Try a changed library" in the settings.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>话术库已更新，下一通电话起生效，但</source>
        <translation>The library was updated and holds from the next call on, but it</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>话术库</source>
        <translation>The library</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>设置麦克风</source>
        <translation>Set microphone</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>选择声音来源</source>
        <translation>Choose source</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>打开设置</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>（共 {count} 处）</source>
        <translation> ({count} in all)</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>{news}有内容未能读入{more}：{problem}</source>
        <translation>{news} has something that cannot be read{more}: {problem}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/troubles.py"/>
        <source>{whose}有 {seconds:.1f} 秒声音没有收到。</source>
        <translation>{whose}{seconds:.1f} s of sound did not arrive.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/why_panel.py"/>
        <source>为什么在这里</source>
        <translation>Why here</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/why_panel.py"/>
        <source>通话开始后，这里列出每次换阶段、进出情形的依据。</source>
        <translation>During a call, every change of stage or situation is listed here with its reason.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up.py"/>
        <source>通话小结</source>
        <translation>Summary of the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>未处理</source>
        <translation>left open</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>已过时</source>
        <translation>out of date</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>没等到停顿</source>
        <translation>no pause came</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>档位不显示</source>
        <translation>hidden by the setting</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>屏幕上已有一条</source>
        <translation>another was shown</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>刚提醒过</source>
        <translation>too soon again</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>本通提醒已用完</source>
        <translation>no more this call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>本次通话</source>
        <translation>This call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>承诺：挂机后要做</source>
        <translation>Promises: to do after the call</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>时长</source>
        <translation>Length</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>✓ 已记下</source>
        <translation>✓ noted</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>没有记下</source>
        <translation>not noted</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>{count} 条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>✓ 已说到</source>
        <translation>✓ said</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>✕ 没有听到</source>
        <translation>✕ not heard</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>未到该阶段</source>
        <translation>stage not reached</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>没有打扰您的提醒（{count}）</source>
        <translation>Alerts that did not disturb you ({count})</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>{whose}有 {seconds:.1f} 秒声音没有收到，这一段未作判断。</source>
        <translation>{whose}{seconds:.1f} s of sound did not arrive; not judged.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>✓ 没有提醒，保持得很好。</source>
        <translation>✓ No alerts. Keep it up.</translation>
    </message>
    <message>
        <location filename="../../desktop/gui/wrap_up_cards.py"/>
        <source>{minutes} 时承诺</source>
        <translation>promised at {minutes}</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>开场问候</source>
        <translation>Greeting</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>核对称呼</source>
        <translation>Customer's name</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>沟通中</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>无法听清</source>
        <translation>Unable to hear</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>投诉抱怨</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>等待</source>
        <translation>Hold</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>转接</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>保密</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>在线服务</source>
        <translation>Online service</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>结束语</source>
        <translation>Closing</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>语速音量</source>
        <translation>Pace and level</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>服务忌语</source>
        <translation>Forbidden phrases</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>服务规范</source>
        <translation>Service norms</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>质检评分</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>带提示</source>
        <translation>With prompts</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>渐隐提示</source>
        <translation>Fading prompts</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>容易</source>
        <translation>easy</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>中等</source>
        <translation>medium</translation>
    </message>
    <message>
        <location filename="../../desktop/session/practice/practice_words.py"/>
        <source>较难</source>
        <translation>hard</translation>
    </message>
    <message>
        <location filename="../../desktop/session/report_head.py"/>
        <source>完整</source>
        <translation>whole</translation>
    </message>
    <message>
        <location filename="../../desktop/session/report_head.py"/>
        <source>中断</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <location filename="../../desktop/session/report_head.py"/>
        <source>进行中</source>
        <translation>going on</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>称呼客户用了“你”</source>
        <translation>Customer called "你"</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>呼吸声喷到麦克风</source>
        <translation>Breath on the microphone</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>念出了卡号</source>
        <translation>Card number read out</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>麦克风爆音</source>
        <translation>Microphone clips</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>反问客户</source>
        <translation>Question thrown back</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>过早说再见</source>
        <translation>Goodbye too early</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>先解释、后道歉</source>
        <translation>Explained before the apology</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>口头语偏多</source>
        <translation>Many fillers</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>不该挂机时挂机</source>
        <translation>Hung up too early</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>等待之后没有致谢</source>
        <translation>No thanks after a hold</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>等待中没有回话</source>
        <translation>No word during a hold</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>等待超过一分钟</source>
        <translation>Hold over a minute</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>结束语说得太急</source>
        <translation>Hurried ending</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>念出了证件号</source>
        <translation>Identity number read out</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>对客户说了内部用语</source>
        <translation>Internal word to a customer</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>用了专业术语</source>
        <translation>Jargon</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>连续说得太久</source>
        <translation>Spoke too long</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>客户听不清，音量没有提高</source>
        <translation>Not louder for a customer who cannot hear</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>命令的口气</source>
        <translation>Tone of command</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>语速偏快</source>
        <translation>Pace too fast</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>念出了电话号码</source>
        <translation>Phone number read out</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>十字礼貌用语没有说全</source>
        <translation>Polite words incomplete</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>承诺没有说时限</source>
        <translation>Promise without a time</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>客户拒绝之后仍在推销</source>
        <translation>Pushed on after refusals</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>坐席长时间没有说话</source>
        <translation>Agent silent for long</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>闲聊</source>
        <translation>Small talk</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>音量突然提高</source>
        <translation>Sudden rise of voice</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>音量过大</source>
        <translation>Too loud</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>语速偏慢</source>
        <translation>Too slow</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>音量过小</source>
        <translation>Too soft</translation>
    </message>
    <message>
        <location filename="../../desktop/session/rule_names.py"/>
        <source>直呼“喂”</source>
        <translation>Bare "喂"</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>轻微</source>
        <translation>slight</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>一般</source>
        <translation>plain</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>等培训师评</source>
        <translation>awaits a trainer</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>没有听到客户一方</source>
        <translation>the customer was not heard</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>没有听清坐席的话</source>
        <translation>the agent was not heard clearly</translation>
    </message>
    <message>
        <location filename="../../desktop/session/score_words.py"/>
        <source>这通电话没有涉及</source>
        <translation>did not arise in this call</translation>
    </message>
    <message>
        <location filename="../../desktop/session/trend_words.py"/>
        <source>技术类</source>
        <translation>technical</translation>
    </message>
    <message>
        <location filename="../../desktop/session/trend_words.py"/>
        <source>使用类</source>
        <translation>of use</translation>
    </message>
    <message>
        <location filename="../../desktop/session/trend_words.py"/>
        <source>功能类</source>
        <translation>of function</translation>
    </message>
    <message>
        <location filename="../../desktop/session/trend_words.py"/>
        <source>态度类</source>
        <translation>of attitude</translation>
    </message>
    <message>
        <location filename="../../desktop/session/trend_words.py"/>
        <source>未分类</source>
        <translation>unclassed</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>只记结果，不记一个字</source>
        <translation>Results only, not a word</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>只保存时间、阶段、提醒和得分，不保存任何人说过的话，也不保存客户的称呼。</source>
        <translation>Keeps times, stages, alerts and scores; nothing that anybody said, and no names of customers.</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>记录说过的话，号码打码</source>
        <translation>Words, with numbers masked</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>加密保存双方说过的话；卡号、证件号、电话和验证码在写入之前就已打码，事后无法还原。</source>
        <translation>Keeps both sides' words encrypted; card, identity and telephone numbers and codes are masked before anything is written and cannot be restored.</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>记录原话（不含录音）</source>
        <translation>Full words (no sound)</translation>
    </message>
    <message>
        <location filename="../../desktop/storage/privacy_levels.py"/>
        <source>加密保存双方的原话，卡号、证件号、电话也照原样保存，不打码；不保存录音。请先确认公司有权这样做，并且已经告知客户。</source>
        <translation>Keeps both sides' words encrypted as they were said, card, identity and telephone numbers included; no sound. Make sure first that the company may do so and customers are told.</translation>
    </message>
</context>
</TS>
