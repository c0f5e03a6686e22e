"""The worker of `make demo`: a command of manage.py until the one that started it ends somehow."""

import manage
from config.termination import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    manage.main()
