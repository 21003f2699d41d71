-- What the service keeps beside the record: keys of files, drafts of forms.

create table private.file_key (
  file uuid primary key references record.file,
  wrapped bytea,
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
comment on table private.file_key is 'One key a file, wrapped by the installation''s key. Without it the stored bytes are noise.';
grant select, insert on private.file_key to mingjing_app;
grant select, update (wrapped, destroyed_at) on private.file_key to mingjing_eraser;

create table identity.form_draft (
  person uuid not null,
  dossier uuid not null,
  type text not null,
  data bytea not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (person, dossier, type)
);
comment on table identity.form_draft is 'What somebody has typed and not yet submitted (表单草稿), encrypted; personal, no part of the record.';
grant select, insert, update, delete on identity.form_draft to mingjing_app;

-- What a case asks of whom changes with the days, not only with its acts: periods lapse. Rows are made again then.
alter table view.dossier add column refresh_on date;
create index dossier_refresh on view.dossier (refresh_on) where refresh_on is not null;
comment on column view.dossier.refresh_on is 'The day on which a running period will have ended and the rows have to be made again.';

create function record.refresh_views(own uuid, known integer, views jsonb) returns boolean
language plpgsql as $$
declare target text;
begin
  perform pg_advisory_xact_lock(record.lock_key(own));
  if (select seq from record.dossier where id = own) is distinct from known then
    return false;
  end if;
  for target in select jsonb_object_keys(views) loop
    perform record.replace_view(target, own, views -> target);
  end loop;
  return true;
end $$;
comment on function record.refresh_views is 'Puts newly made rows of one dossier in place, unless it has moved on meanwhile (its newer act has made them itself).';

-- Rows are changed in place, and only where they differ: an act that changes nothing a list shows writes no index.
alter table view.dossier set (fillfactor = 70);

create function view.put_dossier(rows jsonb) returns void language sql as $$
  insert into view.dossier as d select * from jsonb_populate_recordset(null::view.dossier, rows)
  on conflict (dossier) do update set
    seq = excluded.seq, procedure = excluded.procedure, agency = excluded.agency, region_path = excluded.region_path,
    unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy, stage = excluded.stage,
    title = excluded.title, parties = excluded.parties, number = excluded.number, opened_on = excluded.opened_on,
    next_due = excluded.next_due, next_due_what = excluded.next_due_what, closed_on = excluded.closed_on,
    sample = excluded.sample, updated_at = excluded.updated_at, detail = excluded.detail, search = excluded.search,
    refresh_on = excluded.refresh_on
$$;

create function view.put_tasks(own uuid, rows jsonb) returns void language sql as $$
  delete from view.task t where t.dossier = own
    and not exists (select from jsonb_populate_recordset(null::view.task, rows) n where n.key = t.key);
  insert into view.task as t select * from jsonb_populate_recordset(null::view.task, rows)
  on conflict (dossier, key) do update set
    kind = excluded.kind, person = excluded.person, role = excluded.role, agency = excluded.agency,
    region_path = excluded.region_path, unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy,
    what = excluded.what, move = excluded.move, due = excluded.due, since = excluded.since
  where (t.person, t.role, t.people, t.what, t.move, t.due)
    is distinct from (excluded.person, excluded.role, excluded.people, excluded.what, excluded.move, excluded.due)
$$;
comment on function view.put_tasks is 'A task that is still asked keeps the moment since when it is.';

create or replace function record.replace_view(target text, of_dossier uuid, rows jsonb) returns void
language plpgsql as $$
begin
  if target = 'view.dossier' then
    perform view.put_dossier(rows);
  elsif target = 'view.task' then
    perform view.put_tasks(of_dossier, rows);
  elsif target ~ '^(view|published)\.[a-z_]+$' then
    execute format('delete from %1$s where dossier = $1', target) using of_dossier;
    execute format('insert into %1$s select * from jsonb_populate_recordset(null::%1$s, $1)', target) using rows;
  else
    raise exception using errcode = 'MJ004', message = format('%s is no projection', target);
  end if;
end $$;
