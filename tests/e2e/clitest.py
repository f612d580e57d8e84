# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives chuangzhi-cli in a folder of its own and reports each test method as TAP."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = os.environ["CHUANGZHI_CLI"]
SOURCE = pathlib.Path(os.environ["G_TEST_SRCDIR"]).parent
SAMPLE = SOURCE / "data" / "sample" / "yongzhou.txt"


class CliTest(unittest.TestCase):
    """A test with a workspace that holds the sample document, unless it says otherwise."""

    sample = True
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="chuangzhi-")
        cls.addClassCleanup(folder.cleanup)
        cls.made = pathlib.Path(folder.name) / "sample.chuangzhi"
        if cls.sample:
            subprocess.run([CLI, "new", cls.made, "--sample"], check=True, timeout=60)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="chuangzhi-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "share"))
        self.workspace = self.folder / "a.chuangzhi"
        if self.sample:
            shutil.copy(self.made, self.workspace)

    def run_cli(self, *arguments, status=0, workspace=True, **environment):
        """Runs a command, expects an exit status, returns what it printed."""
        command = [CLI] + (["-w", str(self.workspace)] if workspace else []) + [str(argument) for argument in arguments]
        done = subprocess.run(command, cwd=self.folder, env=dict(self.environment, **environment), capture_output=True, timeout=60)
        self.errors = done.stderr.decode()
        self.assertEqual(done.returncode, status, f"{command}\n{done.stdout.decode()[:500]}{self.errors}")
        if status in (2, 3):
            self.assertRegex(self.errors, r"\Achuangzhi-cli: [^\n]+: [^\n]+\n\Z", "an error is one line")
        return done.stdout.decode()

    def run_json(self, *arguments, **options):
        return json.loads(self.run_cli(*arguments, "--json", **options))

    def find_row(self, no):
        return next(row for row in self.run_json("list", "rows") if row["no"] == no)

    def write_other(self, name="other.txt"):
        """Writes another document with a sheet: the sample under another number and title."""
        text = SAMPLE.read_text().replace("108号", "109号").replace("永州市创建全国质量强市示范城市", "永州市创建质量强市")
        path = self.folder / name
        path.write_text(text)
        return path


class TapResult(unittest.TestResult):
    def report(self, test, word, trace=None):
        print(f"{word} {self.testsRun} {test.id().split('.', 1)[1]}", flush=True)
        for line in (trace or "").splitlines():
            print("# " + line, flush=True)

    def addSuccess(self, test):
        self.report(test, "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self.report(test, "not ok", self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.report(test, "not ok", self.failures[-1][1])


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = suite.run(TapResult())
    sys.exit(0 if result.wasSuccessful() else 1)
