import pytest
from tests.engine.matching.rows import row, table

from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.matching.files.errors import JudgementsRefused
from akkoord.engine.matching.files.judgement_file import read_judgements

ROWS = table(row("a:2"), row("b:3"), row("-c:4"))
HEADER = "left_list,left_row,right_list,right_row,verdict\n"


def judgements(tmp_path, text):
    path = tmp_path / "judgements.csv"
    path.write_text(text)
    return read_judgements(path, ROWS)


def test_judgements_in_the_order_of_the_file(tmp_path):
    text = HEADER + "a,2,b,3, Same \nb,3,'-c,4,different\n"

    assert judgements(tmp_path, text) == [
        Judgement("a:2", "b:3", Verdict.SAME),
        Judgement("b:3", "-c:4", Verdict.DIFFERENT),
    ]


def test_lines_of_the_review_without_a_verdict_are_not_answered_yet(tmp_path):
    text = "left_list,left_row,right_list,right_row,probability,reasons,verdict\na,2,b,3,0.5,Because.,\n"

    assert judgements(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("left_list,left_row\n", "columns are missing: right_list, right_row, verdict"),
        (HEADER + "a,2,b,3,same\nx,2,b,3,same\n", "line 3: there is no list “x”"),
        (HEADER + "a,2,b,9,same\n", "line 2: list “b” has no row “9”"),
        (HEADER + "a,2,a,2,same\n", "line 2: both sides name the same row"),
        (HEADER + "a,2,b,3,maybe\n", "line 2: the verdict “maybe” is neither same nor different"),
        (HEADER + "a\n", "line 2: list “a” has no row “”"),
        ("", "columns are missing"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path, text, fault):
    with pytest.raises(JudgementsRefused, match=fault):
        judgements(tmp_path, text)


def test_many_faults_are_counted(tmp_path):
    with pytest.raises(JudgementsRefused, match=r"\(and 15 more\)"):
        judgements(tmp_path, HEADER + "x,2,b,3,same\n" * 25)
