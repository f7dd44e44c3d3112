"""Tables of numbers kept in CSV files beside the YAML, as offices save them: read, and told how."""
