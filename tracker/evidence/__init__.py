"""What follows from the evidence.

How sure a verdict is (`confidence`), where sources give different values (`disagreements`; `open_disagreements` are
those not decided yet), and how far analysts agree who judged the same unseen (`double_coding`, by `agreement`).
"""
