/**
 * The engine under node against answers of the command line: answers.mjs FOLDER ANSWERS [COUNT]. ANSWERS has a line
 * {"id", "explanation"} or {"id", "error"} for each file of FOLDER, known by its path; COUNT of them are compared, spread
 * over all (default: 500).
 */
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { engine } from './engine.mjs';

const [folder, answers, count = '500'] = process.argv.slice(2);

function answer(id, bytes) {
  try {
    return `{"id":${JSON.stringify(id)},"explanation":${engine.explain(bytes)}}`;
  } catch ({ code, message }) {
    return `{"id":${JSON.stringify(id)},"error":${JSON.stringify({ code, message })}}`;
  }
}

const lines = [];
for await (const line of createInterface({ input: createReadStream(answers) })) lines.push(line);
const step = Math.max(1, Math.floor(lines.length / Number(count)));
let differing = 0;
let compared = 0;
for (let i = 0; i < lines.length; i += step) {
  const { id } = JSON.parse(lines[i]);
  compared += 1;
  if (answer(id, readFileSync(path.join(folder, id))) === lines[i]) continue;
  differing += 1;
  console.log(`${id}: node gives something else`);
}
console.log(`node: ${compared} inputs, ${differing} with differing bytes`);
process.exit(differing || !compared ? 1 : 0);
