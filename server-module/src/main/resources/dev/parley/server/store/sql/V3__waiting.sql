-- What it takes to run a response that waits, on whichever server: there until it runs or ends.
ALTER TABLE responses ADD COLUMN request ${bytes}; -- JSON object: the canonical request without its input
