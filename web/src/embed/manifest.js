/** Length and SHA-256 of the files of this version. `web/package.mjs` puts the real ones in the place of this module. */
export const files = { wasm: null, model: null };
