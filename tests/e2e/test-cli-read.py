# SPDX-License-Identifier: GPL-3.0-or-later
"""read: the draft as cli.md promises it; nothing else is touched."""

import hashlib
import re

from clitest import SAMPLE, CliTest, main

DECIMAL = re.compile(r"-?\d+(\.\d*[1-9])?\Z")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def walk(node, visit, name=None):
    visit(name, node)
    if isinstance(node, dict):
        for key, value in node.items():
            walk(value, visit, key)
    elif isinstance(node, list):
        for value in node:
            walk(value, visit, name)


class Read(CliTest):
    sample = False

    def setUp(self):
        super().setUp()
        self.draft = self.run_json("read", SAMPLE, workspace=None)

    def test_top_level_members_are_those_promised(self):
        self.assertEqual(list(self.draft), ["format", "source", "document", "outline", "tasks", "targets", "phases", "duties", "sheets", "findings"])
        self.assertEqual(self.draft["format"], 1)

    def test_source_names_the_bytes(self):
        source = self.draft["source"]
        self.assertEqual(source["name"], "yongzhou.txt")
        self.assertEqual(source["sha256"], hashlib.sha256(SAMPLE.read_bytes()).hexdigest())
        self.assertEqual((source["media_type"], source["encoding"]), ("text/plain", "UTF-8"))

    def test_document_has_its_metadata(self):
        document = self.draft["document"]
        self.assertEqual((document["kind"], document["number"], document["issuer"], document["date"], document["status"]),
                         ("plan", "永政办函〔2017〕108号", "永州市人民政府办公室", "2017-12-19", "送审稿"))
        self.assertEqual(len(document["addressees"]), 5)

    def test_points_and_values_are_exact_decimal_strings(self):
        seen = []

        def visit(name, node):
            self.assertNotIsInstance(node, float)
            if name in ("points", "points_printed", "value", "value_to", "ge", "gt", "le", "lt") and node is not None:
                self.assertRegex(node, DECIMAL)
                seen.append(node)

        walk(self.draft, visit)
        self.assertIn("0.6", seen)

    def test_dates_have_the_precision_of_the_source(self):
        for phase in self.draft["phases"]:
            self.assertRegex(phase["start"], DATE)
            self.assertRegex(phase["end"], DATE)
        self.assertEqual(self.draft["phases"][0]["start"], "2017-09")

    def test_units_have_name_and_role(self):
        units = [unit for task in self.draft["tasks"] for unit in task["units"]]
        self.assertEqual({"name": "市创质办", "role": "lead"}, self.draft["tasks"][0]["units"][0])
        self.assertIn({"name": "各成员单位", "role": "cooperating", "group": True}, units)

    def test_sheet_has_categories_indicators_rows(self):
        sheet = self.draft["sheets"][0]
        rows = [row for category in sheet["categories"] for indicator in category["indicators"] for row in indicator["rows"]]
        self.assertEqual((sheet["points"], len(sheet["categories"]), len(rows)), ("1055", 10, 125))
        for row in rows:
            self.assertLessEqual({"no", "text", "points", "points_printed", "rule", "units", "note", "extra"}, set(row))
            self.assertIn("kind", row["rule"])

    def test_finding_has_facts_and_words(self):
        found = next(finding for finding in self.draft["findings"] if finding["where"] == "2.4")
        self.assertEqual((found["code"], found["severity"], found["declared"], found["found"]), ("indicator-sum", "warning", "15", "21"))
        self.assertIn("21", found["message"])

    def test_words_are_chinese_in_a_chinese_locale(self):
        self.run_cli("read", self.folder / "none.txt", status=2, workspace=None, LANGUAGE="zh_CN")
        self.assertRegex(self.errors, "[一-龥]")

    def test_nothing_is_written(self):
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_missing_file_is_refused(self):
        self.run_cli("read", "none.txt", status=2, workspace=None)
        self.assertIn("none.txt", self.errors)

    def test_wrong_command_lines_show_the_usage(self):
        for arguments in ([], ["frobnicate"], ["read"], ["read", "a", "b"], ["read", "--frob", "a"], ["list"], ["--frob"], ["forms", "--form", "x"]):
            self.run_cli(*arguments, status=1, workspace=None)
            self.assertIn("Usage: chuangzhi-cli", self.errors)

    def test_text_is_utf8_in_the_c_locale(self):
        self.assertIn("永州市", self.run_cli("read", SAMPLE, workspace=None, LC_ALL="C"))


main()
