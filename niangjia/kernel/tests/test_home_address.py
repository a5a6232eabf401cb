"""Home addresses: shown down to the county, and only as far as the table of divisions knows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.home_address import HIDDEN, known_head, mask


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("四川省绵阳市涪城区跃进路12号3栋", "四川省绵阳市涪城区****"),
        ("绵阳市涪城区跃进路12号", "绵阳市涪城区****"),
        ("四川省绵阳市阳光小区3栋", "四川省绵阳市****"),
        ("北京市朝阳区建国路1号", "北京市朝阳区****"),
        ("北京市市辖区朝阳区建国路1号", "北京市市辖区朝阳区****"),
        ("云南省大理白族自治州祥云县祥城镇", "云南省大理白族自治州祥云县****"),
        ("四川省跃进路", "四川省****"),
        ("吉林省吉林市昌邑区", "吉林省吉林市昌邑区****"),
        ("湖北省仙桃市沔阳大道", "湖北省仙桃市****"),
        ("涪城区跃进路12号", "****"),
        ("跃进路12号", "****"),
        ("", ""),
    ],
)
def test_an_address_is_shown_down_to_the_county(address: str, shown: str) -> None:
    assert mask(address) == shown


@given(st.text("四川省绵阳市涪城区跃进路0123456789号栋", max_size=30))
def test_what_is_shown_begins_the_address_and_no_digit_is_among_it(address: str) -> None:
    head = known_head(address)
    assert address.startswith(head)
    assert not any(character.isdigit() for character in head)
    assert mask(address) == (f"{head}{HIDDEN}" if address else "")
