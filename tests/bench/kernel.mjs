/** The multiplication kernel beside a bare loop of the instruction that the one for SIMD128 is made of, in one module. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { settingsOf } from './onnx.mjs';
import { heading, note, row } from './print.mjs';

export function kernel({ kernelBench, model }) {
  heading('Multiplication: thousand million multiplications a second, in node, best of 100');
  if (!existsSync(kernelBench)) return note(`${kernelBench} is not built.`);
  const { window, width, inner } = settingsOf(readFileSync(model));
  const run = spawnSync('node', [kernelBench, window, width, inner], { encoding: 'utf8' });
  if (run.status !== 0) return note(`failed: ${run.stderr.trim().split('\n').at(-1)}`);
  const { kernel: name, products, together, bare } = JSON.parse(run.stdout);
  const share = (speed) => `${((100 * speed) / bare).toFixed(0)} %`;
  note(`With ${name}.`);
  row('a bare loop of i32x4.dot_i16x8', bare.toFixed(1), '100 %');
  for (const product of products) row(product.name, product.speed.toFixed(1), share(product.speed));
  row('a whole layer', together.toFixed(1), share(together));
  return undefined;
}
