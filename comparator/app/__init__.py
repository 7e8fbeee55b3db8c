"""What a command does with the road: build, review, serve, doctor."""
