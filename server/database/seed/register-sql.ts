/** INSERTs of the registers from JSON: the columns of `given` are the fields of the models. */

export const INSERT_DEPARTMENTS = `
  INSERT INTO department (id, name, name_english)
  SELECT id, name, "nameEnglish"
  FROM json_to_recordset($1::json) AS given (id text, name text, "nameEnglish" text)`;

export const INSERT_FEEDS = `
  INSERT INTO feed (id, name, department, contact_point, datum, period_seconds, synthetic)
  SELECT id, name, department, "contactPoint", datum, "periodSeconds", synthetic
  FROM json_to_recordset($1::json) AS given (id text, name text, department text,
    "contactPoint" text, datum text, "periodSeconds" int, synthetic boolean)`;

export const INSERT_HAZARDS = `
  INSERT INTO hazard (id, form, class, name, place, outline, county, town, grid, risk,
    responsible_unit, department, synthetic, territory)
  SELECT id, form, class, name, place, outline, county, town, grid, risk,
    "responsibleUnit", department, synthetic, town
  FROM json_to_recordset($1::json) AS given (id text, form text, class text, name text,
    place geometry, outline geometry, county text, town text, grid text, risk text,
    "responsibleUnit" text, department text, synthetic boolean)`;

export const INSERT_GATHERINGS = `
  INSERT INTO gathering (id, venue, name, permit_mode, motion, place, outline,
    effective_area_square_metres, approved_capacity, county, town, stream, synthetic)
  SELECT id, venue, name, "permitMode", motion, place, outline,
    "effectiveAreaSquareMetres", "approvedCapacity", county, town, stream, synthetic
  FROM json_to_recordset($1::json) AS given (id text, venue text, name text, "permitMode" text,
    motion text, place geometry, outline geometry, "effectiveAreaSquareMetres" float8,
    "approvedCapacity" int, county text, town text, stream text, synthetic boolean)`;

export const INSERT_SHELTERS = `
  INSERT INTO shelter (id, name, class, space, place, county, town, grid,
    effective_area_square_metres, capacity, state, stream, synthetic)
  SELECT id, name, class, space, place, county, town, grid,
    "effectiveAreaSquareMetres", capacity, state, stream, synthetic
  FROM json_to_recordset($1::json) AS given (id text, name text, class text, space text,
    place geometry, county text, town text, grid text, "effectiveAreaSquareMetres" float8,
    capacity int, state text, stream text, synthetic boolean)`;

export const INSERT_RESOURCES = `
  INSERT INTO resource (id, call_sign, type, department, base, county, town, status, stream,
    synthetic)
  SELECT id, "callSign", type, department, base, county, town, status, stream, synthetic
  FROM json_to_recordset($1::json) AS given (id text, "callSign" text, type text, department text,
    base geometry, county text, town text, status text, stream text, synthetic boolean)`;

export const INSERT_STREAMS = `
  INSERT INTO stream (number, id, feed, metric, name, place, county, town, grid, period_seconds,
    subject_kind, subject, rule, synthetic)
  SELECT number, id, feed, metric, name, place, county, town, grid, "periodSeconds",
    "subjectKind", subject, rule, synthetic
  FROM json_to_recordset($1::json) AS given (number int, id text, feed text, metric text, name text,
    place geometry, county text, town text, grid text, "periodSeconds" int, "subjectKind" text,
    subject text, rule text, synthetic boolean)`;

export const INSERT_RULES = `
  INSERT INTO rule (id, version, body, effective_from, recorded_at)
  SELECT id, 1, body, "from", at
  FROM json_to_recordset($1::json)
    AS given (id text, body jsonb, "from" timestamptz, at timestamptz)`;

export const INSERT_WATCH_RULES = `
  INSERT INTO watch_rule (id, version, body, effective_from, recorded_at)
  SELECT id, 1, body, "from", at
  FROM json_to_recordset($1::json)
    AS given (id text, body jsonb, "from" timestamptz, at timestamptz)`;
