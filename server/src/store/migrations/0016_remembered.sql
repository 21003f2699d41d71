-- An act may be decided on what the service remembers, without asking the store first. It is then written only if all of it
-- still holds; whatever does not is told as moved, and the act is decided on what is there.
create or replace function record.append(request jsonb) returns table (act uuid, outcome text)
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
    left join jsonb_to_recordset(request -> 'remembered') as m (act uuid, shown text) on m.act = a.id
    where a.seq = coalesce(d.seq, 0) + 1
      and a.recorded_at >= clock_timestamp() - interval '5 s'
      and not exists (select from record.act b where b.id = a.id)
      and not exists (
        select from jsonb_to_recordset(a.facts) as f (dossier uuid, seq integer) left join record.dossier o on o.id = f.dossier
        where o.seq is distinct from f.seq
      )
      -- Nobody asked who acts, which dossiers are of the same party, and what the projections show.
      and (m.act is null or (
        (a.session is null or exists (
          select from identity.session s join identity.account c on c.id = s.account
          where s.id = a.session and c.person = a.actor_person and s.ended_at is null and c.disabled_at is null
            and least(s.idle_until, s.absolute_until) > clock_timestamp()
        ))
        and not exists (
          select from private.blind_index o join private.blind_index b on b.hash = o.hash
          where o.dossier = a.dossier and b.dossier <> a.dossier
            and not a.facts @> jsonb_build_array(jsonb_build_object('dossier', b.dossier))
        )
        and m.shown is not distinct from (select v.digest from view.dossier v where v.dossier = a.dossier)
      ))
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

-- A task that is still asked keeps the moment since when it is, also when it comes to be due on another day or more people may
-- do it.
create or replace function record.put_views(views jsonb) returns void
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
      what = excluded.what, move = excluded.move, due = excluded.due,
      since = case
        when (t.person, t.role, t.what, t.move) is distinct from (excluded.person, excluded.role, excluded.what, excluded.move)
        then excluded.since else t.since
      end
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
