"""The share of the market over time, as a drawing."""

from datetime import date
from decimal import Decimal

from akkoord.desk.agreements.models import Agreement, MarketShare
from akkoord.desk.agreements.queries import market_chart


def test_no_figure_gives_no_drawing(world):
    assert market_chart(world.agreement) is None


def test_measured_and_targets_stand_in_order(world):
    MarketShare.objects.create(agreement=world.agreement, on=date(2016, 7, 4), share=35, source="Press")
    target = {"metric": "market_share", "by": "2018-12-31", "value": "50", "source": "Text"}
    Agreement.objects.filter(pk=world.agreement.pk).update(targets=[target])
    chart = market_chart(Agreement.objects.get(pk=world.agreement.pk))
    assert [(mark.on, mark.share, mark.source, mark.is_target) for mark in chart.marks] == [
        (date(2016, 7, 4), Decimal(35), "Press", False),
        (date(2018, 12, 31), Decimal(50), "Text", True),
    ]
    assert chart.marks[0].x < chart.marks[1].x
    assert chart.marks[0].y > chart.marks[1].y, "more of the market stands higher"
    assert [year.label for year in chart.years] == ["2016", "2017", "2018", "2019"]
