-- The version of the catalogue: another one means that units, procedures or surveys changed.
SELECT catalogue_version FROM catalogue_change
