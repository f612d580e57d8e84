# SPDX-License-Identifier: GPL-3.0-or-later
"""import: one step for all files or nothing; the same bytes are refused."""

from clitest import SAMPLE, CliTest, main


class Import(CliTest):
    sample = False

    def setUp(self):
        super().setUp()
        self.run_cli("new", self.workspace, workspace=None)

    def count(self, kind):
        return len(self.run_json("list", kind))

    def test_counts_are_reported(self):
        done = self.run_json("import", SAMPLE)
        self.assertEqual((done["dry_run"], len(done["files"])), (False, 1))
        self.assertEqual((done["files"][0]["document"], done["files"][0]["counts"]["tasks"], done["files"][0]["counts"]["rows"]), (1, 25, 125))

    def test_the_same_bytes_are_refused_with_their_date(self):
        self.run_cli("import", SAMPLE)
        renamed = self.folder / "renamed.txt"
        renamed.write_bytes(SAMPLE.read_bytes())
        self.run_cli("import", renamed, status=2)
        self.assertRegex(self.errors, r"already imported on \d{4}-\d\d-\d\d")
        self.assertEqual(self.count("documents"), 1)

    def test_dry_run_writes_nothing(self):
        done = self.run_json("import", "--dry-run", SAMPLE)
        self.assertEqual((done["dry_run"], done["files"][0]["document"]), (True, None))
        self.assertEqual((self.count("documents"), self.count("history")), (0, 0))

    def test_several_files_are_one_step(self):
        self.run_cli("import", SAMPLE, self.write_other())
        self.assertEqual((self.count("documents"), self.count("campaigns"), self.count("history")), (2, 1, 1))
        self.run_cli("undo")
        self.assertEqual((self.count("documents"), self.count("units"), self.count("rows")), (0, 0, 0))
        self.run_cli("redo")
        self.assertEqual(self.count("documents"), 2)

    def test_one_unreadable_file_refuses_all(self):
        self.run_cli("import", SAMPLE, "none.txt", status=2)
        self.assertEqual(self.count("history"), 0)

    def test_a_file_given_twice_refuses_all(self):
        self.run_cli("import", SAMPLE, SAMPLE, status=2)
        self.assertEqual(self.count("history"), 0)

    def test_another_version_supersedes(self):
        self.run_cli("import", SAMPLE)
        newer = self.folder / "newer.txt"
        newer.write_text(SAMPLE.read_text().replace("(送审稿)", ""))
        self.run_cli("import", newer)
        self.assertEqual([document["supersedes"] for document in self.run_json("list", "documents")], [None, 1])

    def test_assessment_has_the_year_of_the_campaign(self):
        self.run_cli("import", SAMPLE)
        self.assertEqual(self.run_json("list", "assessments")[0]["period"], "2017")


main()
