"""Who says what in a news article, beside Wagtail's page editor and, stored, on the page for readers."""
