-- Running services hear of a changed catalogue by NOTIFY; nobody compares versions any more.
SET LOCAL search_path = sipas;
DROP TABLE catalogue_change;
