"""What readers subscribe to: Atom feeds (`atom`, of `news`) and calendars (`calendar`, of `occasions`)."""
