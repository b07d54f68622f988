"""The smallest calls, from Python and from R. EXPLAIN names the program (default: build/native/explain)."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPLAIN = os.environ.get('EXPLAIN', str(HERE.parents[1] / 'build/native/explain'))
ARTICLE = HERE.parent / 'articles/denial-and-mission/source.txt'
HAS_R = shutil.which('Rscript') and not subprocess.run(['Rscript', '-e', 'library(jsonlite)'], capture_output=True).returncode


class SmallestCalls(unittest.TestCase):

    def assert_says(self, command):
        run = subprocess.run([*command, EXPLAIN, ARTICLE], capture_output=True, encoding='utf-8')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('Arden | denied | supplying Veld with any weapons', run.stdout.splitlines())
        with tempfile.NamedTemporaryFile() as empty:
            run = subprocess.run([*command, EXPLAIN, empty.name], capture_output=True, encoding='utf-8')
        self.assertNotEqual(run.returncode, 0)
        self.assertIn('E-EMPTY', run.stderr)

    def test_python(self):
        self.assert_says([sys.executable, HERE / 'python/explain_article.py'])

    @unittest.skipUnless(HAS_R, 'there is no R with jsonlite: the example in R is not tested')
    def test_r(self):
        self.assert_says(['Rscript', HERE / 'r/explain_article.R'])


if __name__ == '__main__':
    unittest.main()
