"""What an archive's tasks are done on: each module an `Engine`, loaded when it is chosen."""
