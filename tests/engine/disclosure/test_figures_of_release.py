"""The figures that two people read before they sign."""

from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import (
    EarlierEdition,
    FiguresOfRelease,
    PublicationMode,
    ReleasePlan,
    figures_of,
    prepare_release,
    supporters_of,
)
from akkoord.engine.disclosure.figures_of_release import Alone, FewHave, Together

FOUR = tuple(mention(f"BD{n}{m}", f"c{n}", processes=("MK2",)) for n in range(4) for m in range(2))
JOINER = mention("BD90", "new", processes=("FB1",))
OPENED = mention("BD00", "open", is_open=True)


def test_figures_of_say_how_well_everything_is_hidden():
    earlier = EarlierEdition(1, by_identifier(()), supporters_of(FOUR[:6]) | {"BD99": frozenset()})
    plan = ReleasePlan(
        PublicationMode.FULL_LIST,
        2,
        (*FOUR, JOINER, OPENED, mention("BD30", "new", processes=("FB1",))),
        {},
        {},
        earlier=(earlier,),
        held_places=frozenset({"BD11"}),
    )

    assert figures_of(plan, prepare_release(plan)) == FiguresOfRelease(
        k=2,
        companies=5,
        rows=8,
        support={1: 7, 2: 1},
        added=3,
        removed=2,
        together=(Together("++", 5, 3), Together("+-", 2, 0), Together("-+", 3, 2)),
        alone=(Alone(2, 3), Alone(2, 3), Alone(1, 2), Alone(1, 2), Alone(1, 3)),
        few_have=(FewHave("BD", "FB1", 1), FewHave("BD", "S3", 1)),
        codes_stated=9,
        codes_shown=5,
        stages_shown=0,
        remainder=1,
        hidden_cells=0,
        held=0,
        kept=0,
    )
    assert figures_of(plan, prepare_release(plan)).alarms == 0
