#pragma once
#include <vector>

#include "attribution/attribution.h"

/// What the words around a statement tell that its labels missed. Each repair is a function of the statements of one
/// article; what it does was measured on PolNeAR dev and on the seeds (README.md beside the model tells how).
namespace explainer::attribution {

/// "X, according to Y" and "according to Y, X": X is the rest of the sentence, and a statement in X stands inside.
std::vector<Said> widen_according_to(const text::Text& text, std::vector<Said> said);

/// "Arden, as it has with earlier findings, denied …": the subject stands before the parenthesis, not in it.
std::vector<Said> look_before_parentheses(const text::Text& text, std::vector<Said> said);

/// "The banker whose meeting with the mayor is a focus of {the probe} is denying …", "Doctors, for whom the law that
/// {senators passed} is an insult, have …": the subject of what follows a relative clause stands before it.
std::vector<Said> look_before_relatives(const text::Text& text, std::vector<Said> said);

/// "Iran's mission to {the UN} requested": a subject does not begin behind a preposition; the words before it that
/// reach back to a comma or the sentence's begin belong to it.
std::vector<Said> widen_subjects(const text::Text& text, std::vector<Said> said);

/// "UK: deals threaten security" in a heading: the words before the colon are the source; "OPINION: …" is nobody's.
std::vector<Said> read_headlines(const text::Text& text, std::vector<Said> said);

/// "In {May prosecutors} charged": the month is no part of who speaks; nor is how he does it in "said {the harbour
/// master cheerfully from his boat}", nor the "and" in "{Ann Bell, who stood twice, and} praised". One cut off goes.
std::vector<Said> trim_sources(const text::Text& text, std::vector<Said> said);

/// Who is no source though he stands where sources do: who is accused and not who accuses ("{Vey} has been accused of",
/// "{Vey} said when asked if"), who blamed somebody for what he said ("was faulted by {members} after saying"), and who
/// another is compared with ("Liberals are likelier than {Greens} to say"), and who only stands before what nobody is
/// told to say ("{Residents} fled, but it was not clear if"). The source becomes the one who acts, if the sentence
/// names one, else none.
std::vector<Said> leave_out_patients(const text::Text& text, std::vector<Said> said);

/// "declined | to confirm the sale" becomes "declined to confirm | the sale".
std::vector<Said> complete_refusals(const text::Text& text, std::vector<Said> said);

/// "the minister in response to a question about the sale said": the source ends where its answer's occasion begins.
std::vector<Said> end_sources(const text::Text& text, std::vector<Said> said);

/// "denying all claims | that it sold shells" becomes "denying | all claims that it sold shells": what is denied
/// belongs to the content, and the claim in it is a statement of its own. Of "The accusation, which the Herald
/// reported, comes at a bad time" the Herald reported the accusation alone.
std::vector<Said> return_claims(const text::Text& text, std::vector<Said> said);

/// "HARROW, Kest (AP) — The port was closed": the place and agency at the head of a paragraph are nobody's words.
std::vector<Said> skip_datelines(const text::Text& text, std::vector<Said> said);

/// "X did not respond to a request for comment", "X could not be reached": a formula that the model finds every other
/// time only. Adds those that no statement holds.
std::vector<Said> add_unanswered_requests(const text::Text& text, std::vector<Said> said);

/// "The report shows that the sandbank has moved, the harbour office said": who tells the whole sentence stands at its
/// end, and the labels often stop at who tells within it. Adds that statement, with the others inside.
std::vector<Said> add_trailing_sources(const text::Text& text, std::vector<Said> said);

/// "charges Velmark denies", "a report that the minister later denied", "comments which were denied by the council":
/// the claim stands before its denial, in a clause that the model mostly passes over. Adds those that no statement
/// holds; where one takes such a clause for what is alleged, it goes.
std::vector<Said> add_relative_denials(const text::Text& text, std::vector<Said> said);

/// A post signed with a name and a handle ("… — Rex Colby (@rexcolby) October 11, 2016"), and what stands in blocks of
/// its own behind a line that only says whose words follow ("She adds:"). Adds them, with what is told in them inside.
std::vector<Said> add_posts(const text::Text& text, std::vector<Said> said);

/// Is its content such a post or block, given word for word although no marks stand around it?
bool is_given_whole(const text::Text& text, const Said& said);

/// Without what is more likely no statement: one without content; a relative pronoun for a source ("which threatens");
/// words that nobody is said to say, unless they stand in quotation marks; what somebody made up ("were fabricated
/// by"); and a sourceless one of low confidence. Gains 1.6 who-said-what F1 on PolNeAR dev, all of it precision.
std::vector<Said> drop_doubtful(const text::Text& text, std::vector<Said> said);

}  // namespace explainer::attribution
