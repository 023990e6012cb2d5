CREATE TABLE responses (
  id          VARCHAR(80) NOT NULL PRIMARY KEY,
  tenant      VARCHAR(80) NOT NULL,
  dialect     VARCHAR(32) NOT NULL,
  previous_id VARCHAR(80),
  created_at  BIGINT      NOT NULL, -- microseconds since 1970
  status      VARCHAR(32) NOT NULL,
  input       ${bytes}    NOT NULL, -- JSON array: this turn's input items
  response    ${bytes}    NOT NULL  -- JSON object: the canonical response
);
