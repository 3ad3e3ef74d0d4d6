"""A server of their own for the tests that kill it, fill its disk and cut its line."""

from collections.abc import Iterator

import pytest

from tests.neo4j import live


@pytest.fixture(scope="session")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[live.LocalServer]:
    """A server from Maven's artifacts; its log of transactions takes disk as it needs it."""
    settings = {"db.tx_log.preallocate": "false"}
    with live.or_skip(live.LocalServer(tmp_path_factory.mktemp("server"), settings)) as server:
        yield server


@pytest.fixture
def server(own_server: live.LocalServer) -> live.LocalServer:
    """The server, running as usual, its database empty; whatever the test before did to it is mended."""
    if own_server.disturbed:
        own_server.kill()
        own_server.prefix = ()
        own_server.start()
    live.empty(own_server.address)
    return own_server
