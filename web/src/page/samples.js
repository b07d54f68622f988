/** The texts of the samples, by the names that wording.js lists. The bundler (build.mjs) puts them in. */
import opinion from '../../samples/opinion.txt';
import port from '../../samples/port.html';
import wire from '../../samples/wire.txt';

export const sampleTexts = { 'opinion.txt': opinion, 'port.html': port, 'wire.txt': wire };
