"""Nobody's uploads keep the server from the others: a request and a day have limits in sum, and say so."""

import pytest

from extraction.actions import Allowance
from extraction.models import UploadDay
from tests.builders import SOME_DAY, a_user
from tests.extraction.uploading import page, uploaded
from tests.intake.files.words import DATED, OTHER
from tracker.actions import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("reviewer")
def test_files_beyond_those_of_a_day_are_refused_by_name_and_the_others_taken(client, settings):
    settings.UPLOAD_FILES_PER_DAY = 1
    shown = page(uploaded(client, a__txt=DATED, b__txt=OTHER))
    assert "本账号今日已上传1份文件" in shown
    assert "import_speeches" in shown
    assert "b.txt" in shown
    assert UploadDay.objects.get().files == 1


@pytest.mark.usefixtures("reviewer")
def test_once_a_request_has_had_its_time_the_rest_of_its_files_is_not_read(client, settings):
    settings.UPLOAD_SECONDS = 0.001
    shown = page(uploaded(client, a__txt=DATED, b__txt=OTHER))
    assert "a.txt" in shown
    assert "TOO_MUCH_WORK" in shown
    assert UploadDay.objects.get().seconds > 0


@pytest.mark.usefixtures("reviewer")
def test_who_has_used_up_the_time_of_a_day_has_nothing_more_read(client, settings):
    settings.UPLOAD_SECONDS_PER_DAY = 0
    assert "TOO_MUCH_WORK" in page(uploaded(client, a__txt=DATED))


def test_the_next_day_begins_anew_and_the_former_count_is_forgotten(settings):
    settings.UPLOAD_FILES_PER_DAY = 1
    user = a_user("reviewer")
    Allowance(user, SOME_DAY).take_one()
    with pytest.raises(Refused):
        Allowance(user, SOME_DAY).take_one()
    tomorrow = SOME_DAY.replace(day=SOME_DAY.day + 1)
    Allowance(user, tomorrow).take_one()
    assert [row.day for row in UploadDay.objects.all()] == [tomorrow]


def test_one_person_s_uploads_leave_the_others_theirs(settings):
    settings.UPLOAD_FILES_PER_DAY = 1
    Allowance(a_user("one"), SOME_DAY).take_one()
    Allowance(a_user("another"), SOME_DAY).take_one()
    assert UploadDay.objects.count() == 2
