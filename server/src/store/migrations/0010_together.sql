-- Acts of different dossiers that arrive together are written together: one transaction, and in it one statement for each
-- table. To begin a statement costs as much as to write some rows with it.

-- Whose session an act came in by stands with the act; it needs no line of the audit of its own.
alter table record.act add column session uuid, add column address inet;
comment on column record.act.session is 'Session the act came in by; no part of what is committed to.';

-- What a list shows of an act's moment stands in record.dossier. What remains changes seldom, and then its digest does.
alter table view.dossier drop column seq, drop column updated_at, add column digest text;
comment on column view.dossier.digest is 'Of all rows that were made of the dossier the last time: an act that gives the same ones writes none.';

-- A commitment is its act's by a secret of 32 bytes; the entries of the log are unique besides.
alter table ledger.pending drop constraint pending_commitment_key;

drop trigger guard on record.act;
drop trigger follow on record.act;
drop function record.follow_act();

create function record.stamp_act() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id();
  if new.recorded_at not between clock_timestamp() - interval '10 s' and clock_timestamp() + interval '10 s' then
    perform record.refuse('recorded_at', 'recorded_at is the time of recording');
  end if;
  return new;
end $$;
comment on function record.stamp_act is 'Every act: the transaction that writes it, and its time.';

create or replace function record.guard_act() returns trigger
language plpgsql security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(record.lock_key(new.dossier));
  case new.type
    -- 处罚法 art 58: the reviewer has taken no part in the case.
    when 'review.opine' then
      if record.is_handler(new.dossier, new.actor_person) or new.actor_person = any (new.handlers) then
        perform record.refuse('separation', 'a handler does not review');
      end if;
    -- 处罚法 art 58: no major decision without a review that passed this very draft.
    when 'decision.make' then
      if not exists (
        select from record.earlier(new.dossier, array['review.opine', 'review.exempt'], new.content_hash) review
        where review.verdict = 'pass'
          and not record.is_handler(new.dossier, review.actor_person)
          and review.actor_person <> all (new.handlers)
      ) then
        perform record.refuse('review', 'a decision needs an earlier passed review of the same draft by somebody who is no handler');
      end if;
    -- 国办发〔2018〕118号: what is published is checked by another person, and approved; where a
    -- checker may approve, so may the head.
    when 'publication.check' then
      if not exists (select from record.earlier(new.dossier, array['publication.prepare'], new.content_hash)) then
        perform record.refuse('publication', 'there is no earlier draft of this publication');
      end if;
      if exists (
        select from record.earlier(new.dossier, array['publication.prepare'], new.content_hash) draft
        where draft.actor_person = new.actor_person
      ) then
        perform record.refuse('separation', 'a publication is checked by another person than its author');
      end if;
    when 'publication.release' then
      if not exists (
        select from record.earlier(new.dossier, array['publication.check'], new.content_hash) where verdict = 'pass'
      ) or not exists (
        select from record.earlier(new.dossier, array['publication.approve'], new.content_hash)
        where verdict = 'pass'
          and actor -> 'roles' ?| case new.approver when 'checker' then array['checker', 'head'] else array[new.approver] end
      ) then
        perform record.refuse('publication', 'a publication needs an earlier passed check and approval of the same content');
      end if;
    else null;
  end case;
  return new;
end $$;
comment on function record.guard_act is 'Acts that have a gate in the database: separation of duties, review before decision, approval before publication.';

create trigger stamp before insert on record.act for each row execute function record.stamp_act();
create trigger guard before insert on record.act for each row
  when (new.type in ('review.opine', 'decision.make', 'publication.check', 'publication.release'))
  execute function record.guard_act();

create function record.follow_acts() returns trigger
language plpgsql security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan as $$
declare
  written integer;
  moved integer;
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct record.lock_key(dossier) as key from added order by key offset 0) in_order;
  get diagnostics written = row_count;
  update record.dossier d set seq = a.seq, recorded_at = a.recorded_at
    from added a
    where d.id = a.dossier and d.seq = a.seq - 1 and d.recorded_at <= a.recorded_at;
  get diagnostics moved = row_count;
  if moved <> written or written <> (select count(*) from added) then
    if exists (
      select from added a join record.dossier d on d.id = a.dossier where d.seq = a.seq - 1 and d.recorded_at > a.recorded_at
    ) then
      perform record.refuse('recorded_at', 'an act is not recorded before its predecessor');
    end if;
    perform record.refuse('seq', 'an act is the next of its dossier');
  end if;

  insert into record.participant (dossier, person, part, since_seq)
    select dossier, actor_person, 'actor', seq from added
    union all select dossier, person, 'handler', seq from added, unnest(handlers) person
    union all select dossier, person, 'named', seq from added, unnest(named) person
    on conflict do nothing;
  insert into ledger.pending (act, commitment) select id, commitment from added;
  return null;
end $$;
comment on function record.follow_acts is 'Moves the heads by one act each, notes who took part, and hands the commitments to the log.';
create trigger follow after insert on record.act referencing new table as added
  for each statement execute function record.follow_acts();

-- Projections, for several dossiers at once: rows of those named, in place of the earlier ones.
drop function view.put_dossier(jsonb);
drop function view.put_tasks(uuid, jsonb);
drop function record.replace_view(text, uuid, jsonb);

create function record.put_views(views jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  each record;
begin
  insert into view.dossier as d
    select n.* from jsonb_array_elements(views) v, jsonb_populate_recordset(null::view.dossier, v -> 'rows' -> 'view.dossier') n
    on conflict (dossier) do update set
      procedure = excluded.procedure, agency = excluded.agency, region_path = excluded.region_path,
      unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy, stage = excluded.stage,
      title = excluded.title, parties = excluded.parties, number = excluded.number, opened_on = excluded.opened_on,
      next_due = excluded.next_due, next_due_what = excluded.next_due_what, closed_on = excluded.closed_on,
      sample = excluded.sample, detail = excluded.detail, search = excluded.search,
      refresh_on = excluded.refresh_on, digest = excluded.digest;

  -- A task that is still asked keeps the moment since when it is.
  delete from view.task t using jsonb_array_elements(views) v
    where t.dossier = (v ->> 'dossier')::uuid and v -> 'rows' ? 'view.task'
      and not v -> 'rows' -> 'view.task' @> jsonb_build_array(jsonb_build_object('key', t.key));
  insert into view.task as t
    select n.dossier, n.key, n.kind, n.person, n.role, n.agency, n.region_path, n.unit, n.people, n.secrecy, n.what, n.move,
           n.due, d.recorded_at
    from jsonb_array_elements(views) v, jsonb_populate_recordset(null::view.task, v -> 'rows' -> 'view.task') n
    join record.dossier d on d.id = n.dossier
    on conflict (dossier, key) do update set
      kind = excluded.kind, person = excluded.person, role = excluded.role, agency = excluded.agency,
      region_path = excluded.region_path, unit = excluded.unit, people = excluded.people, secrecy = excluded.secrecy,
      what = excluded.what, move = excluded.move, due = excluded.due, since = excluded.since
    where (t.person, t.role, t.people, t.what, t.move, t.due)
      is distinct from (excluded.person, excluded.role, excluded.people, excluded.what, excluded.move, excluded.due);

  for each in
    select (v ->> 'dossier')::uuid as dossier, of_table.target, of_table.rows
    from jsonb_array_elements(views) v, jsonb_each(v -> 'rows') of_table (target, rows)
    where of_table.target not in ('view.dossier', 'view.task')
  loop
    if each.target !~ '^(view|published)\.[a-z_]+$' then
      raise exception using errcode = 'MJ004', message = format('%s is no projection', each.target);
    end if;
    execute format('delete from %1$s where dossier = $1', each.target) using each.dossier;
    execute format('insert into %1$s select * from jsonb_populate_recordset(null::%1$s, $1)', each.target) using each.rows;
  end loop;
end $$;
comment on function record.put_views is
  'Puts rows of projections in place of the earlier ones: [{dossier, rows: {table: [row]}}], a dossier at most once.';

create or replace function record.refresh_views(own uuid, known integer, views jsonb) returns boolean
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(record.lock_key(own));
  if (select seq from record.dossier where id = own) is distinct from known then
    return false;
  end if;
  perform record.put_views(jsonb_build_array(jsonb_build_object('dossier', own, 'rows', views)));
  return true;
end $$;

drop function record.append(jsonb);
create function record.append(request jsonb) returns table (act uuid, outcome text)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  acts record.act[] := array(select a from jsonb_populate_recordset(null::record.act, request -> 'acts') a);
  -- Dossiers whose act is written; the others' is told moved or earlier.
  going uuid[];
  taken record;
begin
  -- The dossiers that are written and those they are decided on are held still to the end of the transaction, in one order
  -- for everybody, so that dossiers that are facts of each other do not wait in a ring.
  perform case when own then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end
  from (
    select record.lock_key(id) as key, bool_or(own) as own
    from (
      select a.dossier as id, true as own from unnest(acts) a
      union all select f.dossier, false from unnest(acts) a, jsonb_to_recordset(a.facts) as f (dossier uuid)
    ) held
    group by key order by key offset 0
  ) in_order;

  going := array(
    select a.dossier from unnest(acts) a left join record.dossier d on d.id = a.dossier
    where a.seq = coalesce(d.seq, 0) + 1
      and a.recorded_at >= clock_timestamp() - interval '5 s'
      and not exists (select from record.act b where b.id = a.id)
      and not exists (
        select from jsonb_to_recordset(a.facts) as f (dossier uuid, seq integer) left join record.dossier o on o.id = f.dossier
        where o.seq is distinct from f.seq
      )
  );

  -- Serials (顺序号) before anything is written for an act: one that was taken meanwhile is decided again. In one order, too.
  for taken in
    select n.* from jsonb_to_recordset(request -> 'numbers')
      as n (dossier uuid, act uuid, agency uuid, code text, year integer, serial integer)
    where n.dossier = any (going) order by n.agency, n.code, n.year, n.serial
  loop
    insert into record.document_register as r (agency, code, year, next)
      values (taken.agency, taken.code, taken.year, taken.serial + 1)
      on conflict (agency, code, year) do update set next = excluded.next where r.next = taken.serial;
    if not found or (taken.serial > 1 and not exists (
      select from record.document_number n
      where (n.agency, n.code, n.year, n.serial) = (taken.agency, taken.code, taken.year, taken.serial - 1)
    )) then
      going := array_remove(going, taken.dossier);
    end if;
  end loop;
  if going = '{}' then
    return query select a.id, case when exists (select from record.act b where b.id = a.id) then 'earlier' else 'moved' end
      from unnest(acts) a;
    return;
  end if;

  if request ? 'dossiers' then
    insert into record.dossier (id, procedure, procedure_version, agency, region_path, unit, secrecy)
      select id, procedure, procedure_version, agency, region_path, unit, secrecy
      from jsonb_populate_recordset(null::record.dossier, request -> 'dossiers') where id = any (going);
    insert into private.key (id, dossier, wrapped, wrapping_key)
      select id, dossier, wrapped, wrapping_key
      from jsonb_populate_recordset(null::private.key, request -> 'keys') where dossier = any (going);
  end if;
  insert into record.act select a.* from unnest(acts) a where a.dossier = any (going);

  if request ? 'slots' then
    insert into private.slot (act, path, key, commitment, ciphertext)
      select s.act, s.path, k.id, s.commitment, s.ciphertext
      from jsonb_to_recordset(request -> 'slots') as s (dossier uuid, act uuid, path text, commitment bytea, ciphertext bytea)
      left join private.key k on k.dossier = s.dossier and k.destroyed_at is null
      where s.dossier = any (going);
  end if;
  if request ? 'blind' then
    insert into private.blind_index (hash, dossier, kind)
      select hash, dossier, kind from jsonb_populate_recordset(null::private.blind_index, request -> 'blind')
      where dossier = any (going)
      on conflict do nothing;
  end if;
  if request ? 'numbers' then
    insert into record.document_number (agency, code, year, serial, dossier, act)
      select agency, code, year, serial, dossier, act
      from jsonb_populate_recordset(null::record.document_number, request -> 'numbers') where dossier = any (going);
  end if;
  if request ? 'voids' then
    insert into record.document_number_void (agency, code, year, serial, act)
      select agency, code, year, serial, act
      from jsonb_to_recordset(request -> 'voids') as v (dossier uuid, agency uuid, code text, year integer, serial integer, act uuid)
      where dossier = any (going);
  end if;
  if request ? 'erases' then
    perform private.destroy_key(a.id) from unnest(acts) a
      where a.dossier = any (going) and request -> 'erases' ? a.id::text;
  end if;
  if request ? 'views' then
    perform record.put_views((
      select coalesce(jsonb_agg(v), '[]') from jsonb_array_elements(request -> 'views') v
      where (v ->> 'dossier')::uuid = any (going)
    ));
  end if;
  return query select a.id, case
      when a.dossier = any (going) then 'stored'
      when exists (select from record.act b where b.id = a.id) then 'earlier'
      else 'moved'
    end from unnest(acts) a;
end $$;
comment on function record.append is
  'Writes acts of different dossiers with everything that belongs to them, in one transaction. Tells of each: stored; moved (decide again on what is there now); earlier (this id is there already). Raises when a gate or the store refuses one: then none is written.';
