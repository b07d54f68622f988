<?php
/**
 * The stored findings for readers: plain markup, no script. Claims whose words the post no longer has are left out.
 *
 * @package Article_Explainer
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param array    $attributes none.
 * @param string   $content    none.
 * @param WP_Block $block      whose context has the post.
 * @return string
 */
function article_explainer_render_block( $attributes, $content, $block ) {
	return article_explainer_render( (int) ( $block->context['postId'] ?? get_the_ID() ) );
}

/** @return string */
function article_explainer_render_shortcode() {
	wp_enqueue_style( 'article-explainer-findings' );
	return article_explainer_render( (int) get_the_ID() );
}

/**
 * @param int $post_id of the post.
 * @return string
 */
function article_explainer_render( $post_id ) {
	$post = get_post( $post_id );
	if ( ! $post || post_password_required( $post ) ) {
		return '';
	}
	$told = article_explainer_stored( $post_id );
	if ( ! $told ) {
		return '';
	}
	$text   = new Article_Explainer_Text( $told['article']['text'] );
	$stands = article_explainer_seen( $post->post_title . ' ' . html_entity_decode( wp_strip_all_tags( $post->post_content ), ENT_QUOTES, 'UTF-8' ) );
	$cards  = array();
	foreach ( $told['claims'] as $claim ) {
		$cards[] = article_explainer_card( $claim, $told, $text, $stands );
	}
	$cards = implode( '', $cards );
	if ( '' === $cards ) {
		return '';
	}
	return '<section class="article-explainer" aria-label="' . esc_attr__( 'Who says so', 'article-explainer' ) . '"><h2>' .
		esc_html__( 'Who says so', 'article-explainer' ) . '</h2>' . $cards . '<p class="article-explainer-limits">' .
		esc_html__( 'A computer made these findings and can be wrong. Nothing here says what is true: only who is on record, in the words of this article.', 'article-explainer' ) .
		'</p></section>';
}

/**
 * Only claims that somebody opposes, and only with words that stand in the post as it is now.
 *
 * @param array                  $claim  one claim.
 * @param array                  $told   the explanation.
 * @param Article_Explainer_Text $text   of the explanation.
 * @param string                 $stands all that can be seen of the post.
 * @return string
 */
function article_explainer_card( $claim, $told, $text, $stands ) {
	$status = article_explainer_status( $claim );
	$quoted = article_explainer_quote( $claim['text'], $text, $stands );
	if ( null === $status || null === $quoted ) {
		return '';
	}
	$rows = '';
	foreach ( article_explainer_parts() as $label => $lists ) {
		$entries = array();
		foreach ( $lists as $list ) {
			foreach ( $claim[ $list ] ?? array() as $link ) {
				if ( 'possible' === ( $link['certainty'] ?? '' ) ) {
					continue;
				}
				$entry = article_explainer_entry( $told['statements'][ $link['statement'] ], $told, $text, $stands );
				if ( null === $entry ) {
					return ''; // half a dispute is another one.
				}
				$entries[] = '<li>' . $entry . '</li>';
			}
		}
		if ( $entries ) {
			$rows .= '<dt>' . esc_html( $label ) . '</dt><dd><ul>' . implode( '', $entries ) . '</ul></dd>';
		}
	}
	foreach ( $claim['unanswered'] ?? array() as $id ) {
		/* translators: %s: a name. */
		$missing = sprintf( __( 'An answer from %s', 'article-explainer' ), $told['entities'][ $id ]['name'] );
		$rows   .= '<dt>' . esc_html__( 'Not in the article', 'article-explainer' ) . '</dt><dd>' . esc_html( $missing ) . '</dd>';
	}
	return '<div class="article-explainer-claim"><p class="article-explainer-status">' . esc_html( $status ) . '</p><h3>' .
		esc_html( '“' . $quoted . '”' ) . '</h3><dl>' . $rows . '</dl></div>';
}

/**
 * @param array $claim one claim.
 * @return string|null null: nobody opposes it, or which claim is answered is left open.
 */
function article_explainer_status( $claim ) {
	$status = is_array( $claim['status'] ?? null ) ? $claim['status'] : array();
	if ( ! empty( $claim['open'] ) ) {
		return null;
	}
	$labels = array(
		'disputed'        => __( 'Disputed', 'article-explainer' ),
		'partly-accepted' => __( 'Accepted in part', 'article-explainer' ),
		'not-confirmed'   => __( 'Not confirmed', 'article-explainer' ),
	);
	foreach ( $labels as $name => $label ) {
		if ( in_array( $name, $status, true ) ) {
			return $label;
		}
	}
	return null;
}

/** @return array<string, string[]> the lists by what they are called. */
function article_explainer_parts() {
	return array(
		__( 'Says so', 'article-explainer' )             => array( 'affirms', 'confirms' ),
		__( 'Took back', 'article-explainer' )           => array( 'retracts' ),
		__( 'Says otherwise', 'article-explainer' )      => array( 'denies' ),
		__( 'No position', 'article-explainer' )         => array( 'declines' ),
		__( 'Questions it', 'article-explainer' )        => array( 'questions' ),
		__( 'Only if it happens', 'article-explainer' )  => array( 'conditional' ),
		__( 'Answers, no position', 'article-explainer' ) => array( 'responds' ),
	);
}

/**
 * @param array                  $statement one statement.
 * @param array                  $told      the explanation.
 * @param Article_Explainer_Text $text      of the explanation.
 * @param string                 $stands    all that can be seen of the post.
 * @return string|null
 */
function article_explainer_entry( $statement, $told, $text, $stands ) {
	$content = article_explainer_quote( $statement['content'] ?? array(), $text, $stands );
	$cue     = article_explainer_quote( $statement['cue'] ?? array(), $text, $stands );
	if ( null === $content || null === $cue ) {
		return null;
	}
	$speaker = isset( $statement['speaker'] ) ? $told['entities'][ $statement['speaker'] ]['name'] : article_explainer_quote( $statement['source'] ?? array(), $text, $stands );
	$name    = $speaker ? $speaker : __( 'No source named', 'article-explainer' );
	$verb    = $cue ? ' <span class="article-explainer-cue">“' . esc_html( $cue ) . '”</span>' : '';
	return '<b>' . esc_html( $name ) . '</b>' . $verb . ' <q>' . esc_html( trim( $content, "\"“”'‘’, \n" ) ) . '</q>';
}

/**
 * @param int[][]                $spans  checked.
 * @param Article_Explainer_Text $text   of the explanation.
 * @param string                 $stands all that can be seen of the post.
 * @return string|null null: the post does not have these words any more.
 */
function article_explainer_quote( $spans, $text, $stands ) {
	$pieces = array();
	foreach ( $spans as $span ) {
		$piece = $text->slice( $span );
		$seen  = article_explainer_seen( $piece );
		if ( '' !== $seen && false === strpos( $stands, $seen ) ) {
			return null;
		}
		$pieces[] = trim( $piece );
	}
	return implode( ' … ', $pieces );
}

/**
 * @param string $text UTF-8.
 * @return string without blanks and without marks that do not show.
 */
function article_explainer_seen( $text ) {
	return (string) preg_replace( '/[\s\p{Cf}\p{Cc}\p{Z}]+/u', '', $text );
}
