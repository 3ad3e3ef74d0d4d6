"""Deadlines as they stand in the text, and dates that are none."""

import pytest

from danchieu.ingest.deadlines import deadline_line, find_deadline

FOUND = [
    ("báo cáo Sở Nội vụ trước 30/11/2024 để tổng hợp", "trước 30/11/2024", "a day without its word"),
    ("báo cáo trước 16 giờ hằng ngày", "trước 16 giờ hằng ngày", "an hour of every day"),
    ("trực ban, báo cáo hằng ngày", "hằng ngày", "every day"),
    ("hoàn thành trước ngày 31/7/2023", "trước ngày 31/7/2023", "a day"),
    ("báo cáo trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng", "a day of every month"),
    ("trước ngày 15/6/2026 và trước ngày 15/12/2026", "trước ngày 15/6/2026 và trước ngày 15/12/2026", "two days"),
    ("xong trong tháng 5/2024; công khai", "trong tháng 5/2024", "a month"),
    ("xong trong tháng 9 năm 2026", "trong tháng 9 năm 2026", "a month in words"),
    ("trình trong quý IV năm 2023", "trong quý IV năm 2023", "a quarter"),
    ("trong quý II và quý III năm 2024", "trong quý II và quý III năm 2024", "two quarters"),
    ("giám sát chuyên đề trong năm 2024", "trong năm 2024", "a year"),
    ("từ ngày 01/01/2024 đến ngày 31/12/2024", "từ ngày 01/01/2024 đến ngày 31/12/2024", "a span"),
    ("định kỳ 06 tháng, 01 năm báo cáo", "định kỳ 06 tháng, 01 năm", "a habit"),
    ("định kỳ hằng quý báo cáo", "định kỳ hằng quý", "a habit in words"),
    ("không quá 30 ngày kể từ ngày nhận hồ sơ, trả lời", "không quá 30 ngày kể từ ngày nhận hồ sơ", "a term"),
    ("họp mỗi quý một lần", "mỗi quý một lần", "so often"),
    ("họp vào thứ Sáu tuần cuối tháng để bàn", "vào thứ Sáu tuần cuối tháng", "a day of the week"),
    ("giao ban thứ Hai hằng tuần", "thứ Hai hằng tuần", "a day of every week"),
    ("thực hiện từ tháng 3/2022", "từ tháng 3/2022", "a month from which on"),
    ("thực hiện từ tháng 3/2022 đến hết năm 2024", "từ tháng 3/2022 đến hết năm 2024", "a span of months"),
    ("quán triệt trong sinh hoạt chi bộ tháng 8/2022.", "trong sinh hoạt chi bộ tháng 8/2022", "a meeting of a month"),
    ("trình tại kỳ họp cuối năm 2022", "tại kỳ họp cuối năm 2022", "a session"),
    ("trình tại kỳ họp thường lệ giữa năm 2022", "tại kỳ họp thường lệ giữa năm 2022", "an ordinary session"),
    ("tổ chức dịp Lễ 02/9, Tết 01/01", "dịp Lễ 02/9", "a feast"),
    ("tổ chức dịp Lễ 22/12, 01/01 trang trọng", "dịp Lễ 22/12, 01/01", "two feasts"),
    ("làm xong ừước ngày 15/8/2017", "ừước ngày 15/8/2017", "OCR: the words as they stand"),
    ("trình ừong quý II/2017", "ừong quý II/2017", "OCR"),
    ("gửi trước 16 giờ ngày 05/8/2021", "trước 16 giờ ngày 05/8/2021", "an hour of a day"),
    ("trả lời trong 03 ngày làm việc", "trong 03 ngày làm việc", "a term without thời hạn"),
    ("xong trong 6 tháng đầu năm 2022", "trong 6 tháng đầu năm 2022", "half a year is no term"),
    ("ra quân từ ngày 15/3/2022", "từ ngày 15/3/2022", "a day from which on"),
    ("công khai trước mỗi kỳ họp thường lệ", "trước mỗi kỳ họp thường lệ", "every session"),
    ("xong trong nửa đầu tháng 02/2022", "trong nửa đầu tháng 02/2022", "half a month"),
    ("phát động vào dịp 26/3 hằng năm", "vào dịp 26/3 hằng năm", "a feast of every year"),
    ("báo cáo tại phiên giao ban tháng kế tiếp", "tại phiên giao ban tháng kế tiếp", "the next meeting"),
    ("định kỳ kiểm tra các đơn vị", "định kỳ", "a habit without its length"),
    ("báo cáo định kỳ 6 tháng", "định kỳ 6 tháng", "a report of every half-year"),
    ("hằng năm rà soát, xong trước ngày 31/7/2023", "trước ngày 31/7/2023", "a day counts before a habit"),
]
NONE = [
    ("đánh giá chỉ tiêu hàng năm", "an aim by its kind"),
    ("trong dự toán chi ngân sách hằng năm", "a budget by its kind"),
    ("giao vốn trước năm kế hoạch", "no year"),
    ("Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị", "the date of a citation"),
    ("kế hoạch năm 2024", "a year that names a plan"),
    ("giai đoạn 2021 - 2025", "a stretch of years"),
    ("trong quá trình thực hiện", "no time at all"),
    ("từ nguồn kinh phí tháng", "no month"),
    ("có hiệu lực từ ngày 01/7/2022", "when a document comes into force"),
    ("các vụ đã khởi tố từ quý II/2022", "since when something is"),
    ("xác định đây là việc thường xuyên.", "no habit of a duty"),
    ("xây dựng kế hoạch hằng năm", "a plan by its kind"),
    ("thanh tra, kiểm tra định kỳ và đột xuất", "an inspection by its kind"),
    ("tại kỳ họp Hội đồng nhân dân", "a session without its time"),
    ("dịp này, cơ quan đã tặng quà", "an occasion of narrative"),
    ("khắc phục hạn chế dịp lễ hội", "no day"),
]
LINES = [
    ("Thời gian thực hiện: Thường xuyên.", "Thường xuyên", "a habit"),
    ("- Thời gian thực hiện: Trong tháng 4/2023.", "Trong tháng 4/2023", "in a dash"),
    ("Thời gian hoàn thành: Quý II/2026;", "Quý II/2026", "until when"),
    ("Thời hạn: trước ngày 01/6/2026", "trước ngày 01/6/2026", "a term"),
    ("Thời gian qua, công tác này đạt kết quả.", None, "narrative"),
    ("Thời gian thực hiện:", None, "nothing is said"),
]


@pytest.mark.parametrize(("text", "words", "why"), FOUND, ids=[r[2] for r in FOUND])
def test_deadlines_are_found_as_they_stand(text: str, words: str, why: str) -> None:
    assert find_deadline(text) == words, why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[r[1] for r in NONE])
def test_other_times_are_no_deadlines(text: str, why: str) -> None:
    assert find_deadline(text) is None, why


@pytest.mark.parametrize(("text", "when", "why"), LINES, ids=[r[2] for r in LINES])
def test_lines_of_time_are_read(text: str, when: str | None, why: str) -> None:
    assert deadline_line(text) == when, why
