// The command line: exit statuses, error codes, lines in order. EXPLAIN names the program, MODEL the model file.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

const program = process.env.EXPLAIN ?? 'build/native/explain';
const model = process.env.MODEL ?? 'core/model/english.model';
const folder = mkdtempSync(join(tmpdir(), 'explain-'));
after(() => rmSync(folder, { recursive: true }));

const article =
  'The Arden government sold shells to Veld, two officials said.\n\n' +
  '“We sold nothing,” said Mara Holt, a spokeswoman for Arden 😀.\n';

/** Runs the program to its end. */
function explain(args, input = '') {
  const run = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  assert.equal(run.signal, null, `ended by ${run.signal}: ${args}`);
  return { status: run.status, out: run.stdout.toString('utf8'), err: run.stderr.toString('utf8') };
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Every error is one line that names the file, says what happened and ends with a stable code. */
function assertError(run, code) {
  assert.equal(run.status, 1);
  assert.equal(run.out, '');
  assert.match(run.err, new RegExp(`^explain: [^\\n]+: [^\\n]+ \\[${code}\\]\\n$`, 'm'));
}

test('an article from standard input or a file, with the same answer', () => {
  const typed = explain([], article);
  assert.equal(typed.status, 0);
  const answer = JSON.parse(typed.out);
  assert.equal(answer.version, 1);
  assert.equal(answer.unit, 'code-point');
  assert.ok(answer.article.text.includes('“We sold nothing,”'));
  assert.equal(explain([file('a.txt', article)]).out, typed.out);
  assert.equal(explain(['-'], article).out, typed.out);
  assert.equal(explain(['--input', 'text', '--format', 'json'], article).out, typed.out);
});

test('several files give a line each', () => {
  const path = file('b.txt', article);
  const run = explain([path, path]);
  assert.equal(run.status, 0);
  assert.equal(run.out.trimEnd().split('\n').length, 2);
});

test('units count what they say', () => {
  const length = {
    'utf-16': (text) => text.length,
    'code-point': (text) => [...text].length,
    'utf-8': (text) => Buffer.byteLength(text),
  };
  for (const [unit, count] of Object.entries(length)) {
    const answer = JSON.parse(explain(['--unit', unit], article).out);
    assert.equal(answer.unit, unit);
    assert.equal(answer.article.blocks.at(-1).end, count(answer.article.text));
  }
});

test('spans in UTF-16 cut what JavaScript cuts', () => {
  const answer = JSON.parse(explain(['--unit=utf-16'], article).out);
  for (const block of answer.article.blocks) {
    assert.ok(article.includes(answer.article.text.slice(block.begin, block.end)));
  }
});

test('the other formats', () => {
  assert.match(explain(['--format', 'text'], article).out, /How the text was read\n-+\n/);
  assert.match(explain(['--format=markdown'], article).out, /^## How the text was read$/m);
});

test('help and version', () => {
  assert.match(explain(['--help']).out, /--jsonl/);
  assert.match(explain(['--version']).out, /^explain \d+\.\d+\.\d+\n$/);
  assert.equal(explain(['--help']).status, 0);
});

test('a wrong command line', () => {
  const wrong = [
    ['--nonsense'],
    ['--format', 'pdf'],
    ['--format'],
    ['--unit=bytes'],
    ['--input', ''],
    ['--model'],
    ['--model='],
    ['--jsonl', 'a.txt'],
    ['--jsonl', '--format', 'text'],
    ['-x'],
  ];
  for (const args of wrong) {
    const run = explain(args, article);
    assert.equal(run.status, 2, args.join(' '));
    assert.equal(run.out, '');
    assert.match(run.err, /^explain: .+ Try explain --help\.\n$/);
  }
});

test('behind -- everything is a file', () => assertError(explain(['--', '--help']), 'E-FILE'));

test('a file that is not there, and a folder', () => {
  assertError(explain([join(folder, 'missing.txt')]), 'E-FILE');
  assertError(explain([folder]), 'E-FILE');
  const run = explain([join(folder, 'missing.txt'), file('c.txt', article)]);
  assert.equal(run.status, 1);
  assert.equal(JSON.parse(run.out).version, 1, 'the other file is explained all the same');
});

test('bad articles have codes', () => {
  assertError(explain([], ''), 'E-EMPTY');
  assertError(explain([], ' \n\t \n'), 'E-EMPTY');
  assertError(explain([], 'A b c. '.repeat(3_000_000)), 'E-SIZE');
  assertError(explain([], Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0', 'latin1')), 'E-BINARY');
  assertError(explain([], Buffer.alloc(100_000)), 'E-BINARY');
});

test('bytes that are not UTF-8 are read all the same', () => {
  const run = explain([], Buffer.from('Arden denied it, the caf\xe9 owner said.\n', 'latin1'));
  assert.equal(run.status, 0);
  const answer = JSON.parse(run.out);
  assert.match(answer.article.text, /the caf[é\ufffd] owner/);
  assert.ok(answer.notes.some((note) => note.code === 'N-ENCODING'));
});

test('another language gets a note', () => {
  const german =
    'Die Regierung hat den Verkauf der Granaten gestern nicht bestätigt und auch nicht bestritten, weil die ' +
    'Verhandlungen mit den Nachbarn noch laufen. „Wir sagen dazu nichts“, sagte der Minister am Montag vor der Presse. ';
  const answer = JSON.parse(explain([], german.repeat(5)).out);
  assert.equal(answer.language, 'de');
  assert.ok(answer.notes.some((note) => note.code === 'N-LANG' && note.message.startsWith('This looks like German.')));
});

test('100,000 nested tags end in time', () => {
  const started = Date.now();
  const run = explain(['--input', 'html'], `<div>`.repeat(100_000) + `<p>Arden denied it.</p>`);
  assert.ok(run.status === 0 || / \[E-/.test(run.err));
  assert.ok(Date.now() - started < 120_000); // work that grows with the square would take hours
});

test('lines: answers in order, each with its id', () => {
  const lines = [
    JSON.stringify({ id: 'a', text: article }),
    JSON.stringify({ id: 2, html: '<p>Arden denied it.</p>' }),
    'not JSON',
    '[1]',
    '',
    '{"text":"no id"}',
    '{"id":{"deep":[]},"text":"x"}',
    '{"id":"c"}',
    '{"id":"d","text":3}',
    '{"id":"e","text":"  "}',
    '['.repeat(100_000),
    JSON.stringify({ id: 'last', text: article, more: 'keys are passed over' }),
  ];
  const run = explain(['--jsonl'], lines.join('\n')); // the last line lacks its line feed
  assert.equal(run.status, 0);
  const answers = run.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map((one) => one.id),
    ['a', 2, null, null, null, null, null, 'c', 'd', 'e', null, 'last'],
  );
  assert.deepEqual(
    answers.map((one) => one.error?.code ?? 'explained'),
    [
      'explained',
      'explained',
      'E-REQUEST',
      'E-REQUEST',
      'E-REQUEST',
      'E-REQUEST',
      'E-REQUEST',
      'E-REQUEST',
      'E-REQUEST',
      'E-EMPTY',
      'E-REQUEST',
      'explained',
    ],
  );
  assert.equal(JSON.stringify(answers[0].explanation), JSON.stringify(answers.at(-1).explanation));
});

test('lines: of a line with html and text the html is read, or the text if the html is empty', () => {
  const text = 'Arden denied it, said Mara Holt.';
  const lines = [
    { html: '<p>Kest denied it.</p>', text },
    { html: '', text },
    { html: ' \n\t', text },
    { html: null, text },
    { html: '', text: '' },
    { html: '' },
    { html: null },
    { html: '<p>Kest denied it.</p>', text: null },
  ];
  const run = explain(['--jsonl'], lines.map((line, id) => JSON.stringify({ id, ...line })).join('\n'));
  const answers = run.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map(({ explanation, error }) => explanation?.article.text ?? error.code),
    ['Kest denied it.', text, text, text, 'E-EMPTY', 'E-EMPTY', 'E-REQUEST', 'Kest denied it.'],
  );
});

test('lines: each answer comes before the next question', async () => {
  const child = spawn(program, ['--jsonl'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const id of ['one', 'two', 'three']) {
    child.stdin.write(JSON.stringify({ id, text: article }) + '\n');
    const { value } = await answers.next(); // would wait for ever if the program did not flush
    assert.equal(JSON.parse(value).id, id);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
});

test('the same bytes twice', () => assert.equal(explain([], article).out, explain([], article).out));

test('a model that is asked for must be whole', { skip: !existsSync(model) && 'there is no model file' }, () => {
  const bytes = readFileSync(model);
  const damaged = file('damaged.model', bytes);
  assert.equal(explain(['--model', damaged], article).status, 0);
  const steps = 20;
  for (let i = 0; i < steps; ++i) {
    const cut = Math.floor(((bytes.length / steps) * i) / 997) * 997;
    writeFileSync(damaged, bytes.subarray(0, cut));
    const run = explain(['--model', damaged], article);
    assert.equal(run.status, 2, `cut at ${cut}`);
    assert.equal(run.out, '');
    assert.match(run.err, /\[E-MODEL\]\n$/);
  }
  assert.match(explain(['--model', join(folder, 'missing.model')], article).err, /\[E-MODEL\]\n$/);
});
