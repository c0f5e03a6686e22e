"""Whoever tries passwords soon waits, whatever process answers; the owner of the account gets in meanwhile."""

import json
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from http.cookies import Morsel
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.factories import UserFactory
from tests.processes import Child
from tracker.models import SignInThrottle
from tracker.signing_in import known_browser
from tracker.signing_in.forms import SignInForm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

LOGIN = "/admin/login/"
PASSWORD = "correct horse battery"
STRANGERS = RequestFactory()


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """The time, which stands still: what waits does not get its turn because the machine is slow."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def analyst() -> User:
    return person("analyst")


def person(username: str, **made: Any) -> User:
    user: User = UserFactory.create(username=username, group="Analyst", password=make_password(PASSWORD), **made)
    return user


def sign_in(client: Client, password: str = PASSWORD, username: str = "analyst", **sent: Any) -> Any:
    return client.post(LOGIN, {"username": username, "password": password, "next": "/admin/"}, **sent)


def guess(times: int, *, username: str = "analyst", **sent: Any) -> list[int]:
    """What a stranger's wrong passwords are answered, by status; asked of the form alone, which draws no page."""
    return [status_of(form_of(f"wrong {number}", username, **sent)) for number in range(times)]


def form_of(password: str, username: str, **sent: Any) -> SignInForm:
    """The sign-in form of a browser that is nobody's, filled in."""
    return SignInForm(STRANGERS.post(LOGIN, **sent), {"username": username, "password": password})


def status_of(form: SignInForm) -> int:
    """The status of the site's answer to the form."""
    if form.is_valid():
        return 302
    return 429 if form.retry_after else 200


def is_signed_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def cookie_of(client: Client) -> "Morsel[str]":
    return client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME]


def test_after_200_wrong_passwords_the_right_one_waits(client: Client) -> None:
    assert guess(200) == [200] * 5 + [429] * 195
    answer = sign_in(client)
    page = unescape(answer.content.decode())
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    assert (
        "Too many attempts: the password was not checked. Try again in 30 seconds, or use a browser in which you"
        in page
    )
    assert 'value="analyst"' in page
    assert PASSWORD not in page
    assert not is_signed_in(client)


def test_waits_rise_and_are_said_in_words(client: Client, clock: Any) -> None:
    guess(5)
    said = []
    for _ in range(8):
        answer = sign_in(client, "wrong")
        (sentence,) = answer.context["form"].non_field_errors()
        said.append((int(answer["Retry-After"]), sentence.partition("again in ")[2].partition(",")[0]))
        clock.shift(timedelta(seconds=int(answer["Retry-After"])))
        assert guess(1) == [200]
    assert said == [
        (30, "30 seconds"),
        (60, "60 seconds"),
        (120, "2 minutes"),
        (240, "4 minutes"),
        (480, "8 minutes"),
        (960, "16 minutes"),
        (1920, "32 minutes"),
        (3600, "60 minutes"),
    ]


def test_the_owner_gets_in_where_they_were_before_while_a_stranger_tries(client: Client) -> None:
    assert sign_in(client).status_code == 302
    client.post("/admin/logout/")
    assert guess(50)[-1] == 429
    assert sign_in(client, "mistyped").status_code == 200
    assert sign_in(client).status_code == 302
    assert is_signed_in(client)
    assert guess(1) == [429], "The owner's success lets no stranger in."


def test_the_owner_is_known_however_their_name_was_typed(client: Client) -> None:
    assert sign_in(client, username=" analyst ").status_code == 302
    client.post("/admin/logout/")
    assert guess(50)[-1] == 429
    assert sign_in(client).status_code == 302


def test_a_known_browser_waits_too_after_its_own_attempts(client: Client) -> None:
    sign_in(client)
    client.post("/admin/logout/")
    known = cookie_of(client)
    assert guess(12, HTTP_COOKIE=f"{known.key}={known.coded_value}") == [200] * 10 + [429] * 2
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "or use a browser" not in answer.content.decode()
    assert guess(1) == [200], "What is tried there is not counted for strangers."


def test_a_browser_is_known_for_who_signed_in_there_alone(client: Client, clock: Any) -> None:
    person("reviewer")
    sign_in(client)
    client.post("/admin/logout/")
    guess(5, username="reviewer")
    assert sign_in(client, username="reviewer").status_code == 429
    clock.shift(timedelta(minutes=1))
    assert sign_in(client, username="reviewer").status_code == 302
    client.post("/admin/logout/")
    guess(9, username="reviewer")
    guess(9)
    for username in ("reviewer", "analyst"):
        assert sign_in(client, username=username).status_code == 302, "Both are known there by now."


def test_a_browser_knows_so_many_accounts_and_no_more(client: Client) -> None:
    for number in range(known_browser.MOST_ACCOUNTS + 1):
        person(f"person-{number}")
        sign_in(client, username=f"person-{number}")
        client.post("/admin/logout/")
    known = signing.loads(cookie_of(client).value, salt=known_browser.SALT)
    assert len(known) == known_browser.MOST_ACCOUNTS
    assert "person" not in json.dumps(known)


@pytest.mark.parametrize("forged", ["", "x", '["x"]:1:y', "of another purpose"])
def test_a_cookie_that_is_not_ours_is_a_strangers(client: Client, forged: str) -> None:
    if forged == "of another purpose":
        forged = signing.dumps([["a", "b"]], salt="another")
    client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = forged
    guess(5)
    assert sign_in(client).status_code == 429


def test_the_cookie_goes_to_the_admin_alone_and_to_no_script(client: Client, clock: Any) -> None:
    sign_in(client)
    cookie = cookie_of(client)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    client.post("/admin/logout/")
    clock.shift(timedelta(days=181))
    guess(5)
    assert sign_in(client).status_code == 429, "Half a year later it is as any other browser."


def test_an_account_that_there_is_not_is_answered_like_one_that_there_is(client: Client) -> None:
    def answer(username: str, address: str) -> tuple[int, str | None, str]:
        said = sign_in(client, "wrong", username, REMOTE_ADDR=address)
        return said.status_code, said.get("Retry-After"), said.context["form"].non_field_errors()[0]

    def answers(username: str, address: str) -> list[Any]:
        first, between = answer(username, address), []
        for _ in range(5):
            form = form_of("wrong", username, REMOTE_ADDR=address)
            between.append((status_of(form), form.retry_after, form.non_field_errors()[0]))
        return [first, *between, answer(username, address)]

    UserFactory(username="reader", is_staff=False)
    UserFactory(username="gone", is_active=False)
    known = answers("analyst", "198.51.100.1")
    assert [status for status, *_ in known] == [200] * 5 + [429] * 2
    for number, username in enumerate(["nobody", "reader", "gone"], 2):
        assert answers(username, f"198.51.100.{number}") == known


def test_a_right_password_that_may_not_come_in_is_counted_like_a_wrong_one(client: Client) -> None:
    person("reader", is_staff=False)
    assert [sign_in(client, username="reader").status_code for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.parametrize("spelt", ["Analyst", "ANALYST", "\uff41nalyst", " analyst "])
def test_other_spellings_are_the_same_account(client: Client, spelt: str) -> None:
    guess(5, username=spelt)
    assert sign_in(client).status_code == 429


def test_one_address_that_tries_many_accounts_waits_and_others_do_not() -> None:
    assert [guess(1, username=f"name-{number}")[0] for number in range(22)] == [200] * 20 + [429] * 2
    assert guess(1, username="name-30", REMOTE_ADDR="198.51.100.9") == [200]


def test_addresses_of_one_household_are_one_and_pretended_ones_count_for_nothing(settings: Settings) -> None:
    for number in range(20):
        forwarded = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        guess(1, username=f"name-{number}", REMOTE_ADDR=f"2001:db8:1:2::{number}", **forwarded)
    assert guess(1, username="one-more", REMOTE_ADDR="2001:db8:1:2:ffff::1") == [429]
    assert guess(1, username="one-more", REMOTE_ADDR="2001:db8:1:3::1") == [200]
    settings.PROXIES_IN_FRONT = 1
    seen = {"REMOTE_ADDR": "2001:db8:1:2::1", "HTTP_X_FORWARDED_FOR": "2001:db8:1:2::1, 203.0.113.250"}
    assert guess(1, username="one-more", **seen) == [200]


def test_who_has_an_account_cannot_wipe_out_what_they_tried_on_others(client: Client) -> None:
    person("insider")
    for number in range(19):
        guess(1, username=f"name-{number}")
        assert status_of(form_of(PASSWORD, "insider")) == 302
    guess(1, username="one-more")
    assert sign_in(client, username="insider").status_code == 429


def test_a_right_password_begins_anew_for_the_account(client: Client) -> None:
    guess(4)
    sign_in(client)
    assert guess(5) == [200] * 5


def test_nothing_that_was_typed_is_stored() -> None:
    guess(1, username="a secret typed too soon", REMOTE_ADDR="198.51.100.77")
    stored = str(list(SignInThrottle.objects.values()))
    assert "secret" not in stored
    assert "wrong" not in stored
    assert "198.51.100.77" not in stored


def test_what_was_typed_before_the_session_ended_is_carried_through_the_wait(clock: Any) -> None:
    guess(5)
    client = Client()
    typed = {"typed": json.dumps([["ref", "fentanyl"]]), "next": "/admin/tracker/topic/add/"}
    answer = client.post(LOGIN, {"username": "analyst", "password": PASSWORD, **typed})
    assert answer.status_code == 429
    assert "fentanyl" in answer.content.decode()
    clock.shift(timedelta(minutes=1))
    offer = client.post(LOGIN, {"username": "analyst", "password": PASSWORD, **typed})
    assert "You are signed in as <strong>analyst</strong>" in offer.content.decode()
    assert cookie_of(client).value


def test_a_form_without_a_password_is_not_counted() -> None:
    for sent in ({"username": "analyst"}, {"password": "x"}, {"username": "a\x00b", "password": "x"}):
        assert Client().post(LOGIN, sent).status_code == 200
    assert not SignInThrottle.objects.exists()


def test_ones_own_old_password_is_not_tried_for_ever(client: Client, analyst: User, clock: Any) -> None:
    client.force_login(analyst)
    new = {"new_password1": "xkcd river potato lamp", "new_password2": "xkcd river potato lamp"}

    def change(old: str) -> Any:
        return client.post("/admin/password_change/", {"old_password": old, **new})

    assert [change("wrong").status_code for _ in range(6)] == [200] * 5 + [429]
    answer = change(PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    assert guess(1) == [200], "Who signs in is not held up by it."
    clock.shift(timedelta(minutes=1))
    assert change(PASSWORD).status_code == 302
    analyst.refresh_from_db()
    assert analyst.check_password("xkcd river potato lamp")


@pytest.mark.django_db(transaction=True)
def test_another_process_knows_of_them() -> None:
    guess(5)

    def asked_elsewhere() -> None:
        assert sign_in(Client()).status_code == 429

    assert Child(asked_elsewhere).wait() == 0
