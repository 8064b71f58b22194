import argparse
import json

import pytest
from model_mirror import FILES, mirror, toy_entry, zipped

from desktop import paths
from desktop.asr.catalogue import CatalogueEntry
from desktop.commands import model
from desktop.errors import PeitingError


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    model.add_parser(parser.add_subparsers())
    args = parser.parse_args(["model", *words])
    return int(args.run(args))


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> "list[CatalogueEntry]":
    """The catalogue of the command, to be filled by the test."""
    entries: list[CatalogueEntry] = []
    monkeypatch.setattr(model, "catalogue", lambda: tuple(entries))
    monkeypatch.setattr(model, "find_entry", lambda name: next(entry for entry in entries if entry.name == name))
    monkeypatch.setattr(model, "DEFAULT_MODEL", "toy-model")
    return entries


def test_install_list_verify_remove(toy: list[CatalogueEntry], capsys: pytest.CaptureFixture[str]) -> None:
    content = zipped(FILES)
    with mirror(content) as server:
        toy.append(toy_entry(server.url, content))
        assert run("install", "toy-model", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[-1] == {"model": "toy-model", "done": len(content), "total": len(content)}
    assert run("list") == 0
    assert "已安装  toy-model" in capsys.readouterr().out
    assert run("verify") == 0
    (paths.models() / "toy-model" / "am" / "final.mdl").write_bytes(b"damaged")
    assert run("verify", "toy-model", "--json") == 1
    assert "am/final.mdl" in json.loads(capsys.readouterr().out.splitlines()[-1])["problems"][0]
    assert run("list") == 0
    assert "已损坏  toy-model" in capsys.readouterr().out
    assert run("remove", "toy-model") == 0
    assert run("list", "--json") == 0
    assert json.loads(capsys.readouterr().out)["installed"] is False


def test_a_second_install_is_over_at_once(toy: list[CatalogueEntry], capsys: pytest.CaptureFixture[str]) -> None:
    content = zipped(FILES)
    with mirror(content) as server:
        toy.append(toy_entry(server.url, content))
        assert run("install") == 0
        assert run("install") == 0
        assert run("install", "toy-model") == 0
    assert len(server.ranges) == 1
    assert "无需再装" in capsys.readouterr().err


def test_without_a_name_a_refusing_network_leads_to_the_fallback(
    toy: list[CatalogueEntry], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = zipped(FILES)
    monkeypatch.setattr(model, "FALLBACK_MODEL", "toy-fallback")
    with mirror(content) as refusing, mirror(content) as giving:
        refusing.refuse = 403
        toy.append(toy_entry(refusing.url, content))
        fallback = toy_entry(giving.url, content)
        toy.append(
            CatalogueEntry(**{name: getattr(fallback, name) for name in fallback.__slots__} | {"name": "toy-fallback"})
        )
        assert run("install") == 0
    said = capsys.readouterr().err
    assert "toy-model 暂时装不上" in said
    assert "403" in said
    assert (paths.models() / "toy-fallback" / "manifest.json").exists()


def test_by_name_a_refusing_network_is_an_error(toy: list[CatalogueEntry]) -> None:
    content = zipped(FILES)
    with mirror(content) as server:
        server.refuse = 500
        toy.append(toy_entry(server.url, content))
        with pytest.raises(PeitingError) as caught:
            run("install", "toy-model")
    assert caught.value.code == "download-refused"


@pytest.mark.parametrize("words", [("remove", "nothing"), ("verify", "nothing"), ("verify",), ("install", "nothing")])
def test_what_is_not_there_is_said(words: tuple[str, ...]) -> None:
    with pytest.raises(PeitingError) as caught:
        run(*words)
    assert caught.value.code in ("model-missing", "model-unknown")
