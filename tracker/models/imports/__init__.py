"""Files on their way in: the batch, its planned rows, and the job that works on it."""
