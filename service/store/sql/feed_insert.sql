-- $1 survey  $2 number
INSERT INTO feed_entry (survey_code, release_number) VALUES ($1, $2::int)
