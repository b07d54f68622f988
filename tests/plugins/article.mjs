/** The article of the tests in a whole CMS, and what its panel would send to be stored. */
import { explainAll } from './explain.mjs';

export const title = 'Arden denies it \u{1f600}';
export const paragraphs = [
  'Kest said on Monday that Arden had paid the rebels of Veld.',
  'Arden denied that it had paid the rebels of Veld. The harbour board accused the Selby Line of dumping oil off Lorne.',
  '“It’s late,” said Ilse Orlo, a minister of Kest.',
];
export const claim = 'Arden had paid the rebels of Veld';
export const accusation = 'the Selby Line of dumping oil off Lorne';

let told = null;
/** A copy for whoever asks: some spoil theirs. */
export function explanation() {
  told ??= explainAll([`<h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`])[0];
  return structuredClone(told);
}
