/**
 * The encoder as it is commonly exported to ONNX and quantised for onnxruntime: word, position and letter embeddings of
 * eight bits, then layers in which every product with weights is DynamicQuantizeLinear and MatMulInteger; attention,
 * normalisation and the activation stay in floats. Sizes are those of the model file; the weights are random, since only
 * time is measured. There is no mask: all windows are full.
 */

/** The settings at the head of a model file, as core/encoder/model.h draws them. */
export function settingsOf(file) {
  const [layers, width, heads, inner, pieces, window, stride] = [...Array(7).keys()].map((i) =>
    file.readUInt32LE(16 + 4 * i),
  );
  return { layers, width, heads, inner, pieces, window, stride };
}

const labels = 7;
const FLOAT = 1;
const UINT8 = 2;
const INT8 = 3;
const INT32 = 6;
const INT64 = 7;

/** @returns {Buffer} a file whose input "pieces" and "letters" are [1, tokens] of int64, its output "scores" */
export function onnxModel({ layers, width, heads, inner, pieces, window }) {
  const nodes = [];
  const weights = [];
  const random = randomBytes();
  const node = (type, inputs, outputs, attributes = {}) => {
    const names = typeof outputs === 'string' ? [outputs] : outputs;
    nodes.push(
      message(
        ...inputs.map((name) => text(1, name)),
        ...names.map((name) => text(2, name)),
        text(3, `${type} ${names[0]}`),
        text(4, type),
        ...Object.entries(attributes).map(([name, value]) => bytes(5, attribute(name, value))),
      ),
    );
    return names[0];
  };
  const constant = (name, type, dimensions, values) => {
    const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    weights.push(message(...dimensions.map((n) => integer(1, n)), integer(2, type), text(8, name), bytes(9, raw)));
    return name;
  };
  const float = (name, dimensions, value) =>
    constant(name, FLOAT, dimensions, new Float32Array(dimensions.reduce((a, b) => a * b, 1)).fill(value));
  const small = (name, rows, columns) => constant(name, INT8, [rows, columns], random(rows * columns));
  const shape = (name, ...dimensions) =>
    constant(name, INT64, [dimensions.length], BigInt64Array.from(dimensions, BigInt));

  // Each scale is another number: equal ones are taken for one, which keeps onnxruntime from joining steps.
  let scales = 0;
  const scale = (name) => float(`${name} scale`, [], 0.0004 + 1e-7 * ++scales);
  const zero = constant('zero', INT8, [], new Int8Array(1));
  const one = float('one', [], 1);

  const embedding = (table, rows, indices) => {
    const chosen = node('Gather', [small(table, rows, width), indices], `${table} chosen`);
    return node('DequantizeLinear', [chosen, scale(table), zero], `${table} row`);
  };
  const normalised = (name, input) => {
    const parts = [input, float(`${name} gain`, [width], 1), float(`${name} shift`, [width], 0)];
    return node('LayerNormalization', parts, name, { axis: -1, epsilon: 1e-12 });
  };
  const quantised = (input) =>
    node('DynamicQuantizeLinear', [input], [`${input} small`, `${input} scale`, `${input} zero`]) && input;
  const product = (name, input, from, to) => {
    const whole = [`${input} small`, small(`${name} weights`, from, to), `${input} zero`, zero];
    const sums = node('Cast', [node('MatMulInteger', whole, `${name} whole`)], `${name} sums`, { to: FLOAT });
    const both = node('Mul', [`${input} scale`, scale(`${name} weights`)], `${name} scales`);
    const scaled = node('Mul', [sums, both], `${name} scaled`);
    return node('Add', [float(`${name} bias`, [to], 0.01), scaled], name);
  };
  const split = shape('split', 0, 0, heads, width / heads);
  const merge = shape('merge', 0, 0, width);
  const headsOf = (name, input, order) =>
    node('Transpose', [node('Reshape', [input, split], `${name} split`)], name, { perm: order });

  const length = node('Shape', ['pieces'], 'shape');
  const tokens = node('Gather', [length, constant('second', INT64, [], BigInt64Array.of(1n))], 'tokens');
  const start = constant('start', INT64, [], BigInt64Array.of(0n));
  const step = constant('step', INT64, [], BigInt64Array.of(1n));
  const places = node('Range', [start, tokens, step], 'places');

  const words = embedding('words', pieces, 'pieces');
  const positions = embedding('positions', window, places);
  const letters = embedding('letters', 8, 'letters in');
  const sum = node('Add', [node('Add', [words, positions], 'placed'), letters], 'embedded');
  let state = normalised('layer 0', sum);
  const root = float('root', [], Math.sqrt(width / heads));
  const half = float('half', [], 0.5);
  const rootOfTwo = float('root of two', [], Math.SQRT2);
  for (let layer = 1; layer <= layers; ++layer) {
    const at = (name) => `${name} ${layer}`;
    quantised(state);
    const queries = headsOf(at('Q'), product(at('queries'), state, width, width), [0, 2, 1, 3]);
    const keys = headsOf(at('K'), product(at('keys'), state, width, width), [0, 2, 3, 1]);
    const values = headsOf(at('V'), product(at('values'), state, width, width), [0, 2, 1, 3]);
    const likeness = node('Div', [node('MatMul', [queries, keys], at('likeness')), root], at('likeness scaled'));
    const shares = node('Softmax', [likeness], at('shares'), { axis: -1 });
    const mixed = node('Transpose', [node('MatMul', [shares, values], at('mixed'))], at('turned'), {
      perm: [0, 2, 1, 3],
    });
    const attended = quantised(node('Reshape', [mixed, merge], at('attended')));
    const added = node('Add', [product(at('output'), attended, width, width), state], at('added'));
    const between = quantised(normalised(at('between'), added));
    const wide = product(at('inner'), between, width, inner);
    const erf = node('Erf', [node('Div', [wide, rootOfTwo], at('divided'))], at('erf'));
    const gate = node('Mul', [wide, node('Add', [erf, one], at('gate'))], at('gated'));
    const active = quantised(node('Mul', [gate, half], at('active')));
    const outer = node('Add', [product(at('outer'), active, inner, width), between], at('outer added'));
    state = normalised(at('layer'), outer);
  }
  node('MatMul', [state, float('tags', [width, labels], 0.01)], 'scores');

  const graph = message(
    ...nodes.map((one_) => bytes(1, one_)),
    text(2, 'encoder'),
    ...weights.map((one_) => bytes(5, one_)),
    bytes(11, valueInfo('pieces', INT64, [1, 'tokens'])),
    bytes(11, valueInfo('letters in', INT64, [1, 'tokens'])),
    bytes(12, valueInfo('scores', FLOAT, [1, 'tokens', labels])),
  );
  return message(integer(1, 8), text(2, 'bench'), bytes(7, graph), bytes(8, message(integer(2, 17))));
}

/** Small numbers of a fixed sequence, so that every run multiplies the same. */
function randomBytes() {
  let seed = 1;
  return (count) => {
    const values = new Int8Array(count);
    for (let i = 0; i < count; ++i) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      values[i] = seed >> 24;
    }
    return values;
  };
}

// The fields of ONNX's protocol buffers that are used, by their numbers in onnx.proto.
const varint = (value) => {
  const out = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  return Buffer.from([...out, Number(rest)]);
};
const message = (...fields) => Buffer.concat(fields);
const integer = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field, content) => Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
const text = (field, value) => bytes(field, Buffer.from(value));

function attribute(name, value) {
  if (Array.isArray(value)) return message(text(1, name), ...value.map((one) => integer(8, one)), integer(20, 7));
  if (Number.isInteger(value)) return message(text(1, name), integer(3, value), integer(20, 2));
  const raw = Buffer.alloc(5, (2 << 3) | 5);
  raw.writeFloatLE(value, 1);
  return message(text(1, name), raw, integer(20, 1));
}

function valueInfo(name, type, dimensions) {
  const shape = dimensions.map((n) => bytes(1, typeof n === 'string' ? text(2, n) : integer(1, n)));
  return message(text(1, name), bytes(2, bytes(1, message(integer(1, type), bytes(2, message(...shape))))));
}
