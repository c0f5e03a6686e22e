"""The admin, through the test client and over real connections."""
