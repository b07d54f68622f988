/** The view with the box: empty at first, and again where there is a problem. */
import { button, copyText, h, replace } from './dom.js';
import { workedExample } from './help.js';
import { draftOf, readFile, sourceOf } from './paste.js';
import { problem } from './problems.js';
import { visitList } from './recent.js';
import { waysIn } from './ways.js';
import { keys, page, samples } from './wording.js';

/**
 * @param {{explain: (source: object) => void, sample: (file: string) => void, prepare: () => Promise<void>,
 *   visits: object, reopen: (article: object) => void, forgotten: () => void}} actions
 * @returns {{element: HTMLElement, draft: object, fail: (error: object, again?: (() => void) | null) => void,
 *   early: (error: object | null) => void, tell: (sentences: string[]) => void, calm: () => void, focus: () => void,
 *   visits: () => void, take: (file: File) => void, arrived: (article: {text: string, html?: string, from?: string}) => void}}  tell: why an address does not show what it stands for.
 *   visits: draws the list of articles as they are now
 */
export function startView(actions) {
  const box = h('textarea', {
    id: 'box',
    rows: '9',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'privacy',
  });
  const hint = h('p.hint', { id: 'privacy' }, page.privacy);
  const origin = h('p.origin');
  const trouble = h('div.problem', { role: 'alert', tabindex: '-1', hidden: true });
  const foretold = earlyWord(actions.prepare);
  const told = h('div.early', { role: 'status', hidden: true });
  const articles = visitList(actions);
  let retry = null; // what "Try again" does, if not to explain what is in the box
  let lacksText = false; // the problem that is shown is that the box was empty
  const ask = () => (retry ? retry() : actions.explain(draft.source()));
  const go = button(page.go, ask);
  go.className = 'primary';
  const copyMine = button(page.copyMine, async () => {
    hint.textContent = (await copyText(draft.text())) ? page.copied : page.notCopied;
  });
  copyMine.className = 'second';
  copyMine.hidden = true;

  /** Another text is not tried again. What is said of the one before stays to be read, unless it was that there is none. */
  const draft = draftOf(box, () => {
    if (lacksText && draft.text().trim()) calm();
    retry = null;
    go.textContent = page.go;
    describe(draft, hint, origin);
  });

  const fail = (error, again = null) => {
    retry = again;
    lacksText = error.code === 'E-EMPTY';
    foretold.show(null);
    const [first, ...more] = problem.sentences(error);
    replace(
      trouble,
      h('h2', null, problem.heading),
      h('p', null, first),
      more.map((sentence) => h('p', null, sentence)),
    );
    trouble.hidden = false;
    go.textContent = page.again;
    copyMine.hidden = !draft.text();
    trouble.scrollIntoView({ block: 'nearest' });
    trouble.focus();
  };
  const calm = () => {
    trouble.hidden = true;
    lacksText = false;
    retry = null;
    go.textContent = page.go;
    copyMine.hidden = true;
  };

  const take = async (file) => {
    const { text, error } = await readFile(file);
    if (error) return fail(error);
    calm();
    draft.set(text, file.name);
    return box.focus();
  };
  /** What came from elsewhere stands in the box, unless a paste of it would be refused too. */
  const arrived = ({ text, html = '', from = '' }) => {
    const { error } = sourceOf(html || text, Boolean(html));
    if (error) return fail(error);
    calm();
    draft.set(text.trim() ? text : html, from, text.trim() ? html : '');
    return go.focus();
  };
  const element = h(
    'div.start',
    null,
    h('h1.plate', null, page.name),
    h('p.intro', null, page.intro),
    trouble,
    foretold.element,
    told,
    h('label', { for: 'box' }, page.box),
    box,
    origin,
    h('div.go', null, go, h('kbd', null, keys.explain()), filePicker(take), copyMine, hint),
    articles.element,
    sampleList(actions),
    workedExample(),
    waysIn(),
  );
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask();
  });
  const focus = () => {
    box.focus();
    box.select();
    box.scrollTop = 0;
  };
  const early = (error) => foretold.show(trouble.hidden ? error : null);
  const tell = (sentences) => {
    told.hidden = !sentences.length;
    replace(
      told,
      sentences.map((sentence) => h('p', null, sentence)),
    );
  };
  return { element, draft, fail, early, tell, calm, focus, take, arrived, visits: articles.draw };
}

/** What is known to be missing before anybody has asked for an explanation. */
function earlyWord(prepare) {
  const words = h('p');
  const again = button(problem.fetchAgain, async () => {
    again.disabled = true;
    words.textContent = problem.fetching;
    await prepare();
    again.disabled = false;
  });
  again.className = 'second';
  const element = h('div.early', { role: 'status', hidden: true }, words, again);
  const show = (error) => {
    element.hidden = !error;
    words.textContent = error ? problem.early(error) : '';
  };
  return { element, show };
}

function describe(draft, hint, origin) {
  const text = draft.text();
  const paragraphs = text.split(/\n\s*\n|\n/u).filter((line) => line.trim()).length;
  hint.textContent = text ? `${page.size(text, paragraphs)}. ${page.privacy}` : page.privacy;
  const markup = draft.markup();
  const other = markup?.used ? page.plainInstead : page.markupInstead;
  replace(
    origin,
    draft.file() ? `${page.fileInUse(draft.file())} ` : null,
    markup
      ? [`${markup.used ? page.markup : page.plainInUse} `, button(other, () => draft.useMarkup(!markup.used)), ' ']
      : null,
    draft.replaced() ? [`${page.replaced} `, button(page.bringBack, () => draft.bringBack())] : null,
  );
}

function filePicker(take) {
  const input = h('input.unseen', {
    type: 'file',
    tabindex: '-1',
    'aria-hidden': 'true',
    accept: '.txt,.md,.html,.htm,.xhtml,text/*',
  });
  input.addEventListener('change', () => {
    if (input.files[0]) take(input.files[0]);
    input.value = '';
  });
  const open = button(page.openFile, () => input.click());
  open.className = 'second';
  return [open, input];
}

function sampleList(actions) {
  const item = ({ file, title, note }) =>
    h(
      'li',
      null,
      h(
        'a.sample',
        {
          href: `#sample-${file.split('.')[0]}`,
          onclick: (event) => {
            event.preventDefault();
            actions.sample(file);
          },
        },
        h('span.title', null, title),
        h('span.about', null, note),
      ),
    );
  return [h('h2', null, page.samples), h('ul.samples', null, samples.map(item)), h('p.hint', null, page.sampleNote)];
}
