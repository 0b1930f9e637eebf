-- Whether a version names the K visa, without reading past the text that stands before it in the row.
CREATE INDEX document_mentions_k ON document (id) WHERE mentions_k = 1;
