#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Chinese typed into a grid with a real input method: no first letter is lost, Escape gives up only the composition,
# a cell that cannot be written takes nothing. TYPIST names the program with the grid.
scratch=$(mktemp -d)
output=$scratch/output
export GTK_IM_MODULE=ibus XMODIFIERS=@im=ibus GTK_A11Y=none LC_ALL=C.UTF-8
ibus-daemon --xim --panel=disable --config=/usr/libexec/ibus-memconf -r >"$scratch/ibus.log" 2>&1 &
ibus_pid=$!
typist_pid=
trap 'kill $ibus_pid $typist_pid 2>/dev/null; rm -rf "$scratch"' EXIT

# wait_for COMMAND…: until it succeeds, at most 20 seconds.
wait_for ()
{
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -gt 200 ] && return 1
        sleep 0.1
    done
}

find_window ()
{
    window=$(xdotool search --onlyvisible --pid "$typist_pid" | tail -n 1)
    [ -n "$window" ]
}

uses_pinyin ()
{
    [ "$(ibus engine)" = libpinyin ]
}

type_slowly ()
{
    xdotool type --delay 80 "$1"
    sleep 0.5
}

press ()
{
    xdotool key "$1"
    sleep 0.6
}

number=0
expect ()
{
    number=$((number + 1))
    if wait_for grep -qx "$2" "$output"; then
        echo "ok $number $1"
    else
        echo "not ok $number $1"
        sed 's/^/# /' "$output"
    fi
}

echo 1..5
wait_for ibus list-engine || echo "Bail out! ibus does not answer"
ibus engine libpinyin >/dev/null 2>&1 # starts it; without a focus it is not in use yet
"$TYPIST" >"$output" 2>&1 &
typist_pid=$!
wait_for find_window || echo "Bail out! no window"
xdotool windowfocus --sync "$window"
sleep 0.5
ibus engine libpinyin
wait_for uses_pinyin || echo "Bail out! no libpinyin"
sleep 1

# The first key of all may come before the engine is ready to take it: that is its business, not the grid's.
type_slowly 'an'
press Escape
press Escape

type_slowly 'anquan '
type_slowly 'shengchan '
press Return
expect 'first word and second word are whole' '1 3 安全生产'

type_slowly 'jixiao'
press Escape
press Down
type_slowly 'kaohe '
press Return
expect 'the next cell is written' '3 3 考核'

number=$((number + 1))
if grep -q '^2 3 ' "$output"; then
    echo "not ok $number Escape gives up the composition"
else
    echo "ok $number Escape gives up the composition"
fi

press F2
press ctrl+a
type_slowly 'fenshu '
press Return
expect 'an open editor hears the input method' '4 3 分数'

press Left
type_slowly 'anquan '
press Return
number=$((number + 1))
if grep -q '^[0-9]* 2 ' "$output"; then
    echo "not ok $number a cell that cannot be written takes nothing"
else
    echo "ok $number a cell that cannot be written takes nothing"
fi
