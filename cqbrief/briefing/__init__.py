"""The content: a folder of files read into an `Edition`, its evidence checked (no Qt)."""
