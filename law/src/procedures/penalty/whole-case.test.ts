import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../disclosure/canonical.ts';
import { publicProjection } from '../../disclosure/decision.ts';
import { deadlines } from '../../dossier/deadlines.ts';
import { penaltyOrdinary } from '../penalty-ordinary.ts';
import { reviewItemNames } from './review.ts';
import {
  at,
  drive,
  people,
  sampleContent,
  sampleLead,
  sampleOutcome,
  sampleScene,
  testFile,
} from './testing.ts';

const { zhou, chen, shen, lin, he, ma, feng } = people;
const handlers = [zhou.id, chen.id];

/** 案例一 from the lead to the archive through the whole ordinary procedure, on the days of the sample county. */
describe('a whole case', () => {
  const run = drive({ procedure: penaltyOrdinary });
  const hash = () => run.state.draft?.hash ?? '';
  const open = (day: string) =>
    deadlines(run.dossier, run.facts, run.profile, at(day))
      .filter((deadline) => deadline.status === 'running' || deadline.status === 'overdue')
      .map((deadline) => deadline.clock.key);

  it('is filed, investigated, drafted', () => {
    run.do(zhou, 'lead.register', sampleLead, '2026-03-10');
    run.do(
      zhou,
      'lead.verify',
      { ...sampleScene('2026-03-10', handlers), conclusion: 'file' },
      at('2026-03-10', '17:40'),
    );
    const propose = { handlers, grounds: '涉嫌经营超过保质期的食品', recusalChecked: true, files: [] };
    run.do(zhou, 'filing.propose', propose, '2026-03-11');
    run.do(lin, 'filing.approve', { opinion: '同意立案。' }, '2026-03-12');
    const [scene] = run.state.investigation.evidence;
    const draft = { content: sampleContent(scene?.id ?? ''), outcome: sampleOutcome(600_000) };
    run.do(zhou, 'draft.write', draft, '2026-03-23');
    run.do(zhou, 'report.submit', { course: '双随机抽查发现', opinion: '建议处罚', files: [] }, '2026-03-24');
  });

  it('is not told to the party, nor decided, before the review has passed (reviewBeforeNotice)', () => {
    const notice = {
      party: 'p1',
      hearingRight: false,
      contactPerson: '周晓岚',
      contactPhone: '1',
      contactAddress: '样例',
    };
    expect(run.refused(zhou, 'notice.issue', notice, '2026-03-25')).not.toEqual([]);
    const submit = { explanation: '说明', materials: [{ name: '现场笔录', copies: 1 }], files: [] };
    run.do(zhou, 'review.submit', submit, '2026-03-25');
    run.do(shen, 'review.return', { missing: '违法所得计算表、退赔凭证未附' }, '2026-03-27');
    run.do(zhou, 'review.supplement', { note: '已补齐', files: [] }, '2026-03-30');
    run.do(shen, 'review.accept', {}, '2026-03-31');
    const items = Object.keys(reviewItemNames).map((item) => ({ item, result: 'pass' }));
    run.do(
      shen,
      'review.opine',
      { draftHash: hash(), items, outcome: 'approved', opinion: '同意。', files: [] },
      '2026-04-02',
    );
    const issued = run.do(zhou, 'notice.issue', notice, '2026-04-07');
    run.do(zhou, 'service.record', served(issued.seq), '2026-04-07');
    expect(open('2026-04-08')).toContain(`defence:notice-${issued.seq}`);
  });

  it('hears the party, discusses, decides, serves', () => {
    const points = [{ point: '小本经营，请求再减' }];
    const defence = {
      party: 'p1',
      form: 'oral',
      madeOn: '2026-04-09',
      speaker: '张桂芬',
      officers: handlers,
      content: '请求再减',
      points,
      readBack: true,
      files: [testFile(2)],
    };
    const said = run.do(zhou, 'defence.record', defence, '2026-04-09');
    const decide = { draftHash: hash(), opinion: '同意' };
    expect(run.refused(zhou, 'decision.propose', decide, '2026-04-09')).not.toEqual([]);
    const findings = [{ point: `${said.seq}.1`, found: '已减轻', adopted: 'no', reason: '不再减' }];
    const review = { party: 'p1', findings, adopted: 'no', changes: false, suggestion: '维持' };
    const elsewhere = {
      ...review,
      findings: findings.map((finding) => ({ ...finding, point: `${said.seq}.2` })),
    };
    expect(run.refused(zhou, 'defence.review', elsewhere, '2026-04-10')).toEqual(['DEFENCE_POINT_MISSED']);
    run.do(zhou, 'defence.review', review, '2026-04-10');
    const voter = (name: string) => ({ person: name, post: '局领导', opinion: '同意', vote: 'for' });
    const meeting = {
      draftHash: hash(),
      startedAt: at('2026-04-14', '09:00'),
      endedAt: at('2026-04-14', '10:00'),
      place: '会议室',
      chair: lin.id,
      reporter: zhou.id,
      recorder: feng.id,
      expected: 5,
      opinions: ['甲', '乙', '丙', '丁', '戊'].map(voter),
      conclusion: 'adopt',
      conclusionText: '同意',
      everyoneSigned: true,
      files: [],
    };
    run.do(lin, 'discussion.record', meeting, '2026-04-14');
    const { facts } = run;
    const { bank: _, ...bankless } = facts.agency;
    run.facts = { ...facts, agency: bankless };
    // A fine is paid to a body the decision names （罚缴分离办法 7）.
    expect(run.refused(zhou, 'decision.propose', decide, '2026-04-15')).toEqual(['COLLECTING_BODY_MISSING']);
    run.facts = facts;
    run.do(zhou, 'decision.propose', decide, at('2026-04-15', '09:00'));
    const made = run.do(lin, 'decision.make', { ...decide, files: [] }, at('2026-04-15', '10:00'));
    run.do(
      zhou,
      'publication.notify',
      { party: 'p1', contactPerson: '周晓岚', contactPhone: '1' },
      at('2026-04-15', '11:00'),
    );
    run.do(zhou, 'service.record', served(made.seq), at('2026-04-15', '15:00'));
    expect(open('2026-04-16')).toEqual(
      expect.arrayContaining(['publish', 'publish:enterpriseSystem', 'pay:p1', 'reconsider:p1', 'sue:p1']),
    );
  });

  it('is published without a name, paid, carried out, closed, archived', () => {
    const projection = publicProjection(run.state, run.facts.agency, run.profile);
    const publicId = 'qwertyuiopasdfgh';
    const content = { ...projection?.fields, id: publicId };
    expect(JSON.stringify(content)).not.toContain('张桂芬');
    expect(projection?.fields.safeguards.map((safeguard) => safeguard.what)).toEqual([
      '法制审核',
      '事先告知',
      '集体讨论',
    ]);
    run.do(he, 'publication.prepare', { id: 'r1', content }, '2026-04-20');
    run.do(ma, 'publication.check', { passed: true, secrecyChecked: true, masksChecked: true }, '2026-04-20');
    run.do(ma, 'publication.approve', { passed: true }, '2026-04-20');
    run.do(he, 'publication.release', { publicBytes: canonicalJson(content), publicId }, '2026-04-20');
    run.do(
      he,
      'publication.push',
      { channel: 'enterpriseSystem', on: '2026-04-20', files: [] },
      '2026-04-20',
    );
    run.do(
      zhou,
      'payment.record',
      {
        party: 'p1',
        of: 'fine',
        on: '2026-04-22',
        fen: 600_000,
        receiptKind: 'nonTax',
        receipt: '票1',
        files: [],
      },
      '2026-04-22',
    );
    const goods = [{ id: 'g1', name: '超期食品', unit: '批', quantity: '1' }];
    run.do(
      zhou,
      'goods.confiscate',
      { party: 'p1', goods, officers: handlers, keeper: '马小二', files: [testFile(3)] },
      at('2026-04-23', '09:00'),
    );
    run.do(
      zhou,
      'goods.dispose',
      {
        goods: ['g1'],
        how: 'destroyed',
        place: '处理场',
        process: '销毁',
        officers: handlers,
        operator: '甲某',
        supervisor: '乙某',
        files: [testFile(4)],
      },
      at('2026-04-23', '10:00'),
    );
    run.do(
      zhou,
      'closing.propose',
      { reason: 'performed', result: '已履行', retention: 'permanent', files: [] },
      '2026-04-24',
    );
    run.do(lin, 'closing.approve', { opinion: '同意结案。' }, '2026-04-24');
    run.do(
      feng,
      'archive.file',
      {
        archiveNumber: '20260001',
        retention: 'permanent',
        condition: '完整',
        checkedBy: ma.id,
        complete: true,
        files: [],
      },
      '2026-05-06',
    );
    expect(penaltyOrdinary.stageOf(run.state, '2026-12-31')).toBe('archived');
    expect(penaltyOrdinary.stages(run.state, '2026-12-31').filter((stage) => stage.state === 'now')).toEqual(
      [],
    );
    expect(open('2026-05-07').sort()).toEqual(['end:r1', 'reconsider:p1', 'sue:p1']);
  });
});

function served(document: number) {
  return {
    document,
    party: 'p1',
    method: 'direct',
    officers: handlers,
    place: '当事人店内',
    receiver: { name: '张桂芬', relation: 'legalRepresentative' },
    files: [testFile(1)],
  };
}
