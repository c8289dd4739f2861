-- Keys of staff, until personal accounts carry the same roles.
SET LOCAL search_path = sipas;

CREATE TABLE staff_key (
    staff_key_id bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key_sha256   bytea   NOT NULL UNIQUE,
    role         text    NOT NULL,
    unit_code    text    NOT NULL,
    label        text    NOT NULL,
    made_on      date    NOT NULL,
    revoked_on   date,
    CONSTRAINT staff_key_role_known CHECK (role IN
        ('administrator', 'survey_manager', 'analyst', 'raw_data', 'par_officer', 'appraiser',
         'council', 'leader', 'auditor', 'device'))
);
COMMENT ON TABLE  staff_key IS 'Keys that open the staff routes.';
COMMENT ON COLUMN staff_key.staff_key_id IS 'Number by which a key is listed and revoked.';
COMMENT ON COLUMN staff_key.key_sha256 IS 'SHA-256 of the key (256 random bits); the key itself is nowhere.';
COMMENT ON COLUMN staff_key.role IS 'What the bearer may do.';
COMMENT ON COLUMN staff_key.unit_code IS 'The unit subtree the bearer may see, empty for all.';
COMMENT ON COLUMN staff_key.label IS 'What the administrator wrote to recognise it.';
COMMENT ON COLUMN staff_key.made_on IS 'Day it was made.';
COMMENT ON COLUMN staff_key.revoked_on IS 'Day it was revoked; null while it is good.';
GRANT SELECT, INSERT ON staff_key TO sipas_service;
GRANT UPDATE (revoked_on) ON staff_key TO sipas_service;
