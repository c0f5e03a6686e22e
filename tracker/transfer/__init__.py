"""Files in and out: what they declare, how they are read, loaded and written, and the library on top."""
