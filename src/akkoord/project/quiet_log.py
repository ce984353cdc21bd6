"""Log lines that tell the operator what failed, and nobody what was looked for."""

import logging
import traceback


class WithoutAddress(logging.Filter):
    """Keep the kind of error and the line of code; drop the address, its parameters and all values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; let it pass only when something failed."""
        fault = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = _what_failed(fault), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return record.levelno >= logging.ERROR


def _what_failed(fault: BaseException | None) -> str:
    if fault is None:
        return "An answer failed."
    frames = traceback.extract_tb(fault.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"An answer failed: {type(fault).__name__}{place}"
