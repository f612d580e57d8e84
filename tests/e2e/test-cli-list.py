# SPDX-License-Identifier: GPL-3.0-or-later
"""list: every kind, with ids that stay; rows with their marks."""

import unicodedata

from clitest import SOURCE, CliTest, main

KINDS = ["campaigns", "documents", "tasks", "targets", "readings", "phases", "milestones", "duties", "sheets", "indicators", "rows",
         "assessments", "rounds", "units", "evidence", "findings", "history"]


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class List(CliTest):
    def test_every_kind_is_an_array_of_objects_with_ids(self):
        for kind in KINDS:
            records = self.run_json("list", kind)
            self.assertEqual(len({record["id"] for record in records}), len(records))
            self.run_cli("list", kind)

    def test_unbuilt_and_unknown_kinds_are_not_accepted(self):
        for kind in ("records", "marks", "frobs"):
            self.run_cli("list", kind, status=1)

    def test_row_has_the_promised_shape(self):
        row = self.find_row("17")
        self.assertEqual({key: row[key] for key in ("id", "sheet", "no", "category", "indicator", "points", "points_printed", "rule", "note", "extra", "marks")},
                         {"id": 17, "sheet": 1, "no": "17", "category": "二、", "indicator": "2.4", "points": "3", "points_printed": "3",
                          "rule": {"kind": "fixed"}, "note": "", "extra": {}, "marks": {}})
        self.assertEqual([(unit["name"], unit["role"]) for unit in row["units"]],
                         [("市质监局", "lead"), ("质量强市工作领导小组成员单位", "cooperating")])

    def test_both_rows_numbered_48_are_kept(self):
        self.assertEqual(len([row for row in self.run_json("list", "rows") if row["no"] == "48"]), 2)

    def test_marks_are_shown_by_round(self):
        self.run_cli("set", "rows/17", "self=2.5", "self.reason=少一份", "review=2")
        marks = self.find_row("17")["marks"]
        self.assertEqual(set(marks), {"self", "review"})
        self.assertLessEqual({"points", "inputs", "option", "applies", "reason", "by", "at"}, set(marks["self"]))
        self.assertEqual((marks["self"]["points"], marks["self"]["inputs"], marks["self"]["option"], marks["self"]["applies"], marks["self"]["reason"]),
                         ("2.5", {}, None, True, "少一份"))
        self.assertRegex(marks["self"]["at"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\Z")

    def test_ids_are_kept_over_undo_and_redo(self):
        before = self.run_json("list", "rows")
        self.run_cli("undo")
        self.assertEqual(self.run_json("list", "rows"), [])
        self.run_cli("redo")
        self.assertEqual(self.run_json("list", "rows"), before)

    def test_several_sheets_need_sheet(self):
        self.run_cli("import", self.write_other())
        self.run_cli("list", "rows", status=1)
        self.assertEqual({row["sheet"] for row in self.run_json("list", "rows", "--sheet", "2")}, {2})
        self.run_cli("list", "rows", "--sheet", "9", status=2)
        self.run_cli("list", "rows", "--sheet", "x", status=1)

    def test_every_kind_and_command_is_in_manual_and_completion(self):
        usage = self.run_cli("--help", workspace=None).split("Commands:\n")[1].split("\n\n")[0]
        commands = [line.split()[0] for line in usage.splitlines()]
        self.assertIn("verify", commands)
        for name in ("chuangzhi-cli.1", "completions/chuangzhi-cli"):
            text = (SOURCE / "data" / name).read_text()
            for word in commands + KINDS:
                self.assertRegex(text, rf"\b{word}\b", name)

    def test_history_is_newest_first(self):
        self.run_cli("set", "rows/17", "self=1")
        self.assertEqual([step["kind"] for step in self.run_json("list", "history")], ["edit", "import"])

    def test_columns_are_aligned_in_cells(self):
        lines = self.run_cli("list", "tasks").splitlines()
        at = lines[0].index("Title")
        for line in lines[1:]:
            place = 0
            while width(line[:place]) < at:
                place += 1
            self.assertEqual(width(line[:place]), at)
            self.assertEqual(line[place - 2:place], "  ")

    def test_a_missing_workspace_is_said(self):
        self.run_cli("-w", self.folder / "none.chuangzhi", "list", "rows", status=3, workspace=None)
        self.run_cli("list", "rows", status=1, workspace=None)


main()
