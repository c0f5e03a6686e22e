"""Passwords that are easy to guess are refused wherever one is chosen, with what would be better."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories import UserFactory
from tests.integration.admin.forms import shown
from tracker.management.commands.demo_accounts import generated_password
from tracker.signing_in.password_strength import BETTER

EASY = [
    "aaaaaaaaaaaa",
    "passwordpassword",
    "P@ssw0rdP@ssw0rd",
    "qwertyuiop12",
    "1qaz2wsx3edc",
    "zxcvbnm,./123",
    "asdfghjkl;'\\",
    "abcabcabcabc",
    "abcdefghijkl",
    "drowssapdrowssap",
    "iloveyou1234",
    "letmeinletmein",
    "Administrator1!",
    "summer2026summer",
    "december2026!!",
    "2026-11-30-2026",
    "19840723-19850724",
    "followthrough2026",
    "FollowThrough!2026",
    "fentanyl-2026",
    "tracker.example.org",
    "sofia.lindqvist",
    "Lindqvist-2026!",
    "!@#$%^&*()_+",
]
GOOD = [
    "correct horse battery staple",
    "xkcd river potato lamp",
    "gT7#qLw9zR!m",
    "fluss kartoffel lampe himmel",
    "密信山川草木日月星辰风雨",
    "a sentence that goes on for so long that nobody would ever think of trying it, twice " * 3,
]


@pytest.fixture
def sofia() -> User:
    """Somebody with a name of her own."""
    return User(username="sofia", first_name="Sofia", last_name="Lindqvist", email="sofia.lindqvist@example.org")


@pytest.mark.parametrize("password", EASY)
def test_what_is_easy_to_guess_is_refused_and_told_what_would_be_better(
    sofia: User, settings: Settings, password: str
) -> None:
    settings.ALLOWED_HOSTS = ["tracker.example.org"]
    with pytest.raises(ValidationError) as refused:
        validate_password(password, sofia)
    said = " ".join(refused.value.messages)
    assert "This password is easy to guess." in said
    assert BETTER in said
    assert password not in said


@pytest.mark.parametrize("password", GOOD)
def test_what_is_hard_to_guess_is_taken(sofia: User, password: str) -> None:
    validate_password(password, sofia)


def test_the_passwords_that_are_made_here_are_taken() -> None:
    for _ in range(50):
        validate_password(generated_password())


def test_a_word_of_ones_own_is_named_as_the_reason_and_of_nobody_elses(sofia: User) -> None:
    for _ in range(2):
        with pytest.raises(ValidationError, match="a word related to you or to this site"):
            validate_password("lindqvist 73", sofia)
    validate_password("lindqvist tram 73 moss", User(username="someone"))


def test_forms_say_it_beforehand() -> None:
    assert BETTER in " ".join(password_validators_help_texts())


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["/admin/password_change/", "/admin/auth/user/add/", "/admin/auth/user/{}/password/"])
def test_every_form_that_takes_a_new_one_refuses_it(client: Client, form: str) -> None:
    person = UserFactory(username="sofia", group="Administrator", is_superuser=True)
    person.set_password("correct horse battery")
    person.save()
    client.force_login(person)
    address = form.format(person.pk)
    sent = {"old_password": "correct horse battery", "usable_password": "true", "username": "new"}
    for password, status in (("passwordpassword", 200), ("xkcd river potato lamp", 302)):
        both = {f"{name}{number}": password for name in ("password", "new_password") for number in (1, 2)}
        answer = client.post(address, shown(client, address) | sent | both)
        assert answer.status_code == status
        assert ("easy to guess. Repeats like" in str(answer.content)) == (status == 200)


@pytest.mark.django_db
def test_an_account_made_at_the_terminal_refuses_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["aaaaaaaaaaaa", "aaaaaaaaaaaa", "xkcd river potato lamp", "xkcd river potato lamp"])
    monkeypatch.setattr("getpass.getpass", lambda *_: next(typed))
    monkeypatch.setattr("builtins.input", lambda *_: "n")
    said = StringIO()
    stdin: Any = type("Terminal", (StringIO,), {"isatty": lambda _: True})()
    call_command("createsuperuser", username="root", email="r@example.org", stdin=stdin, stderr=said)
    assert "This password is easy to guess." in said.getvalue()
    assert User.objects.get(username="root").check_password("xkcd river potato lamp")
