-- Rows of the queue of up to a page stay whole: to move the arrays of some dozen revisions out, and to sweep them away a
-- second later, took about 1 of the 40 µs of processor time that a response costs.
SET LOCAL search_path = sipas;

ALTER TABLE fold_queue SET (toast_tuple_target = 8160);
