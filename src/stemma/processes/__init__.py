"""Work on what strangers wrote, within bounds: a time that is up, a process that can be killed, several of them at once."""
