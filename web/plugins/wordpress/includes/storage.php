<?php
/**
 * What is stored with a post: one explanation, put there by somebody who may edit the post, by a press of a button.
 *
 * @package Article_Explainer
 */

defined( 'ABSPATH' ) || exit;

/** The leading underscore keeps it out of the custom fields. */
const ARTICLE_EXPLAINER_FIELD = '_article_explainer_explanation';

/** POST stores, DELETE takes away. WordPress lets a cookie count only together with its nonce (X-WP-Nonce). */
function article_explainer_register_routes() {
	$post = array(
		'id' => array(
			'type'     => 'integer',
			'required' => true,
		),
	);
	register_rest_route(
		'article-explainer/v1',
		'/posts/(?P<id>\d+)/explanation',
		array(
			array(
				'methods'             => 'POST',
				'callback'            => 'article_explainer_store',
				'permission_callback' => 'article_explainer_may_store',
				'args'                => $post + array(
					'explanation' => array(
						'type'     => 'string',
						'required' => true,
					),
				),
			),
			array(
				'methods'             => 'DELETE',
				'callback'            => 'article_explainer_forget',
				'permission_callback' => 'article_explainer_may_store',
				'args'                => $post,
			),
		)
	);
}

/**
 * @param WP_REST_Request $request the request.
 * @return bool
 */
function article_explainer_may_store( $request ) {
	$id = (int) $request['id'];
	return null !== get_post( $id ) && current_user_can( 'edit_post', $id );
}

/**
 * @param WP_REST_Request $request the request.
 * @return array|WP_Error
 */
function article_explainer_store( $request ) {
	$read = article_explainer_read( $request['explanation'] );
	if ( is_wp_error( $read ) ) {
		return $read;
	}
	$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
	update_post_meta( (int) $request['id'], ARTICLE_EXPLAINER_FIELD, wp_slash( wp_json_encode( $read, $flags ) ) );
	return array( 'stored' => true );
}

/**
 * @param WP_REST_Request $request the request.
 * @return array
 */
function article_explainer_forget( $request ) {
	delete_post_meta( (int) $request['id'], ARTICLE_EXPLAINER_FIELD );
	return array( 'stored' => false );
}

/**
 * What is stored with a post, checked again: others may write into the database.
 *
 * @param int $post_id of the post.
 * @return array|null
 */
function article_explainer_stored( $post_id ) {
	$json = get_post_meta( $post_id, ARTICLE_EXPLAINER_FIELD, true );
	$read = is_string( $json ) && '' !== $json ? article_explainer_read( $json ) : null;
	return is_array( $read ) ? $read : null;
}
