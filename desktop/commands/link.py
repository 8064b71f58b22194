"""`peiting link URL`: do what a `peiting://` link says; `--register` has the system pass such links here."""

import argparse

from desktop.errors import PeitingError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("link", help="执行一个 peiting:// 链接，或让系统认识这种链接", allow_abbrev=False)
    registering = parser.add_mutually_exclusive_group()
    registering.add_argument("--register", action="store_true", help="让系统把 peiting:// 链接交给陪听（只对当前用户）")
    registering.add_argument("--unregister", action="store_true", help="撤销")
    parser.add_argument("url", nargs="*", metavar="URL", help="例如 peiting://call/start?number=号码&name=姓名")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit codes as of `peiting call`; where no window is open, a call that starts opens one."""
    if args.register or args.unregister:
        if args.url:
            raise PeitingError("bad-link", "登记和撤销时不给链接。", "写法：peiting link --register。")
        from desktop.commands.link_registration import register, unregister

        print(register() if args.register else unregister())
        return 0
    if len(args.url) != 1:
        raise PeitingError("bad-link", "要给出一个链接，不多也不少。", "写法：peiting link 'peiting://call/stop'。")
    from desktop.commands.remote import tell_window
    from desktop.session.remote.commands import StartCall
    from desktop.session.remote.link import command_of_link

    command = command_of_link(args.url[0])
    _, code = tell_window(command, launch=isinstance(command, StartCall))
    return code
