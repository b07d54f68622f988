"""The panel in the page editor, and the one address that stores and forgets."""
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

from .views import explanation


@hooks.register("insert_editor_js")
def panel_beside_the_editor():
    """The modules are fetched when the panel is first opened; before that, one small script is all."""
    return format_html(
        '<script type="module" src="{}" data-article-explainer="{}"></script>',
        static("article_explainer/plugins/wagtail/editor.js"),
        reverse("article_explainer_explanation", args=[0]),
    )


@hooks.register("register_admin_urls")
def addresses():
    return [
        path(
            "article-explainer/<int:page_id>/", explanation, name="article_explainer_explanation"
        )
    ]
