"""What publication keeps."""

from akkoord.desk.publication.models.editions import Edition, Signature

__all__ = ["Edition", "Signature"]
