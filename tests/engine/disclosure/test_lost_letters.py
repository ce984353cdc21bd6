"""Lost letters are written again where enough others write the word."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.mention import mention

from akkoord.engine.disclosure import Level, PublicationMode, ReleasePlan, prepare_release, project
from akkoord.engine.disclosure.gate import finding
from akkoord.engine.disclosure.lost_letters import KnownWords, is_damaged, rows_with_lost_letters

WRITTEN = (
    mention("TR1", "c1", name="Kızılırmak Konfeksiyon İç ve Dış Tic. Ltd. Şti.", country="TR"),
    mention("TR2", "c2", name="Öztuna Kumaş İç ve Dış Tic. Ltd. Şti.", country="TR"),
    mention("TR3", "c3", name="Bozkurt Baskı İç ve Dış Tic. A.Ş.", country="TR"),
    mention("TR4", "c3", name="Güneş Baskı A.Ş.", country="TR"),
)
DAMAGED = mention("TR5", "c4", name="K?z?l?rmak Örme ?ç ve D?? Tic. Ltd. ?ti.", town="?zmir", country="TR")


def restored(text, *, k=2, country="TR"):
    return KnownWords((*WRITTEN, DAMAGED), k=k).restored(text, country=country)


def test_words_that_enough_companies_write_are_restored():
    assert restored("Toprakç? ?ç ve D?? Tic. Ltd. ?ti.") == "Toprakç? İç ve Dış Tic. Ltd. Şti."
    assert restored("A.?.") == "A.?."
    assert restored("Bask? A.?.", k=1) == "Baskı A.Ş."


def test_capitals_stay_capitals():
    assert restored("GÜNE? BASKI", k=1) == "GÜNEŞ BASKI"


def test_towns_are_known_from_the_gazetteer():
    assert restored("Cumhuriyet Mah. 5, ?zmir 35000", k=99) == "Cumhuriyet Mah. 5, İzmir 35000"


def test_words_of_one_company_and_of_other_countries_help_nobody():
    assert restored("K?z?l?rmak") == "K?z?l?rmak"
    assert restored("D??", country="RO") == "D??"


def test_a_question_is_none_of_our_business():
    assert restored("Why not?") == "Why not?"
    assert not is_damaged("Where ? Nowhere")
    assert is_damaged("D\ufffdruyol")


def test_a_list_that_lost_its_letters_does_not_set_its_rows_apart():
    another = mention("TR6", "c5", name="Kızılırmak Örme", country="TR")
    [alone] = project((DAMAGED,), k=2)
    among_others = {row.location_id: row for row in project((*WRITTEN, another, DAMAGED), k=2)}["TR5"]

    assert is_damaged(alone.name)
    assert (among_others.name, among_others.town) == ("Kızılırmak Örme İç ve Dış Tic. Ltd. Şti.", "İzmir")


def test_signers_are_told_of_few_lists_whose_letters_stay_lost():
    everybody = tuple(mention(f"TR{at}", f"d{at}", name=f"Örme {at}", country="TR") for at in range(20, 26))
    damaged = mention("TR9", "d20", name="Demirk?ran Triko", country="TR")

    report = prepare_release(_plan((*everybody, damaged))).report

    assert finding("lost_letters", Level.ACCEPT, rows=1, companies=1) in report.findings
    assert "lost_letters" not in {each.code for each in prepare_release(_plan(everybody)).report.findings}


def test_reader_gathers_the_rows_of_the_one_list_that_lost_letters_where_none_is_written_again():
    whole = tuple(mention(f"TR{at}", f"c{at}", name=f"Kızılırmak Örme {at}", country="TR") for at in range(4))
    lost = tuple(mention(f"TR1{at}", "c4", name=f"K?z?l?rmak ?rme {at}", country="TR") for at in range(3))

    assert {each.company for each in (*whole, *lost) if is_damaged(each.name)} == {"c4"}
    assert rows_with_lost_letters(prepare_release(_plan((*whole, *lost))).locations) == ()


@st.composite
def lists(draw):
    """Seven companies that write the same few words; some of their lists lost letters."""
    losing = draw(st.frozensets(st.integers(0, 6), max_size=3))
    words = st.lists(st.sampled_from(["Kızılırmak", "Örme", "Güneş", "Dış"]), min_size=1, max_size=2)
    names = [" ".join(draw(words)) for _ in range(14)]
    return tuple(
        mention(
            f"TR{at}",
            f"c{at % 7}",
            name=f"{_lost(name) if at % 7 in losing else name} {at}",
            country="TR",
        )
        for at, name in enumerate(names)
    )


def _lost(name):
    return "".join(letter if letter.isascii() else "?" for letter in name)


@given(lists())
@settings(deadline=None)
def test_reader_gathers_rows_of_enough_lists_or_the_signers_know(mentions):
    release = prepare_release(_plan(mentions))
    gathered = rows_with_lost_letters(release.locations)
    behind = frozenset().union(*(release.report.difference.supporters[each] for each in gathered))
    is_told = "lost_letters" in {each.code for each in release.report.findings}
    assert is_told == (0 < len(behind) < 3)


def _plan(mentions):
    return ReleasePlan(mode=PublicationMode.FULL_LIST, k=3, mentions=mentions, statuses={}, redirects={})


@given(st.lists(st.text(alphabet="aışğİ? .bK", max_size=12), max_size=6))
def test_only_lost_letters_change(names):
    mentions = tuple(mention(f"TR{at}", f"c{at}", name=name, country="TR") for at, name in enumerate(names))
    words = KnownWords(mentions, k=1)

    for name in names:
        whole = words.restored(name, country="TR")
        assert len(whole) == len(name)
        assert all(before in ("?", after) for before, after in zip(name, whole, strict=True))
