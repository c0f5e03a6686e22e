"""Side by side with peers, in one run on one machine: what is printed are ratios."""
