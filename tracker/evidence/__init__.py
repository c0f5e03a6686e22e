"""What follows from the evidence.

The `confidence` of a verdict, by the `independence` of its sources; what is our `inference` alone; `disagreements`
among sources and those not decided yet (`open_disagreements`); and the `agreement` of analysts who assessed the same
commitments independently (`double_coding`).
"""
