-- What one act leaves, in one transaction. Its plans are made once for each connection: to plan these takes longer than to
-- run them. What an act is decided on is read by the one statement of record/situation-query.ts.

create function record.replace_view(target text, of_dossier uuid, rows jsonb) returns void
language plpgsql as $$
begin
  if target !~ '^(view|published)\.[a-z_]+$' then
    raise exception using errcode = 'MJ004', message = format('%s is no projection', target);
  end if;
  execute format('delete from %1$s where dossier = $1', target) using of_dossier;
  execute format('insert into %1$s select * from jsonb_populate_recordset(null::%1$s, $1)', target) using rows;
end $$;
comment on function record.replace_view is 'Puts the rows of one dossier in a projection in place of the earlier ones.';

create function record.append(request jsonb) returns text
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  own uuid := (request #>> '{act,dossier}')::uuid;
  act record.act := jsonb_populate_record(null::record.act, request -> 'act');
  views jsonb := request -> 'views';
  before record;
  key_id uuid;
  target text;
  taken record;
begin
  -- The dossier that is written and those it is decided on are held still to the end of the transaction, in one order for
  -- everybody, so that two dossiers that are facts of each other do not wait in a ring.
  perform case when key = record.lock_key(own) then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end
  from (
    select distinct record.lock_key(id) as key
    from (select own as id union all select (f ->> 'dossier')::uuid from jsonb_array_elements(act.facts) f) held
    order by key offset 0
  ) in_order;

  select
    exists (select from record.act a where a.id = act.id) as there,
    exists (
      select from jsonb_to_recordset(act.facts) as fact (dossier uuid, seq integer)
      left join record.dossier d on d.id = fact.dossier
      where d.seq is distinct from fact.seq
    ) as facts_moved,
    (select d.seq from record.dossier d where d.id = own) as seq
    into before;
  if before.there then
    return 'earlier';
  end if;
  if before.facts_moved
    or coalesce(before.seq, 0) <> act.seq - 1
    or (before.seq is null) <> (request ? 'dossier')
    or act.recorded_at < clock_timestamp() - interval '5 s'
  then
    return 'moved';
  end if;

  if before.seq is null then
    insert into record.dossier (id, procedure, procedure_version, agency, region_path, unit, secrecy)
      select id, procedure, procedure_version, agency, region_path, unit, secrecy
      from jsonb_populate_record(null::record.dossier, request -> 'dossier');
    insert into private.key (id, dossier, wrapped, wrapping_key)
      select id, own, wrapped, wrapping_key from jsonb_populate_record(null::private.key, request -> 'key');
  end if;
  act.written_in := pg_current_xact_id();
  insert into record.act select act.*;

  if request ? 'slots' then
    select id into key_id from private.key where dossier = own and destroyed_at is null;
    if key_id is null then
      raise exception using errcode = 'MJ005', message = 'the dossier''s key was destroyed';
    end if;
    insert into private.slot (act, path, key, commitment, ciphertext)
      select act.id, path, key_id, commitment, ciphertext
      from jsonb_to_recordset(request -> 'slots') as slot (path text, commitment bytea, ciphertext bytea);
  end if;
  if request ? 'blind' then
    insert into private.blind_index (hash, dossier, kind)
      select hash, own, kind from jsonb_to_recordset(request -> 'blind') as b (hash bytea, kind text)
      on conflict do nothing;
  end if;

  if request ? 'number' then
    select * into taken from jsonb_to_record(request -> 'number') as n (agency uuid, code text, year integer, serial integer);
    insert into record.document_register as r (agency, code, year, next)
      values (taken.agency, taken.code, taken.year, taken.serial + 1)
      on conflict (agency, code, year) do update set next = excluded.next where r.next = taken.serial;
    if not found or (taken.serial > 1 and not exists (
      select from record.document_number n
      where (n.agency, n.code, n.year, n.serial) = (taken.agency, taken.code, taken.year, taken.serial - 1)
    )) then
      raise exception using errcode = 'MJ006', message = 'the number was taken by somebody else';
    end if;
    insert into record.document_number (agency, code, year, serial, dossier, act)
      values (taken.agency, taken.code, taken.year, taken.serial, own, act.id);
  end if;
  if request ? 'voids' then
    insert into record.document_number_void (agency, code, year, serial, act)
      select agency, code, year, serial, act.id
      from jsonb_to_recordset(request -> 'voids') as v (agency uuid, code text, year integer, serial integer);
  end if;
  if request ? 'erase' then
    perform private.destroy_key(act.id);
  end if;

  -- The two projections nearly every act writes have plans of their own.
  if views ? 'view.dossier' then
    delete from view.dossier where dossier = own;
    insert into view.dossier select * from jsonb_populate_recordset(null::view.dossier, views -> 'view.dossier');
  end if;
  if views ? 'view.task' then
    delete from view.task where dossier = own;
    insert into view.task select * from jsonb_populate_recordset(null::view.task, views -> 'view.task');
  end if;
  views := views - '{view.dossier,view.task}'::text[];
  if views <> '{}' then
    for target in select jsonb_object_keys(views) loop
      perform record.replace_view(target, own, views -> target);
    end loop;
  end if;

  if request ? 'audit' then
    insert into record.audit (kind, person, agency, dossier, act, session, address, detail)
      select 'act', act.actor_person, act.actor_agency, own, act.id, session, address, coalesce(detail, '{}')
      from jsonb_to_record(request -> 'audit') as a (session uuid, address inet, detail jsonb);
  end if;
  return 'stored';
end $$;
comment on function record.append is
  'Writes one act with everything that belongs to it, or nothing: stored; moved (decide again on what is there now); earlier (this id is there already).';
