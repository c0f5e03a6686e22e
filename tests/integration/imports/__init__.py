"""Files in and out, from the upload or the command to the stored records."""
