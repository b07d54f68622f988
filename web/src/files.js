/** The files that are fetched once: the core, the model, and what they should look like. */
import { CodedError } from './rpc.js';

/**
 * @param {URL} base  the folder of explainer.wasm, english.model and manifest.json
 * @param {(loaded: number, total: number) => void} [onLoad]  bytes so far, of both files together
 * @param {RequestCache} [cache]  'reload' where an earlier try ended badly: not out of the browser's own store again
 * @param {Files | null} [known]  what manifest.json would say, where that is known: it is not asked for then
 * @returns {Promise<{wasm: ArrayBuffer, model: Uint8Array | null}>}  null: the server has no model
 * @typedef {Record<string, {bytes: number, sha256: string, path?: string}>} Files  `path`: if not the file's own name
 */
export async function loadFiles(base, onLoad = () => {}, cache = 'default', known = null) {
  const files = known ?? (await fetchJson(new URL('manifest.json', base), cache)).files;
  const part = (name) => {
    const expected = files[name] ?? null;
    return { from: expected && new URL(expected.path ?? name, base), expected };
  };
  const parts = { wasm: part('explainer.wasm'), model: part('english.model') };
  const { wasm, model } = await loadParts(parts, { onLoad, cache });
  if (!wasm) throw new CodedError('E-LOAD', 'The reader is missing on the server.');
  return { wasm: wasm.buffer, model };
}

/**
 * The same from places or bytes that a site names itself.
 * @param {Record<string, {from: any, expected: {bytes: number, sha256: string} | null}>} files  by the name that they get in
 *   the answer; from: an address, bytes, null (left out), or a function or promise that gives one of these
 * @param {{onLoad?: Function, cache?: RequestCache, signal?: AbortSignal}} [options]
 */
export async function loadParts(files, { onLoad = () => {}, cache = 'default', signal } = {}) {
  const total = Object.values(files).reduce((sum, { expected }) => sum + (expected?.bytes ?? 0), 0);
  let loaded = 0;
  const count = (bytes) => onLoad((loaded += bytes), total);
  const load = async ([name, { from, expected }]) => {
    const given = await (typeof from === 'function' ? from() : from);
    if (given === null || given instanceof WebAssembly.Module) return [name, given];
    if (given instanceof URL || typeof given === 'string') {
      const url = new URL(given, globalThis.document?.baseURI ?? globalThis.location?.href);
      return [name, await fetchFile(url, expected, { count, cache, signal })];
    }
    const bytes = ArrayBuffer.isView(given)
      ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
      : new Uint8Array(given);
    if (expected && (bytes.length !== expected.bytes || !(await matches(bytes, expected.sha256)))) throw changed();
    return [name, bytes];
  };
  return Object.fromEntries(await Promise.all(Object.entries(files).map(load)));
}

/** What did not arrive whole, for whatever reason. */
const missing = (url) => (error) => {
  throw new CodedError('E-LOAD', `${url.pathname}: ${error.message}`);
};

async function fetched(url, cache, signal) {
  const response = await fetch(url, { cache, signal }).catch(missing(url));
  if (!response.ok) throw new CodedError('E-LOAD', `${url.pathname}: ${response.status}`);
  return response;
}

async function fetchJson(url, cache) {
  return (await fetched(url, cache)).json().catch(missing(url));
}

async function fetchFile(url, expected, { count, cache, signal }) {
  const response = await fetched(url, cache, signal);
  if (!expected) return new Uint8Array(await response.arrayBuffer().catch(missing(url)));
  const bytes = new Uint8Array(expected.bytes);
  let filled = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read().catch(missing(url));
    if (done) break;
    if (filled + value.length > bytes.length) throw changed();
    bytes.set(value, filled);
    filled += value.length;
    count(value.length);
  }
  if (filled < bytes.length) throw new CodedError('E-LOAD', `${url.pathname}: cut off after ${filled} bytes`);
  if (!(await matches(bytes, expected.sha256))) throw changed();
  return bytes;
}

const changed = () => new CodedError('E-VERSION', 'The page was updated while it was open.');

/** Browsers hash only for pages that came over https or from this machine; elsewhere the length has to do. */
async function matches(bytes, sha256) {
  if (!globalThis.crypto?.subtle) return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
