"""The dashboard's charts as pictures that stand alone: SVG with its own title, source, style and light colours.

`views` takes the address; `timeline`, `monthly_counts` and `shares` lay one chart out, `frame` what all have around
it, `legend` the meaning of colours, `text_layout` the lines of text by their width. The templates in
templates/tracker/pictures/ draw them.
"""
