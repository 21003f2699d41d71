import { type SignedAct, signedText } from '@mingjing/contract';
import { verifyEd25519 } from '@mingjing/ledger';
import { afterEach, expect, it } from 'vitest';
import { forgetSigningKey, keepSigningKey, makeSigningKey, signAct, signingKeyPlace } from './signing-key.ts';

/** Nothing here keeps data for a site, as in a private window that forbids it. */

afterEach(forgetSigningKey);

const act: SignedAct = {
  dossier: '0199a1b2-0000-7000-8000-000000000001',
  id: '0199a1b2-0000-7000-8000-000000000002',
  type: 'review.opine',
  occurredAt: '2026-04-02T02:00:00.000Z',
  data: { opinion: '同意。' },
};

it('signs with the key of the page where the browser keeps none', async () => {
  const key = await makeSigningKey();
  await keepSigningKey(key);
  expect(await signingKeyPlace()).toBe('page');
  const signature = Buffer.from((await signAct(act)) ?? '', 'base64');
  expect(verifyEd25519(Buffer.from(key.publicKey, 'base64'), signedText(act), signature)).toBe(true);
});

it('says that there is no key, and signs nothing, once it is gone', async () => {
  await keepSigningKey(await makeSigningKey());
  await forgetSigningKey();
  expect(await signingKeyPlace()).toBe('gone');
  expect(await signAct(act)).toBeUndefined();
});
