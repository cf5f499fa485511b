"""Starts SOS Desktop: log, then a command or the window."""

import sys

from sos_desktop.cli.main import parse, report_fault, run_command
from sos_desktop.foundation import left_locks, logs, memory, parts
from sos_desktop.importers import workbook_child
from sos_desktop.importers.workbook_child import READ_WORKBOOK


def main(arguments: list[str]) -> int:
    """Run with the given arguments; returns the exit code."""
    if arguments == [READ_WORKBOOK]:
        return workbook_child.main()
    memory.pause()
    request = parse(arguments)
    log = logs.start()
    parts.sweep()
    left_locks.sweep()
    if request.command == "self-test":
        from ui.app import probe

        memory.resume()
        return run_command(request, window_probe=probe)
    if request.command:
        memory.resume()
        return run_command(request)
    from ui.app import run

    return run(request.file, ended_badly=bool(log is not None and log.last_crash))


if __name__ == "__main__":
    sys.excepthook = report_fault
    sys.exit(main(sys.argv[1:]))
