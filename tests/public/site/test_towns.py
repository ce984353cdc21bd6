"""Names of towns on the map."""


def test_towns_come_the_largest_first(site):
    towns = site.get("/en/map/towns.json").json()

    assert len(towns) > 3_000
    names = [name for name, _, _ in towns]
    assert names.index("Istanbul") < names.index("Bursa") < names.index("Denizli")
    assert {name: (lng, lat) for name, lng, lat in towns}["Bursa"] == (29.06, 40.2)
