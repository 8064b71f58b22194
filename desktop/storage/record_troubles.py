"""What SQLite, PostgreSQL and the system say, turned into something to act on."""

import contextlib
import errno
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from desktop.errors import PeitingError


@dataclass(frozen=True, slots=True)
class Store:
    """Which of the program's databases a trouble is about."""

    code: str
    """What the codes of its errors begin with."""
    name: str
    goes_on: str
    """What can go on all the same."""
    retried: str
    """And what becomes of what was to be written, when that may pass."""
    unkept: str
    """And when it may not."""


CALLS = Store(
    "record", "通话记录", "通话可以继续。", "通话可以继续，未写入的内容会重试。", "通话可以继续，但没有记录。"
)
PRACTICE = Store(
    "practice-record",
    "练习记录",
    "练习可以继续。",
    "练习可以继续，这一次的结果还没有存下。",
    "练习可以继续，但结果存不下来。",
)

_SAID = (
    ("disk is full", "full"),
    ("disk I/O error", "disk"),
    ("locked", "locked"),
    ("readonly", "readonly"),
    ("unable to open database", "unopened"),
    ("not a database", "foreign"),
    ("malformed", "broken"),
    ("FATAL:  database", "no-database"),
    ("FATAL:  role", "refused"),
    ("password authentication failed", "refused"),
    ("no password supplied", "refused"),
    ("pg_hba.conf", "refused"),
)
"""Parts of what SQLite says, and of what PostgreSQL says before it has a state to give."""

_ERRNOS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EROFS: "readonly",
    errno.EIO: "disk",
}
"""Numbers, for what the system says in words is in the language of the desktop."""

_STATES = (
    ("55P03", "locked"),
    ("53100", "full"),
    ("25006", "readonly"),
    ("42501", "readonly"),
    ("3D000", "no-database"),
    ("28", "refused"),
    ("08", "unreachable"),
    ("57P", "unreachable"),
    ("53300", "unreachable"),
)
"""How PostgreSQL's SQLSTATE begins; see appendix A of its manual."""

_TROUBLES = {
    "full": ("full", "写不下了，磁盘已满", "请清理磁盘；{retried}"),
    "disk": ("disk", "读写出错，磁盘可能已满或有故障", "请检查磁盘；{retried}"),
    "locked": ("locked", "正被另一个程序占用", "请关闭另一个打开它的程序；{retried}"),
    "readonly": ("readonly", "不能写入", "请检查文件和文件夹的权限；{unkept}"),
    "unopened": ("readonly", "打不开", "请检查文件夹是否存在、能否写入；{unkept}"),
    "foreign": ("broken", "不是{name}文件", "请把它移到别处保存，程序会新建一个。"),
    "broken": ("broken", "已经损坏", "请把它移到别处保存，程序会新建一个。"),
    "no-database": ("no-database", "没有这个数据库", "请让管理员建好数据库，或检查 record.url。"),
    "refused": ("refused", "不让登录", "请检查 record.url 里的用户名和密码。"),
    "unreachable": ("unreachable", "连不上", "请检查网络和数据库服务器；{retried}"),
}


@contextlib.contextmanager
def told(where: str, store: Store = CALLS) -> Iterator[None]:
    """Raise PeitingError (`record-…`) for whatever goes wrong with the store at `where`."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(where, error, store) from error
    except OSError as error:
        raise trouble(where, _ERRNOS.get(error.errno or 0, ""), error.strerror or str(error), store) from error
    except SQLAlchemyError as error:
        raise trouble(where, "", str(error), store) from error


def trouble(where: str, kind: str, reason: str, store: Store = CALLS) -> PeitingError:
    """The error for a kind of trouble, or for none that is known."""
    unknown = ("failed", f"无法使用（{reason}）", "请检查文件夹的权限和磁盘；{goes_on}")
    code, what, remedy = _TROUBLES.get(kind, unknown)
    for slot, words in (("goes_on", store.goes_on), ("retried", store.retried), ("unkept", store.unkept)):
        remedy = remedy.replace(f"{{{slot}}}", words)
    what = what.replace("{name}", store.name)
    return PeitingError(f"{store.code}-{code}", f"{store.name} {where} {what}。", remedy)


def newer(where: str, store: Store = CALLS) -> PeitingError:
    """A later version of the program has been at it."""
    what = f"{store.name} {where} 是更新版本的程序写的。"
    return PeitingError(f"{store.code}-newer", what, "请升级程序，或换一个数据文件夹。")


def _explained(where: str, error: DBAPIError, store: Store) -> PeitingError:
    reason = str(error.orig).strip()
    state = getattr(error.orig, "sqlstate", None)
    kind = next((kind for start, kind in _STATES if state and state.startswith(start)), "") or _by_words(reason)
    if not kind and not state and type(error.orig).__module__.startswith("psycopg"):
        # A server that cannot be reached says nothing, and so has no state.
        kind = "unreachable"
    return trouble(where, kind, reason, store)


def _by_words(reason: str) -> str:
    return next((kind for fragment, kind in _SAID if fragment in reason), "")
