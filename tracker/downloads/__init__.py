"""What readers take away as files: `lists`, the dashboard's view (`standing`) and its `figures`, and `follow_ups`.

`answers` sends a file on while PostgreSQL writes it, or says why not.
"""
