"""The dashboard's charts as pictures that stand alone: SVG with its own title, source, style and light colours.

`views` takes the address; `timeline`, `months` and `shares` lay one chart out, `frame` what all have around it, `key`
the meaning of colours, `lettering` how wide text is. The templates in templates/tracker/pictures/ draw them.
"""
