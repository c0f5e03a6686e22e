"""Addresses of the public record pages."""

from django.urls import path

from tracker.pages import (
    actor,
    agreement,
    collection,
    commitment,
    exchange,
    follow,
    indicator,
    meeting,
    methodology,
    programme,
    sanction,
    source,
    topic,
)

urlpatterns = [
    path("commitments/", commitment.commitment_list, name="commitment_list"),
    path("commitments/<slug:ref>/", commitment.commitment_detail, name="commitment_detail"),
    path("actors/", actor.actor_list, name="actor_list"),
    path("actors/<slug:ref>/", actor.actor_detail, name="actor_detail"),
    path("meetings/", meeting.meeting_list, name="meeting_list"),
    path("meetings/<slug:ref>/", meeting.meeting_detail, name="meeting_detail"),
    path("sanctions/", sanction.sanction_list, name="sanction_list"),
    path("sanctions/<slug:ref>/", sanction.sanction_detail, name="sanction_detail"),
    path("programmes/", programme.programme_list, name="programme_list"),
    path("programmes/<slug:ref>/", programme.programme_detail, name="programme_detail"),
    path("sources/", source.source_list, name="source_list"),
    path("sources/<slug:ref>/", source.source_detail, name="source_detail"),
    path("topics/", topic.topic_list, name="topic_list"),
    path("topics/<slug:ref>/", topic.topic_detail, name="topic_detail"),
    path("indicators/", indicator.indicator_list, name="indicator_list"),
    path("indicators/<slug:ref>/", indicator.indicator_detail, name="indicator_detail"),
    path("exchanges/", exchange.exchange_list, name="exchange_list"),
    path("exchanges/<slug:ref>/", exchange.exchange_detail, name="exchange_detail"),
    path("collections/", collection.collection_list, name="collection_list"),
    path("methodology/", methodology.methodology, name="methodology"),
    path("follow/", follow.follow, name="follow"),
    path("methodology/agreement/", agreement.agreement, name="agreement"),
]
