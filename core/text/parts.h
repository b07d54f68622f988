#pragma once
#include "text/text.h"

/// The steps of `analyse`, each a function of what the steps before it found.
namespace explainer::text {

/// The words of the analysed blocks with a `block_end` between two; `sentence` is not yet set.
/// The splitting is that of the text the model was trained on: at white space and controls, and around each mark.
std::vector<Word> split_words(const Article& article);

/// The number of each word's sentence, and the sentences. A sentence ends with its block or behind . ! ? … and the
/// closing marks after it, unless the stop belongs to an abbreviation, an initial or a number.
struct Sentences {
  std::vector<std::uint32_t> of_word;
  std::vector<WordSpan> spans;
};
Sentences split_sentences(const std::vector<Word>& words);

/// Pairs quotation marks paragraph by paragraph. “…” „…“ «…» ‹…› 「…」 『…』 ❝…❞ 〝…〞 ‘…’ "…" ″…″ ＂…＂ ``…'' ''…''
/// '…' are known, and what hands make of them: “…“ “…" "…” ”…” »…«. A straight mark opens or closes by what stands
/// beside it. Apostrophes are told from closing marks by the letters around them and by whether a single mark is open.
/// A quotation left open runs to the end of its paragraph; where the next paragraph begins with an opening mark of the
/// same kind it runs on there, as house styles have it.
std::vector<Quotation> pair_quotations(const std::vector<Word>& words, std::string_view bytes);

}  // namespace explainer::text
