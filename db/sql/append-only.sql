-- What the record says stays said: stored entries and nodes can be neither changed nor removed, and a
-- head only grows (RC18). This guards against mistakes; whoever owns the database can drop the guard.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end $$;

create or replace function refuse_shrinking() returns trigger language plpgsql as $$
begin
  if new.coalition <> old.coalition or new.size < old.size then
    raise exception 'log_head only grows: % to % refused', old.size, new.size
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create or replace trigger append_only before update or delete or truncate on log_entry
  for each statement execute function refuse_rewriting();
create or replace trigger append_only before update or delete or truncate on log_node
  for each statement execute function refuse_rewriting();
create or replace trigger append_only before delete or truncate on log_head
  for each statement execute function refuse_rewriting();
create or replace trigger grows before update on log_head
  for each row execute function refuse_shrinking();

-- What was adopted is adopted for good (drafting/SPEC.md), and positions are added to and never changed
-- (positions/SPEC.md PO10). A database on its way from an older schema has no table for them yet.
do $$
declare
  name text;
begin
  foreach name in array array['edition', 'position_event'] loop
    if to_regclass(name) is not null then
      execute format(
        'create or replace trigger append_only before update or delete or truncate on %I
           for each statement execute function refuse_rewriting()',
        name
      );
    end if;
  end loop;
end $$;
