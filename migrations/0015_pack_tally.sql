-- The sums of a cell as packed bytes: half the work of reading and writing it as an array of bigint.
SET LOCAL search_path = sipas;

-- The sums as numbers, the first ones only if so many are asked for. Each is kept zigzag (0, -1, 1, -2 … as 0, 1, 2, 3 …),
-- seven bits a byte, the lowest first; the high bit is set in all bytes of a number but its last.
CREATE FUNCTION tally_sums(packed bytea, most int DEFAULT 2147483647) RETURNS bigint[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    sums   bigint[] := '{}';
    count  int := 0;
    zigzag bigint := 0;
    shift  int := 0;
    byte   int;
BEGIN
    FOR at IN 0 .. length(packed) - 1 LOOP
        EXIT WHEN count = most;
        byte := get_byte(packed, at);
        zigzag := zigzag | ((byte & 127)::bigint << shift);
        shift := shift + 7;
        CONTINUE WHEN byte > 127;
        count := count + 1;
        sums[count] := ((zigzag >> 1) & 9223372036854775807) # -(zigzag & 1);
        zigzag := 0;
        shift := 0;
    END LOOP;
    RETURN sums;
END
$$;
COMMENT ON FUNCTION tally_sums(bytea, int) IS 'The sums of a cell of tally or shown_tally as numbers; see docs/database.md.';

CREATE FUNCTION pack_sums(sums bigint[]) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
    packed bytea := '';
    zigzag bigint;
BEGIN
    FOREACH zigzag IN ARRAY sums LOOP
        zigzag := (zigzag << 1) # (zigzag >> 63);
        WHILE zigzag NOT BETWEEN 0 AND 127 LOOP
            packed := packed || set_byte('\x00', 0, ((zigzag & 127) | 128)::int);
            zigzag := (zigzag >> 7) & ((1::bigint << 57) - 1);
        END LOOP;
        packed := packed || set_byte('\x00', 0, zigzag::int);
    END LOOP;
    RETURN packed;
END
$$;
ALTER TABLE tally ALTER sums TYPE bytea USING pack_sums(sums);
ALTER TABLE shown_tally ALTER sums TYPE bytea USING pack_sums(sums);
DROP FUNCTION pack_sums(bigint[]);
COMMENT ON COLUMN tally.sums IS 'The sums, packed (tally_sums); all zero if revisions took every response of the cell elsewhere.';
COMMENT ON COLUMN shown_tally.sums IS 'The sums, packed (tally_sums), as they were in tally then.';
DO $$
BEGIN
    ALTER TABLE tally ALTER sums SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    NULL; -- 0008 has told
END
$$;

-- Rows of the queue of up to a page stay whole: to move the arrays of some dozen revisions out, and to sweep them away a
-- second later, took about 1 of the 40 µs of processor time that a response costs.
ALTER TABLE fold_queue SET (toast_tuple_target = 8160);
