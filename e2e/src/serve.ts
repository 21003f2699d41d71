import {
  loadSampleCounty,
  openServices,
  openSite,
  readConfig,
  type Story,
  sampleCases,
  sampleId,
  samplePassword,
  writtenCases,
} from '@mingjing/server';
import type { County, Part, Ready } from './product.ts';

/** The product as a process of its own: told which county to load, it says where it is, and ends with its parent. */

const written = writtenCases as readonly Story<unknown>[] as readonly Story<never>[];

function casesOf({ cases, parts }: County): readonly Story<never>[] {
  const whole = cases === 'all' ? sampleCases() : cases === 'written' ? written : [];
  return [...whole, ...parts.map(partOf)];
}

/** A written case up to a point, as a dossier of its own. */
function partOf({ of, before, after, as, against }: Part): Story<never> {
  const story = written.find(({ key }) => key === of);
  const start = after === undefined ? 0 : (story?.steps.findIndex((step) => step.type === after) ?? 0);
  const end = story?.steps.findIndex((step, index) => index >= start && step.type === before) ?? -1;
  if (story === undefined || end < 1) throw new Error(`no part of ${of} ends before ${before}`);
  const [lead, ...rest] = story.steps.slice(0, end);
  const other = written.find(({ key }) => key === against)?.steps[0];
  const steps = other === undefined ? [lead!, ...rest] : [ofTheSame(lead!, other), ...rest];
  return { ...story, key: as, dossier: sampleId(`dossier/${as}`), steps };
}

type Lead = Story<never>['steps'][number];

/** The lead, of the parties and days of another. */
const ofTheSame = (lead: Lead, other: Lead): Lead => ({
  ...lead,
  data: (scene) => {
    const { parties, conductFrom, conductTo } = other.data(scene) as Readonly<Record<string, unknown>>;
    return { ...lead.data(scene), parties, conductFrom, conductTo };
  },
});

async function serve(county: County): Promise<void> {
  const config = readConfig({ ...process.env, PORT: '0', LEDGER_ORIGIN: 'demo.mingjing.local/log' });
  const services = await openServices(config, { sample: true, alarm: console.error });
  const cases = casesOf(county);
  await loadSampleCounty(services, { cases });
  const site = await openSite(services, { say: () => undefined });
  const end = async () => {
    await site.close();
    await services.close();
    process.exit(0);
  };
  process.once('disconnect', () => void end());
  const ready: Ready = {
    address: site.address,
    vkey: services.ledger.vkey ?? '',
    password: samplePassword(config.dataDir),
    dossiers: Object.fromEntries(cases.map((one) => [one.key, one.dossier])),
  };
  process.send?.(ready);
}

process.once('message', (county: County) => {
  serve(county).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
