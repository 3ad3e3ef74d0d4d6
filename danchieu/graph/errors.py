"""The one tree of errors: what a user can mend says how, in one line, and ends with exit code 2.

DanchieuError
├─ UserError          the user's mistake: one line that says what to do
│  ├─ UnknownCode     a code that nothing in the store fits
│  ├─ AmbiguousCode   a code that fits several documents; carries their keys
│  └─ StoreError      the store cannot be opened, read or written
└─ UnreadableFile     one file cannot be read; it is set aside and the rest goes on
"""


class DanchieuError(Exception):
    """Base of all errors that danchieu raises on purpose."""


class UserError(DanchieuError):
    """A mistake that the user can mend; `str()` is one line that says what to do."""


class UnknownCode(UserError):
    """Nothing in the store fits the code that was asked for."""


class AmbiguousCode(UserError):
    """The code fits several documents.

    Attributes:
        keys: the keys that it fits, sorted.
    """

    def __init__(self, message: str, keys: tuple[str, ...]) -> None:
        super().__init__(message)
        self.keys = keys


class StoreError(UserError):
    """The store cannot be opened, read or written."""


class UnreadableFile(DanchieuError):
    """One file cannot be read; `reason` is a code of the catalogue ("empty", "encrypted", "scan" …)."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
