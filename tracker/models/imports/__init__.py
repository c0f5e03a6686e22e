"""Files on their way in: the draft before there is a plan, the batch, its rows, and the job that works on it."""
