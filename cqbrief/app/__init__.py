"""The application: its controller, the watch on the briefing's files, and its start-up."""
