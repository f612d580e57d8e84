#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts pass shellcheck, and files of package names are sorted, each name once.
cd "$1" || exit 1
failed=0
grep -rlE '^#!/bin/(ba)?sh' tools tests .ci | xargs shellcheck || failed=1
for list in tools/packages-*.txt; do
    grep -v '^#' "$list" | LC_ALL=C sort -u -c || failed=1
done
exit $failed
