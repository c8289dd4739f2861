-- All surveys.
SELECT survey_code AS code, '' AS document, open, title_vi, title_en, 0::int8 AS catalogue_version
  FROM survey
 ORDER BY survey_code COLLATE "C"
