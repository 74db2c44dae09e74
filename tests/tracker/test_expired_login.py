"""Nothing that was typed is lost when the login has expired: it is kept past the login, and sent again on demand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.builders import a_directive, a_reviewer, a_user
from tests.pages import page, words
from tracker.models import Event
from tracker.views import kept_forms
from tracker.views.kept_forms import KeptForm

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
WORDS = "堤防加固已完成八成，\n余下两公里月底前完工。"


@pytest.fixture
def zhoumin():
    return a_reviewer("zhoumin", first_name="周敏")


@pytest.fixture
def step():
    return reverse("directive-step", args=[a_directive().public_id, "report"])


def sent(**more):
    return {"progress": WORDS, "seen": "1", **more}


def form_to(response, action: str):
    """The form of the page that leads to that address, with its values."""
    [form] = [form for form in page(response).forms if form.action == action]
    return dict(form.form_values())


def log_in(client, response, password=PASSWORD, name="zhoumin"):
    form = form_to(response, reverse("login"))
    return client.post(reverse("login"), form | {"username": name, "password": password})


def test_a_form_sent_without_a_login_gets_the_login_page_and_nothing_is_done(client, step):
    answer = client.post(step, sent())

    assert answer.status_code == 401
    assert "填写的内容没有丢失" in words(answer)
    assert not Event.objects.filter(kind="reported").exists()
    assert "no-store" in answer["Cache-Control"]


def test_after_the_login_what_was_typed_is_shown_and_one_button_sends_it(client, zhoumin, step):
    offer = log_in(client, client.post(step, sent()))

    assert "刚才填写的内容都在" in words(offer)
    assert "余下两公里月底前完工" in words(offer)
    assert not Event.objects.filter(kind="reported").exists()

    done = client.post(step, form_to(offer, step))
    assert done.status_code == 302
    event = Event.objects.get(kind="reported")
    assert (event.reason, event.made_by) == (WORDS, "周敏 (zhoumin)")


def test_every_value_comes_back_as_it_was_sent_also_several_of_one_name(client, zhoumin):
    address = reverse("admin:tracker_speech_changelist") + "?q=堤防&p=0"
    values = {"a": ["1", "2"], "words": ' "<b>&amp;\n甲 ', "empty": "", "owners-0-name": "县水利局"}

    offer = log_in(client, client.post(address, values))
    [form] = [form for form in page(offer).forms if "speech" in (form.action or "")]

    fields = [(name, value) for name, value in form.form_values() if name != "csrfmiddlewaretoken"]
    assert fields == [
        ("a", "1"), ("a", "2"), ("words", ' "<b>&amp;\n甲 '), ("empty", ""), ("owners-0-name", "县水利局")
    ]  # fmt: skip
    assert "q=" in form.action


def test_a_mistyped_password_loses_nothing(client, zhoumin, step):
    again = log_in(client, client.post(step, sent()), password="wrong")
    assert "请输入一个正确的用户名和密码" in words(again)

    offer = log_in(client, again)

    assert "余下两公里月底前完工" in words(offer)


def test_whoever_has_logged_in_in_another_window_meanwhile_goes_on_at_once(client, zhoumin, step):
    login = client.post(step, sent())
    client.force_login(zhoumin)

    assert "余下两公里月底前完工" in words(log_in(client, login))


def test_passwords_are_never_carried_along(client, zhoumin):
    address = reverse("admin:password_change")

    answer = client.post(address, {"old_password": "s3cret-old", "new_password1": "s3cret-new", "note": "备注"})

    kept = KeptForm.signed_as(form_to(answer, reverse("login"))["kept"])
    assert kept.fields == [["note", "备注"]]
    assert kept.without_password
    assert "s3cret" not in answer.content.decode()
    assert "密码不会保留" in words(log_in(client, answer))


def test_files_are_named_and_have_to_be_chosen_again(client, zhoumin):
    address = reverse("admin:tracker_sourcefile_add")

    answer = client.post(address, {"uploads": SimpleUploadedFile("讲话.txt", b"...")})
    offer = log_in(client, answer)

    assert "讲话.txt" in words(answer)
    assert "讲话.txt" in words(offer)
    assert address not in [form.action for form in page(offer).forms]
    assert address in [link.get("href") for link in page(offer).iter("a")]


def test_what_is_too_long_to_be_kept_is_said_before_it_is_lost(client, step):
    answer = client.post(step, sent(progress="长" * 70_000))

    assert answer.status_code == 401
    assert "过长" in words(answer)
    assert "kept" not in form_to(answer, reverse("login"))


def test_a_form_with_the_token_of_an_earlier_login_is_kept_too(zhoumin, step):
    client = Client(enforce_csrf_checks=True)
    client.force_login(zhoumin)

    answer = client.post(step, sent(csrfmiddlewaretoken="x" * 32), headers={"origin": "http://testserver"})

    assert answer.status_code == 403
    assert form_to(answer, step)["progress"] == WORDS
    assert form_to(answer, step)["csrfmiddlewaretoken"] != "x" * 32
    assert not Event.objects.filter(kind="reported").exists()


@pytest.mark.parametrize("headers", [{}, {"origin": "null"}, {"origin": "http://elsewhere.example"}])
def test_a_form_of_another_site_is_refused_and_nothing_of_it_offered(zhoumin, step, headers):
    for client in (Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)):
        answer = client.post(step, sent(), headers=headers)
        assert answer.status_code == 403
        assert WORDS.split()[0] not in words(answer)
        client.force_login(zhoumin)


def test_the_login_page_with_the_token_of_an_earlier_login_still_carries_what_was_typed(client, zhoumin, step):
    kept = form_to(client.post(step, sent()), reverse("login"))["kept"]
    strict = Client(enforce_csrf_checks=True)
    form = {"username": "zhoumin", "password": PASSWORD, "kept": kept, "csrfmiddlewaretoken": "x" * 32}

    answer = strict.post(reverse("login"), form, headers={"origin": "http://testserver"})

    assert answer.status_code == 401
    assert form_to(answer, reverse("login"))["kept"]


@pytest.mark.parametrize("nonsense", ["", "x", "e30:1:x"])
def test_what_we_did_not_sign_is_passed_over(client, zhoumin, nonsense):
    answer = client.post(reverse("login"), {"username": "zhoumin", "password": PASSWORD, "kept": nonsense})

    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nothing_is_ever_sent_to_another_site(address):
    assert KeptForm.signed_as(KeptForm(address, [], []).signed()) is None


def test_what_was_kept_longer_than_a_day_is_gone(monkeypatch):
    signed = KeptForm("/directives/", [["a", "b"]], []).signed()
    assert KeptForm.signed_as(signed)

    monkeypatch.setattr(kept_forms, "SECONDS_KEPT", -1)
    assert KeptForm.signed_as(signed) is None


def test_too_many_wrong_passwords_lock_the_name_and_still_lose_nothing(client, zhoumin, step, settings):
    settings.AXES_ENABLED = True
    login = client.post(step, sent())
    for _ in range(settings.AXES_FAILURE_LIMIT):
        locked = log_in(client, login, password="wrong")
    assert locked.status_code == 429

    again = client.post(reverse("login"), form_to(locked, reverse("login")))

    kept = KeptForm.signed_as(form_to(again, reverse("login"))["kept"])
    assert dict(kept.fields)["progress"] == WORDS


def test_a_mere_look_at_a_page_is_led_to_the_login_as_ever(client, step):
    assert client.get(step).status_code == 302


def test_who_may_not_do_it_is_still_refused_after_the_login(client, step):
    a_user("heqiang")
    offer = log_in(client, client.post(step, sent()), name="heqiang")

    answer = client.post(step, form_to(offer, step))

    assert answer.status_code in (302, 403)
    assert not Event.objects.filter(kind="reported").exists()
