-- SPDX-License-Identifier: GPL-3.0-or-later

-- The file itself, and its history

CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: the step that changes are being written for, NULL between transactions.
CREATE TABLE open_step (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step INTEGER
) STRICT;
INSERT INTO open_step (id) VALUES (1);

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo', 'migration')),
  undoes INTEGER REFERENCES step (id),
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  label TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_record ON change (kind, record);

-- Bytes of evidence, once per content. Purged content keeps its hash.
CREATE TABLE content (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  purged_at TEXT NOT NULL
) STRICT;

CREATE TABLE content_chunk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  content INTEGER NOT NULL REFERENCES content (id),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (content, position)
) STRICT;

-- Records, one table a kind

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  place INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  year TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX campaign_place ON campaign (place);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  position INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  reading TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX alias_unit ON alias (unit);

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  issuer TEXT NOT NULL,
  date TEXT NOT NULL,
  addressees TEXT NOT NULL,
  annexes TEXT NOT NULL,
  status TEXT NOT NULL,
  source_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  supersedes INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_campaign ON document (campaign);
CREATE INDEX document_supersedes ON document (supersedes);

CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  level INTEGER NOT NULL,
  marker TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX section_document ON section (document);
CREATE INDEX section_parent ON section (parent);

CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  section INTEGER REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  open_list INTEGER NOT NULL CHECK (open_list IN (0, 1)),
  source TEXT NOT NULL,
  source_start INTEGER NOT NULL,
  source_length INTEGER NOT NULL,
  status TEXT NOT NULL,
  progress INTEGER NOT NULL,
  due TEXT NOT NULL,
  note TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX task_document ON task (document);
CREATE INDEX task_section ON task (section);

CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX measure_campaign ON measure (campaign);

CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure INTEGER REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  reference TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX reading_measure ON reading (measure);
CREATE INDEX reading_subject ON reading (subject);

CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  section INTEGER REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  comparator TEXT NOT NULL,
  value TEXT NOT NULL,
  value_to TEXT NOT NULL,
  unit TEXT NOT NULL,
  years INTEGER NOT NULL,
  reference TEXT NOT NULL,
  deadline TEXT NOT NULL,
  source TEXT NOT NULL,
  value_start INTEGER NOT NULL,
  value_length INTEGER NOT NULL,
  measure INTEGER REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  task INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  sheet_row INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX target_document ON target (document);
CREATE INDEX target_section ON target (section);
CREATE INDEX target_measure ON target (measure);
CREATE INDEX target_task ON target (task);
CREATE INDEX target_sheet_row ON target (sheet_row);

CREATE TABLE phase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  source TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX phase_campaign ON phase (campaign);
CREATE INDEX phase_document ON phase (document);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  phase INTEGER REFERENCES phase (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  due TEXT NOT NULL,
  done TEXT NOT NULL,
  deliverable TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX milestone_campaign ON milestone (campaign);
CREATE INDEX milestone_phase ON milestone (phase);

CREATE TABLE duty (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  every TEXT NOT NULL,
  day INTEGER NOT NULL,
  month INTEGER NOT NULL,
  source TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX duty_campaign ON duty (campaign);
CREATE INDEX duty_document ON duty (document);

CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  duty INTEGER REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  done TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX occurrence_duty ON occurrence (duty);

CREATE TABLE sheet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  points_printed INTEGER,
  places INTEGER NOT NULL,
  columns TEXT NOT NULL,
  bonus_limit INTEGER,
  scale TEXT NOT NULL,
  bands TEXT NOT NULL,
  band_policy TEXT NOT NULL,
  notes TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_campaign ON sheet (campaign);
CREATE INDEX sheet_document ON sheet (document);

CREATE TABLE category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sheet INTEGER REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  marker TEXT NOT NULL,
  title TEXT NOT NULL,
  points_printed INTEGER,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX category_sheet ON category (sheet);
CREATE INDEX category_parent ON category (parent);

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sheet INTEGER REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  category INTEGER REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  marker TEXT NOT NULL,
  title TEXT NOT NULL,
  points_printed INTEGER,
  combine TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_sheet ON indicator (sheet);
CREATE INDEX indicator_category ON indicator (category);

CREATE TABLE sheet_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sheet INTEGER REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  indicator INTEGER REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  parent INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  no TEXT NOT NULL,
  text TEXT NOT NULL,
  points INTEGER,
  points_printed INTEGER,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  extra TEXT NOT NULL,
  effort INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_row_sheet ON sheet_row (sheet);
CREATE INDEX sheet_row_indicator ON sheet_row (indicator);
CREATE INDEX sheet_row_parent ON sheet_row (parent);

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  sheet_row INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  duty INTEGER REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  status TEXT NOT NULL,
  progress INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_task ON assignment (task);
CREATE INDEX assignment_sheet_row ON assignment (sheet_row);
CREATE INDEX assignment_duty ON assignment (duty);
CREATE INDEX assignment_unit ON assignment (unit);

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sheet INTEGER REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  title TEXT NOT NULL,
  subject_group TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_sheet ON assessment (sheet);
CREATE INDEX assessment_subject ON assessment (subject);

CREATE TABLE round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  assessment INTEGER REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  weight TEXT NOT NULL,
  takes_over INTEGER NOT NULL CHECK (takes_over IN (0, 1)),
  threshold INTEGER,
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  person TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX round_assessment ON round (assessment);

CREATE TABLE mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
  sheet_row INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  points INTEGER,
  option INTEGER NOT NULL,
  inputs TEXT NOT NULL,
  applies INTEGER NOT NULL CHECK (applies IN (0, 1)),
  overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
  reason TEXT NOT NULL,
  approver TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX mark_round ON mark (round);
CREATE INDEX mark_sheet_row ON mark (sheet_row);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  document INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  sheet INTEGER REFERENCES sheet (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  printed TEXT NOT NULL,
  declared TEXT NOT NULL,
  found TEXT NOT NULL,
  place TEXT NOT NULL,
  record INTEGER NOT NULL,
  facts TEXT NOT NULL,
  accepted TEXT NOT NULL,
  accepted_by TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_campaign ON finding (campaign);
CREATE INDEX finding_document ON finding (document);
CREATE INDEX finding_sheet ON finding (sheet);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  date TEXT NOT NULL,
  issuer TEXT NOT NULL,
  pages INTEGER NOT NULL,
  file_number TEXT NOT NULL,
  holder TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_campaign ON evidence (campaign);

CREATE TABLE evidence_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  evidence INTEGER REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  sheet_row INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  task INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  target INTEGER REFERENCES target (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_link_evidence ON evidence_link (evidence);
CREATE INDEX evidence_link_sheet_row ON evidence_link (sheet_row);
CREATE INDEX evidence_link_task ON evidence_link (task);
CREATE INDEX evidence_link_target ON evidence_link (target);

CREATE TABLE succession (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  successor INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX succession_unit ON succession (unit);
CREATE INDEX succession_successor ON succession (successor);

-- The round trip with units

CREATE TABLE roster (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX roster_campaign ON roster (campaign);

CREATE TABLE roster_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roster INTEGER REFERENCES roster (id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL
) STRICT;
CREATE INDEX roster_member_roster ON roster_member (roster);
CREATE INDEX roster_member_unit ON roster_member (unit);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  phone TEXT NOT NULL,
  mobile TEXT NOT NULL,
  fax TEXT NOT NULL,
  mail TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX contact_unit ON contact (unit);

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  percent INTEGER NOT NULL,
  progress TEXT NOT NULL,
  problems TEXT NOT NULL,
  next TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX report_task ON report (task);
CREATE INDEX report_unit ON report (unit);

CREATE TABLE dispatch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  deadline TEXT NOT NULL,
  sent TEXT NOT NULL,
  checksum TEXT NOT NULL,
  file_name TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  returned_at TEXT NOT NULL,
  returned_file TEXT NOT NULL,
  returned_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX dispatch_campaign ON dispatch (campaign);
CREATE INDEX dispatch_unit ON dispatch (unit);

CREATE TABLE submission (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dispatch INTEGER REFERENCES dispatch (id) DEFERRABLE INITIALLY DEFERRED,
  unit INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  sheet_row INTEGER REFERENCES sheet_row (id) DEFERRABLE INITIALLY DEFERRED,
  task INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  contact INTEGER REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  beside TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX submission_dispatch ON submission (dispatch);
CREATE INDEX submission_unit ON submission (unit);
CREATE INDEX submission_sheet_row ON submission (sheet_row);
CREATE INDEX submission_task ON submission (task);
CREATE INDEX submission_contact ON submission (contact);
