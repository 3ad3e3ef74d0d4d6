"""The catalogue's tools: which messages the code holds, reading a .po, compiling it to the .mo that ships.

`PYTHONPATH=. python tests/viz/catalogue.py` writes the compiled catalogue anew after a change of the .po.
"""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "danchieu"
PO = PACKAGE / "viz" / "locale" / "vi" / "LC_MESSAGES" / "danchieu.po"
MO = PO.with_suffix(".mo")
TABLES = {
    "cli.py": {"DEMO_TITLES"},
    "language.py": {
        "RELATIONS",
        "PASSIVES",
        "LEVELS",
        "ROLES",
        "STATUSES",
        "FINDINGS",
        "SCOPES",
        "SET_ASIDE",
    },
    "reasons.py": {"_ALIKE", "_OTHERS"},
    "answers.py": {"_CHANGED"},
    "page.py": {"_BRANCH_WORDS"},
}
"""Constants whose values are messages, by module."""
LIBRARY = ("Arguments", "Options", "Commands", "default: {default}", "required")
"""Words of the command-line library, which looks them up in our catalogue (`viz.language.speak_through_click`)."""
CARRIERS = {"text": 1, "counted": 2}
"""Methods of `Language` and how many of their first arguments are messages."""


def messages() -> dict[str, str | None]:
    """Every message in cli and viz, with its plural where it has one."""
    found: dict[str, str | None] = dict.fromkeys(LIBRARY)
    for path in (PACKAGE / "cli.py", *sorted((PACKAGE / "viz").glob("*.py"))):
        for singular, plural in _of_module(ast.parse(path.read_text("utf-8")), TABLES.get(path.name, set())):
            if plural or singular not in found:
                found[singular] = plural
    for path in sorted((PACKAGE / "viz" / "templates").glob("*.j2")):
        for quoted in _IN_TEMPLATE.finditer(path.read_text("utf-8")):
            found.setdefault(quoted[1] or quoted[2], None)
    return found


_IN_TEMPLATE = re.compile(r"""\btext\((?:'([^']+)'|"([^"]+)")""")


def _of_module(tree: ast.Module, tables: set[str]) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if names & tables:
                yield from ((text, None) for text in _values(node.value))
        elif isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(d) for d in node.decorator_list):
            yield ast.get_docstring(node) or "", None


def _of_call(node: ast.Call) -> Iterator[tuple[str, str | None]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    count = CARRIERS.get(name, 0)
    texts = [a.value for a in node.args[:count] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if count and len(texts) == count:
        yield texts[0], texts[1] if count == 2 else None
    for keyword in node.keywords:
        if keyword.arg == "help" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
            yield keyword.value.value, None


def _values(node: ast.AST | None) -> Iterator[str]:
    """The texts of a table: values of a mapping, last members of tuples, members of a plain tuple."""
    members: list[ast.expr] = []
    if isinstance(node, ast.Dict):
        members = node.values
    elif isinstance(node, ast.Tuple):
        members = [member.elts[-1] if isinstance(member, ast.Tuple) else member for member in node.elts]
    for member in members:
        if isinstance(member, ast.Constant) and isinstance(member.value, str):
            yield member.value


_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_po(text: str) -> dict[str, tuple[str | None, str]]:
    """The entries of a .po file: message → (its plural, its translation)."""
    entries: dict[str, tuple[str | None, str]] = {}
    for block in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith('"'):
                name = line.split()[0]
            quoted = "".join(_STRING.findall(line))
            fields[name] = fields.get(name, "") + ast.literal_eval(f'"{quoted}"')
        if "msgid" in fields:
            if fields["msgid"] in entries:
                raise ValueError(f"twice in the catalogue: {fields['msgid']!r}")
            entries[fields["msgid"]] = (fields.get("msgid_plural"), fields.get("msgstr", fields.get("msgstr[0]", "")))
    return entries


def compiled(text: str) -> bytes:
    """The .mo of a .po (GNU gettext manual, "The Format of GNU MO Files"): sorted, without a hash table."""
    pairs = sorted(
        (key.encode() + (b"\0" + plural.encode() if plural else b""), value.encode())
        for key, (plural, value) in read_po(text).items()
    )
    start = 28 + 16 * len(pairs)
    keys = b"".join(key + b"\0" for key, _ in pairs)
    tables: list[list[int]] = [[], []]
    for table, offset, column in ((0, start, 0), (1, start + len(keys), 1)):
        for pair in pairs:
            tables[table] += [len(pair[column]), offset]
            offset += len(pair[column]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    body = struct.pack(f"<{4 * len(pairs)}I", *tables[0], *tables[1])
    return head + body + keys + b"".join(value + b"\0" for _, value in pairs)


if __name__ == "__main__":
    MO.write_bytes(compiled(PO.read_text("utf-8")))
