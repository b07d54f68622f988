/**
 * An invented news article of about as many words as asked for: the patterns of reporting (named and unnamed sources,
 * denials, refusals, quotations) with other names, figures and days in every paragraph, so that none stands there twice.
 */
const places = ['Arden', 'Veld', 'Kest', 'Tolm', 'Brenn', 'Hask', 'Orrin', 'Sund', 'Marle', 'Dovre', 'Elgar', 'Fenn'];
const people = [
  'Mara Holt',
  'Ivo Brandt',
  'Nora Lind',
  'Tomas Reyl',
  'Ada Quist',
  'Jon Marrow',
  'Lena Aster',
  'Paul Venn',
  'Rosa Kemp',
  'Omar Dell',
];
const goods = ['shells', 'drones', 'turbines', 'grain', 'rifles', 'engines', 'patrol boats', 'cables'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const paragraphs = [
  (a, b, p, g, d, n) =>
    `${a} sold ${n} ${g} to ${b} in the spring, two officials familiar with the matter said on ${d}, speaking on condition of anonymity because the sale has not been made public.`,
  (a, b, p, g, d, n) =>
    `${a} denied sending any ${g} to ${b}. “We have never sold anything of the kind, and the ${n} crates that were filmed at the harbour held spare parts for tractors,” said ${p}, a spokeswoman for the trade ministry of ${a}.`,
  (a, b, p, g, d) =>
    `The government of ${b} declined to comment on ${d} but reiterated its concern that ${a} was arming its neighbours. It has warned for months that ${g} could reach the front before the winter.`,
  (a, b, p, g, d, n) =>
    `“If ${g} were delivered, it would break the treaty of ${1900 + n},” ${p} told reporters in ${b} on ${d}. “Nobody here wants that, and nobody in ${a} should.”`,
  (a, b, p, g, d, n) =>
    `According to a report by the ${b} Courier, which cited customs papers, ${n} containers left ${a} last ${d}; the newspaper said that it could not establish what was in them. ${p}, who runs the port, accused the newspaper of inventing the papers.`,
  (a, b, p, g, d, n) =>
    `Opposition leader ${p} called on the government to publish the contracts and said that she did not believe a word of its account. A committee of parliament will question the ministers of ${a} and ${b} about the ${g} on ${d}, after ${n} members asked for it.`,
];

export function article(words) {
  const pick = (list, i) => list[i % list.length];
  const text = [];
  for (let i = 0, count = 0; count < words; ++i) {
    const paragraph = pick(paragraphs, i)(
      pick(places, i * 5),
      pick(places, i * 7 + 1),
      pick(people, i * 3),
      pick(goods, i * 3 + 1),
      pick(days, i),
      12 + i * 7,
    );
    text.push(paragraph);
    count += paragraph.split(/\s+/).length;
  }
  return text.join('\n\n') + '\n';
}
