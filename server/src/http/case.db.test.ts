import { createHash } from 'node:crypto';
import { type AgencyFacts, type PenaltyState, type Profile, resolveProfile } from '@mingjing/law';
import { filedVolumes } from '@mingjing/law/penalty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { case1 } from '../sample/cases/case-1-expired-food.ts';
import { samplePicture } from '../sample/picture.ts';
import { filesIn, type SampleFile, withFiles } from '../sample/story.ts';
import { type Answer, commandOf, openProduct, type Product } from '../testing/product.ts';

/** 案例一 from the lead to the archive as its people do it: signed in, over HTTP, files uploaded, documents made. */

let product: Product;
beforeAll(async () => {
  product = await openProduct();
}, 120_000);
afterAll(() => product?.close());

interface Shown {
  readonly seq: number;
  readonly state: PenaltyState;
  readonly acts: readonly {
    readonly type: string;
    readonly data: unknown;
    readonly document?: { readonly file: string };
  }[];
  readonly moves: readonly { readonly type: string; readonly allowed: boolean; readonly refusals: unknown }[];
}

/** One step of the story by one person; the move was shown to them as possible. */
async function step(index: number, agency: AgencyFacts, profile: Profile): Promise<Answer> {
  const one = case1.steps[index]!;
  const who = await product.signIn(one.who as string);
  const before = index === 0 ? undefined : await who.get<Shown>(`/api/dossiers/${case1.dossier}`);
  const shown = before?.body;
  const move = shown?.moves.find((candidate) => candidate.type === one.type);
  if (shown !== undefined)
    expect(move, `${index} ${one.type} as ${one.who}`).toMatchObject({ allowed: true, refusals: [] });
  const asked = one.data({
    state: shown?.state as PenaltyState,
    dataOf: (type) => shown?.acts.findLast((act) => act.type === type)?.data,
    agency,
    profile,
  });
  const stored = new Map<SampleFile, unknown>();
  for (const file of filesIn(asked)) {
    const { body } = await who.upload(
      file.name,
      'image/png',
      Buffer.from(samplePicture(file.name)),
      file.kind,
    );
    stored.set(file, { id: body.id, sha256: body.sha256, name: body.name, kind: body.kind });
  }
  const command = commandOf(
    one.type,
    withFiles(asked, (file) => stored.get(file)),
    { occurredAt: one.at },
  );
  return shown === undefined
    ? who.open(case1.dossier, command)
    : who.perform(case1.dossier, shown.seq, command);
}

describe('a whole case over HTTP', () => {
  it('goes from the lead to the archive', async () => {
    const zhou = await product.signIn('zhou');
    const { body } = await zhou.get<{ agency: AgencyFacts }>('/api/agency');
    const profile = resolveProfile('sample-donglan');
    for (let index = 0; index < case1.steps.length; index += 1) {
      const answer = await step(index, body.agency, profile);
      expect(answer, `${index} ${case1.steps[index]!.type}: ${JSON.stringify(answer.body)}`).toMatchObject({
        status: 201,
        body: { dossier: case1.dossier, seq: index + 1, promise: expect.any(String) },
      });
    }
  }, 180_000);

  it('can then be read, searched, proved, and its documents opened', async () => {
    const zhou = await product.signIn('zhou');
    const { body } = await zhou.get<Shown & { stage: string }>(`/api/dossiers/${case1.dossier}`);
    expect(body.stage).toBe('archived');
    const documents = body.acts.flatMap((act) => act.document?.file ?? []);
    expect(documents.length).toBeGreaterThan(10);
    for (const file of documents.slice(-3)) {
      const read = await zhou.get(`/api/files/${file}`);
      expect(read.status).toBe(200);
      expect(read.raw.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const found = await zhou.get<{ rows: { id: string }[] }>(
      `/api/dossiers?q=${encodeURIComponent('福满家')}`,
    );
    expect(found.body.rows.map((row) => row.id)).toEqual([case1.dossier]);
    await product.services.ledger.sequence();
    const proof = await zhou.get<{ bundle: string; state: string }>(
      `/api/dossiers/${case1.dossier}/acts/1/proof`,
    );
    expect(proof.body.state).toBe('proved');
    expect((await zhou.get(`/api/dossiers/${case1.dossier}/acts/999/proof`)).status).toBe(404);
  });

  it('lies in two volumes, each with its cover, index and note, and comes as one file with its pages numbered', async () => {
    const zhou = await product.signIn('zhou');
    const { body } = await zhou.get<Shown>(`/api/dossiers/${case1.dossier}`);
    const volumes = filedVolumes(body.state);
    expect(volumes.map((volume) => volume.kind)).toEqual(['main', 'secondary']);
    for (const { kind, cover, index, note, papers } of volumes) {
      let next = 1;
      for (const paper of papers) {
        expect(paper.from).toBe(next);
        expect(paper.pages).toBe(paper.files.reduce((sum, file) => sum + file.pages, 0));
        next += paper.pages;
      }
      for (const { file, sha256 } of [cover, index, note, ...papers.flatMap((paper) => paper.files)]) {
        const { raw } = await zhou.get(`/api/files/${file}`);
        expect(createHash('sha256').update(raw).digest('hex')).toBe(sha256);
      }
      const whole = await zhou.get(`/api/dossiers/${case1.dossier}/volumes/${kind}`);
      expect(whole.status).toBe(200);
      const counted = await product.services.renderer.run({
        kind: 'count',
        bytes: whole.raw,
        picture: false,
      });
      const sheets = cover.pages + index.pages + note.pages;
      expect(counted).toEqual({ ok: true, result: sheets + next - 1 });
    }
    const [main, secondary] = volumes;
    expect(main?.papers.map((paper) => paper.title)).toContain('行政处罚决定书');
    expect(main?.papers.map((paper) => paper.title)).not.toContain('法制审核意见书');
    expect(secondary?.papers.map((paper) => paper.title)).toContain('法制审核意见书');
  });

  it('gives a volume to nobody who may not read the case, and to a supervisor only on a ground', async () => {
    const path = `/api/dossiers/${case1.dossier}/volumes/main`;
    expect((await product.anonymous().get(path)).status).toBe(401);
    const xie = await product.signIn('xie');
    expect((await xie.get(path)).status).toBe(404);
    const ground = encodeURIComponent('专项监督检查');
    expect((await xie.get(`${path}?ground=${ground}`)).status).toBe(200);
    const zhou = await product.signIn('zhou');
    expect((await zhou.get(`/api/dossiers/${case1.dossier}/volumes/third`)).status).toBe(404);
    const rows = await product.rows("select detail from record.audit where detail ? 'volume' order by 1");
    expect(rows).toContainEqual({ detail: { volume: 'main', ground: '专项监督检查' } });
  });

  it('is proved to a supervisor on a ground, who leaves a trace', async () => {
    const xie = await product.signIn('xie');
    const path = `/api/supervision/dossiers/${case1.dossier}/acts/1/proof`;
    expect((await xie.get(path)).status).toBe(400);
    const answer = await xie.get(`${path}?ground=${encodeURIComponent('专项监督检查')}`);
    expect(answer).toMatchObject({ status: 200, body: { state: 'proved' } });
    expect(
      (await (await product.signIn('zhou')).get(`${path}?ground=${encodeURIComponent('专项监督检查')}`))
        .status,
    ).toBe(403);
    const rows = await product.rows("select detail from record.audit where kind = 'supervisionProof'");
    expect(rows).toEqual([{ detail: { ground: '专项监督检查', seq: 1 } }]);
  });

  it('names the log by which it is proved, to anybody', async () => {
    const { vkey, origin } = product.services.ledger;
    const { body } = await product.anonymous().get('/api/public/log');
    expect(body).toEqual({ origin, vkey, witnesses: [] });
  });

  it('is public as it was approved, with nobody’s name in it', async () => {
    const list = await product
      .anonymous()
      .get<{ items: { id: string; number: string }[] }>('/api/public/decisions');
    expect(list.body.items).toHaveLength(1);
    const one = await product.anonymous().get(`/api/public/decisions/${list.body.items[0]!.id}`);
    expect(one).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(JSON.stringify(one.body)).not.toContain('张桂芬');
  });
});
