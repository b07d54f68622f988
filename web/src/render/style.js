/**
 * The look of the findings, as a text: bundlers and content policies have no say in it. Everything stands under
 * `.explained`; the letters and their colour are those of the place around it. What a site may set, on anything around:
 *
 *   --explainer-ink      text                          --explainer-link    buttons that look like links
 *   --explainer-quiet    labels, notes, numbers        --explainer-rule    lines between things
 *   --explainer-panel    behind an open card           --explainer-ring    the edge of what has the focus
 *   --explainer-says     under the words that hand a statement to its source
 *   --explainer-serif    the article's own words       --explainer-sans    ours
 *   --explainer-size     of the letters
 */
export const styleText = `
:host { display: block; }
:host([hidden]) { display: none; }
.panel { margin-top: 1rem; font: 0.9375rem/1.467 var(--explainer-sans, inherit); }
.panel [hidden] { display: none; }
.panel > button {
  padding: 6px 14px; border: 1px solid; border-radius: 2px; background: none; color: inherit; font: inherit; cursor: pointer;
}
.panel > button:focus-visible { outline: 3px solid; outline-offset: 2px; }
.panel > p { margin: 6px 0 0; }
.explained {
  --ink: var(--explainer-ink, currentcolor);
  --quiet: var(--explainer-quiet, #4b4f57);
  --link: var(--explainer-link, #1a4b87);
  --rule: var(--explainer-rule, #d5d5cf);
  --panel: var(--explainer-panel, #f6f5f3);
  --says: var(--explainer-says, #9a4a00);
  --ring: var(--explainer-ring, #ffd23f);
  --serif: var(--explainer-serif, Palatino, "Palatino Linotype", "Book Antiqua", P052, "Noto Serif", Georgia, serif);
  --sans: var(--explainer-sans, inherit);
  --small: 0.867em;
  container-type: inline-size;
  color: var(--ink);
  font: var(--explainer-size, 0.9375rem)/1.467 var(--sans);
  text-align: start;
  overflow-wrap: break-word;
}
@supports not (font: 1rem/1 inherit) {
  .explained { font-size: var(--explainer-size, 0.9375rem); line-height: 1.467; font-family: var(--sans); }
}
@supports (color: light-dark(red, red)) {
  .explained {
    --quiet: var(--explainer-quiet, light-dark(#4b4f57, #b4b3ac));
    --link: var(--explainer-link, light-dark(#1a4b87, #9cc3f0));
    --rule: var(--explainer-rule, light-dark(#d5d5cf, #3d4047));
    --panel: var(--explainer-panel, light-dark(#f6f5f3, #1b1e23));
    --says: var(--explainer-says, light-dark(#9a4a00, #f0a964));
  }
}
.explained *, .explained *::before { box-sizing: border-box; }
.explained :is(h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, dt, dd, details, table, article, section, header) {
  margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; letter-spacing: normal;
  text-transform: none;
}
.explained :is(ul, ol) { list-style: none; }
.explained b { font-weight: 600; }
.explained [hidden] { display: none !important; }
.explained button {
  margin: 0; padding: 0; border: 0; min-height: 0; background: none; box-shadow: none; color: var(--link); font: inherit;
  text-align: start; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em;
  text-transform: none; cursor: pointer;
}
.explained :is(button, summary):hover { text-decoration-thickness: 2px; }
.explained :focus-visible { outline: 3px solid; outline-offset: 2px; border-radius: 2px; box-shadow: 0 0 0 2px var(--ring); }
.explained [tabindex="-1"]:focus { outline: none; box-shadow: none; }
.explained .unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; user-select: none;
}
.explained .big { font: 700 1.333em/1.25 var(--serif); text-wrap: balance; }
.explained .sub { margin-top: 4px; color: var(--quiet); }
.explained .group, .explained .said, .explained > .unopposed { margin-top: 28px; }
.explained :is(.heading, .said > :first-child, .unopposed > summary) {
  padding-top: 10px; border-top: 1px solid; font-weight: 600;
}
.explained .disputed > .heading { border-top: 3px double; }
.explained :is(.not-confirmed, .left-open, .unnamed) > .heading { border-top: 2px dashed; }
.explained .unsourced > .heading { border-top: 2px dotted; }
.explained .said > :first-child { padding-bottom: 4px; border-color: var(--rule); }
.explained .n { margin-inline-start: 4px; color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.explained .card { position: relative; padding: 10px 0 16px; }
.explained .card ~ .card { border-top: 1px solid var(--rule); }
.explained .card > header { float: inline-end; margin-inline-start: 8px; }
.explained .claim { font: 600 1.2em/1.333 var(--serif); text-wrap: pretty; }
.explained .card.left-open { margin-top: 12px; padding: 10px 12px 14px; border: 2px dashed var(--quiet); }
.explained :is(.tag, dt, .label, .note, .limits, .problem, .ref, .why-button, .why, .acts) {
  font-size: var(--small); line-height: 1.6;
}
.explained :is(.tag, dt, .label, .note, .limits, .role, .by) { color: var(--quiet); }
.explained .role { font-weight: 400; }
.explained .note { margin-top: 3px; }
.explained .brief { margin-top: 8px; }
.explained .brief > div { padding: 3px 0; }
.explained .brief :is(dt, dd) { display: inline; }
.explained .brief dd:has(ul) { display: block; }
.explained dt { margin-inline-end: 6px; }
.explained .full dl { margin-top: 12px; }
.explained .full dd { margin-bottom: 12px; }
.explained dd li + li { margin-top: 10px; }
.explained .words { font: 1.067em/1.5 var(--serif); text-wrap: pretty; }
.explained.selectable :is(.words, .claim) { cursor: pointer; }
.explained.selectable :is(.words, .claim):hover { background: var(--panel); }
.explained .cue { text-decoration: underline dotted var(--says); text-underline-offset: 0.2em; }
.explained .limit .unseen { position: static; margin: 0; clip-path: none; }
.explained .ref {
  margin: -4px -3px -4px 0; padding: 4px 3px; color: var(--quiet); font-family: var(--sans);
  font-variant-numeric: tabular-nums; text-decoration: none; white-space: nowrap;
}
.explained button.ref { min-width: 24px; min-height: 24px; text-decoration: underline; text-decoration-thickness: 1px; }
.explained .more { display: block; margin-top: 6px; }
.explained .why { margin: 8px 0 4px; padding: 2px 0 2px 12px; border-inline-start: 2px solid; }
.explained q { quotes: "“" "”" "‘" "’"; }
.explained .why table { width: 100%; table-layout: fixed; margin: 8px 0; border-collapse: collapse; }
.explained .why :is(th, td) { padding: 3px 8px 3px 0; font-weight: 400; text-align: start; vertical-align: baseline; }
.explained .why tbody td { border-top: 1px solid var(--rule); overflow-wrap: anywhere; }
.explained .why :is(th, .relation) { color: var(--quiet); }
.explained .may { margin-top: 12px; border-top: 1px solid var(--rule); }
.explained .acts { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 12px; }
.explained summary { padding: 6px 0 6px 17px; list-style: none; cursor: pointer; }
.explained summary::-webkit-details-marker { display: none; }
.explained summary::before {
  content: ""; display: inline-block; width: 7px; height: 7px; margin: 0 10px 0 -17px; border: solid var(--quiet);
  border-width: 0 1.5px 1.5px 0; transform: translateY(-1px) rotate(-45deg);
}
.explained details[open] > summary::before { transform: translateY(-3px) rotate(45deg); }
.explained summary .n { float: inline-end; }
.explained .said details + details { border-top: 1px solid var(--rule); }
.explained :is(.said ol, .about) { padding: 0 0 6px 17px; }
.explained .said li { padding: 4px 0; }
.explained .said li.at { background: var(--panel); outline: 1px solid var(--rule); }
.explained .said .words .role { font-family: var(--sans); }
.explained .plain li { padding: 8px 0 10px; }
.explained .plain li + li { border-top: 1px solid var(--rule); }
.explained .limits { margin-top: 28px; padding-top: 10px; border-top: 1px solid var(--rule); }
.explained .problem { margin-top: 8px; font-weight: 600; }
@container (min-width: 30rem) {
  .explained :is(.brief > div, .full dl) { display: grid; grid-template-columns: 7.25rem minmax(0, 1fr); column-gap: 12px; }
  .explained .brief :is(dt, dd) { display: block; }
  .explained .more, .explained .acts { margin-inline-start: calc(7.25rem + 12px); }
}
`;

const sheets = new WeakMap();
const styled = new WeakSet();

/**
 * Puts the look into a document or a shadow root, once.
 * @param {Document | ShadowRoot | Node} root  anything else that was not attached yet gets its document's
 * @param {{nonce?: string}} [options]  for browsers without adopted sheets, under a policy that asks for one
 */
export function adoptStyle(root = document, { nonce = '' } = {}) {
  const own = root.nodeType === 9 ? root : root.ownerDocument;
  const place = root === own || root.host ? root : own;
  if (styled.has(place)) return;
  styled.add(place);
  const Sheet = own.defaultView?.CSSStyleSheet;
  if (place.adoptedStyleSheets && Sheet) {
    if (!sheets.has(own)) sheets.set(own, new Sheet()); // a sheet serves the document in which it was made
    if (!sheets.get(own).cssRules.length) sheets.get(own).replaceSync(styleText);
    place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheets.get(own)];
    return;
  }
  const style = own.createElement('style');
  if (nonce) style.nonce = nonce;
  style.textContent = styleText;
  (place.head ?? place).append(style);
}
