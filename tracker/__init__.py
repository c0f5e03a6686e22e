"""Who promised what, what they then did, and how we know."""
