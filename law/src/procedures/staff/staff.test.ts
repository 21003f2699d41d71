import { describe, expect, it } from 'vitest';
import { certificateNumber, certificateOn } from '../../dossier/facts.ts';
import { drive, people } from '../penalty/testing.ts';
import { staffProcedure } from './staff.ts';

const { admin, xie, zhou } = people;
const otherAdmin = { ...admin, agencyId: xie.agencyId };

const registered = (more: object = {}) => {
  const run = drive({ procedure: staffProcedure });
  run.do(
    admin,
    'staff.register',
    { name: '周晓岚', unit: '综合执法大队', post: '执法员', files: [], ...more },
    '2024-01-02',
  );
  return run;
};

const certificate = (more: object = {}) => ({
  number: '样990921-0101',
  category: '市场监督管理',
  area: '清岚县',
  validFrom: '2024-06-01',
  validTo: '2029-05-31',
  files: [],
  ...more,
});

const certified = () => {
  const run = registered();
  run.do(xie, 'certificate.issue', certificate(), '2024-06-01');
  return run;
};

it('a person’s dossier folds to the facts that other dossiers are decided on', () => {
  const run = certified();
  run.do(admin, 'staff.assignRoles', { roles: ['officer', 'handler'] }, '2024-06-02');
  run.do(admin, 'staff.amend', { unit: '食品股', post: '副股长' }, '2025-01-02');
  run.do(xie, 'qualification.record', { reviewingSince: '2016-05-01', files: [] }, '2025-01-02');
  expect(run.state).toMatchObject({
    id: run.dossier.id,
    name: '周晓岚',
    agencyId: admin.agencyId,
    unit: '食品股',
    post: '副股长',
    roles: ['officer', 'handler'],
    reviewingSince: '2016-05-01',
    auxiliary: false,
  });
});

describe('the administrator of an agency that has none yet', () => {
  const agencyId = '018f0000-0000-7000-8000-0000000000aa';
  const who = { agencyId, name: '关宁', unit: '办公室', post: '科员', files: [] };

  it('is named by the bureau that keeps the register, and belongs to that agency', () => {
    const run = drive({ procedure: staffProcedure });
    expect(run.refused(admin, 'staff.appointAdministrator', who, '2024-01-02')).toEqual(['ROLE_MISSING']);
    run.do(xie, 'staff.appointAdministrator', who, '2024-01-02');
    expect(run.state).toMatchObject({ name: '关宁', agencyId, roles: ['admin'], auxiliary: false });
    expect(run.refused(admin, 'staff.leave', { on: '2024-02-01', reason: '调离' }, '2024-02-01')).toEqual([
      'OTHER_AGENCY',
    ]);
  });
});

describe('certificates （监督条例 art 17）', () => {
  it('count from the first to the last day of their period', () => {
    const { state } = certified();
    expect(
      ['2024-05-31', '2024-06-01', '2029-05-31', '2029-06-01'].map((day) => certificateOn(state, day)),
    ).toEqual(['notYet', 'valid', 'valid', 'expired']);
  });

  it('do not count from the day of suspension until the day they are given back', () => {
    const run = certified();
    const suspend = { number: '样990921-0101', from: '2026-09-01', reason: '被投诉调查', files: [] };
    run.do(xie, 'certificate.suspend', suspend, '2026-09-01');
    expect(run.refused(xie, 'certificate.suspend', suspend, '2026-09-01')).toEqual(['CERTIFICATE_SUSPENDED']);
    run.do(
      xie,
      'certificate.restore',
      { number: '样990921-0101', on: '2026-10-08', reason: '查无问题' },
      '2026-10-08',
    );
    expect(
      ['2026-08-31', '2026-09-01', '2026-10-07', '2026-10-08'].map((day) => certificateOn(run.state, day)),
    ).toEqual(['valid', 'suspended', 'suspended', 'valid']);
  });

  it('are given back on the day of a suspension that was to come, not before it', () => {
    const run = certified();
    const suspended = { number: '样990921-0101', from: '2026-09-05', reason: '被投诉调查', files: [] };
    run.do(xie, 'certificate.suspend', suspended, '2026-09-01');
    const back = (on: string) => ({ number: '样990921-0101', on, reason: '查无问题' });
    const refused = (on: string) => run.refused(xie, 'certificate.restore', back(on), '2026-09-03');
    expect([refused('2026-09-04'), refused('2026-09-05')]).toEqual([['DATE_ORDER'], []]);
  });

  it('may be for one day', () => {
    const day = certificate({ validFrom: '2024-06-01', validTo: '2024-06-01' });
    expect(registered().refused(xie, 'certificate.issue', day, '2024-06-01')).toEqual([]);
  });

  it('end for good when they are withdrawn', () => {
    const run = certified();
    run.do(
      xie,
      'certificate.withdraw',
      { number: '样990921-0101', on: '2026-09-01', reason: '调离', files: [] },
      '2026-09-01',
    );
    expect(certificateOn(run.state, '2026-08-31')).toBe('valid');
    expect(certificateOn(run.state, '2026-09-01')).toBe('withdrawn');
    expect(
      run.refused(
        xie,
        'certificate.renew',
        { number: '样990921-0101', validTo: '2031-05-31', files: [] },
        '2026-09-02',
      ),
    ).toEqual(['MOVE_CLOSED']);
  });

  it('are renewed before they end; afterwards a new one is issued, and the gap stays a gap', () => {
    const run = certified();
    const renew = { number: '样990921-0101', validTo: '2034-05-31', files: [] };
    expect(run.refused(xie, 'certificate.renew', renew, '2029-05-31')).toEqual([]);
    expect(run.refused(xie, 'certificate.renew', renew, '2029-06-01')).toEqual(['CERTIFICATE_EXPIRED']);
    const next = certificate({ validFrom: '2029-06-01', validTo: '2034-05-31' });
    expect(run.refused(xie, 'certificate.issue', next, '2029-05-31')).toEqual([]);
    run.do(
      xie,
      'certificate.issue',
      certificate({ validFrom: '2029-07-01', validTo: '2034-06-30' }),
      '2029-07-01',
    );
    expect(certificateOn(run.state, '2029-06-15')).not.toBe('valid');
    expect(certificateOn(run.state, '2029-07-01')).toBe('valid');
  });

  it.each([
    ['by the agency itself', admin, 'certificate.issue', certificate(), ['ROLE_MISSING']],
    [
      'with an end before its start',
      xie,
      'certificate.issue',
      certificate({ number: '二', validTo: '2024-05-31' }),
      ['DATE_ORDER'],
    ],
    [
      'a second time while it is valid',
      xie,
      'certificate.issue',
      certificate(),
      ['CERTIFICATE_NUMBER_TAKEN'],
    ],
    [
      'a second time from its last day on',
      xie,
      'certificate.issue',
      certificate({ validFrom: '2029-05-31', validTo: '2034-05-30' }),
      ['CERTIFICATE_NUMBER_TAKEN'],
    ],
    [
      'suspended for days gone by',
      xie,
      'certificate.suspend',
      { number: '样990921-0101', from: '2026-08-01', reason: 'x', files: [] },
      ['DATE_ORDER'],
    ],
    [
      'suspended under another number',
      xie,
      'certificate.suspend',
      { number: '无', from: '2026-09-01', reason: 'x', files: [] },
      ['CERTIFICATE_UNKNOWN'],
    ],
    [
      'renewed to an earlier end',
      xie,
      'certificate.renew',
      { number: '样990921-0101', validTo: '2028-01-01', files: [] },
      ['DATE_ORDER'],
    ],
    [
      'renewed to the same end',
      xie,
      'certificate.renew',
      { number: '样990921-0101', validTo: '2029-05-31', files: [] },
      ['DATE_ORDER'],
    ],
  ])('are not issued, suspended or renewed %s', (_what, who, type, data, codes) => {
    expect(certified().refused(who, type, data, '2026-09-01')).toEqual(codes);
  });

  /** One person with a certificate that is suspended, one that is valid, and one withdrawn while it was suspended. */
  const three = () => {
    const run = certified();
    for (const number of ['有效', '收回'])
      run.do(xie, 'certificate.issue', certificate({ number }), '2024-06-01');
    for (const number of ['样990921-0101', '收回']) {
      const suspended = { number, from: '2026-09-01', reason: '被投诉调查', files: [] };
      run.do(xie, 'certificate.suspend', suspended, '2026-09-01');
    }
    const withdrawn = { number: '收回', on: '2026-09-02', reason: '调离', files: [] };
    run.do(xie, 'certificate.withdraw', withdrawn, '2026-09-02');
    return run;
  };

  it.each([
    ['the suspended one is given back', 'restore', '样990921-0101', []],
    ['the valid one is not given back', 'restore', '有效', ['CERTIFICATE_NOT_SUSPENDED']],
    ['the withdrawn one is not given back', 'restore', '收回', ['CERTIFICATE_WITHDRAWN']],
    ['nor withdrawn again', 'withdraw', '收回', ['CERTIFICATE_WITHDRAWN']],
    ['nor renewed', 'renew', '收回', ['CERTIFICATE_WITHDRAWN']],
    ['the valid one is withdrawn', 'withdraw', '有效', []],
    ['the valid one is renewed', 'renew', '有效', []],
  ])('of several: %s', (_what, verb, number, codes) => {
    const data = {
      restore: { number, on: '2026-09-03', reason: '查无问题' },
      withdraw: { number, on: '2026-09-03', reason: '调离', files: [] },
      renew: { number, validTo: '2034-05-31', files: [] },
    }[verb];
    expect(three().refused(xie, `certificate.${verb}`, data, '2026-09-03')).toEqual(codes);
  });

  it('withdrawn while suspended are not offered to be given back', () => {
    const run = three();
    const offered = () => run.moves(xie, '2026-09-03').map(({ type }) => type);
    expect(offered()).toContain('certificate.restore');
    const back = { number: '样990921-0101', on: '2026-09-03', reason: '查无问题' };
    run.do(xie, 'certificate.restore', back, '2026-09-03');
    expect(offered()).not.toContain('certificate.restore');
  });

  it('are not for auxiliaries', () => {
    const run = registered({ auxiliary: true });
    expect(run.refused(xie, 'certificate.issue', certificate(), '2024-06-01')).toEqual(['AUXILIARY_MAY_NOT']);
    expect(
      certified().refused(
        admin,
        'staff.amend',
        { unit: '一队', post: '辅助人员', auxiliary: true },
        '2024-07-01',
      ),
    ).toEqual(['CERTIFICATE_HELD']);
  });
});

describe('roles', () => {
  it.each([
    ['by another agency’s administrator', otherAdmin, ['officer'], ['OTHER_AGENCY']],
    ['by an officer', zhou, ['officer'], ['ROLE_MISSING']],
    ['of supervisor by the agency', admin, ['supervisor'], ['SUPERVISOR_ONLY']],
    ['of supervisor by the bureau', xie, ['supervisor'], []],
    ['of principal without head', admin, ['principal'], ['PRINCIPAL_IS_HEAD']],
    ['of principal and head', admin, ['principal', 'head'], []],
    ['of system', admin, ['system'], ['DATA_INVALID']],
  ])('are given %s', (_what, who, roles, codes) => {
    expect(registered().refused(who, 'staff.assignRoles', { roles }, '2024-06-02')).toEqual(codes);
  });

  it('of those who enforce are not for auxiliaries （处罚法 art 42）', () => {
    const run = registered({ auxiliary: true });
    expect(run.refused(admin, 'staff.assignRoles', { roles: ['handler'] }, '2024-06-02')).toEqual([
      'AUXILIARY_MAY_NOT',
    ]);
    expect(run.refused(admin, 'staff.assignRoles', { roles: ['staff'] }, '2024-06-02')).toEqual([]);
  });
});

it.each([
  ['neither day', {}, ['QUALIFICATION_EMPTY']],
  ['the day of the qualification', { legalQualificationOn: '2015-03-01' }, []],
  ['the day the reviewing began', { reviewingSince: '2016-05-01' }, []],
])('a qualification is recorded with %s （处罚法 art 58(2)）', (_what, days, codes) => {
  const data = { ...days, files: [] };
  expect(registered().refused(admin, 'qualification.record', data, '2025-01-02')).toEqual(codes);
});

it('whoever has left is changed no more, and certified no more; until then is, though it is known', () => {
  const run = certified();
  run.do(admin, 'staff.leave', { on: '2026-01-01', reason: '退休' }, '2025-12-01');
  expect(run.state.leftOn).toBe('2026-01-01');
  const days = ['2025-12-31', '2026-01-01', '2026-01-02'];
  expect(days.map((day) => certificateOn(run.state, day))).toEqual(['valid', 'left', 'left']);
  expect(days.map((day) => certificateNumber(run.state, day))).toEqual([
    '样990921-0101',
    undefined,
    undefined,
  ]);
  const shown = (day: string) => [
    staffProcedure.stageOf(run.state, day),
    ...staffProcedure.stages(run.state, day).map(({ state }) => state),
  ];
  expect(days.map(shown)).toEqual([
    ['serving', 'now', 'ahead'],
    ['left', 'done', 'now'],
    ['left', 'done', 'now'],
  ]);
  const certificate = {
    number: '样990921-0199',
    category: '市场监管',
    area: '清岚县',
    validFrom: '2026-01-02',
    validTo: '2029-05-31',
    files: [],
  };
  const changes = [
    [admin, 'staff.amend', { unit: '食品股', post: '股长' }],
    [admin, 'staff.assignRoles', { roles: ['officer'] }],
    [xie, 'certificate.issue', certificate],
    [admin, 'qualification.record', { reviewingSince: '2016-05-01', files: [] }],
  ] as const;
  for (const [who, type, data] of changes) {
    expect(run.refused(who, type, data, '2025-12-31')).toEqual([]);
    expect(run.refused(who, type, data, '2026-01-02')).toEqual(['STAFF_LEFT']);
  }
  const again = { on: '2026-02-01', reason: '退休' };
  expect(run.refused(admin, 'staff.leave', again, '2025-12-31')).toEqual(['MOVE_CLOSED']);
});

it('a correction mends what the record got wrong', () => {
  const run = certified();
  run.do(xie, 'act.correct', { target: 2, values: { area: '怀川市' }, reason: '区域写错' }, '2024-06-03');
  expect(run.state.certificates[0]?.area).toBe('怀川市');
  const data = { target: 2, values: { validTo: '2039-05-31' }, reason: '更正' };
  expect(run.refused(xie, 'act.correct', data, '2024-06-03')).toEqual(['NOT_CORRECTABLE']);
});

it('what the bureau recorded is not corrected by the agency', () => {
  const run = certified();
  const data = { target: 2, values: { area: '怀川市' }, reason: '更正' };
  expect(run.refused(admin, 'act.correct', data, '2024-06-03')).toEqual(['CORRECTION_NOT_YOURS']);
  expect(run.refused(otherAdmin, 'note.add', { text: '备注', files: [] }, '2024-06-03')).toEqual([
    'OTHER_AGENCY',
  ]);
});

it('nobody adds to the own roles; to lay one down is free', () => {
  const run = registered();
  run.do(admin, 'staff.assignRoles', { roles: ['admin', 'editor'] }, '2026-01-05');
  const oneself = { ...admin, id: run.dossier.id };
  const assigned = (...roles: string[]) => run.refused(oneself, 'staff.assignRoles', { roles }, '2026-01-06');
  expect(assigned('admin', 'head')).toEqual(['OWN_ROLES']);
  expect(assigned('admin', 'editor', 'reviewer')).toEqual(['OWN_ROLES']);
  expect(assigned('admin')).toEqual([]);
});
