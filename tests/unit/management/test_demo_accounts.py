"""Accounts to try the demo with."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from pytest_django import Settings

pytestmark = pytest.mark.django_db
ACCOUNTS = ["administrator", "analyst", "reviewer", "viewer"]


def run(*arguments: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command("demo_accounts", *arguments, stdout=said)
    return said.getvalue()


def passwords(said: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) +([a-z0-9-]+)$", said, flags=re.MULTILINE))


def test_one_account_for_each_group_with_the_password_it_says() -> None:
    made = passwords(run())
    assert sorted(made) == ACCOUNTS
    for name, password in made.items():
        user = User.objects.get(username=name)
        assert user.check_password(password)
        assert (user.is_staff, user.is_superuser) == (True, False)
        assert [group.name for group in user.groups.all()] == [name.title()]


def test_passwords_are_long_and_no_two_alike() -> None:
    generated = [*passwords(run()).values(), *passwords(run("--reset")).values()]
    assert len(set(generated)) == 8
    assert {len(password) for password in generated} == {19}


def test_a_second_run_keeps_passwords_and_says_how_to_make_new_ones() -> None:
    made = passwords(run())
    said = run()
    assert passwords(said) == {}
    assert "demo_accounts --reset" in said
    assert all(User.objects.get(username=name).check_password(password) for name, password in made.items())


def test_reset_makes_new_passwords() -> None:
    before = passwords(run())
    after = passwords(run("--reset"))
    assert sorted(after) == ACCOUNTS
    assert not any(User.objects.get(username=name).check_password(before[name]) for name in ACCOUNTS)


def test_a_missing_account_is_made_beside_those_kept() -> None:
    run()
    User.objects.get(username="viewer").delete()
    assert sorted(passwords(run())) == ["viewer"]


def test_without_its_group_no_account_is_made() -> None:
    Group.objects.get(name="Reviewer").delete()
    with pytest.raises(CommandError, match="There is no group Reviewer yet; run"):
        run()
    assert not User.objects.exists()


def test_production_has_no_demo_accounts(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        run()
