# SPDX-License-Identifier: GPL-3.0-or-later
"""check: what is wrong now, worst first; acceptances lapse with their facts."""

from clitest import SAMPLE, CliTest, main


class Check(CliTest):
    def find(self, code, where, checks=None):
        found = [check for check in checks or self.run_json("check") if (check["code"], check["where"]) == (code, where)]
        self.assertLessEqual(len(found), 1)
        return found[0] if found else None

    def test_it_finds_what_the_reader_found(self):
        read = {(finding["code"], finding["where"]) for finding in self.run_json("read", SAMPLE, workspace=None)["findings"]}
        checks = self.run_json("check")
        self.assertEqual({(check["code"], check["where"]) for check in checks}, read)
        self.assertNotIn(None, [check["id"] for check in checks])

    def test_warnings_are_no_errors(self):
        self.run_cli("check")

    def test_worst_first(self):
        order = {"error": 0, "warning": 1, "note": 2}
        severities = [order[check["severity"]] for check in self.run_json("check")]
        self.assertEqual(severities, sorted(severities))

    def test_best_of_settles_an_indicator(self):
        indicator = self.find("indicator-sum", "7.5")["record"]
        self.run_cli("set", f"indicators/{indicator}", "combine=best")
        self.assertIsNone(self.find("indicator-sum", "7.5"))
        self.run_cli("undo")
        self.assertIsNotNone(self.find("indicator-sum", "7.5"))

    def test_accepted_stands_last_and_lapses_with_its_facts(self):
        found = self.find("indicator-sum", "2.4")
        self.run_cli("set", f"findings/{found['id']}", "accepted=照原表")
        checks = self.run_json("check")
        self.assertEqual((checks[-1]["id"], checks[-1]["accepted"], checks[-1]["lapsed"]), (found["id"], "照原表", False))
        self.run_cli("set", f"indicators/{found['record']}", "combine=best")
        found = self.find("indicator-sum", "2.4")
        self.assertEqual((found["accepted"], found["lapsed"], found["found"]), ("", True, "6"))
        self.run_cli("undo")
        self.assertEqual(self.find("indicator-sum", "2.4")["accepted"], "照原表")

    def test_truncated_document_is_an_error_until_accepted(self):
        cut = self.folder / "cut.txt"
        cut.write_text("产品质量管理实施方案\n\n一、指导思想\n\n以提高产品质量为中心,加强企业质量管理,健全标准和计量体系,督促企业严格按标准\n")
        draft = self.run_json("read", cut, workspace=None)
        self.assertIn("error", [finding["severity"] for finding in draft["findings"]])
        self.run_cli("import", cut, status=2)
        self.run_cli("import", cut, "--accept")
        self.run_cli("check", status=4)
        for check in self.run_json("check", status=4):
            if check["severity"] == "error":
                self.run_cli("set", f"findings/{check['id']}", "accepted=仅此一份")
        self.run_cli("check")


main()
