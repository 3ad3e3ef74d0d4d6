"""Several processes and threads at one store: nothing is lost, nobody sees half a change."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import danchieu
from tests.contract.conftest import opened
from tests.factories import assertions, edge, graph, reading, row

ROUNDS = 15
WRITER = f"""
import sys
from tests.contract.conftest import opened
from tests.contract.test_concurrency import write
for number in range({ROUNDS}):
    write(sys.argv[1], sys.argv[2], number)
"""


def write(address: str, who: str, number: int) -> None:
    """Open the store, put one source in it, close it."""
    name = f"kho/{who}-{number}.txt"
    with opened(address) as store:
        store.put(row(name), assertions(name, *reading(f"{number + 1}-KH/TU", "2023-01-01", f"Về việc {who}")))


def expected(*writers: str) -> list[str]:
    return sorted(f"kho/{who}-{number}.txt" for who in writers for number in range(ROUNDS))


def test_processes_that_write_at_once_lose_nothing(address: str) -> None:
    root = Path(danchieu.__file__).parents[1]
    commands = [[sys.executable, "-c", WRITER, address, who] for who in ("one", "two")]
    running = [subprocess.Popen(c, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}) for c in commands]
    assert [process.wait(60) for process in running] == [0, 0]
    with opened(address) as store:
        assert [source.name for source in store.sources()] == expected("one", "two")
        assert [said.source for said in store.assertions()] == expected("one", "two")


def test_threads_with_a_store_each_lose_nothing(address: str) -> None:
    failed: list[BaseException] = []

    def run(who: str) -> None:
        try:
            for number in range(ROUNDS):
                write(address, who, number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(who,)) for who in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    with opened(address) as store:
        assert [source.name for source in store.sources()] == expected("one", "two", "three")


def test_a_reader_sees_what_was_last_committed_while_another_writes(address: str) -> None:
    before = graph(["tw:1-NQ/TW@2022"])
    after = graph(["tw:1-NQ/TW@2022", "tw:2-NQ/TW@2022"], [edge("tw:2-NQ/TW@2022", "AMENDS", "tw:1-NQ/TW@2022")])
    with opened(address) as writer, opened(address) as reader:
        writer.write_graph(before)
        with writer.writing():
            writer.write_graph(after)
            assert writer.graph() == after
            assert reader.graph() == before
            assert list(reader.closure(["tw:1-NQ/TW@2022"], ["AMENDS"], "in", 3)) == []
        assert reader.graph() == after


def test_sources_may_be_read_one_by_one_while_others_are_written(address: str) -> None:
    for number in range(3):
        write(address, "one", number)
    with opened(address) as store:
        seen = []
        for said in store.assertions():
            seen.append(said.source)
            write(address, "two", len(seen))
            store.delete(["kho/one-0.txt"])
    assert seen[:3] == ["kho/one-0.txt", "kho/one-1.txt", "kho/one-2.txt"]
