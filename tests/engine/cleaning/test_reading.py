from hypothesis import given
from hypothesis import strategies as st
from tests.engine.cleaning.told import Told, all_told, hash_of, told


def test_read_rows_gives_a_column_for_each_thing_that_is_compared():
    row = told(
        "Xu Bao Ltd. (Unit II)", "Plot 35, Orum Rd, Tiruppur 641601", "IN", ["Xu Bao Holdings PLC", ""]
    )

    assert row == Told(
        name=["xu", "bao", "unit", "2"],
        other_names=[["xu", "bao", "holdings"]],
        address=["plot", "35", "orum", "road", "tiruppur", "641601"],
        numbers={"unit": ["2"], "plot": ["35"], "every": ["2", "35"]},
        places=["tiruppur"],
        acronyms=[hash_of("xbu"), hash_of("xbui")],
        postcode=hash_of("641601"),
    )


ROWS = st.tuples(
    st.text(max_size=40)
    | st.sampled_from(["YKK (Yoshida Kogyo)", "ab cd Ltd - ef", "m e r c u r y", "Dong Guan 3"]),
    st.text(max_size=60)
    | st.sampled_from(
        ["No.5 Lu, Dong Guan 523000", "Road 4, Savar, Dacca-1230", "A Blok 5/F", "Tel: 0123456"]
    ),
    st.sampled_from(["", "CN", "BD", "TR", "XX", "no code"]),
    st.lists(st.text(max_size=10), max_size=2),
)


@given(st.lists(ROWS, max_size=6), st.randoms(use_true_random=False))
def test_a_row_reads_the_same_in_any_batch(rows, chance):
    order = chance.sample(range(len(rows)), len(rows))

    assert all_told([rows[at] for at in order]) == [told(*rows[at]) for at in order]
