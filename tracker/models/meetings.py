"""Meetings, speakers, speeches, and the files they came in."""

import hashlib
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from tracker.choices import MeetingLevel, one_of
from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class SourceFile(NaturalKeyed):
    """A file as it came.  Its bytes lie in the store under its SHA-256; this row says what is known about them."""

    natural_key_fields = ("sha256",)

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    kind = models.CharField(_("file kind"), max_length=10)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    notes = models.JSONField(_("notes from reading the file"), default=list, blank=True)
    imported_at = models.DateTimeField(_("imported at"))
    imported_by = models.CharField(_("imported by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        # Each list offers the kinds there are; without, every page of it read all source files.
        indexes = [models.Index(fields=["kind"], name="source_file_of_kind")]
        constraints = [
            models.CheckConstraint(name="source_file_sha256_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.name


class Meeting(NaturalKeyed):
    """An occasion on a day, at a level, in a place; ``held_on`` stays empty while the day is unknown."""

    natural_key_fields = ("public_id",)

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=MeetingLevel, default=MeetingLevel.COUNTY)
    place = models.CharField(_("place"), max_length=100, blank=True)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = [F("held_on").desc(nulls_last=True), "pk"]
        constraints = [one_of("level", MeetingLevel)]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on})" if self.held_on else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the meeting; raises ``ValidationError`` if that would write another day over a stored one."""
        if self.pk and Meeting.objects.filter(pk=self.pk).exclude(held_on=self.held_on).exists():
            raise ValidationError(_("The day of a stored meeting is corrected, so that the former one is kept."))
        super().save(*args, **kwargs)


class Speaker(NaturalKeyed):
    """A person as printed, masked or not, with the post held when speaking."""

    natural_key_fields = ("name", "post")

    name = models.CharField(_("name"), max_length=50)
    post = models.CharField(_("post"), max_length=100, blank=True)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name", "post"]
        constraints = [models.UniqueConstraint(fields=["name", "post"], name="speaker_once_per_post")]

    def __str__(self) -> str:
        return f"{self.post} {self.name}".strip()


class Speech(NaturalKeyed):
    """One text by one speaker at one meeting, never altered once stored.

    ``text`` is what stands at ``start``..``end`` (code points) of the source file's decoded text.
    """

    natural_key_fields = ("source__sha256", "start")
    belongs_by = ("meeting",)

    # A speech is evidence: neither its file, its meeting nor its speaker may vanish from under it.
    source = models.ForeignKey(
        SourceFile, verbose_name=_("source file"), on_delete=models.PROTECT, related_name="speeches"
    )
    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="speeches")
    speaker = models.ForeignKey(
        Speaker, verbose_name=_("speaker"), on_delete=models.PROTECT, related_name="speeches", null=True, blank=True
    )
    title = models.CharField(_("title"), max_length=200)
    start = models.PositiveIntegerField(_("start in the file"))
    end = models.PositiveIntegerField(_("end in the file"))
    text = models.TextField(_("text"))
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, editable=False)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("speech")
        verbose_name_plural = _("speeches")
        ordering = ["-pk"]
        # Who spoke where is read without passing through the long text.
        indexes = [models.Index(fields=["meeting", "speaker"], name="speech_held")]
        constraints = [
            models.UniqueConstraint(fields=["source", "start"], name="speech_once_per_place_in_file"),
            models.CheckConstraint(name="speech_starts_before_it_ends", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(name="speech_text_fills_its_span", condition=Q(end=F("start") + Length("text"))),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the speech; raises ``ValidationError`` if that would alter the text or the meeting of a stored one."""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        stored = Speech.objects.filter(pk=self.pk) if self.pk else Speech.objects.none()
        if stored.exclude(text_sha256=digest).exists():
            raise ValidationError(_("The text of a stored speech is never altered; import the new text as a new file."))
        if stored.exclude(meeting=self.meeting_id).exists():
            raise ValidationError(_("A stored speech is given to another meeting, so that the former one is kept."))
        self.text_sha256 = digest
        super().save(*args, **kwargs)
