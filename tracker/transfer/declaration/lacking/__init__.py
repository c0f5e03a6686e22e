"""What a mapping says of what is not there: `creation` of which names a record is made, and as what; `whole_list` of
which list a file is the whole, so that the rest of it is gone.
"""
