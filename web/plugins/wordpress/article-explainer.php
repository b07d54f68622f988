<?php
/**
 * Plugin Name:       Article Explainer
 * Description:       Shows, while you write, who says what in your article and which claims are denied, in your own browser: nothing is sent anywhere.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       article-explainer
 *
 * The editor's sidebar (editor.js) reads the post in the browser. Only a press of a button stores its findings with the
 * post (includes/storage.php); the block and the shortcode show what is stored, as plain markup (includes/show.php).
 *
 * @package Article_Explainer
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/includes/check.php';
require_once __DIR__ . '/includes/storage.php';
require_once __DIR__ . '/includes/show.php';

add_action( 'init', 'article_explainer_register' );
add_action( 'enqueue_block_editor_assets', 'article_explainer_enqueue_sidebar' );
add_action( 'rest_api_init', 'article_explainer_register_routes' );

/** The block, the shortcode and the post's field that they show. */
function article_explainer_register() {
	$scripts = array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-data', 'wp-edit-post', 'wp-element', 'wp-i18n', 'wp-plugins', 'wp-rich-text' );
	wp_register_script( 'article-explainer-editor', plugins_url( 'editor.js', __FILE__ ), $scripts, '0.1.0', true );
	wp_register_style( 'article-explainer-findings', plugins_url( 'findings.css', __FILE__ ), array(), '0.1.0' );
	wp_add_inline_script(
		'article-explainer-editor',
		'window.articleExplainerAssets = ' . wp_json_encode( plugins_url( 'assets/', __FILE__ ), JSON_HEX_TAG ) . ';',
		'before'
	);
	register_block_type( __DIR__ . '/block', array( 'render_callback' => 'article_explainer_render_block' ) );
	add_shortcode( 'article_explainer', 'article_explainer_render_shortcode' );
}

/** The block's own script is the sidebar's: in the post editor it is there anyway, in others it registers the block. */
function article_explainer_enqueue_sidebar() {
	wp_enqueue_script( 'article-explainer-editor' );
}
