// Batches: order, bad lines, crashes, a full disk. EXPLAIN names the program; KILLS and LINES say how often a batch of how
// many lines is killed (8 and 120; what the README says was run with 100 and 1000).
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const program = resolve(process.env.EXPLAIN ?? 'build/native/explain');
const folder = mkdtempSync(join(tmpdir(), 'explain-batch-'));
after(() => rmSync(folder, { recursive: true }));

const kills = Number(process.env.KILLS ?? 8);
const lines = Number(process.env.LINES ?? 120);
const places = ['Arden', 'Veld', 'Kest', 'Orlo', 'Marn'];

/** A batch with what batches have: short and long articles, other keys, bad lines, one id twice. */
const batch = Array.from({ length: lines }, (_, i) => {
  const [one, other] = [places[i % 5], places[(i + 2) % 5]];
  const told = `${one} sold shells to ${other}, two officials said. “We sold nothing,” said a spokeswoman for ${one}. `;
  if (i % 17 === 5) return 'not an object';
  if (i % 17 === 9) return JSON.stringify({ id: `empty-${i}`, text: ' ' });
  if (i % 17 === 11) return JSON.stringify({ id: i, html: `<h1>Shells</h1><p>${told}</p>` });
  return JSON.stringify({ id: `article-${i}`, text: told.repeat(i % 13 === 0 ? 12 : 1), outlet: 'The Herald' });
});
batch.splice(30, 0, batch[3]);
const input = batch.join('\n') + '\n';
const inputPath = join(folder, 'batch.jsonl');
writeFileSync(inputPath, input);

function explain(args, stdin = '') {
  const run = spawnSync(program, args, { input: stdin, maxBuffer: 1 << 28 });
  return { status: run.status, out: run.stdout.toString('utf8'), err: run.stderr.toString('utf8') };
}

const answersIn = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The batch as it comes out when nothing happens; made once. */
let undisturbed;
function whole() {
  if (undisturbed) return undisturbed;
  const path = join(folder, 'undisturbed.jsonl');
  const run = explain(['--jsonl', '--resume', path], input);
  assert.deepEqual([run.status, run.out, run.err], [0, '', '']);
  return (undisturbed = readFileSync(path));
}

test('side by side the lines are the same, in the same order', () => {
  const alone = explain(['--jsonl'], input);
  assert.equal(alone.status, 0);
  for (const jobs of ['2', '7']) assert.equal(explain(['--jsonl', '--jobs', jobs], input).out, alone.out);
  const answers = answersIn(alone.out);
  assert.equal(answers.length, batch.length);
  answers.forEach((answer, i) => {
    if (batch[i] === 'not an object')
      assert.deepEqual([answer.id, answer.line, answer.error.code], [null, i + 1, 'E-REQUEST']);
    else assert.equal(answer.id, JSON.parse(batch[i]).id);
    assert.equal('error' in answer, !('explanation' in answer));
  });
});

test('in a file, an article is there once by its id, a line without one by its number', () => {
  const answers = answersIn(whole().toString('utf8'));
  assert.equal(answers.length, batch.length - 1, 'of the two lines with one id the first');
  const keys = answers.map(({ id, line }) => JSON.stringify(id ?? { line }));
  assert.equal(new Set(keys).size, keys.length);
});

test('a batch that is done is passed over', () => {
  const path = join(folder, 'done.jsonl');
  writeFileSync(path, whole());
  assert.equal(explain(['--jsonl', '--resume', path, '--jobs=2'], input).status, 0);
  assert.deepEqual(readFileSync(path), whole());
});

test(`killed ${kills} times at random moments: nothing lost, nothing twice, the same bytes`, async (t) => {
  const path = join(folder, 'killed.jsonl');
  const size = () => (existsSync(path) ? statSync(path).size : 0);
  const all = whole().length;
  let inWriting = 0;
  for (let killed = 0; killed < kills;) {
    if (size() === all) rmSync(path);
    const target = size() + Math.random() * Math.min(all - size(), (3 * all) / kills);
    const child = spawn('bash', ['-c', `exec "${program}" --jsonl --jobs 2 --resume "${path}" <"${inputPath}"`]);
    const ended = new Promise((done) => child.on('exit', (code, signal) => done(signal)));
    const watch = setInterval(() => {
      if (size() >= target) child.kill('SIGKILL');
    }, 1);
    if ((await ended) === 'SIGKILL') ++killed;
    clearInterval(watch);
    const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    assert.ok(whole().subarray(0, text.length).equals(text), `after kill ${killed} it begins as it should`);
    if (text.length > 0 && text.length < all) ++inWriting;
  }
  assert.equal(explain(['--jsonl', '--jobs=2', '--resume', path], input).status, 0);
  assert.ok(readFileSync(path).equals(whole()));
  t.diagnostic(`${kills} kills, ${inWriting} of them with a part of the ${batch.length} lines written`);
});

test('a line that a crash cut off is cut away, wherever the cut is', () => {
  const path = join(folder, 'torn.jsonl');
  for (const share of [0.001, 0.21, 0.5, 0.83]) {
    writeFileSync(path, whole());
    truncateSync(path, Math.floor(whole().length * share));
    assert.equal(explain(['--jsonl', '--resume', path, '--jobs', '2'], input).status, 0);
    assert.ok(readFileSync(path).equals(whole()), `cut at ${share}`);
  }
  const first = whole().subarray(0, whole().indexOf(10));
  for (let size = 0; size < 40; ++size) {
    writeFileSync(path, first.subarray(0, size));
    assert.equal(explain(['--jsonl', '--resume', path]).err, '', `${size} bytes`);
    assert.equal(readFileSync(path).length, 0);
  }
  writeFileSync(path, whole().subarray(0, -1));
  explain(['--jsonl', '--resume', path], input);
  assert.ok(readFileSync(path).equals(whole()), 'only the line feed was missing');
});

test('on a full disk: a sentence, exit 1, whole lines; with room again it goes on', () => {
  const path = join(folder, 'full.jsonl');
  // A limit on the size of files refuses writes as a full disk does, and needs no disk.
  const limited = `trap "" XFSZ; ulimit -f 100; exec "${program}" --jsonl --jobs 2 --resume "${path}" <"${inputPath}"`;
  const run = spawnSync('bash', ['-c', limited]);
  assert.equal(run.status, 1);
  assert.match(run.stderr.toString(), /^explain: [^\n]+: File too large\. [^\n]+goes on[^\n]+ \[E-FILE\]\n$/);
  const kept = readFileSync(path);
  assert.equal(kept.at(-1), 10, 'it ends with a line feed');
  assert.ok(kept.length > 50_000 && kept.length <= 102_400);
  assert.ok(whole().subarray(0, kept.length).equals(kept));
  assert.equal(explain(['--jsonl', '--resume', path], input).status, 0);
  assert.ok(readFileSync(path).equals(whole()));

  const device = spawnSync('bash', ['-c', `exec "${program}" --jsonl --jobs 2 <"${inputPath}" >/dev/full`]);
  assert.equal(device.status, 1);
  assert.equal(device.stderr.toString(), 'explain: standard output: No space left on device. [E-FILE]\n');
});

test('what is no file of answers is left as it is', () => {
  const other = join(folder, 'other.jsonl');
  const last = ['notes', '[{"id":1,"body":"the only copy"}]', '{"id":"a","text":"x"}', '{"text":"x', '{"id":"a"}', '7'];
  for (const content of [input, 'notes\n', '{"id":"a","text":"x"}\n', '{"explanation":{}}\n', '\n', ...last]) {
    writeFileSync(other, content);
    const run = explain(['--jsonl', '--resume', other], input);
    assert.equal(run.status, 1);
    assert.match(run.err, /^explain: [^\n]+: Line 1 is no answer of this program; nothing was changed\. \[E-FILE\]\n$/);
    assert.equal(readFileSync(other, 'utf8'), content);
  }
  assert.match(explain(['--jsonl', '--resume', '/dev/null'], input).err, /It is not a file\. \[E-FILE\]/);
  assert.match(explain(['--jsonl', '--resume', join(folder, 'no/such')], input).err, /No such file[^\n]+ \[E-FILE\]/);
});

test('two runs do not write to one file', async () => {
  const path = join(folder, 'shared.jsonl');
  const first = spawn(program, ['--jsonl', '--resume', path], { stdio: ['pipe', 'ignore', 'ignore'] });
  first.stdin.write(batch[0] + '\n');
  while (!existsSync(path) || statSync(path).size === 0) await new Promise((done) => setTimeout(done, 5));
  const second = explain(['--jsonl', '--resume', path], input);
  assert.equal(second.status, 1);
  assert.match(second.err, /Another run is writing to it\. \[E-FILE\]/);
  first.stdin.end();
  await new Promise((done) => first.on('exit', done));
  assert.equal(answersIn(readFileSync(path, 'utf8')).length, 1);
});

test('each answer comes before the next question, also with several jobs', async () => {
  const child = spawn(program, ['--jsonl', '--jobs', '4'], { stdio: ['pipe', 'pipe', 'ignore'] });
  for (const line of [batch[0], 'bad', batch[1]]) {
    const answered = new Promise((done) => {
      let text = '';
      child.stdout.on('data', (bytes) => (text += bytes).endsWith('\n') && done(text));
    });
    child.stdin.write(line + '\n'); // would wait for ever if an answer waited for more questions
    assert.equal(JSON.parse(await answered).id, line === 'bad' ? null : JSON.parse(line).id);
    child.stdout.removeAllListeners('data');
  }
  child.stdin.end();
  assert.equal(await new Promise((done) => child.on('exit', done)), 0);
});

test('a folder: files and those in its folders by name, bad ones with what is wrong', () => {
  const archive = join(folder, 'archive');
  mkdirSync(join(archive, '2019/may'), { recursive: true });
  const told = '“We sold nothing,” said Mara Holt, a spokeswoman for Arden.\n';
  writeFileSync(join(archive, 'b.txt'), told);
  writeFileSync(join(archive, '2019/may/a.html'), `<p>${told}</p>`);
  writeFileSync(join(archive, '2019/empty.txt'), '');
  writeFileSync(join(archive, 'picture.png'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0', 'latin1'));
  writeFileSync(Buffer.from(join(archive, 'caf\xe9.txt'), 'latin1'), told);
  const run = explain(['--input-dir', archive, '--jobs=3']);
  assert.equal(run.status, 0);
  assert.equal(run.err, '');
  assert.deepEqual(
    answersIn(run.out).map(({ id, error }) => [id, error?.code ?? 'explained']),
    [
      ['2019/empty.txt', 'E-EMPTY'],
      ['2019/may/a.html', 'explained'],
      ['b.txt', 'explained'],
      ['caf%E9.txt', 'explained'],
      ['picture.png', 'E-BINARY'],
    ],
  );
  const path = join(folder, 'archive.jsonl');
  explain(['--input-dir', archive, '--resume', path]);
  assert.equal(readFileSync(path, 'utf8'), run.out);
  writeFileSync(join(archive, 'a-new-one.txt'), told);
  explain(['--input-dir', archive, '--resume', path]);
  assert.equal(answersIn(readFileSync(path, 'utf8')).at(-1).id, 'a-new-one.txt');
  assert.match(explain(['--input-dir', join(folder, 'none')]).err, /No such file[^\n]+ \[E-FILE\]/);
});

test('a folder: hidden files and the one that is written to are no articles', () => {
  const archive = join(folder, 'own');
  mkdirSync(join(archive, '.git'), { recursive: true });
  mkdirSync(join(archive, 'may'));
  const told = '“We sold nothing,” said Mara Holt, a spokeswoman for Arden.\n';
  for (const name of ['a.txt', 'may/b.txt', '.DS_Store', '.git/HEAD', 'may/.b.txt.swp'])
    writeFileSync(join(archive, name), told);
  const path = join(archive, 'may', 'explained.jsonl');
  const ids = (file) => answersIn(readFileSync(file, 'utf8')).map(({ id }) => id);
  for (const round of [1, 2]) {
    assert.equal(explain(['--input-dir', archive, '--resume', path]).status, 0);
    assert.deepEqual(ids(path), ['a.txt', 'may/b.txt'], `round ${round}`);
  }
  rmSync(path);
  const out = join(archive, 'out.jsonl');
  spawnSync('bash', ['-c', `exec "${program}" --input-dir "${archive}" >"${out}"`]);
  assert.deepEqual(ids(out), ['a.txt', 'may/b.txt']);

  const hidden = join(folder, '.hidden'); // one that is asked for by name is read
  mkdirSync(hidden);
  writeFileSync(join(hidden, 'a.txt'), told);
  assert.deepEqual(
    answersIn(explain(['--input-dir', hidden]).out).map(({ id }) => id),
    ['a.txt'],
  );
});

test('a line that would fill the memory is read over', () => {
  const run = explain(['--jsonl'], Buffer.concat([Buffer.alloc((64 << 20) + 1, 'x'), Buffer.from(`\n${batch[0]}\n`)]));
  assert.equal(run.status, 0);
  assert.deepEqual(
    answersIn(run.out).map(({ id, error }) => [id, error?.code]),
    [
      [null, 'E-SIZE'],
      [JSON.parse(batch[0]).id, undefined],
    ],
  );
});

test('progress is shown on a terminal, and nowhere else', () => {
  const short = join(folder, 'short.jsonl');
  writeFileSync(short, '');
  for (const line of batch.slice(0, 7)) appendFileSync(short, line + '\n');
  const command = `"${program}" --jsonl --resume "${join(folder, 'shown.jsonl')}" <"${short}"`;
  const shown = spawnSync('script', ['-qec', command, '/dev/null']).stdout.toString();
  assert.match(shown, /7 articles \(1 with an error\), [\d.]+ a second, 100 %\r?\n/);
  assert.equal(spawnSync('bash', ['-c', command]).stderr.toString(), '');
});

test('a wrong command line', () => {
  const wrong = [
    ['--jobs', '2'],
    ['--resume', 'x'],
    ['--jsonl', '--jobs', '0'],
    ['--jsonl', '--jobs', '257'],
    ['--jsonl', '--jobs', '2x'],
    ['--jsonl', '--jobs', '-1'],
    ['--jsonl', '--resume='],
    ['--input-dir'],
    ['--input-dir', folder, 'a.txt'],
    ['--input-dir', folder, '--format', 'text'],
  ];
  for (const args of wrong) {
    const run = explain(args, input);
    assert.equal(run.status, 2, args.join(' '));
    assert.match(run.err, /^explain: .+ Try explain --help\.\n$/);
  }
});

test('what is wrong with a command line names the option that was given', () => {
  for (const batch of [['--jsonl'], ['--input-dir', folder]]) {
    for (const [others, sentence] of [
      [['--format', 'text'], `${batch[0]} writes JSON only.`],
      [['--trace'], `--trace and ${batch[0]} do not go together.`],
    ]) {
      const { status, err } = explain([...batch, ...others]);
      assert.deepEqual([status, err], [2, `explain: ${sentence} Try explain --help.\n`]);
    }
  }
});
