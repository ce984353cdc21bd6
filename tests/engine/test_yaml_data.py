from akkoord.engine.yaml_data import yaml_data


def test_yaml_data_keeps_numbers_and_lists():
    knots = yaml_data("akkoord.engine.matching.learning", "shapes.yaml")["knots"]
    assert all(isinstance(at, float | int) for each in knots.values() for at in each)
