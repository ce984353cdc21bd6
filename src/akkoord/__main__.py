"""`python -m akkoord` is the command `akkoord`."""

from akkoord.cli import main

main(prog_name="akkoord")
