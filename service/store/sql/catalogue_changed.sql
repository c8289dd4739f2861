-- Tells running services that units, procedures or surveys changed.
UPDATE catalogue_change SET catalogue_version = catalogue_version + 1
