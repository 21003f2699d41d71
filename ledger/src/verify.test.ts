import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64 } from './base64.ts';
import { publicBytesField } from './bundle.ts';
import { findText, utf8 } from './bytes.ts';
import { must, SampleLog, sampleAct, sampleBundle, sampleSigner } from './node/sample-log.ts';
import { formatCheckpoint } from './note/checkpoint.ts';
import { signNote } from './note/sign.ts';
import { formatPromise } from './note/statements.ts';
import type { LogCopy } from './verify.ts';
import { verifyBundle, verifyBundleWithLog } from './verify.ts';

const page = '行政处罚决定书\n罚款人民币伍仟元整。\n';
const act = sampleAct(5, { amount: 5000, publicBytes: page, basis: '处罚法' });
const other = sampleAct(9, { amount: 1 });
const absent = sampleAct(77);
const shownNames = ['act.type', 'act.sample', 'data.amount', publicBytesField];
const witness = sampleSigner(40, 'witness.example/w1', 'cosignature');
const independent = [{ vkey: witness.vkey, independent: true }];
const due = 1_772_501_405;

const log = new SampleLog();
let checkpoint: Uint8Array;
let proof: string;
let promise: string;
let bundle: Uint8Array;
let copy: LogCopy;

beforeAll(async () => {
  for (let n = 0; n < 300; n++) {
    await log.add(n === 5 ? act.commitment : n === 9 ? other.commitment : sampleAct(1000 + n).commitment);
  }
  checkpoint = await log.checkpoint([witness], due - 1000);
  proof = await log.proof(5, checkpoint);
  promise = await log.promise(act.commitment, due - 86_400, due);
  bundle = sampleBundle(act, shownNames, { proof, promise });
  copy = { reader: log.store, checkpoint };
});

const trust = () => ({ vkey: log.vkey, witnesses: independent });
const verdictOn = (bytes: Uint8Array, more: object = {}) => {
  const { verdict, code } = verifyBundle(bytes, { ...trust(), ...more });
  return [verdict, code];
};
type BundleFile = {
  shown: { name: string; value: unknown; salt: string }[];
  hidden: string[];
  proof?: string;
  promise?: string;
};
const edited = (edit: (file: BundleFile) => void, from: Uint8Array = bundle): Uint8Array => {
  const file = JSON.parse(findText(from)!) as BundleFile;
  edit(file);
  return utf8(JSON.stringify(file));
};
const withProof = (change: (proof: string) => string, from: Uint8Array = bundle): Uint8Array =>
  edited((file) => Object.assign(file, { proof: change(file.proof!) }), from);
const field = (file: BundleFile, name: string) => file.shown.find((each) => each.name === name)!;

describe('an untouched bundle', () => {
  it('is intact, and the verdict says what that proves and what not', () => {
    const verdict = verifyBundle(bundle, { ...trust(), publicBytes: utf8(page) });
    expect(verdict).toMatchObject({
      verdict: 'intact',
      code: 'intact',
      index: 5,
      checkpoint: { origin: log.signer.key.name, size: 300 },
      witnesses: { cosigned: 1, independent: 1 },
      promise: { includeBy: due },
    });
    expect(verdict.zh).toContain('完好');
    expect(verdict.proves.join()).toContain('页面内容就是登记的公示内容');
    expect(verdict.doesNotProve.join()).toContain('不能证明填写的内容属实');
    expect(verdict.doesNotProve.join()).toContain('示例数据');
    expect(verdict.doesNotProve.join()).not.toContain('独立见证人');
    expect(verdict.english.proves).toHaveLength(verdict.proves.length);
    expect(verdict.english.doesNotProve).toHaveLength(verdict.doesNotProve.length);
  });

  it('stays intact when the file is written with other spacing and order', () => {
    const file = JSON.parse(findText(bundle)!) as BundleFile;
    const turned = { ...file, shown: file.shown.reverse(), hidden: file.hidden.reverse() };
    expect(verdictOn(utf8(JSON.stringify(turned, null, 2)))).toEqual(['intact', 'intact']);
  });

  it('says aloud that there is no independent witness', async () => {
    const lonely = await log.proof(5, await log.checkpoint());
    for (const [bytes, witnesses] of [
      [sampleBundle(act, shownNames, { proof: lonely }), independent],
      [bundle, []],
      [bundle, [{ vkey: witness.vkey, independent: false }]],
    ] as const) {
      const verdict = verifyBundle(bytes, { vkey: log.vkey, witnesses });
      expect(verdict.verdict).toBe('intact');
      expect(verdict.doesNotProve.join()).toContain('没有独立见证人');
      expect(verdict.witnesses?.independent).toBe(0);
    }
    const demanding = { witnesses: [{ vkey: witness.vkey, independent: false }], required: 1 };
    expect(verdictOn(bundle, demanding)).toEqual(['cannot-tell', 'witnesses-too-few']);
    expect(verdictOn(bundle, { required: 1 })).toEqual(['intact', 'intact']);
  });

  it('may show everything or nothing', () => {
    const all = act.fields.map(({ name }) => name);
    expect(verdictOn(sampleBundle(act, all, { proof }))).toEqual(['intact', 'intact']);
    expect(verdictOn(sampleBundle(act, [], { proof }))).toEqual(['intact', 'intact']);
    const everything = verifyBundle(sampleBundle(act, all, { proof }), trust());
    expect(everything.doesNotProve.join()).not.toContain('未出示');
  });
});

describe('an altered bundle', () => {
  const alterations: Record<string, (file: BundleFile) => void> = {
    'a changed value': (file) => {
      field(file, 'data.amount').value = 500;
    },
    'a number written as a string': (file) => {
      field(file, 'data.amount').value = '5000';
    },
    'a renamed field': (file) => {
      field(file, 'data.amount').name = 'data.refund';
    },
    'a changed salt': (file) => {
      field(file, 'data.amount').salt = base64(new Uint8Array(32));
    },
    'salts swapped between two fields': (file) => {
      const [one, two] = [field(file, 'data.amount'), field(file, 'act.type')];
      [one.salt, two.salt] = [two.salt, one.salt];
    },
    'values swapped between two fields': (file) => {
      const [one, two] = [field(file, 'data.amount'), field(file, 'act.type')];
      [one.value, two.value] = [two.value, one.value];
    },
    'a field left out': (file) => {
      file.shown.pop();
    },
    'a hidden commitment left out': (file) => {
      file.hidden.pop();
    },
    'a field added': (file) => {
      file.shown.push({ name: 'data.note', value: 'x', salt: base64(new Uint8Array(32)) });
    },
    'a hidden commitment added': (file) => {
      file.hidden.push(base64(new Uint8Array(32)));
    },
  };

  it.each(Object.entries(alterations))('%s is changed, with the promise and without', (_, edit) => {
    expect(verdictOn(edited(edit))).toEqual(['changed', 'fields-differ']);
    const withoutPromise = sampleBundle(act, shownNames, { proof });
    expect(verdictOn(edited(edit, withoutPromise))).toEqual(['changed', 'proof-differs']);
  });

  it.each(Object.entries(alterations))(
    '%s is told from a foreign proof by the log itself',
    async (_, edit) => {
      const bytes = edited(edit, sampleBundle(act, shownNames, { proof }));
      expect(await verifyBundleWithLog(bytes, trust(), copy)).toMatchObject({
        verdict: 'changed',
        code: 'fields-differ',
      });
    },
  );

  it('a swapped leaf: the proof of another act', async () => {
    const proofOfOther = await log.proof(9, checkpoint);
    expect(verdictOn(sampleBundle(act, shownNames, { proof: proofOfOther }))).toEqual([
      'changed',
      'proof-differs',
    ]);
    expect(verdictOn(withProof((text) => text.replace('index 5', 'index 4')))).toEqual([
      'changed',
      'proof-differs',
    ]);
  });

  it('the promise of another act', async () => {
    const promiseOfOther = await log.promise(other.commitment, due - 1, due);
    expect(verdictOn(sampleBundle(act, shownNames, { proof, promise: promiseOfOther }))).toEqual([
      'changed',
      'fields-differ',
    ]);
  });

  it('a promise or a checkpoint that the log did not sign so', () => {
    const later = edited((file) => Object.assign(file, { promise: promise.replace(`${due}`, `${due + 1}`) }));
    expect(verdictOn(later)).toEqual(['changed', 'promise-signature']);
    const larger = withProof((text) => text.replace('\n300\n', '\n301\n'));
    expect(verdictOn(larger)).toEqual(['changed', 'checkpoint-signature']);
  });

  it('another page', () => {
    expect(verdictOn(bundle, { publicBytes: utf8(page.replace('伍', '伍拾')) })).toEqual([
      'changed',
      'page-differs',
    ]);
    expect(verdictOn(bundle, { publicBytes: utf8(`${page} `) })).toEqual(['changed', 'page-differs']);
    const closed = sampleBundle(act, ['act.type'], { proof });
    expect(verdictOn(closed, { publicBytes: utf8(page) })).toEqual(['cannot-tell', 'page-not-shown']);
  });

  it('a proof cut off anywhere is never intact, but for the witness line at its end', () => {
    for (let end = 0; end < proof.length; end += 3) {
      const verdict = verifyBundle(
        withProof(() => proof.slice(0, end)),
        trust(),
      );
      if (verdict.verdict === 'intact') expect(verdict.witnesses?.cosigned).toBe(0);
      else expect(['cannot-tell', 'changed']).toContain(verdict.verdict);
    }
    const lines = proof.split('\n');
    const shorter = [...lines.slice(0, 3), ...lines.slice(4)].join('\n');
    expect(verdictOn(withProof(() => shorter))).toEqual(['changed', 'proof-differs']);
  });

  it('no single changed byte of the file leaves another content intact', () => {
    const original = JSON.parse(findText(bundle)!) as BundleFile;
    fc.assert(
      fc.property(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bundle.slice();
        altered[at]! ^= change;
        const verdict = verifyBundle(altered, trust());
        if (verdict.verdict !== 'intact') return;
        const shown = verdict.shown!.map(({ name, value, salt }) => ({ name, value, salt: base64(salt) }));
        expect(shown).toEqual(original.shown);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what cannot be told', () => {
  it.each([
    ['bundle-malformed', '{}'],
    ['bundle-malformed', 'not json'],
    ['bundle-malformed', '[]'],
    ['bundle-version', '{"version":"mingjing/bundle/v2"}'],
  ])('%s', (code, text) => {
    expect(verdictOn(utf8(text))).toEqual(['cannot-tell', code]);
  });

  it.each([
    (file: BundleFile) => Object.assign(file, { more: 1 }),
    (file: BundleFile) => file.shown.push(file.shown[0]!),
    (file: BundleFile) => file.hidden.push(file.hidden[0]!),
    (file: BundleFile) => Object.assign(file.shown[0]!, { note: 'x' }),
    (file: BundleFile) => Object.assign(file, { proof: undefined, promise: undefined }),
    (file: BundleFile) => Object.assign(file, { proof: 7 }),
    (file: BundleFile) => Object.assign(file, { hidden: 'x' }),
    (file: BundleFile) => file.hidden.push('AAAA'),
  ])('a bundle of another shape', (edit) => {
    expect(verdictOn(edited((file) => void edit(file)))).toEqual(['cannot-tell', 'bundle-malformed']);
  });

  it('a repeated member, which two programs would read differently', () => {
    const twice = findText(bundle)!.replace('"value":5000', '"value":1,"value":5000');
    expect(verdictOn(utf8(twice))).toEqual(['cannot-tell', 'bundle-malformed']);
  });

  it('whose log it is: another key, or another origin under the same key', () => {
    const stranger = sampleSigner(66, log.signer.key.name, 'note');
    expect(verdictOn(bundle, { vkey: stranger.vkey })).toEqual(['cannot-tell', 'log-unknown']);
    const renamed = sampleSigner(1, 'log.mingjing.example/other', 'note');
    expect(verdictOn(bundle, { vkey: renamed.vkey })).toEqual(['cannot-tell', 'log-unknown']);
    expect(verdictOn(bundle, { vkey: 'x' })).toEqual(['cannot-tell', 'vkey-malformed']);
    expect(verdictOn(bundle, { vkey: witness.vkey })).toEqual(['cannot-tell', 'vkey-malformed']);
    expect(verdictOn(bundle, { witnesses: [{ vkey: 'x', independent: true }] })).toEqual([
      'cannot-tell',
      'witness-malformed',
    ]);
  });

  it('a checkpoint or a promise for another origin, though the key of this log signed it', async () => {
    const origin = 'log.mingjing.example/other';
    const head = must(formatCheckpoint({ origin, size: log.edge.size, root: log.root }));
    const strayed = must(await signNote(head.text, log.signer)).note;
    const proven = sampleBundle(act, shownNames, { proof: await log.proof(5, strayed) });
    expect(verdictOn(proven)).toEqual(['cannot-tell', 'log-unknown']);
    const words = must(formatPromise({ origin, commitment: act.commitment, time: 1, includeBy: 2 }));
    const promised = findText(must(await signNote(words.text, log.signer)).note)!;
    expect(verdictOn(sampleBundle(act, shownNames, { proof, promise: promised }))).toEqual([
      'cannot-tell',
      'log-unknown',
    ]);
  });

  it('a signed note of the log that is no checkpoint, or no promise', async () => {
    const note = must(await signNote('hello\n', log.signer)).note;
    const proven = sampleBundle(act, shownNames, { proof: await log.proof(5, note) });
    expect(verdictOn(proven)).toEqual(['cannot-tell', 'proof-malformed']);
    const promised = sampleBundle(act, shownNames, { proof, promise: findText(note)! });
    expect(verdictOn(promised)).toEqual(['cannot-tell', 'promise-malformed']);
  });

  it('a cosignature that a known witness did not make', async () => {
    const forger = sampleSigner(41, witness.key.name, 'cosignature');
    const forged = await log.checkpoint([{ ...forger, key: witness.key }]);
    const bytes = sampleBundle(act, shownNames, { proof: await log.proof(5, forged) });
    expect(verdictOn(bytes)).toEqual(['cannot-tell', 'witness-signature']);
    expect(verdictOn(bytes, { witnesses: [] })).toEqual(['intact', 'intact']);
  });

  it('what is only promised', () => {
    expect(verdictOn(sampleBundle(act, shownNames, { promise }))).toEqual(['cannot-tell', 'promise-only']);
  });
});

describe('with a copy of the log', () => {
  const withLog = async (bytes: Uint8Array, given: Partial<LogCopy> = {}) => {
    const { verdict, code } = await verifyBundleWithLog(bytes, trust(), { ...copy, ...given });
    return [verdict, code];
  };

  it('an intact bundle is intact, and a promise alone is enough to find the entry', async () => {
    expect(await withLog(bundle)).toEqual(['intact', 'intact']);
    const found = await verifyBundleWithLog(sampleBundle(act, shownNames, { promise }), trust(), copy);
    expect(found).toMatchObject({ verdict: 'intact', index: 5, witnesses: { independent: 1 } });
  });

  it('what was never logged is not in the log', async () => {
    const borrowed = sampleBundle(absent, ['act.type'], { proof: await log.proof(299, checkpoint) });
    expect(await withLog(withProof((text) => text.replace('index 299', 'index 298'), borrowed))).toEqual([
      'not-in-log',
      'not-included',
    ]);
    const claimed = sampleBundle(absent, ['act.type'], {
      promise: await log.promise(absent.commitment, 1, 2),
    });
    expect(await withLog(claimed)).toEqual(['not-in-log', 'promise-broken']);
  });

  it('a promise is broken once a witnessed checkpoint is later than its time', async () => {
    const broken = sampleBundle(absent, ['act.type'], {
      promise: await log.promise(absent.commitment, due - 9, due),
    });
    expect(await withLog(broken)).toEqual(['cannot-tell', 'promise-only']);
    const late = await log.checkpoint([witness], due + 1);
    expect(await withLog(broken, { checkpoint: late })).toEqual(['not-in-log', 'promise-broken']);
    const onTime = await log.checkpoint([witness], due);
    expect(await withLog(broken, { checkpoint: onTime })).toEqual(['cannot-tell', 'promise-only']);
  });

  it('without a witness the time of the copy is the word of who fetched it, and the verdict says so', async () => {
    const broken = sampleBundle(absent, ['act.type'], {
      promise: await log.promise(absent.commitment, due - 9, due),
    });
    const alone = { reader: log.store, checkpoint: await log.checkpoint(), fetchedAt: due + 60 };
    const verdict = await verifyBundleWithLog(broken, trust(), alone);
    expect(verdict).toMatchObject({ verdict: 'not-in-log', code: 'promise-broken' });
    expect(verdict.doesNotProve.join()).toContain('日志副本的时间');
    const witnessed = { ...alone, checkpoint: await log.checkpoint([witness], due + 60) };
    const firm = await verifyBundleWithLog(broken, trust(), witnessed);
    expect(firm.doesNotProve.join()).not.toContain('日志副本的时间');
  });

  it('a forked log is caught by a proof from the other branch', async () => {
    const fork = new SampleLog();
    for (let n = 0; n < 300; n++) await fork.add(n === 5 ? other.commitment : sampleAct(1000 + n).commitment);
    const forked = { reader: fork.store, checkpoint: await fork.checkpoint([witness], due + 1) };
    const verdict = await verifyBundleWithLog(bundle, trust(), forked);
    expect(verdict).toMatchObject({ verdict: 'changed', code: 'log-rewritten' });
  });

  it('a proof newer than the copy stands on its own', async () => {
    const longer = new SampleLog();
    for (let n = 0; n < 10; n++) await longer.add(sampleAct(2000 + n).commitment);
    const old = { reader: longer.store, checkpoint: await longer.checkpoint() };
    await longer.add(act.commitment);
    const newer = sampleBundle(act, shownNames, { proof: await longer.proof(10, await longer.checkpoint()) });
    expect(await withLog(newer, old)).toEqual(['intact', 'intact']);
  });

  it('a copy that is damaged, unsigned or of another log tells nothing', async () => {
    const unreadable = ['cannot-tell', 'log-unreadable'];
    expect(await withLog(bundle, { reader: new SampleLog().store })).toEqual(unreadable);
    expect(await withLog(bundle, { checkpoint: utf8('x') })).toEqual(unreadable);
    expect(await withLog(bundle, { checkpoint: await new SampleLog('other.example').checkpoint() })).toEqual(
      unreadable,
    );
  });
});

describe('hostile bytes', () => {
  it('never throw and are never intact', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.json().map(utf8)), (bytes) => {
        expect(verifyBundle(bytes, trust()).verdict).toBe('cannot-tell');
      }),
      { numRuns: 300 },
    );
  });

  it('deeply nested and very large files are refused, not followed', () => {
    const deep = `{"version":"mingjing/bundle/v1","shown":${'['.repeat(100_000)}${']'.repeat(100_000)},"hidden":[]}`;
    expect(verdictOn(utf8(deep))).toEqual(['cannot-tell', 'bundle-malformed']);
    expect(verdictOn(new Uint8Array(5 * 1024 * 1024))).toEqual(['cannot-tell', 'bundle-malformed']);
  });
});
