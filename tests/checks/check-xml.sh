#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# XML is well formed; nothing inside CDATA is marked for translation (xgettext does not look there).
cd "$1" || exit 1
failed=0
find ui data \( -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' \) -print0 |
    xargs -0 xmllint --noout --nonet || failed=1
for file in $(find ui -name '*.ui' | sort); do
    awk '/<!\[CDATA\[/ { inside = 1 } inside && /translatable="yes"/ { print FILENAME ":" FNR ": translatable in CDATA"; bad = 1 }
         /\]\]>/ { inside = 0 } END { exit bad }' "$file" || failed=1
done
exit $failed
