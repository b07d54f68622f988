/** What went wrong, in sentences: what happened, what is kept, what to do. */
import { megabytes } from './wording.js';

const problemSentences = {
  'E-EMPTY': ['Paste an article to begin.'],
  'E-BINARY': [
    'That is not a text or HTML file.',
    'Open the document in the program that wrote it, then copy its text and paste it here.',
  ],
  'E-ADDRESS': [
    'This is an address, not an article. Nothing was fetched: this page never asks the network for an article.',
    'Open the address, copy the article there and paste it here.',
  ],
  'E-TIME': ['This text took too long and was stopped. Your text is kept.', 'Try again, or paste a smaller part.'],
  'E-ENGINE': [
    'The reader stopped on this text and has restarted. Your text is kept.',
    'Try again, or paste a smaller part.',
  ],
  'E-MEMORY': ['Not enough memory for this text. Your text is kept.', 'Close other pages, or paste a smaller part.'],
  'E-VERSION': ['The page was updated. Your text is kept.', 'Reload to continue; copy your text first.'],
  'E-LOAD': [
    'A part of this page did not arrive, so articles cannot be read. Your text is kept below, unchanged.',
    'Check the connection and try again: what is missing is then asked for once more.',
  ],
  'E-WASM': [
    'The part of this page that reads articles did not start. Your text is kept below, unchanged.',
    "Some browsers and workplaces block WebAssembly. Reload the page, or open it in another browser. To your IT desk: the page needs script-src 'self' 'wasm-unsafe-eval'.",
  ],
  'E-INTERNAL': [
    'The findings did not match your text, so they are not shown. Your text is kept.',
    'Try again, or paste a smaller part.',
  ],
};
const earlySentences = {
  'E-LOAD': 'A part of this page did not arrive, so articles cannot be read yet.',
  'E-VERSION': 'The page was updated while it was being loaded. Reload it before you begin.',
};
export const problem = {
  heading: 'There is a problem',
  early: ({ code }) => earlySentences[code] ?? 'The part of this page that reads articles did not start.',
  fetchAgain: 'Fetch it again',
  fetching: 'Fetching …',
  sentences: ({ code, size, limit, file }) => {
    if (code === 'E-SIZE')
      return [
        `This is ${megabytes(size)} MB; the limit is ${megabytes(limit)} MB. Nothing was cut.`,
        'Paste one article at a time.',
      ];
    if (code === 'E-BINARY' && file)
      return [`${file} is not a text or HTML file.`, ...problemSentences['E-BINARY'].slice(1)];
    if (code === 'E-FILES') return ['One file at a time, please.', 'What was in the box is kept.'];
    return problemSentences[code] ?? problemSentences['E-ENGINE'];
  },
};

/** An address that stands for something that is not here. */
export const lost = {
  sentences: ({ place = '' }) => {
    const [kind, n] = place.split('-');
    return [
      place
        ? `This link leads to ${kind} ${n} of an article that is not here.`
        : 'This address leads to the result of an article that is not here.',
      'A link holds no word of the article, and a result stays in the page that made it unless it is kept on the machine.',
      `Paste the same article and it is shown again${place ? `, open at that ${kind}` : ''}.`,
    ];
  },
  other: 'This is another article than the one that the link was made for.',
};
