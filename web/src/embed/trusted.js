/**
 * A worker's address for pages that enforce Trusted Types. A policy by this name is made when the first worker is started,
 * and accepts nothing but the addresses that are handed over here. Where a page forbids it, the address goes on as it is:
 * either nothing enforces the types, or the worker is refused and that is told as E-POLICY.
 */
const own = new Set();
let policy;

export function trustedAddress(url) {
  if (!globalThis.trustedTypes) return url;
  own.add(String(url));
  try {
    policy ??= trustedTypes.createPolicy('article-explainer', {
      createScriptURL(address) {
        if (!own.has(address)) throw new TypeError('not the worker of the article explainer');
        return address;
      },
    });
  } catch {
    return url;
  }
  return policy.createScriptURL(String(url));
}
