"""What is stored: one explanation for a page, put there by somebody who may edit it, by a press of a button."""
from django.db import models


class StoredExplanation(models.Model):
    """Beside the page and not in it: neither the page nor its revisions change."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    explanation = models.TextField()
    stored_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "article_explainer_stored"
