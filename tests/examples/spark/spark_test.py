"""The Spark example on a cluster of its own: a master, two workers, one of them killed in the middle.

EXPLAIN names the program (default: build/native/explain). Read are our sample articles, over and over, or the lines of the file
that ARCHIVE names (also .gz); ARTICLES says how many (default: 120). `make test-examples` installs what this needs; without it,
it says so and skips.
"""
import gzip
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TREE = HERE.parents[2]
EXPLAIN = os.environ.get('EXPLAIN', str(TREE / 'build/native/explain'))
ARCHIVE = os.environ.get('ARCHIVE')
COUNT = int(os.environ.get('ARTICLES', '120'))

try:
    import pyarrow.parquet
    import pyspark
except ImportError:
    pyspark = None
MISSING = ('PySpark is not installed' if pyspark is None else 'there is no Java' if shutil.which('java') is None else
           f'{EXPLAIN} is not built' if not Path(EXPLAIN).exists() else None)

BAD = ['not an object', '{"text": "An id is missing."}', '{"id": "no-text"}', '{"id": "empty", "text": " "}', '', '{"id": [[1]]}']


def samples():
    """Our articles as pasted, and short ones that leave somebody unheard."""
    pasted = [path.read_text(encoding='utf-8') for path in sorted([*TREE.glob('tests/articles/*/source.*'),
                                                                   *TREE.glob('web/samples/*.*')])]
    pasted += [f'Kest accused Mr. {accused} of theft of three ships. The port said Mr. {other} never stole ships.'
               for accused, other in (('Orlo', 'Marsh'), ('Marsh', 'Holt'), ('Holt', 'Orlo'))]
    return pasted


def good_lines():
    if ARCHIVE:
        with (gzip.open if ARCHIVE.endswith('.gz') else open)(ARCHIVE, 'rt', encoding='utf-8', newline='\n') as lines:
            yield from (line.rstrip('\n') for line in lines)
    else:
        pasted = samples()
        for number in itertools.count():
            text = pasted[number % len(pasted)]
            about = {'id': f'sample-{number}', 'outlet': f'Herald {number // 7 % 3}', 'date': f'2031-05-{number % 28 + 1:02}'}
            yield json.dumps({**about, 'html' if text.lstrip().startswith('<') else 'text': text}, ensure_ascii=number % 2 == 0)


def archive():
    """The lines of an archive, every thirtieth of them bad."""
    lines = list(itertools.islice(good_lines(), COUNT))
    for number in range(0, len(lines), 30):
        lines.insert(number, BAD[number // 30 % len(BAD)])
    return lines


def outlet_of(line):
    about = json.loads(line)
    return about.get('outlet') or about.get('source')


class Cluster:
    """A standalone master and two workers of one core each, every one a process group that can be killed."""

    def __init__(self, folder):
        home = Path(pyspark.__file__).parent
        self.environment = {**os.environ, 'SPARK_HOME': str(home), 'SPARK_LOCAL_IP': '127.0.0.1', 'PYSPARK_PYTHON': sys.executable,
                            'SPARK_WORKER_DIR': str(folder / 'work'), 'SPARK_NO_DAEMONIZE': '1'}
        self.folder, self.processes = folder, []
        self.start('master', 'master.Master', '--host', '127.0.0.1', '--port', '0', '--webui-port', '0')
        self.url = self.wait_for('master', r'Starting Spark master at (spark://\S+)')
        self.workers = [self.start(name, 'worker.Worker', '--host', '127.0.0.1', '--cores', '1', '--memory', '1g',
                                   '--webui-port', '0', self.url) for name in ('first', 'second')]
        for name in ('first', 'second'):
            self.wait_for(name, r'(Successfully registered with master)')

    def start(self, name, kind, *arguments):
        command = [f"{self.environment['SPARK_HOME']}/bin/spark-class", f'org.apache.spark.deploy.{kind}', *arguments]
        with open(self.folder / f'{name}.log', 'wb') as log:
            self.processes.append(subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True))
        return self.processes[-1]

    def wait_for(self, name, pattern):
        for _ in range(3000):
            found = re.search(pattern, (self.folder / f'{name}.log').read_text(errors='replace'))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError((self.folder / f'{name}.log').read_text(errors='replace')[-2000:])

    def kill(self, process):
        """A worker with its executor and what that runs, at once and without a word: as when the machine loses its power."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                self.kill(process)


def run(arguments, environment):
    return subprocess.run([sys.executable, *map(str, arguments)], env=environment, capture_output=True, encoding='utf-8')


@unittest.skipIf(MISSING, f'{MISSING}: the Spark example is not tested')
class Spark(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='explain-spark-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.lines = archive()
        cls.input = cls.folder / 'articles.jsonl'
        cls.input.write_text('\n'.join(cls.lines) + '\n', encoding='utf-8')
        began = time.monotonic()
        with open(cls.input, 'rb') as lines:
            answers = subprocess.run([EXPLAIN, '--jsonl'], stdin=lines, stdout=subprocess.PIPE, check=True).stdout
        cls.alone = time.monotonic() - began
        cls.answers = answers.decode().split('\n')[:-1]
        cls.few = cls.folder / 'few.jsonl'
        cls.few.write_text('\n'.join(cls.lines[:12]) + '\n', encoding='utf-8')
        cls.cluster = Cluster(cls.folder)
        cls.addClassCleanup(cls.cluster.close)

    def read(self, tables, name):
        return pyarrow.parquet.read_table(str(self.folder / tables / name)).to_pylist()

    def assert_all_there(self, tables, lines, answers):
        rows = sorted(self.read(tables, 'articles'), key=lambda row: row['article'])
        self.assertEqual([row['article'] for row in rows], list(range(len(lines))), 'nothing lost, nothing twice')
        for row, line, answer in zip(rows, lines, answers):
            expected = json.loads(answer)
            if 'error' in expected:
                self.assertEqual((row['error_code'], row['error_message'], row['bad_line'], row['answer']),
                                 (expected['error']['code'], expected['error']['message'], line, None))
            else:
                self.assertEqual(row['answer'], answer)
                self.assertEqual((row['error_code'], row['bad_line'], row['id']), (None, None, json.loads(line)['id']))
        return rows

    def test_1_a_worker_dies_and_nothing_is_lost(self):
        tables = self.folder / 'tables'
        size = max(1, self.input.stat().st_size // 1024 // 12)
        began = time.monotonic()
        job = subprocess.Popen([sys.executable, HERE / 'explain_archive.py', '--explain', EXPLAIN, '--master', self.cluster.url,
                                '--partition-kb', str(size), self.input, tables],
                               env=self.cluster.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8')
        while job.poll() is None and not list(tables.glob('articles/_temporary/0/task_*')):
            time.sleep(0.05)  # until the first partition is written
        self.assertIsNone(job.poll(), 'the job ended before a worker could be killed')
        self.cluster.kill(self.cluster.workers[0])
        log, _ = job.communicate()
        took = time.monotonic() - began
        self.assertEqual(job.returncode, 0, log[-3000:])
        self.assertRegex(log, 'Lost executor', 'the cluster noticed')
        self.assert_all_there('tables', self.lines, self.answers)
        print(f'\n{len(self.lines)} lines: {self.alone:.0f} s by one process, {took:.0f} s by Spark with a worker killed')

    def test_2_the_tables_hold_what_the_answers_hold(self):
        given = [json.loads(answer) for answer in self.answers]
        explained = {i: one['explanation'] for i, one in enumerate(given) if 'explanation' in one}
        for name in ('statements', 'claims', 'entities'):
            rows = self.read('tables', name)
            self.assertEqual(len(rows), sum(len(one[name]) for one in explained.values()), name)
        for row in self.read('tables', 'statements'):
            self.assertIn(row['content'].split(' … ')[0], explained[row['article']]['article']['text'])
        links = self.read('tables', 'links')
        self.assertEqual(sum(row['position'] == 'denies' for row in links),
                         sum(len(claim['denies']) for one in explained.values() for claim in one['claims']))

    def test_3_who_is_accused_and_not_heard(self):
        asked = run([HERE / 'unheard.py', self.folder / 'tables'], self.cluster.environment)
        self.assertEqual(asked.returncode, 0, asked.stderr[-3000:])
        head, *rows = [line.split('\t') for line in asked.stdout.splitlines()]
        self.assertEqual(head, ['outlet', 'articles', 'accused and not heard', 'in articles'])
        unheard = set()
        for line, answer in zip(self.lines, self.answers):
            given = json.loads(answer)
            for claim in given.get('explanation', {}).get('claims', []):
                for entity in claim['unanswered']:
                    unheard.add((outlet_of(line), given['explanation']['entities'][entity]['name'], given['id']))
        for outlet, _, name, count in rows:
            self.assertEqual(int(count), sum(one[:2] == (outlet, name) for one in unheard), (outlet, name))
        self.assertEqual({row[0] for row in rows}, {one[0] for one in unheard})
        self.assertTrue(rows, 'somebody is unheard in these articles')

    def test_4_a_column_by_a_pandas_udf(self):
        job = run([HERE / 'explain_archive.py', '--explain', EXPLAIN, '--how', 'udf', '--master', 'local[2]', self.few,
                   self.folder / 'udf'],
                  self.cluster.environment)
        self.assertEqual(job.returncode, 0, job.stderr[-3000:])
        self.assert_all_there('udf', self.lines[:12], self.answers[:12])

    def test_5_a_program_that_fails_fails_the_job(self):
        broken = self.folder / 'broken'
        broken.write_text('#!/bin/sh\ncat >/dev/null\necho "no model" >&2\nexit 2\n')
        broken.chmod(0o755)
        for how in ('pipe', 'udf'):
            job = run([HERE / 'explain_archive.py', '--explain', broken, '--how', how, '--master', 'local[1]', self.few,
                       self.folder / f'broken-{how}'], self.cluster.environment)
            self.assertNotEqual(job.returncode, 0)
            self.assertRegex(job.stderr, r'(ended|exited) with( error code)? 2|error code 2')
            self.assertFalse((self.folder / f'broken-{how}/articles/_SUCCESS').exists())


if __name__ == '__main__':
    unittest.main(verbosity=2)
