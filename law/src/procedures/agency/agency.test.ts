import { describe, expect, it } from 'vitest';
import { isListed, rangeWords } from '../../dossier/facts.ts';
import { drive, people, sampleAgency } from '../penalty/testing.ts';
import { agencyProcedure } from './agency.ts';
import { isEntered, notEntered, withinRegion } from './qualification.ts';

const { admin, xie, zhou, shen } = people;

const {
  id: _id,
  items,
  documents: _d,
  confirmedOn: _c,
  wasConfirmed: _w,
  bank,
  pooledReviewers: _p,
  notApplicable: _n,
  ...standing
} = sampleAgency;
const register = { ...standing, files: [] };

const registered = () => {
  const run = drive({ procedure: agencyProcedure });
  run.do(xie, 'agency.register', register, '2024-01-02');
  return run;
};

it('an agency’s dossier folds to the facts its cases are decided on', () => {
  const run = registered();
  run.do(xie, 'agency.confirm', { on: '2024-01-10', files: [] }, '2024-01-10');
  for (const item of Object.values(items)) run.do(ownAdmin(run), 'item.set', item, '2024-02-01');
  run.do(ownAdmin(run), 'agency.setBank', bank, '2024-02-01');
  run.do(ownAdmin(run), 'agency.setDocuments', { documents: [{ template: 'P47', pad: 4 }] }, '2024-02-01');
  expect(run.state).toEqual({ ...sampleAgency, id: run.dossier.id });
});

/** The agency's own administrator: belongs to the dossier that was opened. */
const ownAdmin = (run: ReturnType<typeof registered>) => ({ ...admin, agencyId: run.dossier.id });

describe('the agency’s own affairs', () => {
  it('are not another agency’s', () => {
    const run = registered();
    expect(run.refused(admin, 'agency.setBank', bank, '2024-02-01')).toEqual(['OTHER_AGENCY']);
    expect(run.refused(zhou, 'agency.setBank', bank, '2024-02-01')).toEqual(['ROLE_MISSING']);
  });

  it('do not include confirming itself （监督条例 art 17）', () => {
    const run = registered();
    expect(
      run.refused(ownAdmin(run), 'agency.confirm', { on: '2024-01-10', files: [] }, '2024-01-10'),
    ).toEqual(['ROLE_MISSING']);
  });

  it('a new name is confirmed anew', () => {
    const run = registered();
    run.do(xie, 'agency.confirm', { on: '2024-01-10', files: [] }, '2024-01-10');
    const amend = { ...register, shortName: '市监', address: '新址' };
    run.do(ownAdmin(run), 'agency.amend', amend, '2025-01-02');
    expect(run.state.confirmedOn).toBe('2024-01-10');
    run.do(ownAdmin(run), 'agency.amend', { ...amend, name: '清岚县市场监督管理和知识产权局' }, '2025-01-03');
    expect(run.state.confirmedOn).toBeUndefined();
  });
});

describe('what an agency is registered as （监督条例 art 17）', () => {
  const confirmed = () => {
    const run = registered();
    run.do(xie, 'agency.confirm', { on: '2024-01-10', files: [] }, '2024-01-10');
    return run;
  };

  it.each([
    ['uscc', { uscc: '11990921000990024L' }],
    ['field', { field: 'environment' }],
    ['kind', { kind: 'entrusted' }],
    ['region', { region: '990921101', regionPath: '990000/990900/990921/990921101' }],
  ])('is not changed by itself: %s; the bureau changes it, and confirms it anew', (_what, change) => {
    const run = confirmed();
    const amended = { ...register, ...change };
    expect(run.refused(ownAdmin(run), 'agency.amend', amended, '2025-01-02')).toEqual(['SUPERVISOR_ONLY']);
    run.do(xie, 'agency.amend', amended, '2025-01-02');
    expect(run.state).toMatchObject(change);
    expect(run.state.confirmedOn).toBeUndefined();
  });

  it('and what its numbers begin with it changes itself, as a whole', () => {
    const run = confirmed();
    run.do(
      ownAdmin(run),
      'agency.amend',
      { ...register, numberPrefix: '清市监知', numberBranch: '清岚' },
      '2025-01-02',
    );
    expect(run.state).toMatchObject({
      numberPrefix: '清市监知',
      numberBranch: '清岚',
      confirmedOn: '2024-01-10',
    });
    run.do(ownAdmin(run), 'agency.amend', { ...register, reviewUnit: undefined }, '2025-01-03');
    expect(run.state).not.toHaveProperty('numberBranch');
    expect(run.state).not.toHaveProperty('reviewUnit');
  });

  it('has a code that is one, or that was compared with the paper', () => {
    const run = drive({ procedure: agencyProcedure });
    const odd = { ...register, uscc: '119909210009900111' };
    for (const uscc of ['1', odd.uscc])
      expect(run.refused(xie, 'agency.register', { ...register, uscc }, '2024-01-02')).toEqual([
        'USCC_INVALID',
      ]);
    run.do(xie, 'agency.register', { ...odd, usccConfirmed: true }, '2024-01-02');
    expect(run.state).toMatchObject({ uscc: odd.uscc });
    expect(run.state).not.toHaveProperty('usccConfirmed');
    run.do(ownAdmin(run), 'agency.amend', { ...odd, address: '新址' }, '2024-01-03');
  });

  it('may be open until it is entered', () => {
    const run = drive({ procedure: agencyProcedure });
    run.do(xie, 'agency.register', { ...register, uscc: notEntered }, '2024-01-02');
    run.do(xie, 'agency.amend', register, '2024-01-03');
    expect(run.state.uscc).toBe(register.uscc);
  });

  it('reaches as far as the region: nobody widens that of the own bureau once it is confirmed', () => {
    const city = { ...register, region: '990900', regionPath: '990000/990900' };
    const run = registered();
    const own = { ...xie, agencyId: run.dossier.id };
    run.do(own, 'agency.amend', { ...register, legalRepresentative: '林向东' }, '2024-01-03');
    run.do(own, 'agency.amend', city, '2024-01-03');
    run.do(own, 'agency.amend', register, '2024-01-04');
    run.do(xie, 'agency.confirm', { on: '2024-01-10', files: [] }, '2024-01-10');
    expect(run.refused(own, 'agency.amend', city, '2025-01-02')).toEqual(['OWN_REGION']);
    run.do(
      own,
      'agency.amend',
      { ...register, region: '990921101', regionPath: `${register.regionPath}/990921101` },
      '2025-01-02',
    );
    // A change that has to be confirmed anew opens no way round.
    expect(run.state.confirmedOn).toBeUndefined();
    for (const wider of [register, city])
      expect(run.refused(own, 'agency.amend', wider, '2025-01-03')).toEqual(['OWN_REGION']);
  });

  it.each(['990922', '0921'])('ends its region path as a whole code: not %s', (region) => {
    const run = registered();
    expect(run.refused(xie, 'agency.amend', { ...register, region }, '2025-01-02')).toEqual(['REGION_PATH']);
  });
});

it('a register is entered once nothing in it stands for what is to come', () => {
  expect(isEntered(sampleAgency)).toBe(true);
  for (const name of ['uscc', 'numberPrefix', 'legalRepresentative', 'address', 'phone', 'regionPath'])
    expect(isEntered({ ...sampleAgency, [name]: `（${notEntered}）` }), name).toBe(false);
});

it.each([
  ['990000/990900', '990000/990900', true],
  ['990000/990900/990921', '990000/990900', true],
  ['990000/990900', '990000/990900/990921', false],
  ['990000/9909', '990000/990', false],
])('a region: %s lies in %s: %s', (path, region, within) => {
  expect(withinRegion(path, region)).toBe(within);
});

describe('items （执法事项）', () => {
  const item = items['expired-food'];

  it.each([
    [
      'a tier above the lawful range',
      { tiers: [{ ...item!.tiers[2], max: 10_000_001 }] },
      ['TIER_OUTSIDE_RANGE'],
    ],
    [
      'a tier below it, which is 减轻 and no tier',
      { tiers: [{ ...item!.tiers[0], min: 4_999_999 }] },
      ['TIER_OUTSIDE_RANGE'],
    ],
    ['a range upside down', { fine: { unit: 'fen', min: 2, max: 1 }, tiers: [] }, ['RANGE_ORDER']],
    ['a fine without a range', { fine: undefined }, ['FINE_RANGE']],
    ['a range without a fine', { kinds: ['warning'] }, ['FINE_RANGE']],
    ['no kind of penalty', { kinds: [], fine: undefined, tiers: [] }, ['KINDS_EMPTY']],
    ['the same tier twice', { tiers: [item!.tiers[0], item!.tiers[0]] }, ['TIER_DUPLICATE']],
    ['no basis', { basis: [] }, ['DATA_INVALID']],
  ])('refuse %s', (_what, more, codes) => {
    const run = registered();
    expect(run.refused(ownAdmin(run), 'item.set', { ...item, ...more }, '2024-02-01')).toEqual(codes);
  });

  it('carry the questions an inquiry about them starts with; the agency has its own for all others', () => {
    const run = registered();
    run.do(ownAdmin(run), 'item.set', { ...item, questions: ['从哪里购进？'] }, '2024-02-01');
    run.do(ownAdmin(run), 'agency.setQuestions', { questions: ['经过？'] }, '2024-02-01');
    expect(run.state.items['expired-food']?.questions).toEqual(['从哪里购进？']);
    expect(run.state.questions).toEqual(['经过？']);
    expect(run.refused(admin, 'agency.setQuestions', { questions: [] }, '2024-02-01')).toEqual([
      'OTHER_AGENCY',
    ]);
  });

  it('are retired, never removed', () => {
    const run = registered();
    run.do(ownAdmin(run), 'item.set', item, '2024-02-01');
    run.do(ownAdmin(run), 'item.retire', { id: 'expired-food', reason: '调整' }, '2025-02-01');
    expect(run.state.items['expired-food']?.retiredOn).toBe('2025-02-01');
    expect(
      run.refused(ownAdmin(run), 'item.retire', { id: 'expired-food', reason: '调整' }, '2025-02-02'),
    ).toEqual(['MOVE_CLOSED']);
  });

  it('that are set again after they were retired stay off the list for the days between', () => {
    const run = registered();
    const retire = { id: 'expired-food', reason: '调整' };
    const listed = (day: string) => isListed(run.state.items['expired-food']!, day);
    const days = () =>
      ['2024-06-01', '2025-02-01', '2025-02-28', '2025-03-01', '2025-09-01', '2025-10-01', '2025-11-01'].map(
        listed,
      );
    run.do(ownAdmin(run), 'item.set', item, '2024-02-01');
    run.do(ownAdmin(run), 'item.retire', retire, '2025-02-01');
    expect(days()).toEqual([true, false, false, false, false, false, false]);
    run.do(ownAdmin(run), 'item.set', item, '2025-03-01');
    expect(days()).toEqual([true, false, false, true, true, true, true]);
    run.do(ownAdmin(run), 'item.set', { ...item, zh: '改名' }, '2025-04-01');
    run.do(ownAdmin(run), 'item.retire', retire, '2025-09-01');
    run.do(ownAdmin(run), 'item.set', item, '2025-10-01');
    expect(days()).toEqual([true, false, false, true, false, true, true]);
  });

  it('are retired by their id, not by a name that every object has', () => {
    const run = registered();
    run.do(ownAdmin(run), 'item.set', item, '2024-02-01');
    const retire = { id: 'constructor', reason: '调整' };
    expect(run.refused(ownAdmin(run), 'item.retire', retire, '2025-02-01')).toEqual(['ITEM_NOT_LISTED']);
  });
});

it.each([
  [{ unit: 'fen', min: 500_000, max: 5_000_000 }, '5,000元以上50,000元以下'],
  [{ unit: 'fen', min: 0, max: 500_050 }, '5,000.50元以下'],
  [{ unit: 'fen', min: 5_000, max: 5_000 }, '50元'],
  [{ unit: 'permille', min: 10_000, max: 20_000 }, '10倍以上20倍以下'],
  [{ unit: 'permille', min: 0, max: 500 }, '0.5倍以下'],
] as const)('a range reads as the statute writes it: %j', (range, words) => {
  expect(rangeWords(range)).toBe(words);
});

describe('reviewers on call', () => {
  it('are reviewers, wherever they serve', () => {
    const run = registered();
    const pool = (reviewer: string, available: string) => ({ reviewer, available });
    const me = ownAdmin(run);
    expect(run.refused(me, 'agency.poolReviewer', pool(zhou.id, 'add'), '2024-02-01')).toEqual([
      'NOT_A_REVIEWER',
    ]);
    expect(run.refused(me, 'agency.poolReviewer', pool(shen.id, 'remove'), '2024-02-01')).toEqual([
      'REVIEWER_NOT_POOLED',
    ]);
    run.do(me, 'agency.poolReviewer', pool(shen.id, 'add'), '2024-02-01');
    expect(run.state.pooledReviewers).toEqual([shen.id]);
    run.do(me, 'agency.poolReviewer', pool(shen.id, 'remove'), '2024-02-02');
    expect(run.state.pooledReviewers).toEqual([]);
  });
});

describe('审批权限', () => {
  const line = (more: object) => ({ matter: 'closing', approver: 'principal', ...more });
  const given = (delegations: readonly object[]) => ({ delegations, basis: '局领导分工文件', files: [] });

  it('names by matter who approves: the first head, or heads of the own agency', () => {
    const run = registered();
    const deputy = { ...people.gao, agencyId: run.dossier.id };
    run.facts = { ...run.facts, staff: { ...run.facts.staff, [deputy.id]: deputy } };
    const refused = (delegations: readonly object[]) =>
      run.refused(ownAdmin(run), 'agency.delegate', given(delegations), '2024-02-01');
    expect(refused([line({}), line({})])).toEqual(['MATTER_DUPLICATE']);
    expect(refused([line({ approver: 'named' })])).toEqual(['DATA_INVALID']);
    expect(refused([line({ persons: [deputy.id] })])).toEqual(['DATA_INVALID']);
    expect(refused([line({ approver: 'named', persons: [zhou.id] })])).toEqual(['NOT_A_HEAD']);
    run.do(
      ownAdmin(run),
      'agency.delegate',
      given([line({ approver: 'named', persons: [deputy.id] })]),
      '2024-02-01',
    );
    expect(run.state.delegations).toEqual([{ matter: 'closing', approver: 'named', persons: [deputy.id] }]);
  });
});
