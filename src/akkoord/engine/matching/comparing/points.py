"""How far apart are two points?"""

import math

from akkoord.engine.kernels import inner_kernel

EARTH_RADIUS_KM = 6371.0


@inner_kernel
def kilometres(lat1: float, lng1: float, lat2: float, lng2: float) -> float:
    """Great-circle distance between two points in degrees."""
    first, second = math.radians(lat1), math.radians(lat2)
    across = math.sin((second - first) / 2) ** 2
    along = math.sin(math.radians(lng2 - lng1) / 2) ** 2
    half = across + math.cos(first) * math.cos(second) * along
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))
