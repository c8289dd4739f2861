-- All surveys.
SELECT survey_code AS code, '' AS document, open, title_vi, title_en
  FROM survey
 ORDER BY survey_code COLLATE "C"
