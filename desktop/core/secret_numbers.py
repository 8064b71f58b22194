"""What a number is: a bank card, an identity number, a telephone number, a verification code, or nobody's secret.

Form decides as far as it can: Luhn's sum of a card (ISO/IEC 7812), the check letter and the date of an identity
number (GB 11643), the beginnings of numbers in the mainland. Where a form is shared, as by an order number of
sixteen digits, the words before it do.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from desktop.core.digit_runs import DigitRun
from desktop.core.heard_numbers import readings

NumberKind = Literal["card_number", "identity_number", "phone_number", "code"]

_CARD_LENGTHS = range(16, 20)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"[1-8]\d{{5}}(?:18|19|20)\d\d{_DATE}\d{{3}}[\dX]")
_OLD_IDENTITY = re.compile(rf"[1-8]\d{{5}}\d\d{_DATE}\d{{3}}")
_NEARLY_IDENTITY = re.compile(r"[1-8]\d{4,6}(?:19|20)\d\d[01]\d?[0-3]")
_NEARLY_IDENTITY_LENGTHS = range(16, 20)
_UNION_PAY = "62"
"""The first digits of the cards of the mainland's banks."""
_MOST_LOST = 2
"""Digits of a card that may be lost or added where the words say that it is one."""
_NEARLY_MOBILE = re.compile(r"1[3-9]\d{8,10}")
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(?:10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}")
_OTHER_NUMBERS = re.compile(
    r"(?:订单|单|保单|保险单|激活|编|户|流水|运单|快递|物流|票|登记|受理|合同|序列|注册|发票|批次|设备|电表|水表|会员|取件|取货|兑换"
    r"|提货|案|学|车架|发动机|航班|工|版本|条形|条)[号码]+|编码|尾号[^，。]{0,2}$|订单|工单|单号|流水|激活码|序列|条码"
)
"""What numbers belong to that tell nothing of a person."""
_ACCOUNT = re.compile(r"卡|账户|账号|帐号|存折")
_PERSON = re.compile(r"身份证|证件|身份号")
_TELEPHONE = re.compile(r"电话|手机|座机|联系方式|拨打|致电|号码")
_SERVICE = re.compile(r"客服|热线|服务电话|营业厅|网点|总机|前台|报修|官方|咨询电话|门店|投诉电话|统一")
"""Whose landline is no secret."""
_CODE = re.compile(r"(?:验证码|校验码|动态码|动态密码|短信码|口令|密码)")
_REACH = 14
"""Characters before a number in which the words stand that tell what it is."""
_CODE_REACH = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A number that is somebody's, and where it stands in a text."""

    start: int
    end: int
    kind: NumberKind


def secret_spans(text: str) -> list[Span]:
    """The secret numbers that stand whole in `text`, in its order."""
    found = ((run, kind_of(run.digits, lead(text, run), damaged=run.is_damaged)) for run in number_runs(text))
    return [Span(run.start, run.end, kind) for run, kind in found if kind]


@lru_cache(maxsize=8)
def number_runs(text: str) -> tuple[DigitRun, ...]:
    """Every number in `text`; of the ways to read it the first that makes a secret, else the surest."""

    def is_secret(run: DigitRun) -> bool:
        return kind_of(run.digits, lead(text, run), damaged=run.is_damaged) is not None

    return tuple(next(filter(is_secret, ways), ways[0]) for ways in readings(text, is_secret))


def kind_of(digits: str, lead: str = "", *, damaged: bool = False) -> NumberKind | None:
    """What `digits` are, said after the words `lead`; None for nobody's secret.

    Of a number that is `damaged` a digit may be lost, added or another one.
    """
    if _is_code(digits, lead):
        return "code"
    named = _last_named(lead)
    if named == "other":
        return None
    if (_is_nearly_identity if damaged else _is_identity)(digits, named):
        return "identity_number"
    if (_is_nearly_card if damaged else _is_card)(digits, named):
        return "card_number"
    return "phone_number" if _is_telephone(digits, lead, damaged=damaged) else None


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_card(digits: str, named: str) -> bool:
    return len(digits) in _CARD_LENGTHS and digits.isdecimal() and (luhn(digits) or named == "account")


def _is_identity(digits: str, named: str) -> bool:
    """Eighteen places by their check; fifteen, as they were until 1999, only where the words say so."""
    if named == "person" and _OLD_IDENTITY.fullmatch(digits):
        return True
    if not _IDENTITY.fullmatch(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:-1], _WEIGHTS, strict=True))
    return named == "person" or _CHECK[total % 11] == digits[-1]


def _is_nearly_card(digits: str, named: str) -> bool:
    """Nearly the length of a card, where the words say so or the beginning is that of nearly all of them."""
    reach = 0 if named != "account" else _MOST_LOST
    near = _CARD_LENGTHS.start - reach <= len(digits) < _CARD_LENGTHS.stop + reach
    return near and digits.isdecimal() and (named == "account" or digits.startswith(_UNION_PAY))


def _is_nearly_identity(digits: str, named: str) -> bool:
    """Nearly its length, with the check letter, or a date of birth at about its place, or where the words say so."""
    if len(digits) not in _NEARLY_IDENTITY_LENGTHS or named == "account":
        return False
    return named == "person" or digits.endswith("X") or _NEARLY_IDENTITY.match(digits) is not None


def _is_telephone(digits: str, lead: str, *, damaged: bool = False) -> bool:
    if _MOBILE.fullmatch(digits):
        return True
    if damaged and _NEARLY_MOBILE.fullmatch(digits) and _last_named(lead) == "telephone":
        return not _SERVICE.search(lead)
    return _LANDLINE.fullmatch(digits) is not None and not _SERVICE.search(lead)


def _is_code(digits: str, lead: str) -> bool:
    named = _CODE.search(lead[-_CODE_REACH:])
    return 4 <= len(digits) <= 6 and named is not None


def _last_named(lead: str) -> str:
    """What the nearest words say that the number is: other, account, person, telephone, or nothing."""
    words = {"other": _OTHER_NUMBERS, "account": _ACCOUNT, "person": _PERSON, "telephone": _TELEPHONE}
    ends = {name: max((m.end() for m in pattern.finditer(lead)), default=0) for name, pattern in words.items()}
    nearest = max(ends, key=lambda name: ends[name])
    return nearest if ends[nearest] else ""


def lead(text: str, run: DigitRun) -> str:
    """The words before a number that may tell what it is."""
    return text[max(0, run.start - _REACH) : run.start]
