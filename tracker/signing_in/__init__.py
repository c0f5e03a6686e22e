"""Signing in to the admin, without losing what was typed before the session ended."""
