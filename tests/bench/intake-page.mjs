/** An invented page of a news site, of about as many bytes as asked for: half is article, the rest what stands around. */
import { article } from './article.mjs';

const link = (i) => `<li class="nav-item"><a class="nav-link" href="/section/${i}">Section ${i}</a></li>`;
const teaser = (i) =>
  `<div class="card teaser"><a href="/story/${i}"><img src="/img/${i}.jpg" alt=""><h3 class="card-title">The harbour of Kest, part ${i}</h3></a><p class="card-text">What the council decided on the ${i}th day of its sitting, and why nobody was there to hear it.</p></div>`;
const comment = (i) =>
  `<li class="comment"><div class="comment-author">reader${i}</div><p>I have lived in Kest for ${i} years and have never seen a thing like it, whatever the ministers say about it now.</p></li>`;

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('\n');

export function newsPage(bytes) {
  const paragraphs = article(Math.round((bytes * 0.45) / 6))
    .trim()
    .split('\n\n');
  const body = paragraphs.map((text, i) =>
    i % 6 === 5
      ? `<p class="story-text">${text}</p><div class="ad-slot" id="ad-${i}"><span>Advertisement</span></div>`
      : `<p class="story-text">${text.replace(/(\w+) said/, '<a href="/people/1">$1</a> said')}</p>`,
  );
  const page = (filler) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Arden denies it all | Kest Courier</title>
<meta property="og:title" content="Arden denies it all"><meta property="og:site_name" content="Kest Courier">
<script>${'window.settings = window.settings || {"tracking": [1, 2, 3]};'.repeat(filler)}</script>
<style>${'.story-text { margin: 0 0 1em; color: #222 }'.repeat(40)}</style></head>
<body><header class="masthead"><nav><ul>${times(60, link)}</ul></nav></header>
<main><article class="story"><h1 class="story-title">Arden denies it all</h1>
<div class="byline">By <a href="/ann">Ann Bell</a></div><time datetime="2031-05-03">3 May 2031</time>
<div class="story-body">${body.join('\n')}</div></article>
<aside class="sidebar">${times(30, teaser)}</aside>
<section id="comments"><h2>Comments</h2><ol>${times(40, comment)}</ol></section></main>
<footer><ul>${times(40, link)}</ul><p>© 2031 Kest Courier. All rights reserved.</p></footer></body></html>`;
  const missing = bytes - page(0).length;
  return page(Math.max(0, Math.round(missing / 62)));
}
