from akkoord.engine.sample.scale.habits import habit
from akkoord.engine.sample.scale.texts import Flexible


def test_habit_of_a_list_is_the_same_whenever_asked():
    known = habit(1, 5)
    habit.cache_clear()
    assert habit(1, 5) == known
    assert habit(2, 5) != known


def test_habits_have_the_shares_of_the_rates():
    habits = [habit(1, number) for number in range(2000)]
    assert 0.75 < sum(each.is_ascii for each in habits) / 2000 < 0.95
    assert 0.1 < sum(each.address_case == "upper" for each in habits) / 2000 < 0.3
    assert 0.9 < sum(each.carelessness for each in habits) / 2000 < 1.1
    assert {each.parts[0] for each in habits} == {"street"}


def test_list_has_one_form_of_a_word():
    word = Flexible("Road", ("Road", "Rd.", "Rd"), 12345, "address")
    forms = {habit(1, number).form_of(word) for number in range(50)}
    assert forms == set(word.forms)
    assert habit(1, 3).form_of(word) == habit(1, 3).form_of(word)
