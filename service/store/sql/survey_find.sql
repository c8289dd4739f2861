-- $1 survey
SELECT survey_code AS code, document, open, title_vi, title_en
  FROM survey
 WHERE survey_code = $1
