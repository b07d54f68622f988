/**
 * An invented article with a claim of every status, for the help. Written by hand with words instead of offsets:
 * [3, 'denied'] is the first "denied" in the third block.
 */
const blocks = [
  ['headline', 'Veld says Arden sent rockets to Kest'],
  ['byline', 'By Ada Wrenn'],
  [
    'paragraph',
    'Veld believes that Arden has shipped guided rockets to Kest for the war in the Teral valley, according to two officials familiar with the matter. The officials confirmed the finding of their intelligence service.',
  ],
  ['paragraph', 'Arden denied providing Kest with weapons. Its mission in Lorne called the allegations groundless.'],
  ['related', 'Read also: The long road through the Teral valley'],
  [
    'paragraph',
    'The Veld defence ministry declined to confirm the shipment. “Should Arden ship rockets of any kind, that would be a dangerous step,” said Veld’s prime minister, Ana Reyl.',
  ],
  [
    'paragraph',
    'Veld has accused Arden of supplying drones to Kest. Mira Solen, Arden’s foreign minister, confirmed that her country had sold Kest a small number of drones before the war began. Colonel Tam Oriel, an Arden army spokesman, said that Arden had never supplied Kest with drones for any military use. He asked Veld to show its proof.',
  ],
  [
    'paragraph',
    'The Lorne Herald reported that the first rockets were fired on Sunday. Solen declined to comment on the report.',
  ],
  ['paragraph', 'A third convoy crossed the border overnight, said a diplomat who asked not to be named.'],
  ['paragraph', 'Reyl said that Kest was preparing for a long war. “Nobody in this valley sleeps well,” she added.'],
  [
    'paragraph',
    'The port of Lorne paid for the convoy’s fuel, Veld’s transport ministry said. The port authority acknowledged paying for the fuel.',
  ],
  ['paragraph', 'Arden wants to draw its neighbours into the war.'],
  ['paragraph', 'Asked on Monday, Oriel rejected the accusations.'],
  ['boilerplate', 'Subscribe to our morning letter.'],
];

const entities = [
  ['Veld', 'country'],
  ['two officials familiar with the matter', 'anonymous'],
  ['Arden', 'country'],
  ['Arden’s mission in Lorne', 'organisation', null, 2],
  ['Veld defence ministry', 'organisation', null, 0],
  ['Ana Reyl', 'person', 'Veld’s prime minister', 0],
  ['Mira Solen', 'person', 'Arden’s foreign minister', 2],
  ['Tam Oriel', 'person', 'Colonel, an Arden army spokesman', 2],
  ['The Lorne Herald', 'medium'],
  ['a diplomat who asked not to be named', 'anonymous'],
  ['Kest', 'country'],
  ['Veld’s transport ministry', 'organisation', null, 0],
  ['port authority', 'organisation'],
];

// [block, form, stance, speaker, source, cue, content, more]
const statements = [
  [
    2,
    'indirect',
    'asserts',
    1,
    'two officials familiar with the matter',
    'according to',
    'Veld believes that Arden has shipped guided rockets to Kest for the war in the Teral valley',
  ],
  [
    2,
    'indirect',
    'asserts',
    0,
    'Veld',
    'believes',
    'that Arden has shipped guided rockets to Kest for the war in the Teral valley',
    { inside: 0, onUnnamedWord: true },
  ],
  [2, 'indirect', 'confirms', 1, 'The officials', 'confirmed', 'the finding of their intelligence service'],
  [3, 'indirect', 'denies', 2, 'Arden', 'denied', 'providing Kest with weapons'],
  [3, 'indirect', 'denies', 3, 'Its mission in Lorne', 'called', 'the allegations groundless', { onBehalfOf: 2 }],
  [5, 'indirect', 'declines', 4, 'The Veld defence ministry', 'declined to confirm', 'the shipment'],
  [
    5,
    'direct',
    'warns',
    5,
    'Veld’s prime minister, Ana Reyl',
    'said',
    '“Should Arden ship rockets of any kind, that would be a dangerous step,”',
    { conditional: true },
  ],
  [6, 'indirect', 'accuses', 0, 'Veld', 'has accused', 'Arden of supplying drones to Kest'],
  [
    6,
    'indirect',
    'confirms',
    6,
    'Mira Solen, Arden’s foreign minister',
    'confirmed',
    'that her country had sold Kest a small number of drones before the war began',
  ],
  [
    6,
    'indirect',
    'denies',
    7,
    'Colonel Tam Oriel, an Arden army spokesman',
    'said',
    'that Arden had never supplied Kest with drones for any military use',
  ],
  [6, 'indirect', 'calls-for', 7, 'He', 'asked', 'Veld to show its proof'],
  [7, 'indirect', 'asserts', 8, 'The Lorne Herald', 'reported', 'that the first rockets were fired on Sunday'],
  [7, 'indirect', 'declines', 6, 'Solen', 'declined to comment', 'on the report'],
  [
    8,
    'indirect',
    'asserts',
    9,
    'a diplomat who asked not to be named',
    'said',
    'A third convoy crossed the border overnight',
  ],
  [9, 'indirect', 'asserts', 5, 'Reyl', 'said', 'that Kest was preparing for a long war'],
  [9, 'direct', 'asserts', 5, 'she', 'added', '“Nobody in this valley sleeps well,”'],
  [10, 'indirect', 'asserts', 11, 'Veld’s transport ministry', 'said', 'The port of Lorne paid for the convoy’s fuel'],
  [10, 'indirect', 'confirms', 12, 'The port authority', 'acknowledged', 'paying for the fuel'],
  [12, 'indirect', 'denies', 7, 'Oriel', 'rejected', 'the accusations'],
];

const link = (statement, more = {}) => ({
  statement,
  relation: 'same',
  certainty: 'certain',
  root: null,
  restricted: null,
  evidence: [],
  ...more,
});
const pair = (block, answer, relation, claimBlock, claim) => ({ block, answer, relation, claimBlock, claim });
const reason = (rule, note, ...pairs) => [{ rule, note, pairs }];

const claims = [
  {
    text: [2, 'Arden has shipped guided rockets to Kest for the war in the Teral valley'],
    status: ['disputed', 'not-confirmed'],
    restsOnUnnamed: true,
    affirms: [link(1, { root: 1 })],
    confirms: [
      link(2, {
        root: 1,
        certainty: 'likely',
        evidence: reason(
          'claim-noun',
          '“the finding” points back to what Veld believes',
          pair(
            2,
            'the finding of their intelligence service',
            'refers-to',
            2,
            'Arden has shipped guided rockets to Kest',
          ),
        ),
      }),
    ],
    denies: [
      link(3, {
        relation: 'covers',
        evidence: reason(
          'act',
          'To deny weapons is to deny rockets.',
          pair(3, 'providing', 'same', 2, 'has shipped'),
          pair(3, 'Arden', 'same', 2, 'Arden'),
          pair(3, 'Kest', 'same', 2, 'Kest'),
          pair(3, 'weapons', 'covers', 2, 'guided rockets'),
        ),
      }),
      link(4, {
        certainty: 'possible',
        evidence: reason(
          'claim-noun',
          '“the allegations” names no content',
          pair(3, 'the allegations', 'refers-to', 2, 'Arden has shipped guided rockets'),
        ),
      }),
    ],
    declines: [
      link(5, {
        certainty: 'likely',
        evidence: reason(
          'named-again',
          '“the shipment” is the noun of “has shipped”',
          pair(5, 'the shipment', 'same', 2, 'has shipped'),
        ),
      }),
    ],
    conditional: [link(6)],
    unanswered: [10],
  },
  {
    text: [6, 'Arden of supplying drones to Kest'],
    status: ['disputed', 'partly-accepted'],
    affirms: [link(7)],
    confirms: [
      link(8, {
        relation: 'part',
        restricted: [
          [6, 'a small number of drones'],
          [6, 'before the war began'],
        ],
        evidence: reason('act', 'Giving and selling are one act here', pair(6, 'had sold', 'same', 6, 'supplying')),
      }),
    ],
    denies: [link(9, { relation: 'part', restricted: [[6, 'for any military use']] })],
    questions: [link(10)],
  },
  {
    text: [7, 'the first rockets were fired on Sunday'],
    status: ['not-confirmed'],
    affirms: [link(11)],
    declines: [
      link(12, {
        certainty: 'likely',
        evidence: reason(
          'claim-noun',
          '“the report” points to the sentence before',
          pair(7, 'the report', 'refers-to', 7, 'the first rockets were fired on Sunday'),
        ),
      }),
    ],
    unanswered: [10],
  },
  {
    text: [8, 'A third convoy crossed the border overnight'],
    status: ['uncontested'],
    shelf: 'unnamed',
    label: 'unopposed',
    restsOnUnnamed: true,
    affirms: [link(13, { root: 9 })],
  },
  {
    text: [10, 'The port of Lorne paid for the convoy’s fuel'],
    status: ['accepted'],
    affirms: [link(16)],
    confirms: [link(17)],
  },
  { text: [9, 'Kest was preparing for a long war'], status: ['uncontested'], shelf: 'unopposed', affirms: [link(14)] },
  {
    text: [11, 'Arden wants to draw its neighbours into the war'],
    status: ['unsourced'],
    article: [[11, 'Arden wants to draw its neighbours into the war']],
  },
  {
    text: [12, 'the accusations'],
    voiced: false,
    open: true,
    candidates: [7, 1],
    status: ['disputed'],
    shelf: 'left-open',
    label: 'denied',
    denies: [link(18)],
  },
];

/** @returns {import('../types').Explanation} */
export function example() {
  let at = 0;
  const spans = blocks.map(([kind, text]) => {
    const block = { kind, begin: at, end: at + text.length };
    at += text.length + 1;
    return block;
  });
  const find = ([block, words]) => {
    const begin = blocks[block][1].indexOf(words);
    if (begin < 0) throw new Error(`The example has no "${words}" in block ${block}.`);
    return [spans[block].begin + begin, spans[block].begin + begin + words.length];
  };
  const linkOf = ({ restricted, evidence, ...rest }) => ({
    ...rest,
    restricted: restricted?.map(find) ?? null,
    evidence: evidence.map(({ rule, note, pairs }) => ({
      rule,
      note,
      pairs: pairs.map(({ block, answer, relation, claimBlock, claim }) => ({
        answer: find([block, answer]),
        relation,
        claim: find([claimBlock, claim]),
      })),
    })),
  });
  const links = (list = []) => list.map(linkOf);

  return {
    version: 1,
    unit: 'utf-16',
    language: 'en',
    article: {
      text: blocks.map(([, text]) => text).join('\n'),
      title: blocks[0][1],
      bylines: ['Ada Wrenn'],
      published: null,
      outlet: null,
      blocks: spans,
    },
    entities: entities.map(([name, kind, description = null, party = null], id) => ({
      id,
      name,
      kind,
      description,
      aliases: [],
      party,
      members: [],
      mentions: [],
      unnamed: kind === 'anonymous',
    })),
    statements: statements.map(([block, form, stance, speaker, source, cue, content, more = {}], id) => ({
      id,
      form,
      stance,
      source: [find([block, source])],
      cue: [find([block, cue])],
      content: [find([block, content])],
      speaker,
      onBehalfOf: null,
      inside: null,
      addressee: null,
      hedges: [],
      conditional: false,
      when: null,
      confidence: 0.9,
      onUnnamedWord: entities[speaker][1] === 'anonymous',
      ...more,
    })),
    claims: claims.map(
      ({ text, status, shelf = status[0], label = shelf, article = [], unanswered = [], ...rest }, id) => ({
        id,
        text: [find(text)],
        voiced: rest.voiced ?? true,
        open: rest.open ?? false,
        candidates: rest.candidates ?? [],
        status,
        affirms: links(rest.affirms),
        confirms: links(rest.confirms),
        denies: links(rest.denies),
        declines: links(rest.declines),
        questions: links(rest.questions),
        retracts: links(rest.retracts),
        conditional: links(rest.conditional),
        responds: links(rest.responds),
        article: article.map((words) => ({ spans: [find(words)], position: 'asserts' })),
        unanswered,
        shelf,
        label,
        restsOnUnnamed: rest.restsOnUnnamed ?? false,
      }),
    ),
    notes: [],
  };
}
