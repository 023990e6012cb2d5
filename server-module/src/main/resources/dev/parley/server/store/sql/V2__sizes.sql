-- How much a response takes, so that retention by bytes reads an index and not the bytes.
ALTER TABLE responses ADD COLUMN bytes BIGINT NOT NULL DEFAULT 0;     -- of the response and its input
ALTER TABLE responses ADD COLUMN log_bytes BIGINT NOT NULL DEFAULT 0; -- of its events, known when it is finished

UPDATE responses SET
  bytes = LENGTH(response) + (SELECT LENGTH(items) FROM response_input WHERE response_id = id),
  log_bytes = COALESCE((SELECT SUM(LENGTH(events)) FROM response_events WHERE response_id = id), 0);

CREATE INDEX responses_by_age ON responses (created_at, id, bytes, log_bytes);
