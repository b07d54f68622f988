/** The findings alone, as a CMS shows what it stored: render.html?/fixtures/every-card.json */
import { adoptStyle, render } from '/src/render/render.js';

const raw = await (await fetch(location.search.slice(1))).text();
globalThis.chosen = [];
globalThis.view = render(raw, { onSelect: (passage) => globalThis.chosen.push(passage) });
const main = document.createElement('main');
main.append(globalThis.view.element);
adoptStyle(document);
document.body.append(main);
document.documentElement.dataset.ready = 'true';
