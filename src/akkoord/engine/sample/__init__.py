"""Invents a year of an agreement from a seed: lists as messy as real ones, with the truth beside them."""

from akkoord.engine.sample.folder import FolderIsNoSample, FolderNotEmpty, write_sample
from akkoord.engine.sample.generate import GeneratedList, Sample, Size, generate
from akkoord.engine.sample.next_year import NextYear, next_year
from akkoord.engine.sample.year import SampleYear

__all__ = [
    "FolderIsNoSample",
    "FolderNotEmpty",
    "GeneratedList",
    "NextYear",
    "Sample",
    "SampleYear",
    "Size",
    "generate",
    "next_year",
    "write_sample",
]
