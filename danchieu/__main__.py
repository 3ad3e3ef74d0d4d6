"""`python -m danchieu`."""

from danchieu.cli import main

main()
