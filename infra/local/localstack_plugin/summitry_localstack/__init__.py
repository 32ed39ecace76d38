"""What LocalStack lacks here: functions without Docker, and two things of the gateway."""
