import pytest

from desktop import paths
from desktop.cli import main

PACK = '[pack]\nid = "inbound"\n'


def test_the_shipped_packs_are_sound(capsys):
    assert main(["library", "check"]) == 0

    assert "呼入热线（inbound" in capsys.readouterr().out


def test_a_broken_entry_is_named_with_file_line_and_key(tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "mine" / "x.toml").write_text('\n[[phrase]]\nid = "a"\ntext = ""\n', encoding="utf-8")

    assert main(["library", "check", "--pack", "inbound", str(tmp_path)]) == 2

    said = capsys.readouterr().out
    assert f"{tmp_path / 'mine' / 'x.toml'} 第 4 行 phrase.text：“text”不能为空" in said
    assert "2 处错误" in said


def test_the_users_own_library_is_checked_too(capsys):
    folder = paths.user_library() / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK + "unknown = 1\n", encoding="utf-8")

    assert main(["library", "check"]) == 2

    assert "pack.toml 第 3 行 pack.unknown" in capsys.readouterr().out


def test_a_folder_that_is_one_pack_is_checked_alone(tmp_path, capsys):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "x.toml").write_text("[[phrase]]\n", encoding="utf-8")

    assert main(["library", "check", str(folder)]) == 2

    said = capsys.readouterr().out
    assert f"{folder / 'x.toml'} 第 1 行" in said
    assert "（outbound" not in said


def test_a_folder_of_the_users_library_is_not_read_twice(own_pack, capsys):
    folder = own_pack("mine", {"pack.toml": PACK, "x.toml": "[[phrase]]\n"})

    main(["library", "check", str(folder)])
    once = capsys.readouterr().out
    main(["library", "check", "--pack", "inbound"])

    assert capsys.readouterr().out == once


def test_a_mistake_that_several_packs_share_is_told_once(own_pack, capsys):
    own_pack("mine", {"pack.toml": '[pack]\nid = "common"\nshared = true\n', "x.toml": "[[phrase]]\n"})

    assert main(["library", "check"]) == 2

    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "x.toml" in line]) == len({line for line in lines if "x.toml" in line}) > 0


def test_a_pack_that_cannot_be_used_does_not_hide_the_others(own_pack, capsys):
    own_pack("mine", {"pack.toml": '[pack]\nid = "bare"\n'})

    assert main(["library", "check"]) == 2

    said = capsys.readouterr().out
    assert "“bare”里没有一个可用的通话阶段" in said
    assert "（outbound" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--pack", "inbond"], "是否想写 inbound"), (["no/such/folder"], "没有这个文件夹")],
)
def test_what_cannot_be_checked_is_one_sentence(words, said, capsys):
    assert main(["library", "check", *words]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
