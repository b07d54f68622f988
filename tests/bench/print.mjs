/** How figures are printed: headings, rows of a table, and the number that stands for several. */
export const heading = (title) => console.log(`\n${title}\n${'-'.repeat(title.length)}`);
export const row = (name, ...cells) =>
  console.log(name.padEnd(34) + cells.map((cell) => String(cell).padStart(14)).join(''));
export const note = (text) => console.log(`  ${text}`);
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The fastest round of several, each given as the times of its pieces. */
export const leastOf = (rounds) => Math.min(...rounds.map((times) => times.reduce((sum, time) => sum + time, 0)));
