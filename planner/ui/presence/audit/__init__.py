"""The audit of profiles: how every check stands, the questions that people answer, what changed, and all on paper."""
