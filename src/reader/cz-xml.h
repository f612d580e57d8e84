/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-zip.h"

typedef struct _CzXml CzXml;

/* Attributes of an element as libxml2 gives them, five pointers each; see cz_xml_attribute(). */
typedef struct
{
  const guchar **raw;
  int            n;
} CzXmlAttributes;

/**
 * CzXmlHandler:
 * @start: an element begins; its name has no prefix
 * @end: it ends
 * @text: (nullable): text, in pieces
 *
 * A handler refuses a document with cz_xml_fail().
 */
typedef struct
{
  void (*start) (CzXml *xml, const char *name, const CzXmlAttributes *attributes, gpointer user_data);
  void (*end) (CzXml *xml, const char *name, gpointer user_data);
  void (*text) (CzXml *xml, const char *text, gsize length, gpointer user_data);
} CzXmlHandler;

/*
 * Streams a part of an archive through libxml2 without network, entities or DOCTYPE, and to a limited depth.
 * cz_xml_attribute() lends the bytes of a value, not terminated; %NULL without such an attribute.
 */
gboolean    cz_xml_read (CzZip *zip, const char *part, const CzXmlHandler *handler, gpointer user_data, GCancellable *cancellable, GError **error);
void        cz_xml_fail (CzXml *xml, int code, const char *message);
const char *cz_xml_attribute (const CzXmlAttributes *attributes, const char *name, gsize *length);
char       *cz_xml_dup_attribute (const CzXmlAttributes *attributes, const char *name);
gint64      cz_xml_integer (const CzXmlAttributes *attributes, const char *name, gint64 fallback);
