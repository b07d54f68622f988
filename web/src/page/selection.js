/** What is copied and exported: all, or what is shown. A selection is {claims, statements} as sets of ids; null: all. */
import { linkLists } from '../check.js';
import { groupsOf } from './record.js';

export const claimsOf = (record, selection) =>
  groupsOf(record)
    .flatMap(({ claims }) => claims)
    .filter(({ id }) => !selection || selection.claims.has(id));

export const statementsOf = (record, selection) =>
  record.statements.filter(({ id, broken }) => !broken && (!selection || selection.statements.has(id)));

/** As the core gives it: without what the page marked for itself. */
function unmarked(statement) {
  const copy = { ...statement };
  delete copy.broken;
  return copy;
}

/**
 * An explanation of the selected claims and statements alone, in the same format. Kept are also the statements that
 * stand on those claims and those in which others stand; ids are dense again, entities stay as they are.
 * @param {import('../types').Explanation} explanation
 */
export function partOf(explanation, selection) {
  const { statements, claims } = explanation;
  const kept = new Set(selection?.statements ?? statements.map(({ id }) => id));
  const chosen = claims.filter(({ id }) => !selection || selection.claims.has(id));
  for (const claim of chosen) {
    for (const { statement } of linkLists.flatMap((list) => claim[list] ?? [])) kept.add(statement);
    for (const id of claim.candidates ?? []) kept.add(id);
  }
  for (const id of kept) if (statements[id].inside !== null) kept.add(statements[id].inside); // grows as it is walked
  const left = statements.filter(({ id, broken }) => kept.has(id) && !broken);
  const renumbered = new Map(left.map(({ id }, i) => [id, i]));
  const number = (id) => renumbered.get(id) ?? null;
  const relinked = (links) => links.map((link) => ({ ...link, statement: number(link.statement) }));
  return {
    ...explanation,
    statements: left.map((one, id) => ({ ...unmarked(one), id, inside: number(one.inside) })),
    claims: chosen.map((claim, id) => {
      const lists = linkLists.filter((list) => claim[list]).map((list) => [list, relinked(claim[list])]);
      const candidates = claim.candidates && { candidates: claim.candidates.map(number) };
      return { ...claim, id, ...candidates, ...Object.fromEntries(lists) };
    }),
  };
}
