"""Numbers as people write them."""

from django import template

from tracker.decimals import plain

register = template.Library()

register.filter("plain", plain)
