"""Many records of one passage or several, written on cards at the desk and saved in one step: all, or none.

`names` finds the records that a card names by what is typed, `named_fields` are the boxes for them, `card_form` is
what stands on a card of each kind, `card` one card with its passage and who says it, `same_record` tells which cards
mean one record, `sheet` is all of them.
"""
