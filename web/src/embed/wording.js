import { page } from '../page/wording.js';

/** What the element says while it has nothing to show. */
const policies = "To your IT desk: the page needs script-src 'self' 'wasm-unsafe-eval' and worker-src 'self'.";
export const embed = {
  go: page.go,
  again: page.again,
  privacy: page.privacy,
  errors: {
    'E-EMPTY': 'There is no text to explain here.',
    'E-SIZE': 'This text is too long to be explained.',
    'E-BINARY': 'This is not a text.',
    'E-ADDRESS': 'This is an address, not an article.',
    'E-TIME': 'This text took too long and was stopped.',
    'E-ENGINE': 'The reader stopped on this text.',
    'E-MEMORY': 'There is not enough memory for this text.',
    'E-LOAD': 'A part of the reader did not arrive, so the article cannot be explained. The article is unchanged.',
    'E-VERSION': 'The parts of the reader do not belong together, so the article cannot be explained.',
    'E-WASM': `The reader did not start: some browsers and pages block WebAssembly. ${policies}`,
    'E-POLICY': `This page does not let the reader start. ${policies}`,
    'E-INTERNAL': 'The findings did not match the text, so they are not shown.',
    'E-TARGET': 'The article that is to be explained is not on this page.',
  },
};
