"""How long `danchieu --help` takes beside `import typer` alone, both in this run: the budget is a factor of 2.5.

Run: `.venv/bin/python benchmarks/startup.py`; exits 1 over the budget.
"""

import subprocess
import sys
import time
from typing import Final

ROUNDS: Final = 15
BUDGET: Final = 2.5


def seconds(*command: str) -> float:
    """Wall time of one run of a Python command line."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> int:
    """Measure in turns and keep the best of each, as what else the machine does only adds; the first round warms up."""
    help_times: list[float] = []
    typer_times: list[float] = []
    for _ in range(ROUNDS + 1):
        typer_times.append(seconds("-c", "import typer"))
        help_times.append(seconds("-c", "from danchieu.cli import main; main()", "--help"))
    ours, theirs = min(help_times[1:]), min(typer_times[1:])
    print(f"danchieu --help  {ours * 1000:6.0f} ms (best of {ROUNDS})")
    print(f"import typer     {theirs * 1000:6.0f} ms")
    print(f"ratio            {ours / theirs:6.2f} (budget {BUDGET})")
    return 0 if ours / theirs <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
