"""Making public: the queue of updates to review, what a record lacks for it, retraction, and what waits for whom."""
