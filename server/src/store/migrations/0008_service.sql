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
