"""What follows from the evidence.

How sure a verdict is (`confidence`), where sources give different values (`disagreements`, those `undecided`), and how
far analysts agree who judged the same unseen (`double_coding`, by `agreement`).
"""
