/** The controls of what is shown, and the bar that says that not all is. */
import { button, h } from './dom.js';
import { everything, kindsOf } from './filter.js';
import { capital, forms, only as wording, stances } from './wording.js';

/** A search waits for the next letter, in milliseconds. */
const pause = 150;

/**
 * @param {object} record
 * @param {Map<string, object>} speakers  as `speakerCards` gives them
 * @param {{filter: (change: object, from: HTMLElement) => void}} actions
 * @returns {{element: HTMLElement | null, show: (filter: object) => void, search: () => void}}
 */
export function filterControls(record, speakers, actions) {
  const people = [...speakers.values()].filter(({ key }) => key !== 'nobody');
  const { stance, form } = kindsOf(record);
  const change = (key) => (event) => actions.filter({ [key]: event.target.value }, event.target);
  const select = (key, label, all, options) =>
    h(
      'select',
      { id: `only-${key}`, 'aria-label': label, onchange: change(key) },
      h('option', { value: '' }, all),
      options.map(([value, name]) => h('option', { value }, name)),
    );
  const named = (words) => (list) => list.map(([name, n]) => [name, wording.option(words[name] ?? name, n)]);
  const speaker = select(
    'speaker',
    wording.speaker,
    wording.everybody,
    people.map(({ key, name, statements }) => [key, wording.option(capital(name), statements.length)]),
  );
  const controls = {
    speaker: people.length > 1 ? speaker : null,
    stance: stance.length > 1 ? select('stance', wording.stance, wording.everyStance, named(stances)(stance)) : null,
    form: form.length > 1 ? select('form', wording.form, wording.everyForm, named(forms)(form)) : null,
    words: searchBox((words, from) => actions.filter({ words }, from)),
  };
  const element = h(
    'details.choose-from',
    { open: !matchMedia('(max-width: 600px)').matches },
    h('summary', null, wording.choose),
    h('div.chooser', { role: 'search' }, controls.words, controls.speaker, controls.stance, controls.form),
  );
  const show = (filter) => {
    for (const [key, control] of Object.entries(controls))
      if (control && control.value.trim() !== filter[key]) control.value = filter[key];
  };
  const search = () => {
    element.open = true;
    controls.words.focus();
    controls.words.select();
  };
  return { element: record.statements.length > 1 ? element : null, show, search };
}

function searchBox(look) {
  let timer;
  const box = h('input', { type: 'search', id: 'search', 'aria-label': wording.search, placeholder: wording.search });
  const now = () => {
    clearTimeout(timer);
    look(box.value.trim(), box);
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  });
  box.addEventListener('change', now);
  return box;
}

/** A filter in words: "Mira Solen, denies, “drones”". */
export function inWords({ speaker, stance, form, words }, speakers) {
  return [
    speaker ? capital(speakers.get(speaker).name) : '',
    stance ? (stances[stance] ?? stance) : '',
    form ? (forms[form] ?? form) : '',
    words ? `“${words}”` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What says that not all is shown, and the way back; also told to those who listen. */
export function onlyBar(showAll) {
  const told = h('span.unseen', { role: 'status' });
  const words = h('span');
  const back = button('', showAll);
  const bar = h('div.only', { hidden: true }, words, back);
  return {
    element: [told, bar],
    show(filter, speakers, { statements, claims }) {
      const name = inWords(filter, speakers);
      words.replaceChildren(
        `${wording.bar} `,
        h('b', null, name),
        h('span.counts', null, `: ${wording.counts(statements.size, claims.size)}`),
      );
      const oneSpeaker = name === inWords({ ...everything, speaker: filter.speaker }, speakers);
      back.textContent = oneSpeaker ? wording.back : wording.backToAll;
      bar.hidden = false;
      told.textContent = wording.told(name, statements.size, claims.size);
    },
    hide() {
      bar.hidden = true;
      told.textContent = wording.ended;
    },
  };
}
