"""Reads folders of Vietnamese Party and State documents and builds the graph of what refers to what."""

__version__ = "0.1.0"
