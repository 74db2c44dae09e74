"""Deadlines for calendars."""
