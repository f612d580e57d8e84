#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is laid out as .clang-format says, and each source file names its licence first.
cd "$1" || exit 1
failed=0
find src tests -name '*.[ch]' -print0 | xargs -0 clang-format-14 --dry-run -Werror || failed=1
for file in $(find src tests tools data po ui .ci -type f \
    \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name meson.build \) | sort); do
    head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || {
        echo "$file: no licence line"
        failed=1
    }
done
exit $failed
