"""The fixed words of the picture's page: of its template and of its script."""

from collections.abc import Callable, Mapping

from danchieu.viz.issuing_branch import Branch

Text = Callable[[str], str]


def page_words(text: Text) -> Mapping[str, str]:
    """What stands in the template."""
    return {
        "find": text("Find a document"),
        "find_hint": text("Find a document: code, title, issuer"),
        "found": text("Documents found"),
        "filter": text("Relations; press one to hide or show it"),
        "table_below": text("The table below holds all of it."),
        "chosen": text("What was clicked"),
        "start": text(
            "Click a document or a line to see the sentence that proves it. Double-click a bundle to open it."
        ),
        "key": text("How to read it"),
        "held": text("held in the store"),
        "cited": text("only cited by others, not held"),
        "asked": text("the document asked about"),
        "unsure": text("inferred, or not settled which document it is"),
        "told": text("open arrow: told by a third document"),
        "arrow": text("the arrow points at what is acted on"),
        "table": text("All relations of the picture"),
        "document": text("Document"),
        "relation": text("Relation"),
        "with": text("With"),
        "proof": text("The sentence, and where it stands"),
        "withheld": text("The sentence is not in this file."),
        "draft": text("draft"),
        "licence": text("Licence of the drawing library"),
    }


def branch_words(text: Text) -> Mapping[Branch, str]:
    """Whose a document is, as the key to the cards says it."""
    return {
        "party": text("document of the Party"),
        "state": text("document of the State"),
        "court": text("document of a court"),
    }


def script_words(text: Text) -> dict[str, str]:
    """What the page's script says in the panel."""
    return {
        "acts": text("What it does"),
        "suffers": text("What is done about it"),
        "sources": text("Files"),
        "candidates": text("May be"),
        "unsettled": text("It is not settled which document this is."),
        "inferred": text("Inferred"),
        "copy": text("Copy code"),
        "copied": text("Copied"),
        "link": text("Copy link"),
        "open": text("Open the bundle"),
        "close": text("Close the bundle"),
        "members": text("In this bundle"),
        "none": text("Nothing found. Fewer words may help."),
        "withheld": text("The sentence is not in this file."),
        "draft": text("draft"),
        "deadline": text("Deadline"),
    }
