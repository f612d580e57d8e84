# SPDX-License-Identifier: GPL-3.0-or-later
"""score: totals as the rules of the sheet say, in exact decimals."""

from clitest import CliTest, main


class Score(CliTest):
    def score(self, *arguments):
        return self.run_json("score", *arguments)

    def find_indicator(self, score, marker):
        return next(i for category in score["categories"] for i in category["indicators"] if i["marker"] == marker)

    def test_nothing_scored(self):
        score = self.score()
        self.assertEqual((score["sheet"], score["subject"], score["round"], score["points"], score["attainable"], score["declared"],
                          score["standardised"], score["unscored"], score["grade"], score["vetoes"]),
                         (1, "永州市", "self", None, "1055", "1055", None, 125, None, []))

    def test_sums_are_exact(self):
        self.run_cli("set", "rows/1", "self=0.1")
        self.run_cli("set", "rows/2", "self=0.2")
        score = self.score()
        self.assertEqual((score["points"], score["standardised"], score["unscored"]), ("0.3", "0.03", 123))
        self.assertEqual(self.find_indicator(score, "1.1")["points"], "0.3")

    def test_surplus_of_a_faulty_indicator_is_cut_and_named(self):
        for row in self.run_json("list", "rows"):
            if row["indicator"] == "2.4":
                self.run_cli("set", f"rows/{row['id']}", f"self={row['points']}")
        indicator = self.find_indicator(self.score(), "2.4")
        self.assertEqual((indicator["points"], indicator["attainable"], indicator["declared"]), ("15", "15", "15"))
        self.assertIn("6", indicator["why"])

    def test_best_of_takes_the_better_row(self):
        rows = [row for row in self.run_json("list", "rows") if row["indicator"] == "7.5"]
        for row in rows:
            self.run_cli("set", f"rows/{row['id']}", "self=4")
        indicator = self.find_indicator(self.score(), "7.5")
        self.assertEqual(indicator["points"], "8")
        self.run_cli("set", f"indicators/{indicator['id']}", "combine=best")
        indicator = self.find_indicator(self.score(), "7.5")
        self.assertEqual((indicator["points"], indicator["attainable"], indicator["combine"]), ("4", "10", "best"))

    def test_not_applicable_leaves_the_denominator(self):
        row = self.find_row("44")
        self.run_cli("set", f"rows/{row['id']}", "self.applies=no", "self.reason=无口岸")
        score = self.score()
        self.assertEqual((score["attainable"], score["declared"], score["unscored"]), ("1051", "1055", 124))

    def test_proposal_and_why_of_a_row(self):
        self.run_cli("set", "rows/6", "self.value=0.62")
        row = self.find_indicator(self.score(), "1.3")["rows"][0]
        self.assertEqual((row["points"], row["proposed"], row["attainable"]), (None, "20", "30"))
        self.assertIn("0.62‰", row["why"])

    def test_why_in_chinese(self):
        self.run_cli("set", "rows/6", "self.value=0.62")
        score = self.run_json("score", LANGUAGE="zh_CN")
        self.assertEqual(self.find_indicator(score, "1.3")["rows"][0]["why"], "0.62‰，达到0.6‰以上档，得20分")

    def test_rounds_are_apart(self):
        self.run_cli("set", "rows/1", "self=8", "review=7.25")
        self.assertEqual((self.score()["points"], self.score("--round", "review")["points"]), ("8", "7.25"))
        self.run_cli("score", "--round", "final", status=2)

    def test_unassessed_subject_is_refused(self):
        self.run_cli("score", "--subject", "市质监局", status=2)

    def test_several_sheets_need_sheet(self):
        self.run_cli("import", self.write_other())
        self.run_cli("score", status=1)
        self.assertEqual(self.score("--sheet", "2")["sheet"], 2)

    def test_no_sheet_yet(self):
        self.run_cli("undo")
        self.run_cli("score", status=2)

    def test_text_shows_the_totals(self):
        self.run_cli("set", "rows/1", "self=7.5")
        self.assertIn("7.5 of 1055", self.run_cli("score"))


main()
