"""Days in the boxes of forms, and from the calendar beside them: 03/04/2027 means two days, 2027-04-03 one."""

DATE_INPUT_FORMATS = ["%Y-%m-%d"]
