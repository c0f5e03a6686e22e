"""What a file of others likely is and means: proposals, which a person confirms; nothing is read by them alone.

`layout` says how it is written and where its table stands, `kinds` which kind of record it holds, `choice_words` what
its words stand for, `questions` what is asked of its cells.
"""
