// The program as it is handed out: DEB names the Debian package, STATIC the program without shared libraries, EXPLAIN the
// program that both must equal (default: build/native/explain). `make deb` and `make static` run this.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const program = resolve(process.env.EXPLAIN ?? 'build/native/explain');
const { DEB: deb, STATIC: single } = process.env;
assert.ok(deb || single, 'DEB or STATIC names what is tested');
const article = 'tests/articles/denial-and-mission/source.txt';
const run = (file, ...args) => execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const folder = mkdtempSync(join(tmpdir(), 'explain-deb-'));
after(() => rmSync(folder, { recursive: true }));

test('the package: the program runs where it is laid out, and finds its model', { skip: !deb }, () => {
  run('dpkg-deb', '-x', deb, folder);
  const there = join(folder, 'usr/bin/explain');
  assert.equal(readlinkSync(there), '../lib/article-explainer/explain');
  assert.equal(run(there, article), run(program, article));
  assert.equal(run(there, '--version'), run(program, '--version'));
});

test(
  'the manual has every option of --help, and nothing that a reader of manuals stumbles over',
  { skip: !deb },
  () => {
    const page = join(folder, 'usr/share/man/man1/explain.1.gz');
    const shown = execFileSync('man', ['-l', '-Tascii', page], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '100' },
    });
    const words = shown.replaceAll(/.\x08/g, ''); // a terminal's bold: each letter twice, over itself
    const options = run(program, '--help').match(/--[a-z-]+/g);
    assert.ok(options.length > 10);
    for (const option of options) assert.ok(words.includes(option), option);
    for (const head of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXAMPLES', 'ERRORS'])
      assert.match(words, new RegExp(`^${head}`, 'm'));
    const complaints = spawnSync('man', ['--warnings', '-l', '-Tascii', page], { encoding: 'utf8' }).stderr;
    assert.equal(complaints, '');
  },
);

test('what others wrote is named, with the notice that WordNet asks for', { skip: !deb }, () => {
  const notice = readFileSync(join(folder, 'usr/share/doc/article-explainer/copyright'), 'utf8');
  for (const name of [
    'gumbo',
    'nlohmann',
    'world-countries',
    'all-MiniLM',
    'WordNet 3.0 Copyright 2006 by Princeton University',
  ])
    assert.ok(notice.includes(name), name);
});

test('the static program needs no library and answers the same', { skip: !single }, () => {
  assert.match(run('file', '-L', single), /statically linked/);
  assert.equal(run(single, article), run(program, article));
  const lines = readFileSync(article, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text, id) => JSON.stringify({ id, text }))
    .join('\n');
  const batch = (file) => execFileSync(file, ['--jsonl', '--jobs', '4'], { input: lines, encoding: 'utf8' });
  assert.equal(batch(single), batch(program)); // threads, too, are in it
});
