# SPDX-License-Identifier: GPL-3.0-or-later
"""new, undo, redo, backup, verify, forms, export, and who holds the file."""

import fcntl
import os
import sqlite3
import subprocess
import zipfile

from clitest import CLI, CliTest, main


class Files(CliTest):
    def test_new_refuses_a_file_that_exists(self):
        before = self.workspace.read_bytes()
        self.run_cli("new", self.workspace, status=3, workspace=None)
        self.assertEqual(self.workspace.read_bytes(), before)

    def test_new_wants_its_ending(self):
        self.run_cli("new", "b.txt", status=1, workspace=None)

    def test_new_in_a_missing_folder(self):
        self.run_cli("new", "none/b.chuangzhi", status=3, workspace=None)

    def test_undo_and_redo_count_steps(self):
        self.run_cli("set", "rows/1", "self=1")
        self.run_cli("set", "rows/1", "self=2")
        self.run_cli("undo", "2")
        self.assertEqual(self.find_row("1")["marks"], {})
        self.run_cli("redo", "2")
        self.assertEqual(self.find_row("1")["marks"]["self"]["points"], "2")

    def test_too_many_steps_leave_the_workspace_as_it_was(self):
        self.run_cli("set", "rows/1", "self=1")
        self.run_cli("undo")
        before = self.run_json("list", "history")
        self.run_cli("undo", "2", status=2)
        self.run_cli("redo", "2", status=2)
        self.assertEqual(self.run_json("list", "history"), before)
        self.run_cli("undo", "many", status=1)
        self.run_cli("undo", "0", status=1)

    def test_an_edit_ends_redo(self):
        self.run_cli("set", "rows/1", "self=1")
        self.run_cli("undo")
        self.run_cli("set", "rows/2", "self=1")
        self.run_cli("redo", status=2)

    def test_backup_is_a_workspace_of_its_own(self):
        self.run_cli("set", "rows/1", "self=1")
        self.run_cli("backup", "b.chuangzhi")
        rows = self.run_json("list", "rows")
        self.workspace = self.folder / "b.chuangzhi"
        self.assertEqual(self.run_json("list", "rows"), rows)
        self.run_cli("verify")

    def test_verify_of_a_sound_file(self):
        self.assertEqual(self.run_json("verify")["problems"], [])

    def test_verify_finds_a_forged_history(self):
        self.run_cli("set", "rows/1", "self=1")
        database = sqlite3.connect(self.workspace)
        triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE step SET label = 'forged' WHERE id = 2")
        for _, statement in triggers:
            database.execute(statement)
        database.commit()
        database.close()
        self.assertFalse(self.run_json("verify", status=4)["ok"])
        self.run_cli("verify", status=4)

    def test_foreign_and_missing_files(self):
        text = self.folder / "text.chuangzhi"
        text.write_text("no workspace")
        for name in (text, self.folder / "none.chuangzhi"):
            self.run_cli("-w", name, "list", "rows", status=3, workspace=None)
            self.run_cli("-w", name, "set", "rows/1", "self=1", status=3, workspace=None)

    def test_holder_is_named_and_reading_goes_on(self):
        with open(self.folder / ".a.chuangzhi.lock", "w") as lock:
            lock.write("李慧\noffice\n4711\n2026-11-22T09:30:00+08:00\n")
            lock.flush()
            fcntl.lockf(lock, fcntl.LOCK_EX)
            self.run_cli("set", "rows/1", "self=1", status=3)
            self.assertIn("李慧", self.errors)
            self.assertIn("4711", self.errors)
            for command in (["list", "rows"], ["check"], ["score"], ["forms"], ["verify"], ["backup", "b.chuangzhi"], ["export", "--form", "self-scoring-sheet", "-o", "a.xlsx"]):
                self.run_cli(*command)
        self.run_cli("set", "rows/1", "self=1")

    def test_documents_must_be_files(self):
        pipe = self.folder / "pipe.txt"
        os.mkfifo(pipe)
        self.run_cli("import", pipe, status=2)

    def test_forms_are_described(self):
        for form in self.run_json("forms", workspace=None):
            self.assertEqual(set(form), {"id", "title", "paper", "orientation"})
            self.assertIn(form["paper"], ("A3", "A4"))
            self.assertIn(form["orientation"], ("landscape", "portrait"))

    def test_every_form_is_written_both_ways(self):
        for form in self.run_json("forms", workspace=None):
            self.run_cli("export", "--form", form["id"], "-o", "a.xlsx")
            self.assertIn("xl/workbook.xml", zipfile.ZipFile(self.folder / "a.xlsx").namelist())
            self.run_cli("export", "--form", form["id"], "-o", "a.pdf")
            self.assertTrue((self.folder / "a.pdf").read_bytes().startswith(b"%PDF"))

    def test_wrong_exports_write_nothing(self):
        for arguments, status in ((["--form", "self-scoring-sheet"], 1), (["-o", "a.pdf"], 1), (["--form", "self-scoring-sheet", "-o", "a.doc"], 1),
                                  (["--form", "nosuch", "-o", "a.pdf"], 2), (["--form", "self-scoring-sheet", "--round", "nosuch", "-o", "a.pdf"], 2),
                                  (["--form", "self-scoring-sheet", "--unit", "没有这个局", "-o", "a.pdf"], 2),
                                  (["--form", "self-scoring-sheet", "-o", "none/a.pdf"], 3)):
            self.run_cli("export", *arguments, status=status)
        self.assertFalse((self.folder / "a.pdf").exists())

    def test_full_output_is_said(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, "-w", self.workspace, "list", "rows", "--json"], env=self.environment, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)


main()
