#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# po/POTFILES.in lists every file with something to translate, sorted; each language has all of it, and well formed.
cd "$1" || exit 1
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

tools/list-translatable | diff -u po/POTFILES.in - || {
    echo "po/POTFILES.in is not up to date: run tools/update-po"
    failed=1
}

tools/extract-strings "$scratch/pot" || exit 1
while read -r language; do
    msgfmt --check -o /dev/null "po/$language.po" || failed=1
    msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$scratch/po" "po/$language.po" "$scratch/pot" || failed=1
    msgattrib --untranslated --no-wrap "$scratch/po" >"$scratch/missing"
    msgattrib --only-fuzzy --no-obsolete --no-wrap "$scratch/po" >>"$scratch/missing"
    if [ -s "$scratch/missing" ]; then
        grep '^msgid "..*"' "$scratch/missing"
        echo "po/$language.po lacks these: run tools/update-po and translate them"
        failed=1
    fi
done <po/LINGUAS
exit $failed
