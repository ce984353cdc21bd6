"""What publication keeps."""

from akkoord.desk.publication.models.decisions import ReleaseDecision
from akkoord.desk.publication.models.editions import Edition, Signature
from akkoord.desk.publication.models.reports import AnnualReport, ReportChapter

__all__ = ["AnnualReport", "Edition", "ReleaseDecision", "ReportChapter", "Signature"]
