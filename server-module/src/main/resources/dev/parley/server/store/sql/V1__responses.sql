-- Times are microseconds since 1970. A response is live exactly while it has an owner.
CREATE TABLE responses (
  id          VARCHAR(200) NOT NULL PRIMARY KEY,
  tenant      TEXT         NOT NULL,
  dialect     TEXT         NOT NULL,
  previous_id TEXT,
  created_at  BIGINT       NOT NULL,
  status      TEXT         NOT NULL,
  event_log   TEXT         NOT NULL, -- NONE, KEPT, GONE
  owner       TEXT,                  -- the store that makes it
  lease_until BIGINT,                -- when others may take it over
  finished_at BIGINT,
  response    ${bytes}     NOT NULL  -- JSON object: the canonical response
);

CREATE INDEX responses_of_tenant ON responses (tenant, created_at, id);
CREATE INDEX responses_live ON responses (lease_until) WHERE owner IS NOT NULL;
CREATE INDEX responses_with_events ON responses (finished_at) WHERE event_log = 'KEPT';

-- Beside the response, so that a change of its state does not write its input again.
CREATE TABLE response_input (
  response_id VARCHAR(200) NOT NULL PRIMARY KEY REFERENCES responses (id) ON DELETE CASCADE,
  items       ${bytes}     NOT NULL  -- JSON array: this turn's input items
);

-- A row for several events of one response.
CREATE TABLE response_events (
  response_id  VARCHAR(200) NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
  first_number BIGINT       NOT NULL, -- sequence numbers
  last_number  BIGINT       NOT NULL,
  events       ${bytes}     NOT NULL,
  PRIMARY KEY (response_id, first_number)
);
