"""`peiting model list | install | verify | remove`: the recogniser models on this computer."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop import paths
from desktop.asr.catalogue import DEFAULT_MODEL, FALLBACK_MODEL, CatalogueEntry, catalogue, find_entry
from desktop.asr.install import install_model
from desktop.asr.manifest import find_damage
from desktop.asr.mirrors import from_mirror, proxied
from desktop.asr.models import InstalledModel, installed_models
from desktop.asr.placing import remove_folder
from desktop.errors import PeitingError

_REPORT_EVERY = 0.2
"""Seconds; a progress line more often than this is only noise."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("model", help="语音识别模型：查看、安装、校验、删除")
    actions = parser.add_subparsers(title="操作", metavar="ACTION", required=True)
    _add(actions, "list", "列出可安装和已安装的模型", _list)
    install = _add(actions, "install", "安装模型；不写名称时安装默认模型", _install)
    install.add_argument("name", nargs="?", default="", metavar="NAME", help="模型名称，见 peiting model list")
    install.add_argument(
        "--from", dest="source", default="", metavar="FILE_OR_URL", help="本地文件、文件夹或公司镜像地址"
    )
    verify = _add(actions, "verify", "逐字节校验已安装的模型", _verify)
    verify.add_argument("name", nargs="?", default="", metavar="NAME", help="不写则校验全部")
    _add(actions, "remove", "删除模型", _remove).add_argument("name", metavar="NAME")


def _add(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    what: str,
    action: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=what)
    parser.add_argument("--json", action="store_true", help="每行输出一个 JSON 对象")
    parser.set_defaults(run=run, action=action)
    return parser


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 1 when `verify` found damage."""
    return int(args.action(args))


def _list(args: argparse.Namespace) -> int:
    installed = {model.name: model for model in installed_models()}
    known = {entry.name: entry for entry in catalogue()}
    for name in [*known, *(name for name in installed if name not in known)]:
        entry, model = known.get(name), installed.get(name)
        problems = [] if model is None else find_damage(model.path)
        if args.json:
            print(json.dumps(_row(name, entry, model, problems), ensure_ascii=False))
        else:
            state = "未安装" if model is None else "已损坏" if problems else "已安装"
            size = f"{entry.size / 1_000_000:.0f} MB" if entry else "—"
            print(f"{state}  {name}（{size}）{entry.title if entry else ''}")
    return 0


def _row(
    name: str, entry: CatalogueEntry | None, model: InstalledModel | None, problems: list[str]
) -> dict[str, object]:
    about = {"engine": entry.engine, "title": entry.title, "size": entry.size} if entry else {"engine": "", "title": ""}
    path = str(model.path) if model else ""
    return {"name": name, **about, "installed": model is not None, "path": path, "problems": problems}


def _install(args: argparse.Namespace) -> int:
    report = _report_json if args.json else _report_text
    throttled = _throttled(report)
    if args.name or args.source:
        _install_one(find_entry(args.name or _name_of(args.source)), args.source, throttled)
        return 0
    ready = [model for model in installed_models() if model.language == "zh" and not find_damage(model.path)]
    if ready:
        _say(f"已安装 {ready[0].name}，无需再装。")
        if ready[0].name != DEFAULT_MODEL:
            _say(f"如需默认模型：peiting model install {DEFAULT_MODEL}")
        return 0
    try:
        _install_one(find_entry(DEFAULT_MODEL), "", throttled)
    except PeitingError as error:
        if error.code != "download-refused":
            raise
        _say(f"{DEFAULT_MODEL} 暂时装不上：{error.message}")
        _say(f"改从软件包仓库安装备用模型 {FALLBACK_MODEL}（出字较慢）。")
        _say(f"日后可再试：peiting model install {DEFAULT_MODEL}")
        _install_one(find_entry(FALLBACK_MODEL), "", throttled)
    return 0


def _name_of(source: str) -> str:
    """The catalogue's name inside a file name or address, e.g. of /mnt/vosk-model-small-cn-0.22.zip."""
    named = [entry.name for entry in catalogue() if entry.name in source]
    return max(named, key=len) if named else DEFAULT_MODEL


def _install_one(entry: CatalogueEntry, source: str, report: Callable[[str, int, int], None]) -> None:
    whole = [model for model in installed_models() if model.name == entry.name and not find_damage(model.path)]
    if whole and not source:
        _say(f"{entry.name} 已安装在 {whole[0].path}。")
        return
    _say(f"正在安装 {entry.name}：{entry.title}")
    path = _install_from(entry, source, report)
    _say(f"已安装 {entry.name} 到 {path}。")
    if not all(archive.sha256 for archive in entry.archives):
        _say("发布者没有公布这个模型的 SHA-256：已检查其结构，并记下此次安装的校验值，供日后比对。")


def _install_from(entry: CatalogueEntry, source: str, report: Callable[[str, int, int], None]) -> Path:
    """Through the mirror and the proxy of the settings; what `--from` names goes before the mirror."""
    from desktop.storage.settings import load_settings

    wanted = load_settings(paths.settings_file()).settings.models
    os.environ.update(proxied(wanted.proxy))
    if wanted.mirror and not source:
        _say(f"从镜像 {wanted.mirror} 安装。")
        entry, source = from_mirror(entry, wanted.mirror)
    return install_model(entry, report, source)


def _verify(args: argparse.Namespace) -> int:
    models = [model for model in installed_models() if args.name in ("", model.name)]
    if not models:
        what = f"没有安装名为“{args.name}”的模型。" if args.name else "还没有安装任何模型。"
        raise PeitingError("model-missing", what, f"请运行：peiting model install {args.name}".rstrip())
    damaged = False
    for model in models:
        problems = find_damage(model.path, every_byte=True)
        damaged = damaged or bool(problems)
        if args.json:
            print(json.dumps({"name": model.name, "problems": problems}, ensure_ascii=False))
        else:
            print(f"{'✗' if problems else '✓'} {model.name} {' '.join(problems) or '完好'}")
            if problems:
                print(f"  请重新安装：peiting model install {model.name}")
    return 1 if damaged else 0


def _remove(args: argparse.Namespace) -> int:
    if args.name not in {model.name for model in installed_models()}:
        raise PeitingError(
            "model-missing", f"没有安装名为“{args.name}”的模型。", "用 peiting model list 查看已安装的模型。"
        )
    remove_folder(paths.models(), args.name)
    _say(f"已删除 {args.name}。")
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _throttled(report: Callable[[str, int, int], None]) -> Callable[[str, int, int], None]:
    last = 0.0

    def on_progress(model: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _REPORT_EVERY or (total and done >= total):
            last = now
            report(model, done, total)

    return on_progress


def _report_json(model: str, done: int, total: int) -> None:
    print(json.dumps({"model": model, "done": done, "total": total}), flush=True)


def _report_text(model: str, done: int, total: int) -> None:
    share = f"{done / total:4.0%}（共 {total / 1_000_000:.0f} MB）" if total else ""
    end = "\n" if total and done >= total else ""
    # On a terminal one line is rewritten; in a log every report is a line of its own.
    start = "\r" if sys.stderr.isatty() else ""
    print(
        f"{start}  {model} {done / 1_000_000:6.1f} MB {share}", end=end if start else "\n", file=sys.stderr, flush=True
    )
