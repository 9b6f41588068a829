"""What runs the Graph sync: the controller, change notifications, what the command line does."""
