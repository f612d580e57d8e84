#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tally.py TESTLOG: prints how many tests of a meson run passed and failed.

A TAP program counts as many as it reports; any other program counts one. A program that failed counts at least one
failure even when each test it came to passed, and so does one that was skipped: a test that does not run guards nothing.
A missing log, or one without tests, is no failure: the suite may be empty.
"""

import json
import pathlib
import re
import sys


def tally(entry):
    lines = entry.get("stdout", "").splitlines()
    good = sum(bool(re.match(r"ok \d+", line)) and "# SKIP" not in line for line in lines)
    bad = sum(bool(re.match(r"not ok \d+", line)) or bool(re.match(r"ok .*# SKIP", line)) for line in lines)
    if entry["result"] in ("OK", "EXPECTEDFAIL"):
        return (good, bad) if good + bad else (1, 0)
    return good, max(bad, 1)


def main():
    log = pathlib.Path(sys.argv[1])
    results = [tally(json.loads(line)) for line in log.read_text().splitlines()] if log.exists() else []
    print(sum(good for good, _ in results), sum(bad for _, bad in results))


main()
