#include "entities/sureness.h"

#include <gtest/gtest.h>

namespace {

using namespace explainer::entities;

int points(Signs signs) { return weigh({std::move(signs)}).front(); }

// sample-opinion in tests/articles has a speaker who is left open ("would like us to talk about the weather")
TEST(Sureness, who_says_it_beside_his_name_is_surer_than_whose_it_is_in_passing) {
  const Signs beside{SourceKind::named, {"sure-100", "cue-said", "gap-0", "named-more"}};
  const Signs passing{SourceKind::named, {"sure-30", "cue-noun", "owning", "behind-preposition"}};
  EXPECT_GT(points(beside), points(passing) + 200);
}

TEST(Sureness, each_kind_of_source_has_weights_of_its_own) {
  EXPECT_NE(points({SourceKind::named, {"has-role"}}), points({SourceKind::one, {"has-role"}}));
}

TEST(Sureness, what_no_row_knows_weighs_nothing) {
  EXPECT_EQ(points({SourceKind::one, {"no such sign"}}), points({SourceKind::one, {}}));
}

TEST(Sureness, what_rests_on_an_unsure_speaker_is_less_sure) {
  const Signs unsure{SourceKind::one, {"sure-30", "cue-colon", "behind-preposition", "owning", "gap-more", "quoted"}};
  const Signs sure{SourceKind::named, {"sure-90", "sure-100", "gap-0", "named-more", "content-first", "cue-said"}};
  Signs after{SourceKind::one, {"cue-said"}};
  after.rests = 0;
  EXPECT_LT(weigh({unsure, after}).back(), weigh({sure, after}).back());
}

TEST(Sureness, a_statement_without_a_speaker_is_passed_over) {
  Signs after{SourceKind::one, {"cue-said"}};
  after.outer = 0;
  EXPECT_EQ(weigh({std::nullopt, after}), (std::vector<int>{0, points({SourceKind::one, {"cue-said"}})}));
}

}  // namespace
