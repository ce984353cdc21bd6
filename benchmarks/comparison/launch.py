"""Starts one command and writes down what it used; small, because a process inherits the memory it came from.

python launch.py used.json command option …
"""

import json
import os
import sys


def main(file: str, command: list[str]) -> int:
    """The command's exit status; CPU seconds and most memory of its largest process go to `file`."""
    child = os.fork()
    if not child:
        try:
            os.execv(command[0], command)  # noqa: S606 - a command of our own
        finally:
            os._exit(127)
    _, status, used = os.wait4(child, 0)
    with open(file, "w", encoding="ascii") as out:  # noqa: PTH123 - without imports that take memory
        json.dump({"cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}, out)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(abs(main(sys.argv[1], sys.argv[2:])))
