"""The gold files hold together: spans say what the text says, ids resolve, no reference is left over."""

import json
from pathlib import Path
from typing import Any

import pytest

from danchieu.graph.model import RELATION_TYPES, SCOPES

FILES = sorted(Path(__file__).parent.glob("*.gold.json"))


@pytest.fixture(params=FILES, ids=lambda p: p.name.removesuffix(".gold.json"))
def gold(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    """One gold file with its text."""
    path: Path = request.param
    reading: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return reading, (path.parent / reading["text"]).read_bytes().decode("utf-8")


def test_there_are_gold_files() -> None:
    assert len(FILES) >= 8


def test_mentions_point_at_their_words(gold: tuple[dict[str, Any], str]) -> None:
    reading, text = gold
    for mention in reading["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_ids_resolve_and_nothing_is_left_over(gold: tuple[dict[str, Any], str]) -> None:
    reading, _ = gold
    references = {r["id"] for r in reading["references"]}
    assert {m["ref"] for m in reading["mentions"]} == references
    assert {end for r in reading["relations"] for end in (r["from"], r["to"])} - {"self"} == references
    assert {a["body"] for a in reading["assignments"]} == {b["id"] for b in reading["bodies"]}


def test_relations_are_typed_once_and_told_ones_are_asserted(gold: tuple[dict[str, Any], str]) -> None:
    reading, text = gold
    rows = [(r["from"], r["to"], r["type"]) for r in reading["relations"]]
    assert len(rows) == len(set(rows))
    for relation in reading["relations"]:
        assert relation["type"] in RELATION_TYPES
        assert relation["scope"] in SCOPES
        assert (relation["scope"] == "asserted") == (relation["from"] != "self")
        start, end = relation["evidence"]
        assert 0 <= start < end <= len(text)
