"""The address of a Neo4j store: what it means, what is refused, where the password comes from."""

import pytest

from danchieu.graph.errors import StoreError
from danchieu.graph.neo4j_address import Address, parse_address, password_for
from danchieu.graph.opening import store_place

MEANT = [
    # The office's own server; the user, the port and the database may be left out.
    ("neo4j://may-chu", Address("neo4j://may-chu", "neo4j", None)),
    ("neo4j://an@may-chu:7687/phap-luat", Address("neo4j://may-chu:7687", "an", "phap-luat")),
    ("neo4j://an@may-chu/", Address("neo4j://may-chu", "an", None)),
    ("bolt://127.0.0.1:7687", Address("bolt://127.0.0.1:7687", "neo4j", None)),
    # Encrypted, Aura, a certificate of one's own.
    ("neo4j+s://1234abcd.databases.neo4j.io", Address("neo4j+s://1234abcd.databases.neo4j.io", "neo4j", None)),
    ("bolt+s://may-chu:7688/neo4j", Address("bolt+s://may-chu:7688", "neo4j", "neo4j")),
    ("neo4j+ssc://an@may-chu", Address("neo4j+ssc://may-chu", "an", None)),
    ("bolt+ssc://may-chu", Address("bolt+ssc://may-chu", "neo4j", None)),
    # Capitals, signs in the user's name, IPv6.
    ("NEO4J://may-chu", Address("neo4j://may-chu", "neo4j", None)),
    ("neo4j://an%40so-tu-phap@may-chu", Address("neo4j://may-chu", "an@so-tu-phap", None)),
    ("neo4j://[::1]:7687", Address("neo4j://[::1]:7687", "neo4j", None)),
]


@pytest.mark.parametrize(("url", "address"), MEANT)
def test_addresses(url: str, address: Address) -> None:
    assert parse_address(url, {}) == address
    assert store_place(url, {}) == address
    assert store_place(None, {"DANCHIEU_STORE": url}) == address


def test_a_routing_context_is_passed_on_and_not_shown() -> None:
    address = parse_address("neo4j://may-chu:7687/van-ban?region=vn&policy=x", {})
    assert address == Address("neo4j://may-chu:7687?region=vn&policy=x", "neo4j", "van-ban")
    assert str(address) == "neo4j://may-chu:7687/van-ban"


def test_the_user_of_the_address_goes_before_that_of_the_environment() -> None:
    environ = {"NEO4J_USERNAME": "binh"}
    assert parse_address("neo4j://may-chu", environ).user == "binh"
    assert parse_address("neo4j://an@may-chu", environ).user == "an"
    assert parse_address("neo4j://may-chu", {"NEO4J_USERNAME": ""}).user == "neo4j"


REFUSED = [
    # A password on the command line stands in the list of processes and in the shell's history.
    ("neo4j://an:bi-mat@may-chu", "no password in an address"),
    ("neo4j://an:@may-chu", "no password in an address"),
    ("neo4j://", "neo4j://USER@HOST"),
    ("neo4j:///kho.db", "neo4j://USER@HOST"),
    ("neo4j://may-chu:cong", "neo4j://USER@HOST"),
    ("neo4j://may-chu:99999", "neo4j://USER@HOST"),
    ("neo4j://may-chu/a/b", "neo4j://USER@HOST"),
    ("neo4j://may-chu/kho van ban", "neo4j://USER@HOST"),
    ("neo4j://may-chu/`x`", "neo4j://USER@HOST"),
    ("neo4j://[::1", "neo4j://USER@HOST"),
    ("neo4j://may-chu/neo4j#x", "neo4j://USER@HOST"),
    ("neo4j://may-chu/system", "the server's own"),
    ("neo4j://may-chu/System", "the server's own"),
]


@pytest.mark.parametrize(("url", "reason"), REFUSED)
def test_what_is_no_address_is_refused_without_repeating_it(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as refused:
        parse_address(url, {})
    assert "bi-mat" not in str(refused.value)


def test_the_password_is_taken_from_the_environment_else_asked_for() -> None:
    address = parse_address("neo4j://an@may-chu/van-ban", {})
    asked: list[str] = []

    def ask(where: str) -> str | None:
        asked.append(where)
        return "hoi-nguoi"

    assert password_for(address, {"NEO4J_PASSWORD": "bi-mat"}, ask) == "bi-mat"
    assert asked == []
    assert password_for(address, {}, ask) == "hoi-nguoi"
    assert asked == ["neo4j://may-chu/van-ban"]


def test_without_anybody_to_ask_the_line_says_where_the_password_goes() -> None:
    address = parse_address("neo4j://may-chu", {})
    for ask in (None, lambda where: None):
        with pytest.raises(StoreError, match="give it in NEO4J_PASSWORD"):
            password_for(address, {}, ask)
