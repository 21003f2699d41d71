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
import type { County, Ready } from './product.ts';

/** The product as a process of its own: told which county to load, it says where it is, and ends with its parent. */

const written = writtenCases as readonly Story<unknown>[] as readonly Story<never>[];

function casesOf({ cases, parts }: County): readonly Story<never>[] {
  const whole = cases === 'all' ? sampleCases() : cases === 'written' ? written : [];
  return [...whole, ...parts.map(partOf)];
}

/** A written case up to a point, as a dossier of its own. */
function partOf({ of, before, as }: County['parts'][number]): Story<never> {
  const story = written.find((one) => one.key === of);
  const end = story?.steps.findIndex((step) => step.type === before) ?? -1;
  if (story === undefined || end < 1) throw new Error(`no part of ${of} ends before ${before}`);
  return { ...story, key: as, dossier: sampleId(`dossier/${as}`), steps: story.steps.slice(0, end) };
}

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
