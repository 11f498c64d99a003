-- A published holiday table stays as it is: deadlines were counted by it (K14). The function is storage.sql's.
create or replace trigger append_only before update or delete or truncate on holiday_calendar
  for each statement execute function refuse_rewriting();
create or replace trigger append_only before update or delete or truncate on holiday
  for each statement execute function refuse_rewriting();
