"""{% load article_explainer %} {% explained page %}"""
from django import template

from ..show import explained

register = template.Library()
register.simple_tag(explained, name="explained")
