"""What follows from the evidence: how sure a verdict is, where sources differ, how far analysts agree."""
