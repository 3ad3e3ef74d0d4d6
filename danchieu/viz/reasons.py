"""Sentences of fixed shape that other parts give in English, each with the message that says it to the user.

They come from `graph`, `ingest` and `queries` (why a link was inferred, findings, mistakes) and from the command-line
library; `Language.reason_text` finds the message and fills it in.
"""

import re
from typing import Final

_INVALID: Final = r"Invalid value for '?(?P<name>[^':]+)'?(?: / '[^']+')?: "
_ALIKE: Final = (
    "no document implements it",
    "names no base and no superior document",
    "nothing tells which document is meant",
    "not settled whether it is meant by {keys}",
    "{path}: no such file or folder",
    "{path}: there is no folder {folder}",
    "{path}: this is no SQLite file; give another one with --store",
    "{path}: another danchieu is writing to this store; try again when it has finished",
    "{path}: this file cannot be opened",
    "{path}: the disk is full",
    "{path}: this store is damaged; make a new one with danchieu ingest",
    "{path}: this is a folder; name a file in it",
    "{path}: this SQLite file is no store of danchieu; give another one with --store",
    "{path}: a newer danchieu made this store (version {version}); install that one",
    "no store here serves {scheme}:// addresses; give a path, sqlite:///PATH or neo4j://HOST",
    "the address of a SQLite store is sqlite:///PATH",
    "a folder gives many files: name a folder for them with -o",
    "no password in an address, where others can read it; give it in NEO4J_PASSWORD",
    "the address of a Neo4j store is neo4j://USER@HOST:7687/DATABASE",
    "the database system is the server's own; name another one",
    "another danchieu has taken over this store; run this again",
    "{place}: the connection was lost at the end, and it is not known whether this run counts; run it again",
    "{place}: the server ended this after its limit of time (db.transaction.timeout)",
    "the source store changed while it was copied; copy it again",
    "neo4j-admin takes a folder: danchieu export --format neo4j-admin FOLDER",
    "a folder goes with --format neo4j-admin; name a file with -o",
    "{place}: the password is missing; give it in NEO4J_PASSWORD",
    "{place}: wrong user or password; the password is taken from NEO4J_PASSWORD",
    "{place}: too many wrong passwords; wait a while and try again",
    "{place}: this password must be changed first, in Neo4j Browser or cypher-shell",
    "{place}: this user may not do that in this database",
    "{place}: there is no such database on this server",
    "{place}: this database is not running; see the server's log",
    "{place}: the server cannot write to its disk; nothing of this run counts",
    "{place}: the server has too little memory for this; raise server.memory.heap.max_size there",
    "{place}: the connection to the server was lost; nothing of this run counts, run it again",
    "{place}: no server answers there; is it running?",
    "{place}: the server gives no route to this database",
    "{place}: no secured connection: the server speaks no TLS, or its certificate is not trusted",
    "{place}: what answers there is no Neo4j server of version 5.26 or newer",
    "{place}: the driver does not take this address",
    "{place}: this database holds other things; give an empty one",
    "{place}: this folder holds other files; name a new one",
    "{place}: another danchieu is writing this store, or was broken off; wait, or run danchieu ingest again",
    "{place}: this server is {version}; danchieu needs Neo4j 5.26 or newer",
    "{place}: the server refused: {words}",
    "the target holds {count} files already; give an empty store, or --replace",
    "{value}: no list of Neo4j's import may hold the control character U+001F",
)
"""Sentences that are their own message; what stands in braces may be anything."""
_OTHERS: Final = (
    (r"the title", "because its title is named"),
    (r"khóa (?P<term>[IVXL]+)", "because khóa {term} is named"),
    (r"the only (?P<label>.+) before (?P<date>[\d-]+) known", "the only {label} before {date} that is known"),
    (r"the only (?P<label>.+) before (?P<date>[\d-]+)", "the only {label} before {date}"),
    (r"the only (?P<label>.+) of (?P<date>[\d-]+) known", "the only {label} of {date} that is known"),
    (r"the only (?P<label>.+) of (?P<date>[\d-]+) held", "the only {label} of {date} that is held"),
    (r"its code holds the year, (?P<date>[\d-]+) is its date", "its code holds the year; it is of {date}"),
    (r"only mentioned in passing by (?P<n>\d+) documents?", "only mentioned in passing by {n}"),
    (r"cited by (?P<n>\d+) documents?, not held", "cited by {n}, not held"),
    (r"may mean (?P<keys>.+)", "may mean: {keys}"),
    (
        r"(?P<path>.+): no store here yet: run danchieu ingest FOLDER first",
        "{path}: no store here yet. First run: danchieu ingest FOLDER",
    ),
    (r"(?P<path>.+): (?:No such file or directory|Not a directory)", "{path}: there is no such folder to write to"),
    (r"(?P<path>.+): Is a directory", "{path}: this is a folder; name a file in it"),
    (r"(?P<path>.+): File exists", "{path}: a file stands where a folder should be"),
    (r"(?P<path>.+): (?:Permission denied|Read-only file system)", "{path}: this place may not be written to"),
    (r"(?P<path>.+): No space left on device", "{path}: the disk is full"),
    (r"(?P<path>.+): this store cannot be written to", "{path}: this place may not be written to"),
    (
        r"(?P<path>.+): this store is not up to date; run danchieu ingest on it first",
        "{path}: this store is not up to date. First run danchieu ingest on it",
    ),
    (r"language (?P<name>.+): there are vi and en", "language “{name}” is not known: there are vi and en"),
    (r"Missing argument '?(?P<name>[^']+?)'?\.", "The argument {name} is missing."),
    (r"Missing option '?(?P<name>[^']+?)'?( / '-\w')?\.", "The option {name} is missing."),
    (r"No such option: (?P<name>\S+)(?: \(Possible options: .+\)| Did you mean .+)?", "There is no option {name}."),
    (r"No such command '(?P<name>.*?)'\.(?: Did you mean .+)?", "There is no command “{name}”."),
    (r"Missing command\.", "A command is missing."),
    (_INVALID + r".*less than or equal to (?P<most>\d+)\.*", "The value of {name} is at most {most}."),
    (_INVALID + r".*greater than or equal to (?P<least>\d+)\.*", "The value of {name} is at least {least}."),
    (_INVALID + r".*valid integer.*", "The value of {name} is a whole number."),
    (_INVALID + r".*?is not one of (?P<these>.+?)\.*", "The value of {name} does not fit; there are {these}."),
    (_INVALID + r"(?:Value error, )?(?P<why>.+?)\.*", "The value of {name} does not fit: {why}."),
    (r"Option '(?P<name>[^']+)' requires an argument\.", "The option {name} needs a value."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<name>.+)\)", "Too much was given: {name}."),
)
"""Patterns, and the message for what they match; the first that matches counts."""


def _pattern(message: str) -> str:
    """The pattern of a sentence that is its own message."""
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(message))


REASONS: Final = (*_OTHERS, *((_pattern(message), message) for message in _ALIKE))
"""Patterns with their messages, in the order in which they are tried."""
