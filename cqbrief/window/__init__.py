"""The workstation: main window, sidebar, pages and source pane."""
