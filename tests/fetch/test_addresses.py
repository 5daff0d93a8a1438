from ipaddress import ip_address

import pytest

from stemma.fetch.addresses import is_public, objection, vetted


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 it is refused
     "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1",
     "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
     "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "100::1"],
)  # fmt: skip
def test_the_inside_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808",
     "::ffff:8.8.8.8"],
)  # fmt: skip
def test_the_internet_is_public(address):
    assert is_public(ip_address(address))


def test_one_private_address_spoils_a_name():
    assert vetted(["8.8.8.8", "127.0.0.1"], allow_private=False) is None
    assert vetted([], allow_private=True) is None
    assert vetted(["fe80::1%eth0"], allow_private=True) == "fe80::1"
    assert vetted(["8.8.8.8"], allow_private=False) == "8.8.8.8"


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "//a.example", "a.example", "http://", "http://[::1", "javascript:1",
     "http://a.example:22/", "http://a.example:99999/", "http://127.0.0.1/", "http://[::1]/", ""],
)  # fmt: skip
def test_an_address_that_is_no_public_page_is_objected_to(url):
    assert objection(url, allow_private=False)


@pytest.mark.parametrize(
    "url", ["http://a.example/", "HTTPS://a.example:443/x", "https://a.example:8443/", "http://müller.example/"]
)
def test_an_address_of_a_page_is_fine(url):
    assert objection(url, allow_private=False) is None


def test_private_addresses_may_be_allowed():
    assert objection("http://127.0.0.1:81/", allow_private=True) is None
    assert objection("file:///x", allow_private=True)
