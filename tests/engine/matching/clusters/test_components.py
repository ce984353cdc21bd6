import numpy as np

from akkoord.engine.matching.clusters import components


def test_components_name_each_row_by_the_smallest_it_hangs_together_with():
    left, right = np.array([4, 1, 4]), np.array([5, 3, 1])

    assert components(7, left, right).tolist() == [0, 1, 2, 1, 1, 1, 6]
