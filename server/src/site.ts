import { FIELD_NAMES, type Field, PAUSE_GROUND_NAMES, periodRules, profiles, ruleAreas } from '@mingjing/law';
import { buildAssets, createPortal, type DeadlineCalculator } from '@mingjing/portal';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { asPortProblem } from './config.ts';
import { refreshProjections } from './features/dossiers/refresh.ts';
import { isPauseGround, publicDeadline } from './features/public/deadlines.ts';
import { endPublications } from './features/public/ending.ts';
import { logTrust } from './features/public/log.ts';
import { createReader } from './features/public/reader.ts';
import { hourly } from './hourly.ts';
import { createApp } from './http/app.ts';
import type { Services } from './services.ts';
import { buildWorkbench } from './workbench.ts';

/** The running site: HTTP over the services, listening. */
export interface Site {
  readonly app: FastifyInstance;
  readonly address: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Told when something long begins. */
  readonly say: (message: string) => void;
}

export async function openSite(services: Services, options: SiteOptions): Promise<Site> {
  const { config, ledger, store } = services;
  const changes = await listenForChanges(store.urls.portal);
  const witnesses = config.witnesses.map(({ vkey }) => ({
    name: vkey.split('+')[0] ?? '',
    independent: true,
  }));
  const reader = createReader({
    pool: store.portalPool,
    vkey: ledger.vkey ?? '',
    origin: ledger.origin,
    witnesses,
    version: changes.version,
  });
  const [assets, workbench] = await Promise.all([buildAssets(), buildWorkbench(options.say)]);
  const portal = createPortal(reader, {
    site: {
      region: config.site.region,
      operator: config.site.operator,
      origin: config.publicOrigin,
      sample: services.sample,
      complaint: config.site.complaint,
    },
    assets,
    ledger: { vkey: ledger.vkey ?? '', witnesses: logTrust(services).witnesses },
    deadlines: calculator,
    now: () => new Date().toISOString(),
    report: (error) => app.log.error({ err: error }, 'page failed'),
  });
  const app = await createApp({ services, reader, portal: { portal }, workbench });
  const stopKeeping = hourly(
    async () => {
      await refreshProjections(services);
      await endPublications(services);
    },
    (error) => app.log.error({ err: error }, 'hourly work failed'),
  );
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw asPortProblem(error, config.port);
  });
  return {
    app,
    address,
    close: async () => {
      stopKeeping();
      await app.close();
      await changes.close();
    },
  };
}

/** Pages are kept only under a known version of what is published; the database tells of every change. */
async function listenForChanges(portalUrl: string) {
  let version = 0;
  let listening = true;
  const client = new pg.Client({ connectionString: portalUrl });
  client.on('notification', () => {
    version += 1;
  });
  client.on('error', () => {
    listening = false;
  });
  client.on('end', () => {
    listening = false;
  });
  await client.connect();
  await client.query('listen published');
  return {
    version: () => (listening ? String(version) : undefined),
    close: () => client.end(),
  };
}

const namesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([id, name]) => ({ id, name }));

const isField = (text: string | undefined): text is Field =>
  text !== undefined && Object.hasOwn(FIELD_NAMES, text);

const calculator: DeadlineCalculator = {
  rules: periodRules.map((rule) => ({
    id: rule.id,
    name: rule.name,
    group: ruleAreas.find((area) => area.rules.some((own) => own.id === rule.id))?.name ?? '',
    hours: rule.unit === 'H',
  })),
  profiles: profiles.map(({ id, zh }) => ({ id, name: zh })),
  grounds: namesOf(PAUSE_GROUND_NAMES),
  fields: namesOf(FIELD_NAMES),
  compute: ({ field, pauses, ...asked }) => {
    const answer = publicDeadline({
      ...asked,
      ...(isField(field) ? { field } : {}),
      pauses: pauses.flatMap((pause) => {
        const { ground } = pause;
        return isPauseGround(ground) ? [{ ...pause, ground }] : [];
      }),
    });
    if (!answer.ok) return { ok: false, message: answer.refusal.message, source: answer.refusal.source };
    const { name, end, firstPermitted, provisional, confirmed, explanation, source } = answer.deadline;
    return {
      ok: true,
      name,
      end,
      provisional,
      confirmed,
      explanation,
      source,
      ...(firstPermitted === undefined ? {} : { firstPermitted }),
    };
  },
};
