"""The examples do what they say. EXPLAIN names the program (default: build/native/explain)."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPLAIN = os.environ.get('EXPLAIN', str(HERE.parents[1] / 'build/native/explain'))
ARTICLE = HERE.parent / 'articles/denial-and-mission/source.txt'


class SmallestCalls(unittest.TestCase):

    def test_python(self):
        command = [sys.executable, HERE / 'python/explain_article.py', EXPLAIN]
        run = subprocess.run([*command, ARTICLE], capture_output=True, encoding='utf-8')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('Arden | denied | supplying Veld with any weapons', run.stdout.splitlines())
        with tempfile.NamedTemporaryFile() as empty:
            run = subprocess.run([*command, empty.name], capture_output=True, encoding='utf-8')
        self.assertNotEqual(run.returncode, 0)
        self.assertIn('E-EMPTY', run.stderr)


if __name__ == '__main__':
    unittest.main()
