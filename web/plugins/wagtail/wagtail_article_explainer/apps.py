from django.apps import AppConfig


class ArticleExplainerConfig(AppConfig):
    name = "wagtail_article_explainer"
    label = "article_explainer"
    verbose_name = "Article explainer"
    default_auto_field = "django.db.models.AutoField"
