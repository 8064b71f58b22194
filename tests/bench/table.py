"""The figures as a Markdown table, targets beside them, misses marked."""

_VOSK = "the small Korean model, the one that can be had everywhere; stands for its class of engines"


def table(figures):
    machine = figures["machine"]
    parts = [part for name, part in figures.items() if name != "machine"]
    dates = " to ".join(sorted({part["date"][:10] for part in parts}))
    busiest = max((part["load_before"] for part in parts), default=0.0)
    lines = [
        f"{machine['cores']} × {machine['cpu']}, Python {machine['python']}, {dates}. "
        f"Vosk: {_VOSK}. Load of the machine before a part at most {busiest:.1f}.",
        "",
        "| measured | engine | value | target | |",
        "|---|---|---|---|---|",
    ]
    for engine in ("vosk", "whisper"):
        for make in (_latency, _practice, _load, _two_channel_cost, _start, _memory, _allday):
            lines += [_line(*row) for row in make(figures, engine)]
    lines += [_line(*row) for row in (*_window(figures), *_rules(figures), *_library(figures), *_tracking(figures))]
    lines += [_line(*row) for row in (*_two_channels(figures), *_history(figures))]
    return "\n".join(lines)


def _latency(figures, engine):
    part = figures.get(f"latency {engine}")
    if not part or not part["to_pixels"]:
        return
    n, missed = part["n"], len(part["missed"])
    targets = (0.9, 1.8, 2.5) if engine == "vosk" else ()
    caught = f"n = {n - missed}, missed {missed} of {n}"
    yield f"end of phrase → pixels, p50/p95/p99 ({caught})", engine, *_three(part["to_pixels"], "s", targets)
    yield "… phrase inside a sentence", engine, *_three(part["to_pixels_inside"], "s")
    yield "… phrase at the end of what is said", engine, *_three(part["to_pixels_at_the_end"], "s")
    yield "end of phrase → alert event", engine, *_three(part["to_event"], "s")
    yield "of that: sound server and capture", engine, *_three(part["capture"], "s")
    yield "of that: recogniser", engine, *_three(part["recogniser"], "s")
    yield "text read → pixels (the window's share)", engine, *_one(part["window"]["p99"] * 1000, "ms p99", 50)
    yield "alerts that came on partials", engine, f"{part['on_partials']} of {n - missed}", "", None


def _practice(figures, engine):
    part = figures.get(f"practice {engine}")
    if not part or not part["answer"]:
        return
    wanted = f"≥ {min(10, part['n'])}"
    held = part["passed"] >= min(10, part["n"])
    yield "drills whose good example, spoken, passes", engine, f"{part['passed']} of {part['n']}", wanted, held
    answer, times = part["answer"], part["answer"]["n"]
    yield (
        f"end of what the trainee says, as recognised → customer's voice, p50 (n = {times})",
        engine,
        *_one(answer["p50"], "s", 0.9),
    )
    yield "… p95", engine, *_one(answer["p95"], "s", 1.8)
    yield "… from the trainee's last sound, p50/p95/p99", engine, *_three(part["whole"], "s")
    yield "sound lost while playing and hearing", engine, *_one(part["lost"], "s", 0)


def _load(figures, engine):
    part = figures.get(f"load {engine}")
    if not part:
        return
    yield (
        "real-time factor, talking / silent",
        engine,
        f"{part['rtf_talking']:.2f} / {part['rtf_silent']:.3f}",
        "",
        None,
    )
    for state in ("talking", "silent", "idle"):
        share = part[state]
        target = 15 if (engine, state) == ("vosk", "talking") else None
        value, wanted, held = _one(share["both"] * 100, "%", target)
        parts = f"(listener {share['listener']:.1%}, window {share['window']:.1%})"
        name = {"idle": "no call"}.get(state, f"call, {state}")
        yield f"share of two cores, {name}", engine, f"{value} {parts}", wanted, held
    yield "window stands still, while talking", engine, *_one(part["gui_gap"]["p99"] * 1000, "ms p99", 50)
    yield "… longest of all", engine, f"{part['gui_gap']['max'] * 1000:.0f} ms", "", None
    yield "recognition behind the sound, at most", engine, f"{part['most_lag_seconds']:.1f} s", "", None
    for when in ("started", "after_call"):
        size = part[f"memory_mb_{when}"]
        value = f"listener {size['listener']:.0f} MB, window {size['window']:.0f} MB"
        yield f"resident, {when.replace('_', ' ')}", engine, value, "", None


def _two_channel_cost(figures, engine):
    part = figures.get(f"two_channel_cost {engine}")
    if not part:
        return
    one, two = part["one"], part["two"]
    yield "processor, both sides heard against the agent alone", engine, *_one(part["ratio"], "×", 1.7)
    yield "… share of one core, one side / both", engine, f"{one['cpu']:.1%} / {two['cpu']:.1%}", "", None
    yield "… resident, one side / both", engine, f"{one['memory_mb']:.0f} / {two['memory_mb']:.0f} MB", "", None


def _allday(figures, engine):
    part = figures.get(f"allday {engine}")
    if not part:
        return
    for way, found in part["comebacks"].items():
        if way != "engine":
            yield _comeback(way, engine, found)
    yield from _soak("replayed", engine, part["replayed"])
    yield from _soak("in real time", engine, part["real"])


def _comeback(way, engine, found):
    noticed, back, unheard = (found[name][0] for name in ("noticed", "recognising", "unheard"))
    what = f"listener lost in mid-call, {way}: noticed / recognising again / sound unheard, p50"
    return what, engine, f"{noticed:.1f} / {back:.1f} / {unheard:.1f} s", "≤ 3 s recognising", back <= 3.0


def _soak(how, engine, soak):
    first, last = soak["sizes"][1]["memory_mb"], soak["sizes"][-1]["memory_mb"]
    what = f"window after {soak['hours']:.1f} h of calls {how} ({soak['calls']} calls)"
    yield what, engine, f"{first:.0f} → {last:.0f} MB ({soak['growth']:+.1%})", "≤ +10 %", soak["growth"] <= 0.10
    left = soak["threads_left"], soak["descriptors_left"]
    yield "… threads / descriptors left over", engine, f"{left[0]} / {left[1]}", "0 / 0", max(left) <= 0
    gap, bare = soak["gui_gap_ms"]["p99"], soak["bare_timer"]["p99"]
    value = f"{gap} ms p99 (a bare timer beside it: {bare} ms)"
    yield "… window stands still", engine, value, "≤ 50 ms", gap <= 50
    lost = sum(soak["undelivered"].values()) + sum(soak.get("missing", {}).values())
    yield "… events lost without being counted", engine, str(lost), "0", lost == 0


def _start(figures, engine):
    part = figures.get(f"start {engine}")
    if part:
        yield "start → window on screen, p50, warm disk", engine, *_one(part["window"]["p50"], "s", 1.0)
        yield "start → listening, p50, warm disk", engine, *_one(part["listening"]["p50"], "s", 5.0)


def _memory(figures, engine):
    part = figures.get(f"memory {engine}")
    if part:
        yield f"listener after {part['hours']:.1f} h of calls", engine, _sizes(part), "", None


def _window(figures):
    part = figures.get("window vosk")
    if part:
        yield f"window after {part['hours']:.1f} h of calls", "", _sizes(part), "", None


def _rules(figures):
    part = figures.get("rules")
    if part:
        event = part["event_ms"]
        yield "rules, one event, p50/p99", "", f"{event['p50']:.3f} / {event['p99']:.2f} ms", "", None


def _library(figures):
    part = figures.get("library")
    if not part:
        return
    events = part["event_ms"]
    sizes = list(events)
    means = " / ".join(f"{events[size]['mean']:.3f}" for size in sizes)
    yield f"rules, one event, mean, library of {' / '.join(sizes)} entries", "", f"{means} ms", "", None
    growth = events[sizes[-1]]["mean"] / events[sizes[0]]["mean"]
    yield "… growth from the smallest to the largest", "", *_one(growth, "×", 1.5)
    yield "… p99 with the largest", "", *_one(events[sizes[-1]]["p99"], "ms", 1.0)
    largest = f"{int(sizes[-1]):,}"
    yield f"making a library of {largest} entries ready, once", "", f"{part['ready_s'][sizes[-1]]:.2f} s", "", None
    yield "… and beginning a call with it", "", *_one(part["begin_ms"][sizes[-1]], "ms", 50)
    yield f"loading a library of {part['files']:,} files", "", *_one(part["load_s"]["p50"], "s", 1.0)


def _history(figures):
    part = figures.get("history")
    for database, asked in part["find_ms"].items() if part else ():
        slowest = max(asked, key=lambda name: asked[name]["p95"])
        what = f"finding calls among {part['calls']:,} ({database}), slowest of {len(asked)} questions ({slowest}), p95"
        yield what, "", *_one(asked[slowest]["p95"], "ms", 100)


def _tracking(figures):
    part = figures.get("tracking")
    if not part:
        return
    for heard, shares in ((name, part[name]) for name in ("both", "agent only")):
        for share, found in shares.items():
            held = heard == "both" and share == "20%"
            where = f"{share} of characters wrong, {'both channels' if heard == 'both' else heard}"
            yield f"stage, share of the time, {where}", "", *_at_least([found["stage"]], [0.95] if held else [])
            for kind in ("situations", "ticks"):
                values = [found[kind]["precision"], found[kind]["recall"]]
                what = f"{kind}, precision / recall, {where} (n = {found[kind]['n']})"
                yield what, "", *_at_least(values, [0.95, 0.90] if held else [])
            yield f"lines followed, {where} (n = {found['lines']['n']})", "", *_at_least([found["lines"]["recall"]], [])


def _two_channels(figures):
    part = figures.get("two_channels")
    if not part:
        return
    for rule, name in (("dead_air", "dead air"), ("talk_over", "talking over the customer")):
        found = part[rule]
        what = f"{name} within 0.3 s, precision / recall, {part['calls']} calls (n = {found['n']})"
        yield what, "", *_at_least([found["precision"], found["recall"]], [0.95, 0.95])
    voice = part["voice"]
    yield f"begin and end of turns within 0.3 s, good lines (n = {voice['n']})", "", *_at_least([voice["share"]], [])
    for cause, found in part["causes"].items():
        what = f"customer hard to hear, recognised: {cause.replace('_', '-')} (n = {found['n']})"
        yield what, "", *_at_least([found["recognised"] / found["n"]], [0.90])
    good = part["good"]
    yield f"wrong offers on good lines (n = {good['n']})", "", *_one(100 * good["wrong"] / good["n"], "%", 2)
    leak = part["cross_talk"]
    counted, raw = (100 * leak[name] / leak["customer_alone"] for name in ("counted", "counted_raw"))
    yield f"customer's voice counted as the agent, {leak['n']} calls with cross-talk", "", f"{counted:.1f} %", "", None
    yield "… without looking for cross-talk", "", f"{raw:.1f} %", "", None
    yield "… agent's own speech that stays heard", "", *_at_least([leak["own_kept"]], [0.99])


def _sizes(part):
    return (
        f"start {part['start_mb']:.0f}, first call {part['first_call_mb']:.0f}, "
        f"end {part['end_mb']:.0f}, most {part['most_mb']:.0f} MB ({part['calls']} calls)"
    )


def _three(found, unit, targets=()):
    values = [found[name] for name in ("p50", "p95", "p99")] if found else []
    value = " / ".join(f"{value:.2f}" for value in values) + f" {unit}"
    wanted = " / ".join(f"{target:g}" for target in targets)
    held = all(value <= target for value, target in zip(values, targets, strict=True)) if targets else None
    return value, f"≤ {wanted} {unit}" if wanted else "", held


def _one(value, unit, target):
    if target is None:
        return f"{value:.1f} {unit}", "", None
    return f"{value:.{1 if target > 5 else 2}f} {unit}", f"≤ {target:g} {unit}", value <= target


def _at_least(values, targets):
    value = " / ".join(f"{100 * value:.1f}" for value in values) + " %"
    if not targets:
        return value, "", None
    wanted = " / ".join(f"{100 * target:g}" for target in targets)
    return value, f"≥ {wanted} %", all(value >= target for value, target in zip(values, targets, strict=True))


def _line(what, engine, value, target, held):
    return f"| {what} | {engine} | {value} | {target} | {'' if held is None else 'held' if held else '**missed**'} |"
