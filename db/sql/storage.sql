-- Every commit rewrites a head row; room on its page keeps those updates in place (HOT).
alter table document set (fillfactor = 70);
alter table log_head set (fillfactor = 10);
-- A text of Yjs is packed already: PostgreSQL would spend a third of a cold opening on unpacking it.
alter table document_snapshot alter payload set storage external;
