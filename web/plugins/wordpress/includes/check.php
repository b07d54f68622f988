<?php
/**
 * An explanation that somebody sends is not trusted: every position must lie inside its own text, on the edge of a
 * character, every name must be made of words of that text, every reference must lead somewhere. What fails is refused as
 * a whole, with a code and a sentence.
 *
 * @package Article_Explainer
 */

defined( 'ABSPATH' ) || exit;

/** The lists of statements that a claim has, and what they are called on the page. */
const ARTICLE_EXPLAINER_LISTS = array( 'affirms', 'confirms', 'denies', 'declines', 'questions', 'retracts', 'conditional', 'responds' );

/** More than any article needs. */
const ARTICLE_EXPLAINER_MOST_BYTES = 3000000;

/** Stops the check of an explanation: the code and the sentence for whoever sent it. */
class Article_Explainer_Refusal extends Exception {
	/** @var string */
	public $reason;

	/**
	 * @param string $reason  a stable code.
	 * @param string $message a sentence.
	 */
	public function __construct( $reason, $message ) {
		parent::__construct( $message );
		$this->reason = $reason;
	}
}

/** A text in UTF-16, in whose units the positions count. */
class Article_Explainer_Text {
	/** @var string */
	private $units;

	/** @param string $text UTF-8. */
	public function __construct( $text ) {
		$this->units = mb_convert_encoding( $text, 'UTF-16LE', 'UTF-8' );
	}

	/** @return int */
	public function length() {
		return intdiv( strlen( $this->units ), 2 );
	}

	/**
	 * @param mixed $span [begin, end].
	 * @return bool whether it lies inside and splits no character.
	 */
	public function has( $span ) {
		if ( ! is_array( $span ) || array( 0, 1 ) !== array_keys( $span ) || ! is_int( $span[0] ) || ! is_int( $span[1] ) ) {
			return false;
		}
		list( $begin, $end ) = $span;
		return 0 <= $begin && $begin <= $end && $end <= $this->length() && ! $this->splits( $begin ) && ! $this->splits( $end );
	}

	/**
	 * @param int[] $span [begin, end], checked.
	 * @return string
	 */
	public function slice( $span ) {
		return mb_convert_encoding( substr( $this->units, 2 * $span[0], 2 * ( $span[1] - $span[0] ) ), 'UTF-8', 'UTF-16LE' );
	}

	/**
	 * @param int $at where.
	 * @return bool whether the second half of a pair stands there.
	 */
	private function splits( $at ) {
		return $at < $this->length() && 0xDC === ( ord( $this->units[ 2 * $at + 1 ] ) & 0xFC );
	}
}

/**
 * The explanation that a JSON text holds.
 *
 * @param string $json what was sent, or is stored.
 * @return array|WP_Error
 */
function article_explainer_read( $json ) {
	try {
		return article_explainer_checked( $json );
	} catch ( Article_Explainer_Refusal $refusal ) {
		return new WP_Error( $refusal->reason, $refusal->getMessage(), array( 'status' => 400 ) );
	}
}

/**
 * @param mixed $json what was sent.
 * @return array
 * @throws Article_Explainer_Refusal Where anything does not fit.
 */
function article_explainer_checked( $json ) {
	if ( ! function_exists( 'mb_convert_encoding' ) ) {
		throw new Article_Explainer_Refusal( 'E-SERVER', __( 'This server lacks the PHP extension mbstring.', 'article-explainer' ) );
	}
	if ( ! is_string( $json ) || strlen( $json ) > ARTICLE_EXPLAINER_MOST_BYTES ) {
		throw new Article_Explainer_Refusal( 'E-SIZE', __( 'This is no explanation, or too large a one.', 'article-explainer' ) );
	}
	$told = json_decode( $json, true, 32 );
	if ( ! is_array( $told ) || ! isset( $told['article']['text'] ) || ! is_string( $told['article']['text'] ) ) {
		throw new Article_Explainer_Refusal( 'E-STORED', __( 'This is no explanation of an article.', 'article-explainer' ) );
	}
	if ( 1 !== ( $told['version'] ?? null ) || 'utf-16' !== ( $told['unit'] ?? null ) ) {
		throw new Article_Explainer_Refusal( 'E-VERSION', __( 'This explanation is of another version than this plugin reads.', 'article-explainer' ) );
	}
	$words = article_explainer_words( $told['article']['text'] );
	$text  = new Article_Explainer_Text( $told['article']['text'] );

	$entities   = article_explainer_items( $told, 'entities' );
	$statements = article_explainer_items( $told, 'statements' );
	$claims     = article_explainer_items( $told, 'claims' );
	foreach ( $entities as $i => $entity ) {
		article_explainer_check_name( $entity['name'] ?? null, $words, "entities[$i].name" );
		foreach ( article_explainer_items( $entity, 'members' ) as $id ) {
			article_explainer_check_id( $id, $entities, "entities[$i].members" );
		}
	}
	foreach ( $statements as $i => $statement ) {
		foreach ( array( 'source', 'cue', 'content' ) as $part ) {
			article_explainer_check_spans( $statement[ $part ] ?? array(), $text, "statements[$i].$part" );
		}
		foreach ( array( 'speaker' => $entities, 'onBehalfOf' => $entities, 'inside' => $statements ) as $part => $all ) {
			if ( isset( $statement[ $part ] ) ) {
				article_explainer_check_id( $statement[ $part ], $all, "statements[$i].$part" );
			}
		}
	}
	foreach ( $claims as $i => $claim ) {
		article_explainer_check_claim( $claim, $text, $entities, $statements, "claims[$i]" );
	}
	return $told;
}

/**
 * @param array                  $claim      one claim.
 * @param Article_Explainer_Text $text       the article.
 * @param array                  $entities   all.
 * @param array                  $statements all.
 * @param string                 $where      its path.
 * @throws Article_Explainer_Refusal Where anything does not fit.
 */
function article_explainer_check_claim( $claim, $text, $entities, $statements, $where ) {
	article_explainer_check_spans( ! empty( $claim['text'] ) ? $claim['text'] : null, $text, "$where.text" );
	foreach ( article_explainer_items( $claim, 'unanswered' ) as $id ) {
		article_explainer_check_id( $id, $entities, "$where.unanswered" );
	}
	foreach ( article_explainer_items( $claim, 'article' ) as $own ) {
		article_explainer_check_spans( $own['spans'] ?? null, $text, "$where.article" );
	}
	foreach ( ARTICLE_EXPLAINER_LISTS as $list ) {
		foreach ( article_explainer_items( $claim, $list ) as $link ) {
			article_explainer_check_id( $link['statement'] ?? null, $statements, "$where.$list" );
		}
	}
}

/**
 * @param array  $owner what has the list.
 * @param string $name  of the list.
 * @return array the list, empty where it is missing.
 * @throws Article_Explainer_Refusal Where it is no list.
 */
function article_explainer_items( $owner, $name ) {
	$items = is_array( $owner ) ? ( $owner[ $name ] ?? array() ) : null;
	if ( ! is_array( $items ) || ( $items && array_keys( $items ) !== range( 0, count( $items ) - 1 ) ) ) {
		/* translators: %s: where it stands. */
		throw new Article_Explainer_Refusal( 'E-TYPE', sprintf( __( 'Something else than a list stands in %s.', 'article-explainer' ), $name ) );
	}
	return $items;
}

/**
 * @param mixed                  $spans what should be spans.
 * @param Article_Explainer_Text $text  the article.
 * @param string                 $where their path.
 * @throws Article_Explainer_Refusal Where one lies outside.
 */
function article_explainer_check_spans( $spans, $text, $where ) {
	foreach ( is_array( $spans ) ? $spans : array( null ) as $span ) {
		if ( ! $text->has( $span ) ) {
			/* translators: %s: where it stands. */
			throw new Article_Explainer_Refusal( 'E-SPAN', sprintf( __( 'A position in %s lies outside the article, or inside a character.', 'article-explainer' ), $where ) );
		}
	}
}

/**
 * @param mixed  $id    what should be a number.
 * @param array  $all   what it counts.
 * @param string $where its path.
 * @throws Article_Explainer_Refusal Where it leads nowhere.
 */
function article_explainer_check_id( $id, $all, $where ) {
	if ( ! is_int( $id ) || ! array_key_exists( $id, $all ) ) {
		/* translators: %s: where it stands. */
		throw new Article_Explainer_Refusal( 'E-REFERENCE', sprintf( __( 'A reference in %s leads nowhere.', 'article-explainer' ), $where ) );
	}
}

/**
 * @param mixed  $name  what should be a name.
 * @param array  $words of the article, as keys.
 * @param string $where its path.
 * @throws Article_Explainer_Refusal Where it has other words.
 */
function article_explainer_check_name( $name, $words, $where ) {
	$own = is_string( $name ) && ! preg_match( '/[<>]/', $name ) ? array_keys( article_explainer_words( $name ) ) : array();
	foreach ( $own as $word ) {
		if ( ! isset( $words[ $word ] ) ) {
			$own = array();
			break;
		}
	}
	if ( ! $own ) {
		/* translators: %s: where it stands. */
		throw new Article_Explainer_Refusal( 'E-NAME', sprintf( __( 'A name in %s is not made of words of the article.', 'article-explainer' ), $where ) );
	}
}

/**
 * @param string $text UTF-8.
 * @return array<string|int, bool> its words in small letters, as keys.
 */
function article_explainer_words( $text ) {
	preg_match_all( '/[\p{L}\p{N}]+/u', mb_strtolower( $text ), $found );
	return array_fill_keys( $found[0], true );
}
