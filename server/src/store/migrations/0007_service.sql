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
