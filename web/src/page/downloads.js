/** What can be saved: always what is shown, under a name of the article's day and title. */
import { saveText } from './dom.js';
import { annotations, fileName, linkTable, statementTable } from './formats.js';
import { partOf } from './selection.js';

/** Ending of the name, type, and the text of a view; by the names in wording.js. */
const files = {
  json: [
    '.json',
    'application/json',
    (view) => `${JSON.stringify(partOf(view.record.explanation, view.shown()), null, 2)}\n`,
  ],
  markdown: ['.md', 'text/markdown', (view, markdown) => markdown()],
  statements: ['-statements.csv', 'text/csv', (view) => statementTable(view.record, view.shown())],
  links: ['-claims.csv', 'text/csv', (view) => linkTable(view.record, view.shown())],
  annotations: ['.jsonld', 'application/ld+json', (view) => annotations(view.record, view.shown())],
  html: ['.html', 'text/html', (view) => view.paper()],
};

/**
 * @param {keyof typeof files} kind
 * @param {ReturnType<typeof import('./result.js').resultView>} view
 * @param {() => Promise<string>} markdown
 */
export async function download(kind, view, markdown) {
  const [ending, type, make] = files[kind];
  saveText(fileName(view.record.explanation) + ending, type, await make(view, markdown));
}
