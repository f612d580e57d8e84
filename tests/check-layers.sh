#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A folder of src/ may include only what stands below it (HACKING.md, Layers).
cd "$1/src" || exit 1
failed=0

forbid ()
{
    if [ -d "$1" ] && grep -rnE "#include [<\"]($2)" "$1"; then
        echo "  ^ src/$1 may not include these"
        failed=1
    fi
}

gui='gtk/|adwaita|widgets/|views/|app/'
above_reader='store/|forms/|workspace/|cli/'
forbid base      "$gui|sqlite3|xlsxwriter|archive|libxml/|libical/|cairo|pango/|model/|reader/|$above_reader"
forbid model     "$gui|sqlite3|xlsxwriter|archive|libxml/|libical/|cairo|pango/|reader/|$above_reader"
forbid reader    "$gui|sqlite3|xlsxwriter|libical/|cairo|pango/|$above_reader"
forbid store     "$gui|xlsxwriter|archive|libxml/|libical/|cairo|pango/|reader/|forms/|workspace/|cli/"
forbid forms     "$gui|sqlite3|archive|libxml/|libical/|reader/|store/|workspace/|cli/"
forbid workspace "$gui|sqlite3|xlsxwriter|archive|libxml/|cli/"
forbid cli       "$gui|sqlite3|xlsxwriter|archive|libxml/"
forbid widgets   "sqlite3|xlsxwriter|archive|libxml/|libical/|views/|app/|cli/|model/|reader/|store/|forms/|workspace/"
forbid views     "sqlite3|xlsxwriter|archive|libxml/|libical/|app/|cli/|reader/|store/"
forbid app       "sqlite3|xlsxwriter|archive|libxml/|libical/|cli/|reader/|store/"

# What is not there to be found on an include path: each includes its own folder first and by its full name.
if grep -rnE '#include "[^/"]+"' --include='*.[ch]' .; then
    echo "  ^ name the folder: #include \"layer/cz-file.h\""
    failed=1
fi
exit $failed
