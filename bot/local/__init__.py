"""What `plek up` starts on a machine of one's own: made-up people, Microsoft's Playground."""
