import pytest

from desktop.core.secret_numbers import kind_of, luhn, secret_spans


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("您的卡号是4111 1111 1111 1111", ["card_number"]),
        ("四一一一，一一一一，嗯，一一一一，一一一一", ["card_number"]),
        ("您的卡是6222021234567890", ["card_number"]),
        ("订单号4111 1111 1111 1111", []),
        ("六二二二零二一二三四五六七八九零", []),
        ("身份证一一零一零五一九四九一二三一零零二X", ["identity_number"]),
        ("110105194912310021", []),
        ("身份证号110105194912310021", ["identity_number"]),
        ("身份证130503670401001", ["identity_number"]),
        ("130503670401001", []),
        ("打幺三八零零幺三八零零零", ["phone_number"]),
        ("8613800138000", ["phone_number"]),
        ("我家座机零二七八八零零三一二六", ["phone_number"]),
        ("客服热线是零二七八八零零三一二六", []),
        ("户号是13800138000", []),
        ("验证码是四八二九", ["code"]),
        ("工号是四八二九", []),
        ("拨打95588", []),
    ],
)
def test_tells_what_a_number_is(text, kinds):
    assert [span.kind for span in secret_spans(text)] == kinds


def test_tells_where_a_secret_stands():
    (span,) = secret_spans("打138 0013 8000，好吗")
    assert (span.start, span.end) == (1, 14)


def test_the_nearest_words_tell():
    assert kind_of("4111111111111111", "订单退到您的卡") == "card_number"
    assert kind_of("4111111111111111", "卡下的订单号") is None


@pytest.mark.parametrize(("digits", "holds"), [("4111111111111111", True), ("4111111111111112", False)])
def test_luhn(digits, holds):
    assert luhn(digits) is holds
