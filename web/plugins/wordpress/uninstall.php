<?php
/**
 * Takes the stored explanations away with the plugin.
 *
 * @package Article_Explainer
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_post_meta_by_key( '_article_explainer_explanation' );
