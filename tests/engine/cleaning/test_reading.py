from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.reading import ReadRows, read_rows
from akkoord.engine.cleaning.site_numbers import SiteNumbers


def test_read_rows_gives_a_column_for_each_thing_that_is_compared():
    rows = read_rows(["Xu Bao Ltd. (Unit II)"], ["Plot 35, Hosur Rd"], ["IN"], [["Xu Bao Holdings PLC", ""]])

    assert rows == ReadRows(
        names=[["xu", "bao", "unit", "2"]],
        acronyms=[frozenset({"xbu", "xbui"})],
        other_names=[[["xu", "bao", "holdings"]]],
        addresses=[["plot", "35", "hosur", "road"]],
        numbers=[SiteNumbers(unit=frozenset("2"), plot=frozenset({"35"}), every=frozenset({"2", "35"}))],
        places=[()],
        postcodes=[""],
        keys=["IN|xu bao ltd unit ii|plot 35 hosur rd"],
    )


ROWS = st.tuples(
    st.text(max_size=40)
    | st.sampled_from(["YKK (Yoshida Kogyo)", "ab cd Ltd - ef", "m e r c u r y", "Dong Guan 3"]),
    st.text(max_size=60)
    | st.sampled_from(["No.5 Lu, Dong Guan 523000", "Road 4, Savar, Dacca-1230", "A Blok 5/F"]),
    st.sampled_from(["", "CN", "BD", "TR", "XX"]),
    st.lists(st.text(max_size=10), max_size=2),
)


@given(st.lists(ROWS, max_size=6), st.randoms(use_true_random=False))
def test_a_row_reads_the_same_in_any_batch(rows, chance):
    def read(batch):
        names, addresses, countries, others = zip(*batch, strict=True) if batch else ((),) * 4
        columns = read_rows(names, addresses, countries, others)
        return list(zip(*(getattr(columns, column.name) for column in fields(columns)), strict=True))

    order = chance.sample(range(len(rows)), len(rows))

    assert read([rows[at] for at in order]) == [read([rows[at]])[0] for at in order]
