# SPDX-License-Identifier: GPL-3.0-or-later
"""set: every field of cli.md, as one step of history; what is refused changes nothing."""

from clitest import CliTest, main


class Set(CliTest):
    def get(self, kind, number):
        return next(record for record in self.run_json("list", kind) if record["id"] == number)

    def get_mark(self, number, code="self"):
        return self.get("rows", number)["marks"].get(code)

    def refuse(self, record, *fields, status=2):
        """The workspace stays byte for byte as it was."""
        before = self.run_json("list", "history"), self.run_json("list", record.split("/")[0]) if status == 2 else None
        self.run_cli("set", record, *fields, status=status)
        after = self.run_json("list", "history"), self.run_json("list", record.split("/")[0]) if status == 2 else None
        self.assertEqual(before, after)

    def test_points_are_set_and_cleared(self):
        self.run_cli("set", "rows/1", "self=7.5")
        self.assertEqual(self.get_mark(1)["points"], "7.5")
        self.run_cli("set", "rows/1", "self=")
        self.assertIsNone(self.get_mark(1)["points"])

    def test_a_set_is_one_step(self):
        self.run_cli("set", "rows/1", "self=8", "self-reason=差一份", "review=7")
        self.assertEqual(len(self.run_json("list", "history")), 2)
        self.run_cli("undo")
        self.assertEqual(self.get("rows", 1)["marks"], {})

    def test_points_out_of_range_are_refused(self):
        for points in ("10.01", "11", "-1", "-0.5", "1e1", "ten", "０x", "1,5", "0x5", "NaN", "99999999999999999999"):
            self.refuse("rows/1", f"self={points}")

    def test_one_bad_field_refuses_all(self):
        self.refuse("rows/1", "self=5", "review=11")
        self.refuse("rows/1", "review=11", "self=5")

    def test_a_value_only_proposes(self):
        self.run_cli("set", "rows/6", "self.value=0.62")
        mark = self.get_mark(6)
        self.assertEqual((mark["points"], mark["inputs"]), (None, {"value": "0.62"}))
        self.run_cli("set", "rows/6", "self=proposed")
        self.assertEqual(self.get_mark(6)["points"], "20")

    def test_value_and_proposed_in_one_command(self):
        self.run_cli("set", "rows/6", "self=proposed", "self.value=1")
        self.assertEqual(self.get_mark(6)["points"], "30")
        self.run_cli("set", "rows/6", "self.input.value=0.3", "self=proposed")
        self.assertEqual(self.get_mark(6)["points"], "10")

    def test_unknown_inputs_and_values_are_refused(self):
        self.refuse("rows/6", "self.value=much")
        self.refuse("rows/6", "self.input.weight=1")
        self.refuse("rows/7", "self.value=1")
        self.refuse("rows/6", "self=proposed")

    def test_an_option_only_proposes(self):
        self.run_cli("set", "rows/7", "self.option=2")
        self.assertEqual((self.get_mark(7)["points"], self.get_mark(7)["option"]), (None, 2))
        self.run_cli("set", "rows/7", "self=proposed")
        self.assertEqual(self.get_mark(7)["points"], "5")
        self.refuse("rows/7", "self.option=4")
        self.refuse("rows/7", "self.option=first")

    def test_not_applicable_needs_a_reason(self):
        self.refuse("rows/44", "self.applies=no")
        self.run_cli("set", "rows/44", "self.applies=no", "self.reason=无口岸")
        self.assertEqual((self.get_mark(44)["applies"], self.get_mark(44)["reason"]), (False, "无口岸"))
        self.run_cli("set", "rows/44", "self.applies=yes")
        self.refuse("rows/44", "self.applies=maybe")

    def test_unknown_rounds_records_fields(self):
        self.refuse("rows/1", "nosuch=3")
        self.refuse("rows/9999", "self=3")
        for record, field in (("rows/1", "self.foo=3"), ("tasks/1", "x=1"), ("targets/1", "reading.=1"), ("findings/1", "x=1"),
                              ("rounds/1", "x=1"), ("units/1", "x=1"), ("indicators/1", "x=1"), ("marks/1", "points=1"),
                              ("rows/0", "self=1"), ("rows", "self=1"), ("rows/1", "self"), ("rows/1", "=1")):
            self.refuse(record, field, status=1)
        self.refuse("rows/1", status=1)

    def test_indicator_combine(self):
        self.run_cli("set", "indicators/2", "combine=best")
        self.assertEqual(self.get("indicators", 2)["combine"], "best")
        self.refuse("indicators/2", "combine=worst")

    def test_task_fields(self):
        self.run_cli("set", "tasks/1", "status=doing", "progress=40", "due=2018-06-30", "note=推进中")
        task = self.get("tasks", 1)
        self.assertEqual((task["status"], task["progress"], task["due"], task["note"]), ("doing", 40, "2018-06-30", "推进中"))
        self.run_cli("set", "tasks/1", "due=2018-06", "note=")
        self.assertEqual((self.get("tasks", 1)["due"], self.get("tasks", 1)["note"]), ("2018-06", ""))
        for field in ("status=busy", "progress=101", "progress=4.5", "due=2018-13", "due=tomorrow"):
            self.refuse("tasks/1", field)

    def test_target_readings(self):
        self.run_cli("set", "targets/1", "reading.2018=89.95", "reading.2019H1=96")
        target = self.get("targets", 1)
        self.assertEqual(target["readings"], {"2018": "89.95", "2019H1": "96"})
        self.assertEqual(len({reading["measure"] for reading in self.run_json("list", "readings")}), 1)
        self.run_cli("set", "targets/1", "reading.2018=")
        self.assertEqual(self.get("targets", 1)["readings"], {"2019H1": "96"})
        for field in ("reading.18=1", "reading.2018-13=1", "reading.2018=much"):
            self.refuse("targets/1", field)

    def test_locked_round_refuses_marks(self):
        self.run_cli("set", "rounds/1", "locked=yes")
        self.assertTrue(self.get("rounds", 1)["locked"])
        self.refuse("rows/1", "self=3")
        self.run_cli("set", "rows/1", "review=3")
        self.run_cli("set", "rounds/1", "locked=no")
        self.run_cli("set", "rows/1", "self=3")

    def test_unit_fields(self):
        self.run_cli("set", "units/2", "name=市质量强市办", "aliases=市创质办、质强办", "from=2017-09", "successor=市质监局")
        unit = self.get("units", 2)
        self.assertEqual((unit["name"], unit["aliases"], unit["from"], unit["to"], unit["successors"]),
                         ("市质量强市办", ["市创质办", "质强办"], "2017-09", None, ["市质监局"]))
        self.run_cli("set", "units/2", "aliases=质强办", "successor=")
        unit = self.get("units", 2)
        self.assertEqual((unit["aliases"], unit["successors"]), (["质强办"], []))
        for field in ("name=", "name=市质监局", "aliases=市质监局", "successor=没有这个局", "successor=质强办", "from=x"):
            self.refuse("units/2", field)

    def test_unit_renamed_keeps_the_printed_name(self):
        self.run_cli("set", "units/2", "name=市质量强市办")
        self.assertEqual(self.get("tasks", 1)["units"][0]["name"], "市创质办")

    def test_finding_accepted_and_opened_again(self):
        self.run_cli("set", "findings/1", "accepted=照原文")
        finding = self.get("findings", 1)
        self.assertEqual(finding["accepted"], "照原文")
        self.assertNotEqual(finding["accepted_by"], "")
        self.run_cli("set", "findings/1", "accepted=")
        self.assertEqual((self.get("findings", 1)["accepted"], self.get("findings", 1)["accepted_at"]), ("", ""))

    def test_subject_picks_the_assessed_unit(self):
        self.run_cli("set", "rows/1", "self=1", "--subject", "永州市")
        self.refuse("rows/1", "self=1", "--subject", "市质监局")
        self.refuse("rows/1", "self=1", "--subject", "没有这个局")


main()
