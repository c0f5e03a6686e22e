"""What readers take away as files: `lists`, the view of the `dashboard` and its `figures`, and `follow_ups`.

`responses` sends a file on while PostgreSQL writes it, or says why not.
"""
