/**
 * The windows of one article, read by our encoder and by onnxruntime in turns: in node and, loaded from the bench's own
 * server, in a browser's page.
 */

/** Milliseconds, by the clock given, of each window but the first, whose beginning nobody tells. */
export function ours(engine, bytes, clock) {
  const times = [];
  let last = 0;
  engine.explain(bytes, {
    onProgress(done) {
      const now = clock();
      if (done > 1) times.push(now - last);
      last = now;
    },
  });
  return times;
}

/** A session of onnxruntime or onnxruntime-web that reads windows one by one on one thread. */
export async function theirs(ort, provider, file, { window, pieces }, clock) {
  const session = await ort.InferenceSession.create(file, {
    executionProviders: [provider], // both packages in one process share their list of them
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
  });
  const numbers = (below) => {
    const values = BigInt64Array.from({ length: window }, (_, i) => BigInt((i * 97) % below));
    return new ort.Tensor('int64', values, [1, window]);
  };
  const feeds = { pieces: numbers(pieces), 'letters in': numbers(8) };
  return async (windows) => {
    const times = [];
    for (let i = 0; i < windows; ++i) {
      const begun = clock();
      await session.run(feeds);
      times.push(clock() - begun);
    }
    return times;
  };
}

/** Both in turns, one round to warm up. @returns {Promise<{ours: number[][], theirs: number[][]}>} */
export async function inTurns(readOurs, readTheirs, rounds) {
  const found = { ours: [], theirs: [] };
  for (let round = 0; round <= rounds; ++round) {
    const times = await readOurs();
    const rival = await readTheirs(times.length);
    if (round === 0) continue;
    found.ours.push(times);
    found.theirs.push(rival);
  }
  return found;
}
