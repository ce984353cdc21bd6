from akkoord.engine.cleaning.reading import ReadRows, read_rows
from akkoord.engine.cleaning.site_numbers import SiteNumbers


def test_read_rows_gives_a_column_for_each_thing_that_is_compared():
    rows = read_rows(["Xu Bao Ltd. (Unit II)"], ["Plot 35, Hosur Rd"], ["IN"], [["Xu Bao Holdings PLC", ""]])

    assert rows == ReadRows(
        names=[["xu", "bao", "unit", "2"]],
        other_names=[[["xu", "bao", "holdings"]]],
        addresses=[["plot", "35", "hosur", "road"]],
        numbers=[SiteNumbers(unit=frozenset("2"), plot=frozenset({"35"}), every=frozenset({"2", "35"}))],
        places=[()],
        postcodes=[""],
        keys=["IN|xu bao ltd unit ii|plot 35 hosur rd"],
    )
