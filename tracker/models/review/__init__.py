"""Talk about records before they are public: a `note` between analysts, and the `mention` of a colleague in it."""
