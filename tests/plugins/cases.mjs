/** Case files as the core's tests have them: a title, the input, "---", what is expected. UPDATE=1 rewrites the latter. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {URL} file  @param {(inputs: string[]) => string[]} outcomes  of all inputs at once */
export function testCases(file, outcomes) {
  const cases = readFileSync(file, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((one) => /^(?<title>.*)\n(?<input>[^]*?)\n---\n(?<expected>[^]*)$/.exec(one).groups);
  assert.ok(cases.length, `no case in ${file}`);
  const found = outcomes(cases.map(({ input }) => input));
  if (process.env.UPDATE) {
    const written = cases.map(({ title, input }, i) => `=== ${title}\n${input}\n---\n${found[i]}`.trimEnd());
    writeFileSync(file, `${written.join('\n\n')}\n`);
  }
  for (const [i, { title, expected }] of cases.entries())
    test(title, () => assert.equal(found[i].trim(), expected.trim()));
}
