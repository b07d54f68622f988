/** Every word of ours in the panel. Neutral: what is not in the text is not in this text, and no more is said. */
const quoted = (words) => `“${shortened(words.replace(/^["“”']+|["“”',]+$/gu, ''))}”`;
const longest = 110;
const shortened = (words) => (words.length > longest ? `${words.slice(0, longest).replace(/\s+\S*$/u, '')} …` : words);

export const panel = {
  name: 'Who says so',
  loading: (loaded, total) =>
    total ? `Loading the reader: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB` : 'Loading the reader',
  reading: 'Reading …',
  readingAgain: 'Reading what has changed …',
  upToDate: 'Up to date.',
  empty: 'Write or paste the article. Nothing of it leaves this browser.',
  again: 'Try again',
  moved: 'These words have changed since they were read. They are read again in a moment.',
  insert: 'Insert these claims as text',
};

export const notes = {
  heading: 'For the editor',
  goThere: 'Go there',
  ignore: 'Ignore',
  unignore: 'Show again',
  ignored: (n) => `${n} ignored`,
  goTo: (sentence) => `Go there: ${sentence}`,
  ignoreThis: (sentence) => `Ignore: ${sentence}`,
  sentence: ({ kind, who, words }) => {
    const said = quoted(words);
    switch (kind) {
      case 'not-heard':
        return `${who} is accused; no answer of theirs stands in the text: ${said}`;
      case 'unnamed-only':
        return `Rests on unnamed sources only${who && ` (${who})`}: ${said}`;
      case 'claim-missing':
        return `${who || 'Somebody'} denies something that the text does not carry as anybody’s claim: ${said}`;
      case 'claim-open':
        return `${who || 'Somebody'} denies something; where the text says it was not found for certain: ${said}`;
      default:
        return `Whose words are these? No speaker was found: ${said}`;
    }
  },
};

const problems = {
  'E-EMPTY': panel.empty,
  'E-SIZE': 'The article is too long to be read at once. Nothing was cut, and the editor is as it was.',
  'E-BINARY': 'What stands in the editor is no text that can be read.',
  'E-TIME': 'Reading took too long and was stopped. The article is as it was.',
  'E-ENGINE': 'The reader stopped on this text. The article is as it was.',
  'E-MEMORY': 'There is not enough memory to read this text. The article is as it was.',
  'E-VERSION': 'The reader was updated while this page was open. Save your work and reload the page.',
  'E-LOAD': 'A part of the reader did not arrive. The article is as it was.',
  'E-WASM':
    'The reader did not start. This site or browser may forbid WebAssembly; to the IT desk: the page needs script-src ‘self’ ‘wasm-unsafe-eval’.',
  'E-INTERNAL': 'The findings did not match the text, so they are not shown.',
};

/** The sentence for an error, with its code for whoever is asked for help. */
export const problem = ({ code }) =>
  `${problems[code] ?? problems['E-ENGINE']} [${code in problems ? code : 'E-ENGINE'}]`;
