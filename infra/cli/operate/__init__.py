"""What operators' commands share: a deployment, its options and the index build."""
