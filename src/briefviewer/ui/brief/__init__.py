"""The dialog that asks what a packet shall hold, and the job that makes it."""
