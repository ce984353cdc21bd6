"""Counting what belongs to a list."""

from tests.desk.register.handing_in import SCREEN, hand_in

from akkoord.desk.register.models import ListRow, Submission
from akkoord.desk.register.queries.counting import number_of


def test_each_list_has_the_number_of_its_own_rows(company, cycle):
    two, one = hand_in(company("Alpha"), cycle, SCREEN, SCREEN), hand_in(company("Beta"), cycle, SCREEN)
    counted = Submission.objects.annotate(rows_of_it=number_of(ListRow.objects.all()))
    assert dict(counted.values_list("pk", "rows_of_it")) == {two.pk: 2, one.pk: 1}


def test_list_without_rows_has_none(company, cycle):
    hand_in(company("Alpha"), cycle, SCREEN)
    counted = Submission.objects.annotate(rows_of_it=number_of(ListRow.objects.filter(sheet="no such sheet")))
    assert [each.rows_of_it for each in counted] == [0]
