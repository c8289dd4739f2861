-- $1 survey
SELECT survey_code AS code, document, open, title_vi, title_en, catalogue_version
  FROM survey CROSS JOIN catalogue_change
 WHERE survey_code = $1
