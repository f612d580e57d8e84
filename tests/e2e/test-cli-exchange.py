# SPDX-License-Identifier: GPL-3.0-or-later
"""send and receive: what a unit, or the program it uses, does to a workbook never costs a value."""

import subprocess

import openpyxl

from clitest import CLI, CliTest, main

UNIT = "市质监局"
SCORES, TASKS, CONTACTS, HIDDEN = "自评填报", "任务进展", "联络员", "_chuangzhi"


def find(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def cell(sheet, key, column):
    return sheet.cell(find(sheet, key).row, find(sheet, column).column)


class Exchange(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sent_folder = cls.made.parent / "sent"
        subprocess.run([CLI, "-w", cls.made, "send", "--units", "all", "-d", cls.sent_folder], check=True, timeout=120, stdout=subprocess.DEVNULL)
        cls.path = next(cls.sent_folder.glob(UNIT + "*"))

    def setUp(self):
        super().setUp()
        self.book = openpyxl.load_workbook(self.path)
        self.keys = [c.value for row in self.book[SCORES].iter_rows() for c in row if str(c.value).startswith("row/")]
        rows = {row["id"]: row for row in self.run_json("list", "rows")}
        leads = {key: [u["name"] for u in rows[int(key[4:])]["units"] if u["role"] == "lead"] for key in self.keys}
        self.sole = [key for key in self.keys if leads[key] == [UNIT]]
        self.shared = [key for key in self.keys if UNIT in leads[key] and len(leads[key]) > 1]
        self.points = {key: rows[int(key[4:])]["points"] for key in self.keys}

    def fill(self, key, column, value, sheet=SCORES):
        cell(self.book[sheet], key, column).value = value

    def save(self, name="回收.xlsx"):
        path = self.folder / name
        self.book.save(path)
        return path

    def receive(self, *paths, accept=False, status=0):
        answer = self.run_json("receive", *paths, *(["--accept-clean"] if accept else []), status=status)
        return answer["files"][0] if len(answer["files"]) == 1 else answer

    def states(self, file):
        return {(change.get("row") or change.get("task") or change.get("contact"), change["field"]): (change["returned"], change["state"]) for change in file["changes"]}

    def fill_some(self):
        """Fills in what any way of saving must bring back."""
        self.fill(self.sole[0], "score", 2.5)
        self.fill(self.sole[0], "reason", "已建立制度\n有文件")
        self.fill(self.sole[1], "score", 1)
        self.fill(self.sole[1], "evidence", "永质监〔2018〕3号")
        self.fill("task/9", "percent", 40, TASKS)
        self.fill("task/9", "status", "推进中", TASKS)
        self.fill("contact/-1", "name", "王五", CONTACTS)
        first, second = (int(key[4:]) for key in self.sole[:2])
        return {
            (first, "points"): ("2.5", "accept"),
            (first, "reason"): ("已建立制度\n有文件", "accept"),
            (second, "points"): ("1", "accept"),
            (second, "evidence"): ("永质监〔2018〕3号", "accept"),
            (9, "percent"): ("40", "accept"),
            (9, "status"): ("推进中", "accept"),
            (-1, "name"): ("王五", "accept"),
        }

    def refuse(self, path, words):
        before = self.run_json("list", "history")
        file = self.receive(path, accept=True, status=2)
        self.assertEqual(file["status"], "refused")
        self.assertEqual(file["changes"], [])
        self.assertIn(words, file["problems"][0])
        self.assertEqual(self.run_json("list", "history"), before)

    def test_untouched_workbooks_change_nothing(self):
        answer = self.run_json("receive", self.sent_folder)
        self.assertEqual([file["status"] for file in answer["files"]], ["clean"] * len(answer["files"]))
        self.assertEqual([file["changes"] for file in answer["files"]], [[]] * len(answer["files"]))
        self.assertEqual(answer["missing"], [])

    def test_who_did_not_return_is_missing(self):
        file = self.run_json("receive", self.save())
        self.assertNotIn(UNIT, file["missing"])
        self.assertEqual(len(file["missing"]), len(list(self.sent_folder.iterdir())) - 1)

    def test_three_ways(self):
        accept, both, ours, alike, invalid = self.sole[:5]
        for key in (accept, both, alike):
            self.fill(key, "score", "１")
        self.fill(invalid, "score", 999)
        for key, value in ((both, 2), (ours, 2), (alike, 1)):
            self.run_cli("set", "rows/" + key[4:], f"self={value}")
        file = self.receive(self.save())
        self.assertEqual((file["unit"], file["dispatch"], file["status"]), (UNIT, 1, "conflicts"))
        expected = {accept: ("1", "accept"), both: ("1", "conflict"), ours: ("", "keep"), alike: ("1", "same"), invalid: ("999", "invalid")}
        self.assertEqual(self.states(file), {(int(key[4:]), "points"): value for key, value in expected.items()})

    def test_accepting_is_one_step_and_twice_changes_nothing(self):
        expected = self.fill_some()
        path = self.save()
        steps = len(self.run_json("list", "history"))
        self.assertEqual(self.states(self.receive(path, accept=True)), expected)
        self.assertEqual(len(self.run_json("list", "history")), steps + 1)
        again = self.receive(path, accept=True)
        self.assertEqual({state for _, state in self.states(again).values()}, {"same"})
        self.assertEqual(len(self.run_json("list", "history")), steps + 1)
        self.run_cli("undo")
        self.assertEqual(self.run_json("list", "submissions"), [])
        self.assertEqual(self.run_json("list", "contacts"), [])

    def test_a_submission_is_never_our_own_mark(self):
        sole, shared = self.sole[0], self.shared[0]
        for key in (sole, shared):
            self.fill(key, "score", 1)
        self.receive(self.save(), accept=True)
        rows = {row["id"]: row for row in self.run_json("list", "rows")}
        self.assertEqual([rows[int(key[4:])]["marks"] for key in (sole, shared)], [{}, {}])
        self.run_cli("set", "rows/" + sole[4:], "self=proposed")
        self.run_cli("set", "rows/" + shared[4:], "self=proposed", status=2)
        marks = {row["id"]: row for row in self.run_json("list", "rows")}[int(sole[4:])]["marks"]
        self.assertEqual(marks["self"]["points"], "1")

    def test_conflicts_wait_and_are_kept_once(self):
        self.fill(self.sole[0], "score", 1)
        self.run_cli("set", "rows/" + self.sole[0][4:], "self=2")
        path = self.save()
        for _ in range(2):
            self.receive(path, accept=True)
        self.assertEqual([(s["value"], s["state"]) for s in self.run_json("list", "submissions")], [("1", "waiting")])

    def test_two_different_files_of_one_unit_do_not_overwrite_each_other(self):
        self.fill(self.sole[0], "score", 1)
        first = self.save("甲.xlsx")
        self.fill(self.sole[0], "score", 2)
        second = self.save("乙.xlsx")
        answer = self.receive(first, second, accept=True)
        self.assertEqual([list(self.states(file).values()) for file in answer["files"]], [[("1", "accept")], [("2", "conflict")]])

    def test_saved_by_another_program(self):
        expected = self.fill_some()
        path = self.save()
        for ending in ("ods", "xls", "xlsx"):
            out = self.folder / ending
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless", "--convert-to", ending, "--outdir", out, path],
                           check=True, capture_output=True, timeout=100)
            self.assertEqual(self.states(self.receive(out / path.with_suffix("." + ending).name)), expected, ending)

    def test_renamed_unhidden_and_split(self):
        expected = self.fill_some()
        sheet = self.book[SCORES]
        self.book[HIDDEN].sheet_state = "visible"
        self.book[HIDDEN].title = "Sheet4"
        sheet.title = "我们的自评"
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        for row in sheet.row_dimensions.values():
            row.hidden = False
        self.assertEqual(self.states(self.receive(self.save("不知道是谁的.XLSX"))), expected)

    def test_columns_reordered(self):
        expected = self.fill_some()
        sheet = self.book[SCORES]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        values = [[c.value for c in row] for row in sheet.iter_rows()]
        order = list(reversed(range(len(values[0]))))
        for r, row in enumerate(values, 1):
            for c, old in enumerate(order, 1):
                sheet.cell(r, c).value = row[old]
        self.assertEqual(self.states(self.receive(self.save())), expected)

    def test_rows_sorted_and_blank_rows_between(self):
        expected = self.fill_some()
        sheet = self.book[SCORES]
        keys = [find(sheet, key).row for key in self.keys]
        rows = [[sheet.cell(r, c + 1).value for c in range(sheet.max_column)] for r in reversed(range(keys[0], keys[-1] + 1))]
        for r, row in zip(range(keys[0], keys[-1] + 1), rows):
            for c, value in enumerate(row, 1):
                sheet.cell(r, c).value = value
        sheet.insert_rows(keys[3], 2)
        sheet.insert_rows(keys[0])
        self.assertEqual(self.states(self.receive(self.save())), expected)

    def test_a_row_put_in_is_offered_and_never_dropped(self):
        expected = self.fill_some()
        sheet = self.book[SCORES]
        row = find(sheet, self.keys[1]).row
        sheet.insert_rows(row)
        sheet.cell(row, find(sheet, "score").column).value = 3
        sheet.cell(row, find(sheet, "text").column).value = "另有一项"
        path = self.save()
        file = self.receive(path)
        self.assertEqual(self.states(file), expected)
        self.assertEqual([added["values"] for added in file["added"]], [{"points": "3", "text": "另有一项"}])
        for _ in range(2):
            self.receive(path, accept=True)
        self.assertEqual(len([s for s in self.run_json("list", "submissions") if s["field"] == "added"]), 1)

    def test_a_row_taken_out_leaves_ours_as_it_is(self):
        self.fill(self.sole[0], "score", 1)
        sheet = self.book[SCORES]
        sheet.delete_rows(find(sheet, self.sole[1]).row)
        file = self.receive(self.save())
        self.assertEqual(self.states(file), {(int(self.sole[0][4:]), "points"): ("1", "accept")})
        self.assertIn("1 row", file["problems"][0])

    def test_hidden_ids_removed_headings_left(self):
        expected = self.fill_some()
        for name in (SCORES, TASKS, CONTACTS):
            sheet = self.book[name]
            sheet.delete_rows(find(sheet, "no").row)
        self.assertEqual(self.states(self.receive(self.save())), expected)

    def test_a_formula_without_its_result_is_not_a_blank(self):
        self.fill(self.sole[0], "score", "=1+1")
        self.assertEqual([state for _, state in self.states(self.receive(self.save())).values()], ["invalid"])

    def test_percent_in_three_ways(self):
        for value, style in ((0.8, "0%"), ("80%", "General"), ("８０％", "General")):
            self.fill("task/9", "percent", value, TASKS)
            cell(self.book[TASKS], "task/9", "percent").number_format = style
            self.assertEqual(self.states(self.receive(self.save())), {(9, "percent"): ("80", "accept")})

    def test_dates_in_three_ways_are_one_text(self):
        import datetime
        for value in (datetime.date(2018, 9, 30), datetime.datetime(2018, 9, 30), "2018-09-30"):
            self.fill(self.sole[0], "evidence", value)
            self.assertEqual(self.states(self.receive(self.save())), {(int(self.sole[0][4:]), "evidence"): ("2018-09-30", "accept")})

    def test_a_person_who_left_keeps_the_record(self):
        self.fill("contact/-1", "name", "王五", CONTACTS)
        self.fill("contact/-1", "mobile", "13800000001", CONTACTS)
        self.receive(self.save(), accept=True)
        self.run_cli("send", "--units", UNIT, "-d", "again")
        path = next((self.folder / "again").iterdir())
        book = openpyxl.load_workbook(path)
        cell(book[CONTACTS], "contact/1", "name").value = "赵六"
        book.save(path)
        for _ in range(2):
            self.receive(path, accept=True)
        self.assertEqual([(c["name"], c["mobile"], c["to"] is None or c["to"] == "") for c in self.run_json("list", "contacts")],
                         [("王五", "13800000001", False), ("赵六", "13800000001", True)])

    def test_refused_not_a_workbook(self):
        for name, content in (("a.xlsx", b"PK\x03\x04 broken"), ("b.txt", "自评".encode()), ("c.xlsx", b"")):
            path = self.folder / name
            path.write_bytes(content)
            file = self.receive(path, status=2)
            self.assertEqual((file["status"], file["unit"]), ("refused", None))

    def test_refused_identifiers_removed(self):
        del self.book[HIDDEN]
        self.refuse(self.save(), "identifiers is gone")

    def test_refused_identifiers_altered(self):
        for name, value in (("unit", "2"), ("dispatch", "7"), ("checksum", "0" * 64)):
            book = openpyxl.load_workbook(self.path)
            find(book[HIDDEN], name).offset(column=1).value = value
            path = self.folder / "altered.xlsx"
            book.save(path)
            self.refuse(path, "identifiers were altered")

    def test_refused_from_another_workspace(self):
        find(self.book[HIDDEN], "workspace").offset(column=1).value = "00000000-0000-4000-8000-000000000000"
        self.refuse(self.save(), "another workspace")

    def test_refused_older_dispatch(self):
        self.run_cli("send", "--units", UNIT, "-d", "again")
        self.refuse(self.save(), "dispatch 2 since")

    def test_refused_headings_changed(self):
        find(self.book[SCORES], "自评得分").value = "考核得分"
        self.refuse(self.save(), "自评得分")

    def test_refused_when_some_columns_were_sorted_without_the_others(self):
        sheet = self.book[SCORES]
        column = find(sheet, "text").column
        first, second = (find(sheet, key).row for key in self.keys[:2])
        sheet.cell(first, column).value, sheet.cell(second, column).value = sheet.cell(second, column).value, sheet.cell(first, column).value
        self.refuse(self.save(), "identifier of another row")

    def test_one_refused_file_does_not_hold_up_the_others(self):
        self.fill(self.sole[0], "score", 1)
        path = self.save()
        (self.folder / "x.txt").write_text("x")
        answer = self.receive(path, self.folder / "x.txt", accept=True)
        self.assertEqual([file["status"] for file in answer["files"]], ["clean", "refused"])
        self.assertEqual(len(self.run_json("list", "submissions")), 1)

    def test_cooperating_units_give_no_points(self):
        rows = {row["id"]: row for row in self.run_json("list", "rows")}
        for path in self.sent_folder.iterdir():
            book = openpyxl.load_workbook(path)
            if SCORES not in book:
                continue
            unit = path.name.split("-")[0]
            for row in book[SCORES].iter_rows():
                key = next((c.value for c in row if str(c.value).startswith("row/")), None)
                units = rows[int(key[4:])]["units"] if key else []
                if key and all(u["role"] == "cooperating" for u in units if u["name"] == unit):
                    self.assertTrue(row[find(book[SCORES], "score").column - 1].protection.locked)
                    return
        self.fail("the sample has no cooperating unit with a workbook")

    def read_form(self, form):
        self.run_cli("export", "--form", form, "--unit", UNIT, "-o", form + ".xlsx")
        book = openpyxl.load_workbook(self.folder / (form + ".xlsx"))
        return [c.value for row in book.worksheets[0].iter_rows() for c in row if c.value is not None]

    def test_forms_follow_what_came_back(self):
        self.assertIn("尚未报送", self.read_form("reminder"))
        self.assertNotIn("王五", self.read_form("liaison-roster"))
        self.fill("task/9", "progress", "已印发标准化工作方案", TASKS)
        self.fill("contact/-1", "name", "王五", CONTACTS)
        self.receive(self.save(), accept=True)
        self.assertNotIn("尚未报送", self.read_form("reminder"))
        self.assertIn("王五", self.read_form("liaison-roster"))
        self.assertIn("已印发标准化工作方案", self.read_form("progress-summary"))

    def test_send_does_not_replace_a_file(self):
        (self.folder / "out").mkdir()
        (self.folder / "out" / f"{UNIT}-填报表-2.xlsx").write_text("完成的填报")
        self.run_cli("send", "--units", UNIT + ",市财政局", "-d", "out", status=3)
        self.assertEqual([p.read_text() for p in (self.folder / "out").iterdir()], ["完成的填报"])
        self.assertEqual(len({d["number"] for d in self.run_json("list", "dispatches")}), 1)

    def test_send_to_unknown_units_is_refused(self):
        self.run_cli("send", "--units", "没有这个局", "-d", "out", status=2)
        self.run_cli("send", "--units", "all", status=1)
        self.run_cli("send", "-d", "out", status=1)
        self.run_cli("send", "--units", "all", "-d", "out", "--deadline", "明天", status=1)


main()
