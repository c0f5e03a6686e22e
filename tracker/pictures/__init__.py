"""The dashboard's charts as pictures that stand alone: SVG with its own title, source, style and light colours."""
