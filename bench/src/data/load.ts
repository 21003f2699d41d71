import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { BenchStore } from '../store.ts';
import { agencies, decisionAt } from './decisions.ts';

/** Rows written to a file and copied at a time. */
const portion = 50_000;

const columns =
  'id, dossier, act, kind, agency, agency_name, region_path, number, title, party_shown, cause, decided_on, published_at, changed_at, sample, body, outcomes, fine_fen, search';

/**
 * Fills `published.item` with so many decisions, unless they are there. Acts stand behind none of them, so the administrator sets the gates aside;
 * the indexes are made when the rows are there, as they are the same then and it takes a tenth of the time.
 */
export async function loadDecisions(
  store: BenchStore,
  rows: number,
  say: (line: string) => void,
): Promise<void> {
  const admin = await store.admin();
  try {
    const { rows: there } = await admin.query<{ n: string }>('select count(*) as n from published.item');
    if (Number(there[0]?.n) === rows) return;
    say(`loading ${rows.toLocaleString('en')} decisions`);
    await fill(admin, store.exchange, rows);
  } finally {
    await admin.end();
  }
}

async function fill(admin: pg.Client, folder: string, rows: number): Promise<void> {
  await admin.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
  const { rows: indexes } = await admin.query<{ name: string; made: string; target: number | null }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made, attstattarget as target
     from pg_index join pg_attribute on attrelid = indexrelid and attnum = 1
     where indrelid = 'published.item'::regclass and not indisprimary`,
  );
  for (const index of indexes) await admin.query(`drop index ${index.name}`);
  await admin.query('truncate published.item, published.mention, published.agency, published.total');
  for (let from = 0; from < rows; from += portion) {
    const file = join(folder, `rows-${from}`);
    const lines: string[] = [];
    for (let place = from; place < Math.min(rows, from + portion); place++) lines.push(lineOf(place, rows));
    await writeFile(file, lines.join(''), { mode: 0o644 });
    await admin.query(`copy published.item (${columns}) from '${file}'`);
    rmSync(file);
  }
  for (const { name, made, target } of indexes) {
    await admin.query(made);
    if (target !== null && target >= 0)
      await admin.query(`alter index ${name} alter column 1 set statistics ${target}`);
  }
  await admin.query(
    `insert into published.total (agency, year, decisions, fine_fen)
     select agency, extract(year from decided_on), count(*), coalesce(sum(fine_fen), 0) from published.item group by 1, 2`,
  );
  await admin.query(
    `insert into published.mention (item, reversed)
     select distinct id, reverse(n) from published.item, unnest(published.numbers(search)) as n`,
  );
  for (const { id, name, uscc, path } of agencies) {
    await admin.query(
      `insert into published.agency (id, dossier, name, standing, uscc, region, region_path) values ($1, $1, $2, 'statutory', $3, $4, $5)`,
      [id, name, uscc, path.slice(-6), path],
    );
  }
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze published.item, published.mention');
}

function lineOf(place: number, rows: number): string {
  const row = decisionAt(place, rows);
  const uuid = `00000000-0000-4000-9000-${String(place).padStart(12, '0')}`;
  const at = `${row.decidedOn}T02:00:00Z`;
  const values = [
    row.id,
    uuid,
    uuid,
    'penalty',
    row.agency.id,
    row.agency.name,
    row.agency.path,
    row.number,
    '行政处罚决定书',
    row.party,
    row.cause,
    row.decidedOn,
    at,
    at,
    't',
    JSON.stringify(row.body),
    JSON.stringify(row.penaltyKinds),
    row.fineFen === undefined ? null : String(row.fineFen),
    row.search,
  ];
  return `${values.map((value) => (value === null ? '\\N' : value.replaceAll('\\', '\\\\'))).join('\t')}\n`;
}
