-- Tells running services, once this transaction is committed, that units, procedures or surveys changed.
NOTIFY sipas_catalogue
