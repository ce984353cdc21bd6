"""Which figures describe a pair? Their names and order; the model weighs them, the findings name them."""

MEASURES = (
    "name_likeness",
    "name_shared",
    "name_only_one",
    "name_only_both",
    "names_told",
    "acronym",
    "alias_shared",
    "parent_shared",
    "parents_differ",
    "trade_differs",
    "address_missing",
    "name_not_enough",
    "names_told_alone",
    "telling_likeness_alone",
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
    "address_told",
    "address_elsewhere",
    "town_same",
    "towns_apart",
    "postcode_same",
    "postcode_differs",
    "numbers_shared",
    "numbers_differ",
    "house_differs",
    "way_differs",
    "unit_one_side",
    "unit_unplaced",
    "unit_beside",
    "unit_same",
    "unit_differs",
    "building_differs",
    "plot_same",
    "plot_differs",
    "floor_differs",
    "country_differs",
    "country_unknown",
    "identifier_same",
    "identifier_differs",
    "near",
    "near_told",
    "near_unaddressed",
    "far",
    "same_text",
)
"""The columns of the matrix of measures, in order."""

_AT = {name: at for at, name in enumerate(MEASURES)}
NAME_LIKENESS, NAME_SHARED, NAME_ONLY_ONE, NAME_ONLY_BOTH = (
    _AT[name] for name in ("name_likeness", "name_shared", "name_only_one", "name_only_both")
)
NAMES_TOLD, NAMES_TOLD_ALONE, TELLING_LIKENESS_ALONE, NAME_NOT_ENOUGH = (
    _AT[name] for name in ("names_told", "names_told_alone", "telling_likeness_alone", "name_not_enough")
)
PARENTS_DIFFER = _AT["parents_differ"]
ACRONYM, ALIAS_SHARED, PARENT_SHARED = _AT["acronym"], _AT["alias_shared"], _AT["parent_shared"]
TRADE_DIFFERS, ADDRESS_MISSING = _AT["trade_differs"], _AT["address_missing"]
ADDRESS_INSIDE, ADDRESS_SHARED, ADDRESS_ONLY_ONE, ADDRESS_ONLY_BOTH, ADDRESS_SHORT, ADDRESS_TOLD = (
    _AT[f"address_{name}"] for name in ("inside", "shared", "only_one", "only_both", "short", "told")
)
ADDRESS_ELSEWHERE = _AT["address_elsewhere"]
TOWN_SAME, TOWNS_APART = _AT["town_same"], _AT["towns_apart"]
POSTCODE_SAME, POSTCODE_DIFFERS = _AT["postcode_same"], _AT["postcode_differs"]
NUMBERS_SHARED, NUMBERS_DIFFER = _AT["numbers_shared"], _AT["numbers_differ"]
HOUSE_DIFFERS, WAY_DIFFERS = _AT["house_differs"], _AT["way_differs"]
UNIT_ONE_SIDE, UNIT_UNPLACED = _AT["unit_one_side"], _AT["unit_unplaced"]
UNIT_BESIDE = _AT["unit_beside"]
UNIT_SAME, UNIT_DIFFERS = _AT["unit_same"], _AT["unit_differs"]
BUILDING_DIFFERS, PLOT_SAME, PLOT_DIFFERS = _AT["building_differs"], _AT["plot_same"], _AT["plot_differs"]
FLOOR_DIFFERS = _AT["floor_differs"]
COUNTRY_DIFFERS, COUNTRY_UNKNOWN = _AT["country_differs"], _AT["country_unknown"]
IDENTIFIER_SAME, IDENTIFIER_DIFFERS = _AT["identifier_same"], _AT["identifier_differs"]
NEAR, FAR, SAME_TEXT = _AT["near"], _AT["far"], _AT["same_text"]
NEAR_TOLD, NEAR_UNADDRESSED = _AT["near_told"], _AT["near_unaddressed"]
