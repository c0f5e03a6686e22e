"""`make bench-scale`: what every page costs with a thousand commitments, ten thousand, and more.

`__main__` makes the datasets and runs `measured` for each size, in a process of its own and if asked with an earlier
commit's code; that fills a database, serves it (`site`, with `counted_settings`), and asks for each of `pages`, beside
what the answer needs at the least in SQL (`bare`). `figures` is the arithmetic, `report` how it is printed.
`datasette` asks a peer for the same.
"""
