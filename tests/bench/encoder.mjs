/**
 * The encoder beside onnxruntime: the same sizes, the same windows, eight bits, one thread; natively, in node and in
 * Chromium. The fastest round counts, but for Chromium in time of the processor. Node tells that in steps of some
 * milliseconds, so only whole rounds can be compared.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { windowsInChromium } from './chromium.mjs';
import { engineOf } from './engine.mjs';
import { onnxModel, settingsOf } from './onnx.mjs';
import { heading, leastOf, note, row } from './print.mjs';
import { inTurns, ours, theirs } from './windows.mjs';

const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(packageFile(name))).version;
const packageFile = (name) => new URL(`node_modules/${name}/package.json`, import.meta.url);

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export async function encoder({ modules, model, windowsBench, scratch, text, rounds }) {
  const settings = settingsOf(readFileSync(model));
  const { layers, width, window, stride } = settings;
  heading(`The encoder alone beside onnxruntime: milliseconds for the windows of the same article, one thread`);
  note(
    `${layers} layers of ${width}, windows of ${window} pieces at every ${stride}, 8-bit weights; best of ${rounds}.`,
  );
  if (!existsSync(packageFile('onnxruntime-node'))) return note('onnxruntime is not installed in tests/bench.');
  note('onnxruntime gets the usual graph (DynamicQuantizeLinear, MatMulInteger) with random weights.');

  mkdirSync(scratch, { recursive: true });
  const [article, onnx] = [path.join(scratch, 'article.txt'), path.join(scratch, 'encoder.onnx')];
  writeFileSync(article, text);
  writeFileSync(onnx, onnxModel(settings));

  const bytes = new TextEncoder().encode(text);
  await compare('native', `onnxruntime ${version('onnxruntime-node')}`, async () => {
    if (!existsSync(windowsBench)) throw new Error(`${windowsBench} is not built`);
    const read = nativeWindows(windowsBench, model, article);
    const rival = await theirs(require('onnxruntime-node'), 'cpu', readFileSync(onnx), settings, processorTime);
    return inTurns(read.once, rival, rounds).finally(read.end);
  });
  const web = `onnxruntime-web ${version('onnxruntime-web')}`;
  await compare('WebAssembly in node', `${web} in node`, async () => {
    const { engine } = await engineOf(modules);
    const rival = await theirs(await ortWeb(), 'wasm', readFileSync(onnx), settings, processorTime);
    return inTurns(() => ours(engine, bytes, processorTime), rival, rounds);
  });
  await compare('WebAssembly in Chromium', `${web} in Chromium`, () =>
    windowsInChromium(
      { text, rounds, settings },
      { '/bench/': fileURLToPath(new URL('.', import.meta.url)), '/scratch/': scratch },
    ),
  );
  return undefined;
}

async function compare(name, rival, measure) {
  try {
    const found = await measure();
    const [mine, its] = [leastOf(found.ours), leastOf(found.theirs)];
    row(`${name}, ${found.ours[0].length + 1} windows`, scaled(mine, found));
    row(rival, scaled(its, found), `${(its / mine).toFixed(2)} x ours`);
  } catch (error) {
    row(name, `failed: ${String(error.message ?? error).split('\n')[0]}`);
  }
}

/** The first window is not seen; it is as long as the others. */
const scaled = (sum, { ours: [{ length }] }) => ((sum * (length + 1)) / length).toFixed(1);

function nativeWindows(program, model, article) {
  const child = spawn(program, [model, article], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const once = async () => {
    child.stdin.write('\n');
    return (await answers.next()).value.trim().split(' ').map(Number);
  };
  return { once, end: () => child.stdin.end() };
}

async function ortWeb() {
  const ort = await import(pathToFileURL(require.resolve('onnxruntime-web')));
  ort.env.wasm.numThreads = 1;
  return ort;
}
