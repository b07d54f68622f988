#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explainer::intake {

/// What a page's JSON-LD (schema.org NewsArticle and its like) states about its article, the first of each. Strings are
/// reading text: escapes resolved, tags dropped, white space collapsed.
struct LinkedData {
  std::optional<std::string> headline, published, publisher;
  std::vector<std::string> authors;
  std::string body;  ///< the longest `articleBody`; pages may state only its beginning
};

/// Reads one script of type application/ld+json into what earlier ones stated. What is not JSON ends the reading where
/// it stands; no nesting is too deep. Linear time.
LinkedData with_linked_data(LinkedData known, std::string_view json);

/// Which of some texts an `articleBody` holds, by their runs of four words.
class StatedBody {
 public:
  explicit StatedBody(std::string_view body);
  bool holds(std::string_view text) const;  ///< at least half of its runs of four words

 private:
  std::vector<std::uint64_t> runs_;  ///< sorted hashes
};

}  // namespace explainer::intake
