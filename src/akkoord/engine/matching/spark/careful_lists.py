"""Lists that are not careful: counted over the cluster, then left out of the descriptions."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as column

from akkoord.engine.matching.careful_lists import NO_LIST, REPEATED_AT_MOST

LIST, TEXT = "described_handed_in", "described_text"


def of_careful_lists(rows: DataFrame) -> DataFrame:
    """`rows` (numbered), their descriptions without the lists that are not careful; the driver sees those."""
    texts = rows.groupBy(LIST, TEXT).agg(column.count("*").alias("rows"))
    repeated = column.sum(column.when(column.col("rows") > 1, column.col("rows")).otherwise(0))
    lists = texts.groupBy(LIST).agg(column.sum("rows").alias("rows"), repeated.alias("repeated"))
    repeating = lists.where(column.col("repeated") * REPEATED_AT_MOST > column.col("rows"))
    found = [line[LIST] for line in repeating.select(LIST).collect()]
    kept = column.when(column.col(LIST).isin(found), column.lit(NO_LIST)).otherwise(column.col(LIST))
    return rows.withColumn(LIST, kept.cast("long"))
