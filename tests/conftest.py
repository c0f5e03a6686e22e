"""What every test may lean on: a PostgreSQL of its own, made for the run and gone after it."""

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished
from django.db import connection
from django.template import Context, RequestContext, Template
from django.test import TransactionTestCase
from django.utils.safestring import SafeString
from psycopg.pq import TransactionStatus
from pytest_django import DjangoDbBlocker

from config import environment
from config.localdb.local_server import LocalServer
from tests import database
from tracker import models as records
from tracker.database.made_once import made_once

# Enough to find what a change broke; HYPOTHESIS_PROFILE=thorough looks longer.
hypothesis.settings.register_profile("quick", max_examples=20)
hypothesis.settings.register_profile("thorough", max_examples=300)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def database_server(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, testrun_uid: str
) -> Iterator[None]:
    """The server: the one that DATABASE_URL names, or else one in the tests' own folder."""
    if environment.text("DATABASE_URL"):
        yield
        return
    server = LocalServer(settings.HOME, durable=False)
    with server.in_use() as started:
        settings.DATABASES["default"].update(server.connection_settings())
        if started:
            with django_db_blocker.unblock():
                database.drop_what_killed_runs_left(testrun_uid)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_alone_tell_what_they_are_drawn_with(django_test_environment: None) -> Iterator[None]:
    """Spares the client parts of pages and boxes of forms: to copy the context of each takes a tenth of the time."""
    tell_and_draw = getattr(Template, "_render")  # noqa: B009

    def render(template: Template, context: Context) -> SafeString:
        is_page = context.template is template and isinstance(context, RequestContext)
        drawn: SafeString = tell_and_draw(template, context) if is_page else template.nodelist.render(context)
        return drawn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(scope="session")
def working_database(
    database_server: None, django_db_blocker: DjangoDbBlocker, testrun_uid: str, worker_id: str
) -> Iterator[database.Working]:
    """A database for this process of this run, so that neither two processes nor two runs at once meet in one."""
    with django_db_blocker.unblock():
        working = database.Working(name=database.name_for(testrun_uid, worker_id), template=database.ensure_template())
        working.renew()
        database.use(working.name)
    yield working
    with django_db_blocker.unblock():
        database.drop(working.name)


@pytest.fixture(scope="session")
def django_db_setup(working_database: database.Working) -> Iterator[None]:
    """Has tests that commit be cleaned up by a fresh copy."""

    def take_a_fresh_copy(case: TransactionTestCase) -> None:
        working_database.renew()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", take_a_fresh_copy)
        yield


@pytest.fixture(scope="module")
def first_dataset(
    django_db_setup: None, working_database: database.Working, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The first dataset is in the database, for every test of the module that asks for it and those after."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(working_database.standing_on(database.ensure_seeded_template()))
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture(scope="module")
def thousand(
    django_db_setup: None, working_database: database.Working, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A thousand made-up commitments are in the database, for every test of the module."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(working_database.standing_on(database.ensure_thousand_template()))
        yield
        with django_db_blocker.unblock():
            stack.close()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: for a tenth of its time a worker waits for a program or a page."""
    return (os.cpu_count() or 1) + 1


# A run that a shell put in the background ignores Ctrl-C, and so would every program it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The collector stays away while modules are imported and tests are collected, all of which is kept.
gc.disable()


def pytest_collection_finish() -> None:
    """Keeps all that has been imported out of the collector's way, and has it come by once in a few pages.

    To have it come by more seldom costs more than it saves: memory that was used just now is quicker than new.
    """
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _requests_end_with_who_made_them(django_test_environment: None) -> Iterator[None]:
    """Has the database forget at the end of a request who made it, as it does where a test is not one transaction."""

    def forget(**_: object) -> None:
        told = connection.connection
        if told is not None and told.info.transaction_status == TransactionStatus.INTRANS:
            told.execute("SELECT set_config('pghistory.context_metadata', '', TRUE)")

    request_finished.connect(forget)
    yield
    request_finished.disconnect(forget)


@pytest.fixture
def one_person(db: None) -> None:
    """Lets one person publish records of every kind but verdicts, and change what is public."""
    kinds = [str(model._meta.model_name) for model in apps.get_models() if issubclass(model, records.Published)]
    records.PublishingRule.objects.bulk_create(
        records.PublishingRule(record_kind=kind, needs_second_person=False) for kind in kinds
    )


@pytest.fixture
def queries_made_anew() -> Iterator[None]:
    """Queries with bounds that the test has changed, which no later test is to find kept."""
    made_once.cache_clear()
    yield
    made_once.cache_clear()


@pytest.fixture
def sessions_in_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps sessions where the site does."""
    monkeypatch.setattr(settings, "SESSION_ENGINE", "django.contrib.sessions.backends.db")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts browser tests last: once a browser has been driven, its event loop stays in the process.

    Of each kind the long ones come first, so that no worker is left alone with one in the end.
    """
    items.sort(key=lambda item: (bool(item.get_closest_marker("browser")), not item.get_closest_marker("long")))
