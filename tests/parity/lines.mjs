// Articles as lines of a batch: lines.mjs COUNT. News from ../shared where it lies beside the repository, and ours: whole
// ones, odd ones, then whole ones with more and more of their paragraphs.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { oddArticles, ownArticles } from './articles.mjs';

const count = Number(process.argv[2] ?? 1000);
const news = new URL('../../../shared/news/articles.jsonl.gz', import.meta.url);
let written = 0;
const write = (line) => written++ < count && process.stdout.write(line + '\n');

const own = ownArticles().map(({ name, bytes }) => ({ id: name, text: bytes.toString('utf8') }));
for (const { id, text } of [
  ...own,
  ...oddArticles.map(({ name, bytes }) => ({ id: name, text: bytes.toString('utf8') })),
])
  write(JSON.stringify({ id, [text.trimStart().startsWith('<') ? 'html' : 'text']: text }));

if (existsSync(news)) {
  const packed = createReadStream(news);
  for await (const line of createInterface({ input: packed.pipe(createGunzip()) })) {
    if (written >= count) break;
    write(line);
  }
  packed.destroy();
} else {
  for (let paragraphs = 1; written < count; ++paragraphs)
    for (const { id, text } of own)
      write(JSON.stringify({ id: `${id} ${paragraphs}`, text: text.split('\n').slice(-paragraphs).join('\n') }));
}
