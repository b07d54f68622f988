/** The claims that somebody opposes, as lines of text to be put into the article by hand. A pure function. */
import { groupsOf, namesOf, quoteAll, recordOf, rowsOf, statusOf, unopposed } from '../../src/page/record.js';
import { parts } from '../../src/page/wording.js';

/** "Disputed: “…”. Says so: Veld. Says otherwise: Arden." — a line each; every name and quotation is the article's. */
export function factBox(explanation) {
  const record = recordOf(explanation);
  return groupsOf(record)
    .filter(({ name }) => !unopposed.includes(name) && name !== 'left-open')
    .flatMap(({ claims }) => claims.map((claim) => lineOf(record, claim)))
    .join('\n');
}

function lineOf(record, claim) {
  const rows = rowsOf(record, claim).map(({ part, entries }) => {
    const names = namesOf(record, entries).map(({ name, rest }) => name + rest);
    return `${parts[part][0]}: ${names.join('; ')}.`;
  });
  return `${statusOf(record, claim)}: “${quoteAll(record, claim.text)}”. ${rows.join(' ')}`;
}
