"""How the record is kept, in sentences: for `peiting data show`, `peiting doctor` and the window."""

from collections.abc import Iterator

from desktop import paths
from desktop.storage.privacy_levels import KEPT
from desktop.storage.record_settings import RecordSettings
from desktop.storage.seal_keys import SealKeys


def how_it_is_kept(wanted: RecordSettings) -> Iterator[str]:
    """What is kept, for how long, where the key lies. Raises PeitingError when the list of keys cannot be read."""
    kept = KEPT[wanted.level]
    yield f"隐私设置：{kept.name}。{kept.meaning}"
    if wanted.privacy != wanted.level:
        yield "设置里选了记录原话，但还没有确认它的含义（record.full_agreed），所以号码仍然打码。"
    if kept.words and wanted.hide_names:
        yield "客户的姓名也打码。"
    if wanted.url:
        yield "通话保存在团队的数据库里，保存多久由管理员决定。"
    else:
        words_days = min(wanted.keep_words_days, wanted.keep_days)
        yield f"通话保存 {wanted.keep_days} 天，说过的话保存 {words_days} 天，到期自动删除。"
    yield where_the_key_lies()


def where_the_key_lies(keys: SealKeys | None = None) -> str:
    """One sentence, open about what a key beside the data is worth."""
    keys = keys if keys is not None else SealKeys(paths.seal_keys())
    known = keys.known()
    if not known:
        return "还没有保存过任何原话，也就没有密钥。"
    if known[-1].place == "key_store":
        return "原话已加密，密钥在系统的密钥库里，只有登录了这台电脑的本人能读。"
    return (
        f"原话已加密，但系统没有可用的密钥库，密钥放在 {paths.seal_keys()}，只有本人的账户能读；"
        "只拿到通话记录文件的人读不出原话，拿到整个文件夹的人读得出。"
    )
