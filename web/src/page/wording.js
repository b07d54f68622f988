/** Every word of ours on the page. Labels are neutral; what speakers do is told in the article's own verbs. */

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
export const number = (n) => words[n]?.toLowerCase().replace(/^no$/, 'none') ?? n.toLocaleString('en');
export const Number_ = (n) => words[n] ?? n.toLocaleString('en');
export const count = (n, one, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
export const listing = (items, last = 'and') =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
export const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const isApple = () => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
export const keys = {
  explain: () => (isApple() ? '⌘ Enter' : 'Ctrl + Enter'),
};

export const page = {
  name: 'Who says so',
  skipFindings: 'Skip to the findings',
  skipBox: 'Skip to the box',
  intro:
    'Paste a news article. You get it back with every speaker marked, and each claim set against those who deny it, those who decline to confirm it, and those whose answer is missing.',
  box: 'Article, as text or copied from a web page',
  go: 'Explain this article',
  again: 'Try again',
  openFile: 'Open a file',
  copyMine: 'Copy my text',
  privacy: 'English only. Your text stays in this browser.',
  drop: 'Drop the file anywhere',
  samples: 'Or try one of these',
  sampleNote: 'Invented articles: no such country, firm or person.',
  newArticle: 'New article',
  copy: 'Copy',
  download: 'Download',
  downloads: {
    json: 'JSON',
    markdown: 'Markdown',
    statements: 'Table of statements (CSV)',
    links: 'Table of claims and answers (CSV)',
    annotations: 'Web annotations (JSON-LD)',
    html: 'Web page without script',
  },
  help: 'How to read this',
  back: 'Back',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying.',
  size: (text, paragraphs) => `${count(text.length, 'character')}, ${count(paragraphs, 'paragraph')}`,
  markup: 'Copied with its markup, which tells headlines and captions apart.',
  plainInstead: 'Use the plain text',
  markupInstead: 'Use the markup',
  plainInUse: 'The plain text is read; the markup is kept.',
  fileInUse: (name) => `From ${name}.`,
  replaced: 'It took the place of the text before.',
  bringBack: 'Bring the old text back',
};

export const samples = [
  {
    file: 'wire.txt',
    title: 'Veld says Arden shipped rockets to Kest, Arden denies it',
    note: 'A wire report. Unnamed officials, two denials, a refusal to confirm.',
  },
  {
    file: 'port.html',
    title: 'Harbour board denies delaying the Lorne vote',
    note: 'A page copied with its markup. Headlines and a caption in between, denials of other shapes.',
  },
  {
    file: 'opinion.txt',
    title: 'The inquiry that nobody in Merrow wants',
    note: 'An opinion piece. Charges without an owner, passages without a source.',
  },
];

/** The articles of this visit. */
export const recent = {
  heading: 'Articles of this visit',
  keep: 'Keep them on this machine',
  forget: 'Forget all',
  about: ({ claims, disputed, statements }, at) =>
    [
      claims ? `${count(claims, 'claim')}${disputed ? `, ${number(disputed)} disputed` : ''}` : '',
      count(statements, 'statement'),
      at.toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    ]
      .filter(Boolean)
      .join(' · '),
  inPage: 'The last twenty stay in this page and go when it is closed or reloaded.',
  kept: 'The last twenty, and the text in the box until this tab is closed, are kept in this browser on this machine. Nothing of them is sent.',
  refused: 'This browser does not let the page keep anything. The articles stay until the page is closed.',
  forgotten: 'All articles are forgotten.',
  forgottenButBox: 'All articles are forgotten. The text in the box is still there.',
};

export const working = {
  loading: (loaded, total) => `Loading the reader: ${megabytes(loaded)} of ${megabytes(total)} MB`,
  loadingPlain: 'Loading the reader',
  loadingNote: 'Once for this visit. Afterwards the page asks the network for nothing.',
  reading: 'Reading the article',
  passage: (done, total) => `Passage ${done.toLocaleString('en')} of ${total.toLocaleString('en')} is read`,
  note: (paragraphs) =>
    `${count(paragraphs, 'paragraph')}. Marks appear as they are read and may still change. Claims are set against denials once the last one is read: a denial may still come.`,
};

/** "of three more denials it is left open which claim they answer" */
const leftOpen = (n, denials, more) =>
  `of ${number(n)}${more ? ' more' : ''} ${denials ? 'denial' : 'answer'}${n === 1 ? '' : 's'} it is left open which claim ` +
  (n === 1 ? 'it answers' : 'they answer');

export const result = {
  findings: 'Findings',
  article: 'Article',
  headline: ({ claims, disputed, partly, open = 0, denials = open }) => {
    const apart = open ? leftOpen(open, denials === open, disputed > 0) : '';
    if (!claims) return apart ? `${capital(apart)}.` : 'No claim is set against another.';
    const first = `${Number_(claims)} ${claims === 1 ? 'claim' : 'claims'}.`;
    if (!disputed) {
      const none = `${first} ${claims === 1 ? 'It is not' : 'None is'} disputed in this article.`;
      return apart ? `${none} ${capital(apart)}.` : none;
    }
    const second = claims === 1 ? 'It is disputed' : `${Number_(disputed)} ${disputed === 1 ? 'is' : 'are'} disputed`;
    const third = !partly ? '' : disputed === 1 ? ', accepted in part' : `, ${number(partly)} of them accepted in part`;
    return `${first} ${second}${third}${apart && `; ${apart}`}.`;
  },
  nothing: 'No statements found',
  nothingNote: (paragraphs, wordCount) =>
    `No one is quoted in this text. It has ${count(paragraphs, 'paragraph')} and ${count(wordCount, 'word')}.`,
  nothingDo: 'If someone is quoted in it, please tell us how it is worded.',
  statements: (statements, speakers) =>
    `${count(statements, 'statement')}${speakers ? ` by ${count(speakers, 'speaker')}` : ', no speaker found'}`,
  unnamed: (n) => (n ? `, ${number(n)} of them unnamed` : ''),
  passages: (n) => `${Number_(n)} ${n === 1 ? 'passage' : 'passages'}`,
  noSource: (n) => (n === 1 ? ' names no source.' : ' name no source.'),
  setAside: (n) => `${Number_(n)} ${n === 1 ? 'card is' : 'cards are'} set aside, also in what is copied and exported.`,
  leftAside: (n) => `${Number_(n)} ${n === 1 ? 'card was' : 'cards were'} set aside by the reader.`,
  bringBack: 'Bring all back',
  backTo: 'Back to',
  marks: 'Marks',
  who: 'who',
  says: 'says',
  what: 'what',
  own: 'no mark: the article’s own words',
  toParagraph: (n) => `to paragraph ${n} of the article`,
  toBlock: (kind) => `to the ${kind} of the article`,
  opens: (name) => `In who said what: ${name}`,
  paragraph: (n) => `Paragraph ${n}`,
  showAll: (n) => `Show all ${n.toLocaleString('en')}`,
  unopposed: (n) => `Show all: ${n.toLocaleString('en')} that nobody here opposes`,
};

/** The shelves on which the core puts the claims. */
export const groups = {
  disputed: 'Disputed in this article',
  'partly-accepted': 'Accepted in part',
  'not-confirmed': 'Not confirmed',
  'left-open': 'Denials whose claim is left open',
  accepted: 'Accepted by the party concerned',
  answered: 'No opposing statement, but something beside it',
  unnamed: 'No opposing statement, unnamed sources only',
  unopposed: 'No opposing statement in this article',
  unsourced: 'Stated by the article without a source',
};

/** The labels that the core gives to claims. */
export const status = {
  disputed: 'Disputed',
  disputedPartly: 'Disputed, accepted in part',
  'partly-accepted': 'Accepted in part',
  'not-confirmed': 'Not confirmed',
  denied: 'Denied',
  questioned: 'Questioned',
  'taken-back': 'Taken back',
  answered: 'Answered',
  unnamed: 'Unnamed sources only',
  accepted: (names) => (names.length ? `Accepted by ${listing(names)}` : 'Accepted'),
  unopposed: 'No opposing statement in this article',
  unsourced: 'Stated by the article without a source',
};

/** The parts that statements have in a claim: the label on the card and the one in the margin. */
export const parts = {
  mayAnswer: ['It may answer:', 'perhaps meant'],
  saysSo: ['Says so', 'says so'],
  accepts: ['Accepts it', 'accepts it'],
  acceptsPart: ['Accepts part', 'accepts part'],
  tookBack: ['Took back', 'took back'],
  saysOtherwise: ['Says otherwise', 'says otherwise'],
  noPosition: ['No position', 'no position'],
  questionsIt: ['Questions it', 'questions it'],
  answers: ['Answers, no position', 'answers'],
  onlyIf: ['Only if it happens', 'only if'],
  missing: ['Not in the article', ''],
};

export const card = {
  open: 'In their words',
  fold: 'Fold',
  copy: 'Copy',
  link: 'Link to this claim',
  linked:
    'Link copied. It opens this claim where the same article has been explained; the article itself is not in it.',
  numbered: 'Claim ',
  dismiss: 'Set aside',
  setAside: (title) => `Set aside: ${title} `,
  undo: 'Undo',
  wrong: 'Something is wrong here',
  why: 'Why?',
  unnamed: ', unnamed',
  forParty: (name) => `, for ${name}`,
  maybe: (names) => ` (${listing(names, 'or')})`,
  onlyLikely: 'Likely: that they speak of this claim had to be inferred.',
  onUnnamed: 'Rests on unnamed sources only.',
  asToldBy: (name) => `, as told by ${name}`,
  asToldByNote: (name) => `As told by ${name}.`,
  countedOnce: (name) => (name ? `Rests on the word of ${name}, as above. Counted once.` : 'Counted once.'),
  answerFrom: (names) => `An answer from ${listing(names, 'or')}`,
  nobody: 'No source named',
  itself: 'The article itself',
  itselfNote: 'In its own voice, without a source.',
  unvoiced: 'These are the words that are denied. Nobody in the article is quoted saying so.',
  leftOpen: (word) => (word ? `Left open: ${word}` : 'Left open'),
  leftOpenNote: 'Which claim this answers is left open.',
  narrowed: 'The words in brackets narrow it.',
  joined: 'No name stands beside these words; they were read as going on from the statement before.',
  mayConcern: 'May also concern',
  mayNote: 'The words point this way, and no more than that.',
};

export const why = {
  columns: { saysOtherwise: 'In the denial', acceptsPart: 'In the answer', other: 'In the statement' },
  claim: 'In the claim',
  deniesThat: 'says that something is not so.',
  relations: {
    same: 'same',
    covers: 'takes in',
    converse: 'seen from the other side',
    part: 'part of',
    contrary: 'the contrary of',
    'refers-to': 'points to',
  },
  sameAct: 'same act',
  inBoth: 'In both: ',
  certainty: { certain: 'Certain:', likely: 'Likely:', possible: 'Possible:' },
  certain: 'all the words needed stand in ',
  likely: 'something had to be supplied that the words do not spell out.',
  possible: 'the words point this way, and no more than that.',
};

export const report = {
  heading: 'Tell us what is wrong',
  text: 'Nothing is sent. The report below holds no word of your article: positions and the names of rules only. Copy it, say in a sentence what you would have expected, and send it to whoever runs this page.',
  copy: 'Copy the report',
};

export const said = {
  heading: 'Who said what',
  none: 'No source named',
  inClaim: 'in claim ',
  inClaims: 'in claims ',
};

/** A name may end with a stop of its own: "Of U.S." */
const ended = (phrase) => (phrase.endsWith('.') ? phrase : `${phrase}.`);

/** What a card tells of a speaker. */
export const who = {
  also: (names) => ended(`Also called ${names.join('; ')}`),
  together: (names) => ended(`Together: ${listing(names)}`),
  speaksFor: (names) => ended(`Speaks here for ${listing(names)}`),
  of: (name) => ended(`Of ${name}`),
  spokenForBy: (names) => ended(`Also speaking for it here: ${listing(names)}`),
  whyUnnamed: (quotation) => `Why unnamed: “${quotation}”.`,
  throughUnnamed: 'Known here through unnamed sources only.',
  open: (names) => ended(`Who is meant is open: ${listing(names, 'or')}`),
};

/** A part of what was found: one speaker, one stance, one form, words that are searched for. */
export const only = {
  choose: 'Search, or show a part',
  search: 'Search',
  speaker: 'Show the speaker',
  stance: 'Show the stance',
  form: 'Show the form',
  everybody: 'everybody',
  everyStance: 'every stance',
  everyForm: 'every form',
  back: 'Show everybody',
  backToAll: 'Show everything',
  link: 'Show only this speaker',
  chooseOne: (name) => `Show only ${name}`,
  option: (name, statements) => `${name} (${statements})`,
  bar: 'Only',
  counts: (statements, claims) => `${count(statements, 'statement')}, ${claims ? count(claims, 'claim') : 'no claim'}`,
  told: (name, statements, claims) => `Only ${name} is shown: ${only.counts(statements, claims)}.`,
  ended: 'Everybody is shown.',
  some: (n, all) => `${n} of ${all}`,
};

export const stances = {
  asserts: 'says',
  accuses: 'accuses',
  denies: 'denies',
  declines: 'declines',
  confirms: 'confirms',
  warns: 'warns',
  criticises: 'criticises',
  'calls-for': 'calls for',
  intends: 'intends',
  expresses: 'expresses',
};

export const forms = { direct: 'word for word', indirect: 'in other words', mixed: 'partly word for word' };

/** What an embed says of an explanation that was stored. */
export const stored = {
  errors: {
    'E-STORED': 'This is not an explanation of an article, so nothing is shown.',
    'E-VERSION': 'This explanation was made by a version that is not known here, so nothing is shown.',
    'E-UNIT': 'The positions in this explanation are not counted in UTF-16 units, so nothing is shown.',
    'E-TYPE': 'A part of this explanation is not of the kind that belongs there and is left out.',
    'E-SPAN': 'A position lies outside the article or cuts a character in two; what it belongs to is left out.',
    'E-NAME': 'A name has words that do not stand in the article; it is not shown.',
    'E-REFERENCE': 'A part of this explanation points to something that is not there and is left out.',
  },
  places: (first, n) => (n > 1 ? `${first} and ${number(n - 1)} more` : first),
  leftOut: 'Parts of this explanation do not fit its article and are left out.',
};

const kinds = {
  related: ['link to another article', 'links to other articles'],
  boilerplate: ['line of the page, not of the article', 'lines of the page, not of the article'],
  repeat: ['block that stands word for word earlier', 'blocks that stand word for word earlier'],
};
export const reading = {
  heading: 'How the text was read',
  nothingOut: 'Nothing was left out.',
  leftOut: (kind, n) => `Left out: ${number(n)} ${kinds[kind][n === 1 ? 0 : 1]}`,
  joined: (n) =>
    n === 1
      ? 'One statement has no name beside it and was read as going on from the one before: '
      : `${Number_(n)} statements have no name beside them and were read as going on from the one before: `,
  captions: (n) =>
    n === 1
      ? 'One caption was read as part of the article.'
      : `${Number_(n)} captions were read as part of the article.`,
  limits:
    'A computer made these findings and can be wrong. Nothing here says what is true: only who is on record, in the words of this one article.',
  notes: {
    'N-NONE': 'No one is quoted in this text.',
    'E-INTERNAL': 'A finding did not match your text and was left out.',
    'unclosed-quotation': 'A quotation is opened and not closed; it was read to the end of its paragraph.',
  },
  noModel: 'The language file is missing or damaged, so only marked quotations are listed.',
};

export const help = {
  heading: 'How to read the findings',
  intro: 'This page does not say what is true. It shows who is on record, in the article’s own words.',
  keys: [
    ['who', 'Who', 'The source: a solid line.'],
    ['says', 'Says', 'The words that hand it to the source: a dotted line.'],
    ['what', 'What', 'What is said: a tint. Words without it are the article’s own.'],
    ['limit', 'for any military use', 'Words that narrow a denial or an admission: brackets.'],
  ],
  worked: 'What comes out',
  workedNote: 'From an invented article. Every word in quotation marks is a piece of it.',
  statuses: 'Every status',
  example: 'From an invented article:',
  keysHeading: 'Keys',
  keysTable: [
    [['j', 'k'], 'the next claim, the one before'],
    [['↓', '↑'], 'the same, while a claim has the focus'],
    [['Enter'], 'opens the claim, or folds it'],
    [['Esc'], 'folds the open claim, then shows everything again'],
    [['/'], 'search'],
    [['?'], 'this page, and back'],
    [['Ctrl + Enter'], 'in the box: explain this article'],
  ],
  keysOn: 'Single keys are on.',
  keysOff: 'Single keys are off.',
  turnOff: 'Turn them off',
  turnOn: 'Turn them on',
  moreHeading: 'What to bear in mind',
  more: [
    'Disputed means that somebody in this article says otherwise. It does not mean wrong, and no opposing statement does not mean right.',
    'Left open means that somebody denies something and the article does not say surely which claim is meant. What it may answer is a guess.',
    'To decline to confirm is neither to confirm nor to deny. Silence is not a denial either.',
    'Two statements that rest on the word of the same people are shown and counted once.',
    'Statements that others pass on say so: as told by.',
    'An answer that is missing is missing from this article. It may have been given elsewhere.',
    'Article and findings stay in this browser. After the page has loaded it asks the network for nothing. It keeps nothing on the machine unless you tell it to, and forgets it when you say so.',
  ],
};
