"""The lists as bytes, in a folder of their own."""

from akkoord.desk.private_folder import PrivateFolder, safe_filename, sha256_of

_LISTS = PrivateFolder("submissions")
keep = _LISTS.keep
path_of = _LISTS.path_of
forget = _LISTS.forget
sweep = _LISTS.sweep

__all__ = ["forget", "keep", "path_of", "safe_filename", "sha256_of", "sweep"]
