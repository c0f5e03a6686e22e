"""Error reports from readers: the form, its signed `form_stamp`, and the page that takes it."""
