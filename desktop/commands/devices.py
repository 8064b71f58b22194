"""`peiting devices`: which microphones there are, and where the customer can be heard."""

import argparse
import json
import sys
from typing import Any

from desktop.audio.device import Device


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `devices`."""
    parser = commands.add_parser("devices", help="列出麦克风，找出能听到客户的声音来源")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--all", action="store_true", help="也列出可以听到客户的声音来源")
    parser.add_argument("--pair", action="store_true", help="推荐坐席与客户的一对设备，并显示两边的音量")
    parser.add_argument("--device", default="", metavar="ID", help="与 --pair 合用：坐席的麦克风；默认用系统的")
    parser.add_argument("--customer", default="", metavar="ID", help="与 --pair 合用：客户的声音来源；默认自动寻找")
    parser.add_argument("--seconds", type=float, default=0.0, metavar="N", help="与 --pair 合用：N 秒后结束")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """One line a device, the default first; the first column is what `--device` and the settings want."""
    from desktop.audio.native_chatter import muted

    if args.pair:
        return _pair(args)
    with muted():
        devices = _everything() if args.all else _microphones()
    if args.json:
        _print_json([_row(device, args.all) for device in devices])
        return 0
    for device in devices:
        print(device.id, f"{device.rate} Hz", *_remarks(device), sep="\t")
    if not devices:
        print("这台电脑上没有麦克风。请插上耳机，然后重试。", file=sys.stderr)
    return 0


def _pair(args: argparse.Namespace) -> int:
    from desktop.audio.native_chatter import muted
    from desktop.audio.sources import customer_of, find_device, open_source
    from desktop.commands.pair_meters import show_meters

    with muted():
        agent = find_device(args.device)
        customer = find_device(args.customer or customer_of(args.device))
    if args.json:
        _print_json({"agent": _row(agent, kind=True), "customer": _row(customer, kind=True)})
        return 0
    _print_pair(agent, customer)
    with muted():
        opened = [open_source(agent.id)]
    try:
        opened.append(open_source(customer.id))
        show_meters(opened[0], opened[1], sys.stdout, args.seconds)
    finally:
        for source in opened:
            source.close()
    return 0


def _print_pair(agent: Device, customer: Device) -> None:
    settings = {"audio": {"device": agent.id, "hear_customer": True, "customer": customer.id}}
    print("坐席", agent.id, sep="\t")
    print("客户", customer.id, customer.title, sep="\t")
    print("试听", f'peiting listen --device "{agent.id}" --customer "{customer.id}"', sep="\t")
    print("设置", json.dumps(settings, ensure_ascii=False), sep="\t")
    print("请先对着麦克风说话，再让电脑放出声音：两边的音量应各自跳动。按 Ctrl-C 结束。", flush=True)


def _microphones() -> list[Device]:
    from desktop.audio.microphone import list_devices

    return list_devices()


def _everything() -> list[Device]:
    from desktop.audio.sources import list_customer_sources

    microphones = _microphones()
    ids = {device.id for device in microphones}
    return [*microphones, *(device for device in list_customer_sources() if device.id not in ids)]


def _row(device: Device, kind: bool) -> dict[str, Any]:
    row = {
        "name": device.name,
        "host": device.host,
        "id": device.id,
        "default": device.default,
        "rate": device.rate,
    }
    return {**row, "kind": device.kind, "title": device.title} if kind else row


def _remarks(device: Device) -> list[str]:
    return [*([device.label] if device.label else []), *(["默认"] if device.default else [])]


def _print_json(rows: Any) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=2))
