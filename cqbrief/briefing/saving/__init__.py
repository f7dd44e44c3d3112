"""What is written to the disk: new and packed briefings, and a guard for the files of those that are open."""
