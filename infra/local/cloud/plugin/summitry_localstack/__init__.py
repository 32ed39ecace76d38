"""What LocalStack lacks here: functions without Docker, and some corrections."""
