/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-xml.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/cz-error.h"

/* Office documents are some twenty elements deep, nested tables a few more. */
#define MAX_DEPTH 2000

struct _CzXml
{
  const CzXmlHandler *handler;
  gpointer            user_data;
  xmlParserCtxt      *parser;
  const char         *part;
  guint               depth;
  GError             *failure;
};

/**
 * cz_xml_fail:
 * @xml: the document being read
 * @code: a %CZ_ERROR
 * @message: what is wrong with it
 *
 * Stops reading: cz_xml_read() fails.
 */
void
cz_xml_fail (CzXml      *xml,
             int         code,
             const char *message)
{
  if (xml->failure == NULL)
    xml->failure = g_error_new (CZ_ERROR, code, "%s: %s", xml->part, message);

  xmlStopParser (xml->parser);
}

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix G_GNUC_UNUSED,
          const xmlChar  *uri G_GNUC_UNUSED,
          int             n_namespaces G_GNUC_UNUSED,
          const xmlChar **namespaces G_GNUC_UNUSED,
          int             n_attributes,
          int             n_defaulted G_GNUC_UNUSED,
          const xmlChar **attributes)
{
  CzXml                *xml = data;
  const CzXmlAttributes list = { attributes, n_attributes };

  if (++xml->depth > MAX_DEPTH)
    {
      cz_xml_fail (xml, CZ_ERROR_LIMIT, "elements are nested too deep");
      return;
    }

  xml->handler->start (xml, (const char *) name, &list, xml->user_data);
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix G_GNUC_UNUSED,
        const xmlChar *uri G_GNUC_UNUSED)
{
  CzXml *xml = data;

  xml->depth--;
  xml->handler->end (xml, (const char *) name, xml->user_data);
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  CzXml *xml = data;

  if (xml->handler->text != NULL)
    xml->handler->text (xml, (const char *) text, (gsize) length, xml->user_data);
}

static void
doctype_cb (void          *data,
            const xmlChar *name G_GNUC_UNUSED,
            const xmlChar *public_id G_GNUC_UNUSED,
            const xmlChar *system_id G_GNUC_UNUSED)
{
  cz_xml_fail (data, CZ_ERROR_REFUSED, "a document type is not accepted");
}

static void
ignore_cb (void       *data G_GNUC_UNUSED,
           const char *format G_GNUC_UNUSED,
           ...)
{
}

static gboolean
feed (const char *data,
      gsize       length,
      gpointer    user_data,
      GError    **error)
{
  CzXml *xml = user_data;
  int    result = xmlParseChunk (xml->parser, data, (int) length, length == 0);

  if (xml->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&xml->failure));
      return FALSE;
    }

  if (result != XML_ERR_OK && xml->parser->wellFormed == 0)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "%s is damaged (line %d)", xml->part, xmlSAX2GetLineNumber (xml->parser));
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_xml_read:
 * @zip: an archive
 * @part: name of one of its entries
 * @handler: takes what is read
 * @user_data: given to @handler
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: whether all of the part was read
 */
gboolean
cz_xml_read (CzZip              *zip,
             const char         *part,
             const CzXmlHandler *handler,
             gpointer            user_data,
             GCancellable       *cancellable,
             GError            **error)
{
  xmlSAXHandler callbacks = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .cdataBlock = text_cb,
    .ignorableWhitespace = text_cb,
    .internalSubset = doctype_cb,
    .error = ignore_cb,
    .warning = ignore_cb,
  };
  CzXml    xml = { .handler = handler, .user_data = user_data, .part = part };
  gboolean done;

  xml.parser = xmlCreatePushParserCtxt (&callbacks, &xml, NULL, 0, NULL);
  xmlCtxtUseOptions (xml.parser, XML_PARSE_NONET);
  done = cz_zip_read (zip, part, feed, &xml, cancellable, error) && feed ("", 0, &xml, error);

  if (xml.parser->myDoc != NULL)
    xmlFreeDoc (xml.parser->myDoc);

  xmlFreeParserCtxt (xml.parser);
  g_clear_error (&xml.failure);

  return done;
}

const char *
cz_xml_attribute (const CzXmlAttributes *attributes,
                  const char            *name,
                  gsize                 *length)
{
  for (int i = 0; i < attributes->n; i++)
    if (strcmp ((const char *) attributes->raw[5 * i], name) == 0)
      {
        *length = (gsize) (attributes->raw[5 * i + 4] - attributes->raw[5 * i + 3]);
        return (const char *) attributes->raw[5 * i + 3];
      }

  *length = 0;

  return NULL;
}

char *
cz_xml_dup_attribute (const CzXmlAttributes *attributes,
                      const char            *name)
{
  gsize       length;
  const char *value = cz_xml_attribute (attributes, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

gint64
cz_xml_integer (const CzXmlAttributes *attributes,
                const char            *name,
                gint64                 fallback)
{
  g_autofree char *value = cz_xml_dup_attribute (attributes, name);

  return value != NULL && *value != '\0' ? g_ascii_strtoll (value, NULL, 10) : fallback;
}
