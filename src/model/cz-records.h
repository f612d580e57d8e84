/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"
#include "model/cz-rule.h"

/*
 * The records of a workspace, one struct a kind, described to the store by cz-kind.c. References are ids, 0 for none;
 * texts are owned and never NULL; enums hold the values named beside them.
 */

typedef enum
{
  CZ_TASK_OPEN,
  CZ_TASK_DOING,
  CZ_TASK_DONE,
  CZ_TASK_DROPPED,
  CZ_N_TASK_STATUSES
} CzTaskStatus;

extern const char *const cz_task_status_names[];

/* 创建/考核工作: one creation campaign or one assessment year */
typedef struct
{
  gint64 id;
  char  *title;
  gint64 place; /* the office's own place: the default assessed unit */
  char  *year;  /* assessment year or period, as text */
  CzDate starts;
  CzDate ends;
  char  *note;
} CzCampaign;

/* 单位 */
typedef struct
{
  gint64 id;
  char  *name; /* canonical name */
  char  *short_name;
  char  *kind;     /* department, county, town, zone, enterprise, central, body, group */
  char  *level;    /* 省, 市, 县, 区; empty for central and vertical units */
  gint64 position; /* official order (发文顺序) */
  CzDate valid_from;
  CzDate valid_to;
  char  *reading; /* pinyin that overrides the usual one */
  char  *note;
} CzUnit;

/* another spelling of a unit's name */
typedef struct
{
  gint64 id;
  gint64 unit;
  char  *name;
} CzAlias;

/* a unit took over work of another (机构改革): many to many */
typedef struct
{
  gint64 id;
  gint64 unit;
  gint64 successor;
} CzSuccession;

/* 文件 */
typedef struct
{
  gint64 id;
  gint64 campaign;
  guint  kind; /* CzDocumentKind */
  char  *title;
  char  *number; /* 文号 */
  char  *issuer;
  CzDate date;       /* 成文日期 */
  char  *addressees; /* JSON array of texts */
  char  *annexes;    /* JSON array of texts */
  char  *status;     /* 送审稿, 试行 */
  char  *source_name;
  char  *media_type;
  char  *encoding;
  char  *sha256; /* of the bytes of the file */
  char  *text;   /* decoded text that spans point into */
  gint64 supersedes;
  char  *imported_at;
} CzDocument;

/* a heading of a document with the text below it */
typedef struct
{
  gint64 id;
  gint64 document;
  gint64 parent;
  gint64 position;
  gint64 level;
  char  *marker;
  char  *title;
  char  *text;
  gint64 start;  /* first byte in the document text */
  gint64 length; /* bytes */
  gint64 line;
} CzSection;

/* 任务 */
typedef struct
{
  gint64   id;
  gint64   document;
  gint64   section;
  gint64   position;
  char    *path; /* markers from the top, joined by "/" */
  char    *title;
  char    *text;
  gboolean open_list;    /* …等单位 */
  char    *source;       /* the words that name the units */
  gint64   source_start; /* where they stand in the document text */
  gint64   source_length;
  guint    status;   /* CzTaskStatus */
  gint64   progress; /* percent */
  CzDate   due;
  char    *note;
  gint64   start;  /* first byte in the document text */
  gint64   length; /* bytes */
  gint64   line;
} CzTask;

/* a quantity that targets and rules refer to */
typedef struct
{
  gint64 id;
  gint64 campaign;
  char  *name;
  char  *unit;
  char  *source; /* where its values come from */
} CzMeasure;

/* a value of a measure */
typedef struct
{
  gint64    id;
  gint64    measure;
  gint64    subject;
  char     *period; /* 2018, 2018-06, 2018Q2 */
  CzDecimal value;
  char     *reference; /* value of the reference level (全国平均), as a decimal */
  char     *person;
  char     *at;
  char     *note;
} CzReading;

/* 目标 */
typedef struct
{
  gint64    id;
  gint64    document;
  gint64    section;
  gint64    position;
  char     *name;
  char     *scope;
  guint     comparator; /* CzComparator */
  CzDecimal value;
  CzDecimal value_to;
  char     *unit;
  gint64    years;
  char     *reference;
  CzDate    deadline;
  char     *source;      /* the sentence */
  gint64    value_start; /* where the value stands in the document text */
  gint64    value_length;
  gint64    measure;
  gint64    task;
  gint64    sheet_row;
  char     *note;
  gint64    start;  /* first byte in the document text */
  gint64    length; /* bytes */
  gint64    line;
} CzTarget;

/* 阶段 */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 document;
  gint64 position;
  char  *name;
  CzDate starts;
  CzDate ends;
  char  *source;
  gint64 start;  /* first byte in the document text */
  gint64 length; /* bytes */
  gint64 line;
} CzPhase;

/* 节点: a dated deliverable */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 phase;
  gint64 position;
  char  *title;
  CzDate due;
  CzDate done;
  char  *deliverable;
  char  *note;
} CzMilestone;

/* 经常性工作 */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 document;
  gint64 position;
  char  *text;
  guint  every; /* CzEvery */
  gint64 day;
  gint64 month;
  char  *source;
  gint64 start;  /* first byte in the document text */
  gint64 length; /* bytes */
  gint64 line;
} CzDuty;

/* one time a duty was done */
typedef struct
{
  gint64 id;
  gint64 duty;
  char  *period; /* 2018, 2018-06, 2018Q2 */
  CzDate done;
  char  *note;
} CzOccurrence;

/* 评分表 */
typedef struct
{
  gint64    id;
  gint64    campaign;
  gint64    document;
  gint64    position;
  char     *title;
  CzPoints  points_printed;
  gint64    places;  /* row points are rounded half up to these */
  char     *columns; /* JSON array of {heading, role} */
  CzPoints  bonus_limit;
  CzDecimal scale;
  char     *bands;       /* JSON array of grade bands */
  char     *band_policy; /* how gaps and overlaps of bands are decided, with the reason */
  char     *notes;
  gint64    start;  /* first byte in the document text */
  gint64    length; /* bytes */
  gint64    line;
} CzSheet;

typedef struct
{
  gint64   id;
  gint64   sheet;
  gint64   parent;
  gint64   position;
  char    *marker;
  char    *title;
  CzPoints points_printed;
  gint64   start;  /* first byte in the document text */
  gint64   length; /* bytes */
  gint64   line;
} CzCategory;

/* 指标 */
typedef struct
{
  gint64   id;
  gint64   sheet;
  gint64   category;
  gint64   position;
  char    *marker;
  char    *title;
  CzPoints points_printed;
  guint    combine; /* CzCombine */
  gint64   start;   /* first byte in the document text */
  gint64   length;  /* bytes */
  gint64   line;
} CzIndicator;

/* a row of a scoring sheet, or one of the sub-points of a row */
typedef struct
{
  gint64   id;
  gint64   sheet;
  gint64   indicator;
  gint64   parent; /* the row that this is a part of */
  gint64   position;
  char    *no; /* printed number: a label, never a key */
  char    *text;
  CzPoints points; /* the maximum; none = uncapped award */
  CzPoints points_printed;
  CzRule  *rule;
  char    *note;   /* 备注 */
  char    *extra;  /* JSON object: columns without a role */
  gint64   effort; /* what it costs to win, as entered; 0 = not said */
  gint64   start;  /* first byte in the document text */
  gint64   length; /* bytes */
  gint64   line;
} CzRow;

/* 分工: owner of a task, row or duty */
typedef struct
{
  gint64   id;
  gint64   task;
  gint64   sheet_row;
  gint64   duty;
  gint64   position;
  char    *name;     /* as printed */
  gint64   unit;     /* none while it is not known */
  guint    role;     /* CzRole */
  gboolean is_group; /* 各成员单位: a collective name */
  char    *status;   /* progress of a member, where a collective is expanded */
  gint64   progress;
} CzAssignment;

/* 考核: a sheet applied to one subject for one period */
typedef struct
{
  gint64 id;
  gint64 sheet;
  gint64 subject;
  char  *period;
  char  *title;
  char  *subject_group; /* 同类分组 */
} CzAssessment;

/* 轮次 */
typedef struct
{
  gint64    id;
  gint64    assessment;
  gint64    position;
  char     *code; /* self, review: unique in its assessment */
  char     *name;
  CzDecimal weight;
  gboolean  takes_over; /* its marks replace those of the round before */
  CzPoints  threshold;  /* difference to the round before that needs a reason */
  gboolean  locked;
  CzDate    starts;
  CzDate    ends;
  char     *person;
  char     *note;
} CzRound;

/* 得分: a round's verdict on a row */
typedef struct
{
  gint64   id;
  gint64   round;
  gint64   sheet_row;
  CzPoints points;     /* none = not yet scored */
  gint64   option;     /* the chosen state, from 1; 0 = none */
  char    *inputs;     /* JSON object: input name to decimal text */
  gboolean applies;    /* FALSE: 合理缺项, with reason */
  gboolean overridden; /* points differ from what the rule proposed */
  char    *reason;
  char    *approver; /* who approved a 合理缺项 */
  char    *person;
  char    *at;
} CzMark;

/* 校核 */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 document;
  gint64 sheet;
  guint  code;     /* CzFindingCode */
  guint  severity; /* CzSeverity */
  char  *printed;  /* marker or row number as printed */
  char  *declared;
  char  *found;
  guint  place;    /* CzPlace */
  gint64 record;   /* id of the record at that place; 0 = none */
  char  *facts;    /* hash of the facts: an acceptance lapses when they change */
  char  *accepted; /* the reason; empty while open */
  char  *accepted_by;
  char  *accepted_at;
  gint64 start;  /* first byte in the document text */
  gint64 length; /* bytes */
  gint64 line;
} CzFinding;

/* 佐证材料 */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 position;
  char  *title;
  char  *number; /* 文号 */
  CzDate date;
  char  *issuer;
  gint64 pages;
  char  *file_number; /* 档号 */
  char  *holder;
  char  *file_name;
  char  *media_type;
  char  *sha256; /* key of its content; empty for paper only */
  gint64 size;   /* bytes */
  char  *note;
} CzEvidence;

typedef struct
{
  gint64 id;
  gint64 evidence;
  gint64 sheet_row;
  gint64 task;
  gint64 target;
  char  *note;
} CzEvidenceLink;

/* 名单: who is meant by a collective name (各成员单位) */
typedef struct
{
  gint64 id;
  gint64 campaign;
  char  *name;
  char  *note;
} CzRoster;

typedef struct
{
  gint64 id;
  gint64 roster;
  gint64 unit;
  CzDate valid_from;
  CzDate valid_to;
} CzRosterMember;

/* 联络员: a person who leaves keeps the record, with its last day */
typedef struct
{
  gint64 id;
  gint64 unit;
  char  *name;
  char  *post;
  char  *phone;
  char  *mobile;
  char  *fax;
  char  *mail;
  CzDate valid_from;
  CzDate valid_to;
  char  *note;
} CzContact;

/* 进展情况: what a unit did on a task in a period */
typedef struct
{
  gint64 id;
  gint64 task;
  gint64 unit;
  char  *period;  /* 2018, 2018-06, 2018Q2 */
  gint64 percent; /* of the whole task */
  char  *progress;
  char  *problems;
  char  *next;
  char  *person;
  char  *at;
} CzReport;

/* 发出: one workbook sent to one unit */
typedef struct
{
  gint64 id;
  gint64 campaign;
  gint64 number; /* one for all workbooks sent together */
  gint64 unit;
  CzDate deadline;
  char  *sent;     /* JSON object: key of a line to fields and their values as sent */
  char  *checksum; /* of identifiers and locked part */
  char  *file_name;
  char  *person;
  char  *at;
  char  *returned_at; /* when what came back was taken; empty while it has not */
  char  *returned_file;
  char  *returned_sha256;
} CzDispatch;

typedef enum
{
  CZ_SUBMISSION_TAKEN,
  CZ_SUBMISSION_WAITING, /* for a person: a conflict, a value that is not permitted, an added line */
  CZ_SUBMISSION_REFUSED, /* its reason goes out again as 退回意见 */
  CZ_N_SUBMISSION_STATES
} CzSubmissionState;

extern const char *const cz_submission_state_names[];

/* 报送: one value a unit returned; never the office's own mark */
typedef struct
{
  gint64 id;
  gint64 dispatch;
  gint64 unit;
  gint64 sheet_row;
  gint64 task;
  gint64 contact;
  char  *field;
  char  *value;
  char  *beside; /* what we had of our own when it was taken: it holds until we change that */
  guint  state;  /* CzSubmissionState */
  char  *reason;
  char  *person;
  char  *at;
} CzSubmission;
