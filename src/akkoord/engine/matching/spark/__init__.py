"""The second runner: the same kernels on Apache Spark, for more rows than one machine holds.

Nothing here decides anything: each step hands blocks of rows to the functions that the local runner calls
(`docs/spark.md`). Needs `pip install 'akkoord[spark]'`; the rest of the engine never imports it.
"""
