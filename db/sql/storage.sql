-- Every commit rewrites a head row; room on its page keeps those updates in place (HOT).
alter table document set (fillfactor = 70);
alter table log_head set (fillfactor = 10);
