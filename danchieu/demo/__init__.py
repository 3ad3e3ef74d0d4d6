"""The demo: a small folder of documents that `danchieu demo` reads, and the reading that it must give.

All texts are our own, in the style of real ones. Numbers, dates and titles of the central documents are the real
ones, their wording is not; the local documents, their numbers and the persons in them are invented. They tell one
story around Nghị quyết 27-NQ/TW (9/11/2022):

- two provinces carry it out by programmes, districts and Ủy ban nhân dân by plans; a hướng dẫn guides, a báo cáo
  reviews;
- 13-KH/TU is one document in Lâm Đồng and another in Bình Định; 84-KL/TW is of 29/7/2020 and of 21/6/2024, cited
  without date before the second existed, with its date, and by khóa;
- 29-CT/TU is carried out by nobody, 03-HD/BNCTU is replaced, a plan of Lâm Hà is a draft, 48-KH/TU is known only
  because another plan tells of it, a directive has no number but a receiving stamp;
- layouts: two columns, one column, broken codes of a PDF layer, OCR damage, .docx and .pdf (from examples/).

`expected.json` holds documents, edges between documents and findings as read by hand, not by the program.
"""

from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"
"""The folder of demo documents."""

EXPECTED = Path(__file__).parent / "expected.json"
"""What the demo must give: `documents`, `edges`, `findings`."""
