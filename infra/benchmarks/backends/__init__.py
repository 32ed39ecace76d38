"""What is measured against: a real engine, or bucket, queue and index in memory."""
