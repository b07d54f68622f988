#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explainer/span.h"

/// The answer, as value types with the names of the JSON keys (version 1). Every span is in bytes of `article.text`
/// and lies on character boundaries; units are converted when the answer is written out (explanation/json.h).
namespace explainer {

enum class BlockKind : std::uint8_t {
  headline,
  subhead,
  byline,
  dateline,
  paragraph,
  quote,
  list_item,
  caption,
  bio,
  related,      ///< a link to another article, between the paragraphs of this one
  boilerplate,  ///< offers, subscriptions, copyright lines: the page's words, not the article's
  repeat,       ///< stands word for word earlier in the same paste
};

/// A heading, a paragraph or another run of lines that belong together.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteSpan text;     ///< in `Article::text`
  PasteSpan origin;  ///< where it stands in the paste; tags and entities inside included

  friend bool operator==(const Block&, const Block&) = default;
};

/// What the reading of a paste had to do to it, or could not do. Codes: N-NONE, N-LANG, N-ENCODING, N-TRIMMED, N-MANY,
/// N-PART, E-MODEL, and "unclosed-quotation".
struct Note {
  std::string code;
  std::string message;
  ByteSpan where;

  friend bool operator==(const Note&, const Note&) = default;
};

/// The reading text: the blocks in the order of the paste, joined by one line feed, nothing rewritten inside them but
/// white space (a run of it is one space), invisible characters and the hyphen of a word parted at a line's end, which
/// are left out.
struct Article {
  std::string text;  ///< UTF-8, valid
  std::vector<Block> blocks;
  std::optional<std::string> title, published, outlet;  ///< as the paste states them
  std::vector<std::string> bylines;                     ///< one name each
  std::vector<Note> notes;
};

enum class EntityKind : std::uint8_t { person, organisation, country, group, medium, document, anonymous };

/// Somebody or something that speaks, is spoken for or is spoken about as a party.
struct Entity {
  std::string name;  ///< the fullest name that the article gives
  EntityKind kind = EntityKind::person;
  std::optional<std::string> description;  ///< role or title in the article's words
  std::vector<std::string> aliases;        ///< its other mentions, pronouns left out, in text order
  std::optional<std::uint32_t> party;      ///< the entity it belongs to or speaks for
  std::vector<std::uint32_t> members;      ///< of joint speakers ("Orlo and Marsh")
  std::vector<ByteSpan> mentions;          ///< in text order, pronouns included
  std::vector<ByteSpan> anonymity;         ///< of an unnamed one: the words that say that or why it gives no name
};

enum class Form : std::uint8_t { direct, indirect, mixed };

/// What the speaker does with the content; the reporter's verb decides.
enum class Stance : std::uint8_t {
  asserts,
  accuses,
  denies,
  declines,
  confirms,
  warns,
  criticises,
  calls_for,
  intends,
  expresses,
};

/// One act of saying, writing, believing, wanting or showing that the article ascribes to somebody.
struct Statement {
  Form form = Form::indirect;
  Stance stance = Stance::asserts;
  std::vector<ByteSpan> source, cue, content;  ///< in text order; empty where the article has no such words
  std::optional<std::uint32_t> speaker, onBehalfOf, addressee;  ///< entities
  std::vector<std::uint32_t> candidates;  ///< entities that an open speaker may be, the likeliest first
  std::optional<std::uint32_t> inside;    ///< the statement whose content holds this one
  std::vector<ByteSpan> hedges;
  bool conditional = false;      ///< speaks of a case that may arise ("should Iran ship")
  std::optional<ByteSpan> when;  ///< the words that date the act of speaking
  float confidence = 0;          ///< 0 to 1
};

/// How the words of an answer lie to the words of a claim.
enum class PairRelation : std::uint8_t { same, covers, converse, part, contrary, refers_to };
struct EvidencePair {
  ByteSpan answer;
  PairRelation relation = PairRelation::same;
  ByteSpan claim;
};

/// Why a link was made, in terms that a reader can check against the article.
struct Evidence {
  std::string rule;  ///< stable name of the rule
  std::vector<EvidencePair> pairs;
  std::string note;  ///< one plain sentence
};

enum class Relation : std::uint8_t { same, covers, part, contrary };
enum class Certainty : std::uint8_t { certain, likely, possible };

/// A statement that takes a position on a claim.
struct Link {
  std::uint32_t statement = 0;
  Relation relation = Relation::same;
  Certainty certainty = Certainty::certain;
  std::optional<std::uint32_t> root;  ///< the entity on whose word it rests in the end
  std::vector<ByteSpan> restricted;   ///< words that narrow it
  std::vector<Evidence> evidence;
};

enum class ClaimStatus : std::uint8_t { disputed, partly_accepted, not_confirmed, accepted, uncontested, unsourced };

/// The article's own voice taking a side.
struct ArticlePosition {
  std::vector<ByteSpan> spans;
  Stance position = Stance::asserts;  ///< asserts or denies
};

/// A proposition on which at least one statement takes a position.
struct Claim {
  std::vector<ByteSpan> text;  ///< a piece of the article, never a sentence of ours
  bool voiced = true;          ///< false: nobody here is quoted saying so; `text` is then the words that are denied
  bool open = false;           ///< which claim is answered is left open; `text` is what the answer says
  std::vector<std::uint32_t> candidates;  ///< of an open claim: statements that it may answer, the likeliest first
  std::vector<ClaimStatus> status;
  std::vector<Link> affirms, confirms, denies, declines, questions, retracts, conditional, responds;
  std::vector<ArticlePosition> article;
  std::vector<std::uint32_t> unanswered;  ///< parties accused here of whom the article carries no answer
};

/// Everything that is found in one article. Ids in the JSON are positions in these lists.
struct Explanation {
  std::string language = "en";
  Article article;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
  std::vector<Claim> claims;
  std::vector<Note> notes;
};

}  // namespace explainer
