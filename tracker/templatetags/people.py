"""People as they are called."""

from django import template

from tracker.people.signatures import full_name

register = template.Library()

register.filter("full_name", full_name)
