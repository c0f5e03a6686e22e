"""What readers subscribe to: Atom feeds (`atom`, of `feed_entries`), calendars (`calendar`, of `calendar_events`).

`disallowed_characters` are those that neither may carry.
"""
