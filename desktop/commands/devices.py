"""`peiting devices`: which microphones there are."""

import argparse
import json
import sys


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `devices`."""
    parser = commands.add_parser("devices", help="列出麦克风")
    parser.add_argument("--json", action="store_true", help="输出 JSON 数组")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """One line a microphone, the default first; the first column is what `--device` and the settings want."""
    from desktop.audio.microphone import list_devices
    from desktop.audio.native_chatter import muted

    with muted():
        devices = list_devices()
    if args.json:
        rows = [{"name": d.name, "host": d.host, "id": d.id, "default": d.default, "rate": d.rate} for d in devices]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for device in devices:
        print(device.id, f"{device.rate} Hz", *(["默认"] if device.default else []), sep="\t")
    if not devices:
        print("这台电脑上没有麦克风。请插上耳机，然后重试。", file=sys.stderr)
    return 0
