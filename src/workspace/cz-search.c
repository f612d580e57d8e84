/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-search.h"

#include <string.h>

/* Characters shown before and after what was found. */
#define EXCERPT_BEFORE 12
#define EXCERPT_AFTER 40

/* A record whose texts stand in the arena from @start on, its title first. */
typedef struct
{
  CzKind kind;
  gint64 id;
  gsize  start;
  gsize  title_length;
} Entry;

struct _CzSearch
{
  CzWorkspace *workspace;
  guint64      serial;
  gint64       campaign;
  GString     *text;   /* as written; each record ends with a zero byte */
  char        *folded; /* the same, with small Latin letters; as long as @text */
  GArray      *entries;
};

CzSearch *
cz_search_new (CzWorkspace *workspace)
{
  CzSearch *self = g_new0 (CzSearch, 1);

  self->workspace = g_object_ref (workspace);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  return self;
}

void
cz_search_free (CzSearch *self)
{
  g_object_unref (self->workspace);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self->folded);
  g_array_unref (self->entries);
  g_free (self);
}

static void
hit_free (gpointer data)
{
  CzSearchHit *hit = data;

  g_free (hit->title);
  g_free (hit->excerpt);
  g_free (hit);
}

/* Filling */

static gboolean
is_of_document (CzSearch *self,
                gint64    document)
{
  const CzDocument *record = cz_data_get_document (cz_workspace_get_data (self->workspace), document);

  return record != NULL && record->campaign == self->campaign;
}

static gboolean
is_of_sheet (CzSearch *self,
             gint64    sheet)
{
  const CzSheet *record = cz_data_get_sheet (cz_workspace_get_data (self->workspace), sheet);

  return record != NULL && record->campaign == self->campaign;
}

static void
add (CzSearch   *self,
     CzKind      kind,
     gint64      id,
     const char *title,
     const char *text,
     const char *more)
{
  Entry entry = { kind, id, self->text->len, strlen (title) };

  g_string_append (self->text, title);
  g_string_append_c (self->text, '\n');
  g_string_append (self->text, text);
  g_string_append_c (self->text, '\n');
  g_string_append (self->text, more);
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->entries, entry);
}

static void
add_record (CzSearch     *self,
            CzKind        kind,
            gconstpointer record)
{
  if (kind == CZ_KIND_DOCUMENT && ((const CzDocument *) record)->campaign == self->campaign)
    {
      const CzDocument *document = record;

      add (self, kind, document->id, document->title, document->number, document->issuer);
    }
  else if (kind == CZ_KIND_SECTION && is_of_document (self, ((const CzSection *) record)->document))
    {
      const CzSection *section = record;

      add (self, kind, section->id, section->title, section->text, "");
    }
  else if (kind == CZ_KIND_TASK && is_of_document (self, ((const CzTask *) record)->document))
    {
      const CzTask *task = record;

      add (self, kind, task->id, task->title, task->text, task->note);
    }
  else if (kind == CZ_KIND_TARGET && is_of_document (self, ((const CzTarget *) record)->document))
    {
      const CzTarget *target = record;

      add (self, kind, target->id, target->name, target->source, target->note);
    }
  else if (kind == CZ_KIND_INDICATOR && is_of_sheet (self, ((const CzIndicator *) record)->sheet))
    {
      const CzIndicator *indicator = record;

      add (self, kind, indicator->id, indicator->title, indicator->marker, "");
    }
  else if (kind == CZ_KIND_ROW && ((const CzRow *) record)->parent == 0 && is_of_sheet (self, ((const CzRow *) record)->sheet))
    {
      const CzRow *row = record;

      add (self, kind, row->id, row->text, row->no, row->note);
    }
  else if (kind == CZ_KIND_EVIDENCE && ((const CzEvidence *) record)->campaign == self->campaign)
    {
      const CzEvidence *evidence = record;

      add (self, kind, evidence->id, evidence->title, evidence->number, evidence->note);
    }
  else if (kind == CZ_KIND_UNIT)
    {
      const CzUnit *unit = record;

      add (self, kind, unit->id, unit->name, unit->short_name, unit->note);
    }
}

static void
fill (CzSearch *self)
{
  static const CzKind kinds[] = { CZ_KIND_TASK, CZ_KIND_TARGET, CZ_KIND_ROW, CZ_KIND_INDICATOR, CZ_KIND_SECTION, CZ_KIND_UNIT, CZ_KIND_EVIDENCE, CZ_KIND_DOCUMENT };
  CzData             *data = cz_workspace_get_data (self->workspace);

  if (self->text != NULL && self->serial == cz_workspace_get_serial (self->workspace) &&
      self->campaign == cz_workspace_get_campaign (self->workspace))
    return;

  if (self->text == NULL)
    self->text = g_string_new (NULL);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->entries, 0);
  self->serial = cz_workspace_get_serial (self->workspace);
  self->campaign = cz_workspace_get_campaign (self->workspace);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *records = cz_data_list (data, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        add_record (self, kinds[i], records->pdata[j]);
    }

  g_free (self->folded);
  self->folded = g_memdup2 (self->text->str, self->text->len + 1);
  for (gsize i = 0; i < self->text->len; i++)
    self->folded[i] = g_ascii_tolower (self->folded[i]);
}

/* Finding */

/* Returns the last entry that begins at or before @offset. */
static guint
find_entry (CzSearch *self,
            gsize     offset)
{
  guint low = 0;
  guint high = self->entries->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static char *
make_excerpt (CzSearch *self,
              gsize     start,
              gsize     offset)
{
  const char *from = self->text->str + offset;
  const char *to = from;
  char       *excerpt;

  for (int i = 0; i < EXCERPT_BEFORE && from > self->text->str + start && from[-1] != '\n'; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < EXCERPT_AFTER && *to != '\0' && *to != '\n'; i++)
    to = g_utf8_next_char (to);

  excerpt = g_strndup (from, (gsize) (to - from));

  return excerpt;
}

/**
 * cz_search_find:
 * @self: a search
 * @words: what to find, of any length; Latin letters whatever their case; nothing is found for ""
 * @most: how many records at most
 *
 * Returns: (transfer full) (element-type CzSearchHit): the records that hold @words, each once
 */
GPtrArray *
cz_search_find (CzSearch   *self,
                const char *words,
                guint       most)
{
  g_autofree char *folded = g_ascii_strdown (words, -1);
  gsize            length = strlen (folded);
  GPtrArray       *hits = g_ptr_array_new_with_free_func (hit_free);
  const char      *at;

  fill (self);
  at = self->folded;
  while (length > 0 && hits->len < most &&
         (at = memmem (at, (gsize) (self->folded + self->text->len - at), folded, length)) != NULL)
    {
      gsize        offset = (gsize) (at - self->folded);
      const Entry *entry = &g_array_index (self->entries, Entry, find_entry (self, offset));
      CzSearchHit *hit = g_new0 (CzSearchHit, 1);

      hit->kind = entry->kind;
      hit->id = entry->id;
      hit->title = g_strndup (self->text->str + entry->start, entry->title_length);
      hit->excerpt = make_excerpt (self, entry->start, offset);
      g_ptr_array_add (hits, hit);

      /* On to the next record. */
      at += strlen (at);
    }

  return hits;
}
