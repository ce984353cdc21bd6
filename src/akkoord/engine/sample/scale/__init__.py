"""Lists of any length with truth, in Parquet: what matching is measured on."""

from akkoord.engine.sample.scale.plan import Plan, plan_for
from akkoord.engine.sample.scale.writing import write_rows

__all__ = ["Plan", "plan_for", "write_rows"]
