from tools.problems_page import PAGE, page


def test_problems_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run tools/problems_page.py"
