-- Tables and columns of schema sipas without a comment; must return no row.
-- Column 0 stands for the table itself.
SELECT c.relname || coalesce('.' || a.attname, '')
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'sipas'
 CROSS JOIN LATERAL (SELECT 0::smallint AS attnum, NULL::name AS attname
                      UNION ALL
                     SELECT attnum, attname FROM pg_attribute
                      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) a
 WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
   AND coalesce(CASE WHEN a.attnum = 0 THEN obj_description(c.oid, 'pg_class')
                     ELSE col_description(c.oid, a.attnum) END, '') = ''
 ORDER BY 1
