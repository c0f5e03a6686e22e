"""How records get to the public: a `note` between analysts and the `mention` of a colleague in it, a `proposal` to
change what is published, and the `publishing_rule` of each kind.
"""
