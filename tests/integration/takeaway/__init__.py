"""What readers take away or subscribe to."""
