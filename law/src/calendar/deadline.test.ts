import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../profiles/index.ts';
import { addDays, civilDate, daysBetween, getDay } from './civil.ts';
import { computeDeadline } from './deadline.ts';
import type { Deadline, DeadlineRefusal, DeadlineRequest, Extension, Pause } from './request.ts';
import { periodRules, rules } from './rules/index.ts';
import { isWorkingDay, nationalCalendar } from './work-calendar.ts';

type Given = Omit<DeadlineRequest, 'rule' | 'start' | 'calendar' | 'profile'>;

const national = resolveProfile('national');
const sample = resolveProfile('sample-donglan');

function answer(rule: string, start: string, given: Given = {}, profile = national) {
  return computeDeadline({ rule, start, calendar: nationalCalendar, profile, ...given });
}

function deadline(rule: string, start: string, given: Given = {}, profile = national): Deadline {
  const result = answer(rule, start, given, profile);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.deadline;
}

function refusal(rule: string, start: string, given: Given = {}): DeadlineRefusal {
  const result = answer(rule, start, given);
  if (result.ok) throw new Error(`computed ${result.deadline.end}`);
  return result.refusal;
}

const pause = (ground: Pause['ground'], from: string, to?: string): Pause => ({
  ground,
  from,
  document: '清市监检期〔2026〕1号',
  ...(to === undefined ? {} : { to }),
});

const extended = (approvedOn: string, more: Partial<Extension> = {}): Extension => ({
  approvedOn,
  approvedBy: '林向东',
  reason: '案情复杂',
  notifiedOn: approvedOn,
  ...more,
});

describe('the end of a period', () => {
  it.each([
    // The 2026 arrangement, rule by rule.
    ['CMP-13', '2026-09-18', '2026-10-09'],
    ['PEN-20', '2026-09-30', '2026-10-10'],
    ['PEN-10', '2026-04-30', '2026-05-11'],
    ['PEN-11', '2026-10-13', '2026-09-24'],
    ['PEN-17', '2026-09-16', '2026-10-08'],
    ['PEN-04', '2026-07-03', '2026-10-01'],
    ['REM-01', '2026-08-06', '2026-10-08'],
    ['REM-23', '2026-03-31', '2026-09-30'],
    ['CMP-12', '2026-09-30', '2026-12-30'],
    ['CMP-03', '2026-09-04', '2026-10-04'],
    ['LIC-01', '2026-05-08', '2026-05-14'],
    ['LIC-03', '2026-02-12', '2026-03-18'],
    ['TRI-02', '2026-09-22', '2026-10-09'],
    ['TRI-01', '2026-09-22', '2026-10-27'],
    ['LIC-11a', '2026-12-31', '2026-12-01'],
    ['CMP-15', '2026-10-12', '2026-09-30'],
    // Expired food, 清市监罚〔2026〕12号.
    ['CMP-03', '2026-03-10', '2026-04-09'],
    ['PEN-04', '2026-03-12', '2026-06-10'],
    ['TRI-14', '2026-03-31', '2026-04-10'],
    ['PEN-14', '2026-04-07', '2026-04-14'],
    ['PEN-17', '2026-04-15', '2026-04-30'],
    ['TRI-02', '2026-04-15', '2026-04-24'],
    // On the spot, 清市监当罚〔2026〕0031号: the sixty days end on a Sunday.
    ['REM-01', '2026-09-16', '2026-11-16'],
    ['PEN-07', '2026-09-16', '2026-09-18'],
    // Dust, 怀环罚〔2026〕清岚7号.
    ['PEN-04', '2026-08-31', '2026-11-29'],
    ['PEN-14', '2026-09-16', '2026-09-22'],
    ['PEN-17', '2026-09-24', '2026-10-09'],
    ['TRI-02', '2026-09-24', '2026-10-12'],
    // Felling, 清林罚决〔2026〕9号.
    ['PEN-04', '2026-04-20', '2026-07-19'],
    ['PEN-10', '2026-05-21', '2026-05-28'],
    ['PEN-11', '2026-06-09', '2026-05-28'],
    ['TRI-21', '2026-06-18', '2026-07-03'],
    ['TRI-02', '2026-06-18', '2026-06-30'],
    ['CMP-12', '2026-11-30', '2027-03-01'],
    // Tutoring, 清教罚〔2026〕3号.
    ['PEN-04', '2026-07-08', '2026-10-06'],
    ['PEN-10', '2026-08-14', '2026-08-21'],
    ['TRI-02', '2026-08-21', '2026-09-01'],
    ['PEN-17', '2026-08-21', '2026-09-07'],
    ['TRI-21', '2026-08-21', '2026-09-05'],
    ['REM-13a', '2026-09-09', '2026-09-18'],
    ['REM-18', '2026-09-09', '2026-11-09'],
    ['REM-22', '2026-11-02', '2026-11-17'],
    // A permit, a sealing, a spot check, a complaint.
    ['TRI-02', '2026-09-28', '2026-10-13'],
    ['CMP-03', '2026-09-03', '2026-10-03'],
    ['TRI-15', '2026-03-10', '2026-04-08'],
    ['TRI-23a', '2026-05-11', '2026-05-20'],
    // Fixed dates.
    ['TRI-06', '2026-12-31', '2027-01-31'],
    ['TRI-06a2', '2026-12-31', '2027-03-31'],
    ['TRI-18', '2025-01-03', '2025-06-30'],
  ])('%s from %s is %s', (rule, start, end) => {
    expect(deadline(rule, start, {}, sample).end).toBe(end);
  });

  it('counts one day less back where the last day is itself in time', () => {
    expect(deadline('PEN-11', '2026-10-13', { options: { lastDayCounted: true } }).end).toBe('2026-09-28');
    expect(deadline('CMP-15', '2026-10-12', { options: { lastDayCounted: true } }).end).toBe('2026-10-08');
  });

  it('of hours runs from the minute through nights and days of rest', () => {
    expect(deadline('CMP-02', '2026-10-01T09:40:00Z').end).toBe('2026-10-02T09:40:00.000Z');
  });

  it('of waiting says when the act is first permitted', () => {
    expect(deadline('CMP-13', '2026-09-18').firstPermitted).toBe('2026-10-10');
    expect(deadline('CMP-11', '2026-05-01').firstPermitted).toBe('2026-06-01');
    expect(deadline('TRI-24', '2026-05-01').firstPermitted).toBe('2026-05-31');
  });

  it("moves for the party only where the profile has it so, and never for the agency's own limit", () => {
    expect(deadline('PEN-17', '2026-08-21').movedFrom).toBe('2026-09-05');
    const values = { ...national.values, partyEndMoves: { value: false, source: '测试', confirmed: true } };
    expect(deadline('PEN-17', '2026-08-21', {}, { ...national, values }).end).toBe('2026-09-05');
    expect(deadline('REM-01', '2026-09-16', {}, { ...national, values }).end).toBe('2026-11-16');
    expect(deadline('CMP-03', '2026-09-04')).toMatchObject({ end: '2026-10-04', workBy: '2026-09-30' });
  });

  it('that the law moves for the agency is alarmed at the unmoved day', () => {
    expect(deadline('REM-27', '2026-09-18')).toMatchObject({
      end: '2026-10-08',
      movedFrom: '2026-10-03',
      alarm: '2026-10-03',
      workBy: '2026-09-30',
    });
    expect(deadline('REM-18', '2026-09-09')).toMatchObject({ end: '2026-11-09', alarm: '2026-11-09' });
  });

  it('is provisional where it rests on a year without a notice, and only there', () => {
    expect(deadline('TRI-02', '2026-12-28').provisional).toBe(true);
    expect(deadline('TRI-02', '2026-12-01').provisional).toBe(false);
    expect(deadline('PEN-04', '2026-12-01').provisional).toBe(false);
    expect(deadline('REM-01', '2026-12-01').provisional).toBe(true);
  });

  it('says whether its number is confirmed', () => {
    expect(deadline('PEN-10', '2026-09-28')).toMatchObject({ confirmed: true, mark: 'C' });
    expect(deadline('PEN-14', '2026-09-28')).toMatchObject({ confirmed: false, mark: 'R' });
    expect(deadline('PEN-14', '2026-09-28', {}, sample).source).toContain('样例：东澜省');
  });
});

describe('pauses', () => {
  it('stop the clock from the day after their first day through their last', () => {
    const given = { pauses: [pause('expertReview', '2026-03-10', '2026-03-20')] };
    expect(deadline('LIC-03', '2026-03-02', given).end).toBe('2026-04-10');
  });

  it('whose document names the first excluded day include it', () => {
    const testing = { ...pause('testing', '2026-09-07', '2026-09-18'), fromIncluded: true };
    expect(deadline('CMP-03', '2026-09-03', { pauses: [testing] }).end).toBe('2026-10-15');
    const appraisal = { ...pause('appraisal', '2026-04-22', '2026-05-06'), fromIncluded: true };
    const options = { field: 'forestry' } as const;
    expect(deadline('PEN-04', '2026-04-20', { pauses: [appraisal], options }, sample).end).toBe('2026-08-03');
  });

  it('that still last are marked, and count up to the day asked about', () => {
    const pauses = [pause('testing', '2026-09-07')];
    expect(deadline('CMP-03', '2026-09-03', { pauses })).toMatchObject({ paused: true, end: '2026-10-03' });
    expect(deadline('CMP-03', '2026-09-03', { pauses, options: { asOf: '2026-09-17' } }).end).toBe(
      '2026-10-13',
    );
  });

  it('stop months by the days they last', () => {
    const pauses = [pause('forceMajeure', '2026-05-10', '2026-05-20')];
    expect(deadline('REM-23', '2026-03-02', { pauses }).end).toBe('2026-09-14');
  });

  it('need a ground of the rule', () => {
    expect(
      refusal('PEN-04', '2026-07-03', { pauses: [pause('testing', '2026-07-10', '2026-07-12')] }),
    ).toMatchObject({
      code: 'PAUSE_NOT_ALLOWED',
      source: '《中华人民共和国行政处罚法》第六十条',
    });
    expect(refusal('TRF-03', '2026-07-03T00:00:00Z', { pauses: [pause('hearing', '2026-07-03')] }).code).toBe(
      'PAUSE_NOT_ALLOWED',
    );
  });

  it.each([
    [
      'PAUSE_OVERLAPS',
      [pause('testing', '2026-09-07', '2026-09-12'), pause('appraisal', '2026-09-10', '2026-09-15')],
    ],
    ['PAUSE_INVALID', [pause('testing', '2026-09-12', '2026-09-07')]],
    ['PAUSE_INVALID', [pause('testing', '2026-08-12', '2026-09-07')]],
    ['PAUSE_INVALID', [pause('testing', '2026-09-31', '2026-10-07')]],
    ['PAUSE_INVALID', [{ ...pause('testing', '2026-09-07', '2026-09-12'), document: ' ' }]],
    ['PAUSE_TOO_LATE', [pause('testing', '2026-10-03', '2026-10-10')]],
    ['PAUSE_TOO_LATE', [pause('testing', '2026-10-03')]],
    ['PAUSE_OVERLAPS', [pause('testing', '2026-09-07'), pause('appraisal', '2026-09-20', '2026-09-22')]],
  ] as const)('are refused: %s', (code, pauses) => {
    expect(refusal('CMP-03', '2026-09-03', { pauses }).code).toBe(code);
  });
});

describe('extensions', () => {
  it('run on from the unextended end', () => {
    expect(deadline('CMP-03', '2026-03-10', { extensions: [extended('2026-04-08')] }).end).toBe('2026-05-09');
    const testing = { ...pause('testing', '2026-09-07', '2026-09-18'), fromIncluded: true };
    const given = { pauses: [testing], extensions: [extended('2026-10-13')] };
    expect(deadline('CMP-03', '2026-09-03', given).end).toBe('2026-11-14');
    expect(deadline('REM-18', '2026-09-09', { extensions: [extended('2026-11-09')] }).end).toBe('2026-12-08');
  });

  it('must be approved on or before the end', () => {
    const testing = { ...pause('testing', '2026-09-07', '2026-09-18'), fromIncluded: true };
    const late = refusal('CMP-03', '2026-09-03', { pauses: [testing], extensions: [extended('2026-10-16')] });
    expect(late.code).toBe('EXTENSION_LATE');
    expect(late.message).toContain('2026年10月15日');
  });

  it('come as often and as long as the rule allows', () => {
    const twice = [extended('2026-05-01'), extended('2026-05-20')];
    expect(deadline('PEN-04p', '2026-04-20', { extensions: twice }).end).toBe('2026-07-19');
    expect(refusal('PEN-04p', '2026-04-20', { extensions: [...twice, extended('2026-07-01')] }).code).toBe(
      'EXTENSION_NOT_ALLOWED',
    );
    expect(refusal('PEN-10', '2026-04-20', { extensions: [extended('2026-04-21')] }).code).toBe(
      'EXTENSION_NOT_ALLOWED',
    );
    expect(
      refusal('LIC-03', '2026-04-20', { extensions: [extended('2026-04-21', { value: 11 })] }).code,
    ).toBe('EXTENSION_TOO_LONG');
    expect(
      refusal('CMP-03', '2026-09-03', { extensions: [extended('2026-09-21', { until: '2026-11-03' })] }).code,
    ).toBe('EXTENSION_TOO_LONG');
    expect(
      deadline('CMP-03', '2026-09-03', { extensions: [extended('2026-09-21', { until: '2026-11-02' })] }).end,
    ).toBe('2026-11-02');
  });

  it('that the approver fixes must state how long', () => {
    expect(refusal('PEN-17', '2026-06-18', { extensions: [extended('2026-06-29')] }).code).toBe(
      'VALUE_REQUIRED',
    );
    expect(
      deadline('PEN-17', '2026-06-18', { extensions: [extended('2026-06-29', { until: '2026-07-31' })] }).end,
    ).toBe('2026-07-31');
    const market = [extended('2026-06-01'), extended('2026-07-01', { value: 20 })];
    expect(deadline('PEN-04a', '2026-03-12', { extensions: market }).end).toBe('2026-07-30');
  });

  it("take the profile's length where the profile sets it", () => {
    expect(deadline('TRI-14', '2026-03-31', { extensions: [extended('2026-04-10')] }, sample).end).toBe(
      '2026-04-17',
    );
  });

  it('are marked while the party has not been told, as the rule asks', () => {
    const { notifiedOn: _, ...untold } = extended('2026-04-08');
    const outstanding = deadline('CMP-03', '2026-03-10', { extensions: [untold] });
    expect(outstanding.noticeOutstanding).toBe(true);
    expect(outstanding.explanation).toContain('尚待书面告知当事人');
    expect(deadline('CMP-03', '2026-03-10', { extensions: [extended('2026-04-08')] }).noticeOutstanding).toBe(
      false,
    );
  });

  it('need an approver and a reason', () => {
    expect(
      refusal('CMP-03', '2026-03-10', { extensions: [extended('2026-04-08', { reason: '' })] }).code,
    ).toBe('EXTENSION_INVALID');
  });
});

describe('values', () => {
  it("set by one region never cite another region's rule", () => {
    expect(deadline('TRI-21', '2026-08-21', {}, sample).source).toBe('样例：东澜省');
    expect(deadline('TRI-21', '2026-08-21', {}, sample).explanation).not.toContain('山西');
    expect(deadline('TRI-04', '2026-08-21', {}, resolveProfile('zhejiang')).source).toBe(
      '《市场监督管理行政处罚信息公示规定》第十二条；浙江省行政处罚结果信息网上公开暂行办法第九条',
    );
  });

  const food = { value: 10, source: '食品经营许可和备案管理办法', confirmed: false };

  it('of another law stand in for the own one where the rule leaves room', () => {
    expect(deadline('LIC-03', '2026-09-23', { options: { value: food } })).toMatchObject({
      end: '2026-10-14',
      confirmed: false,
    });
    expect(deadline('LIC-03', '2026-09-23', { options: { value: { ...food, value: 5 } } }).end).toBe(
      '2026-10-08',
    );
    expect(refusal('PEN-10', '2026-09-23', { options: { value: food } }).code).toBe('VALUE_NOT_ALLOWED');
    expect(refusal('REM-01', '2026-09-23', { options: { value: food } }).code).toBe('VALUE_INVALID');
  });

  it('that only the document or a profile states are asked for', () => {
    expect(refusal('SUP-01', '2026-06-03').code).toBe('VALUE_REQUIRED');
    expect(deadline('SUP-01', '2026-06-03', { options: { date: '2026-06-17' } }).end).toBe('2026-06-17');
    expect(refusal('SUP-01', '2026-06-03', { options: { date: '2026-06-01' } }).code).toBe('VALUE_INVALID');
    expect(refusal('TRI-05c', '2026-06-03').code).toBe('VALUE_REQUIRED');
    expect(deadline('TRI-05c', '2026-06-03', {}, resolveProfile('hebei')).end).toBe('2031-06-03');
  });
});

describe('requests that cannot be answered', () => {
  it('name an unknown rule or a day that does not exist', () => {
    expect(refusal('PEN-99', '2026-06-03').code).toBe('RULE_UNKNOWN');
    expect(refusal('PEN-10', '2026-02-30').code).toBe('START_INVALID');
    expect(refusal('CMP-02', '2026-03-10').code).toBe('START_INVALID');
  });

  it.each(rules.filter((rule) => rule.kind !== 'period'))('$id has text and source, no period', (rule) => {
    const { code, message, source } = refusal(rule.id, '2026-06-03');
    expect(code).toBe('RULE_HAS_NO_PERIOD');
    expect(message).toContain(rule.name);
    expect(source).not.toBe('');
  });
});

describe('every period', () => {
  const start = (unit: string) => (unit === 'H' ? '2026-09-02T02:00:00Z' : '2026-09-02');

  it.each(periodRules)('$id computes or asks for a named value', (rule) => {
    const result = answer(rule.id, start(rule.unit));
    if (!result.ok) {
      expect(result.refusal.code).toBe('VALUE_REQUIRED');
      expect(rule.value).toBeNull();
      return;
    }
    const { explanation, source, end } = result.deadline;
    expect(explanation).toMatch(/^依.*。$/);
    expect(explanation.match(/。/g)).toHaveLength(1);
    expect(explanation).toContain(rule.name);
    expect(source).not.toBe('');
    expect(end).not.toBe('');
  });

  it.each(periodRules.flatMap((rule) => rule.pauses.map((ground) => [rule.id, ground] as const)))(
    '%s takes a pause for %s, and is not shorter for it',
    (id, ground) => {
      const plain = deadline(id, '2026-09-02');
      const paused = deadline(id, '2026-09-02', { pauses: [pause(ground, '2026-09-02', '2026-09-09')] });
      expect(paused.end > plain.end).toBe(true);
    },
  );

  it.each(periodRules.filter((rule) => rule.extensions.length > 0))('$id can be extended', (rule) => {
    const options = rule.unit === 'date' ? { date: '2026-09-30' } : {};
    const plain = deadline(rule.id, '2026-09-02', { options });
    const max = rule.extensions[0]?.max ?? 9;
    const longer = deadline(rule.id, '2026-09-02', {
      options,
      extensions: [extended('2026-09-02', { value: max })],
    });
    expect(longer.end > plain.end).toBe(true);
  });
});

describe('in general', () => {
  const computable = fc.constantFrom(
    ...periodRules.filter((rule) => rule.value !== null && rule.unit !== 'H'),
  );
  const anyDate = fc
    .integer({ min: getDay('2024-01-01'), max: getDay('2027-06-30') })
    .map((day) => civilDate(day));

  it('an event a day later never ends earlier', () => {
    fc.assert(
      fc.property(computable, anyDate, (rule, date) => {
        expect(deadline(rule.id, addDays(date, 1)).end >= deadline(rule.id, date).end).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('working days end on a working day', () => {
    const working = fc.constantFrom(...periodRules.filter((rule) => rule.unit === 'WD'));
    fc.assert(
      fc.property(working, anyDate, (rule, date) => {
        const { end, workBy } = deadline(rule.id, date);
        expect(isWorkingDay(end, nationalCalendar)).toBe(true);
        expect(workBy).toBe(end);
      }),
      { numRuns: 400 },
    );
  });

  it('a pause never shortens', () => {
    const pausable = fc.constantFrom(...periodRules.filter((rule) => rule.pauses.length > 0));
    fc.assert(
      fc.property(
        pausable,
        anyDate,
        fc.nat({ max: 120 }),
        fc.nat({ max: 60 }),
        (rule, date, after, length) => {
          const from = addDays(date, after);
          const ground = rule.pauses[0] as Pause['ground'];
          const paused = answer(rule.id, date, { pauses: [pause(ground, from, addDays(from, length))] });
          const plain = deadline(rule.id, date);
          if (paused.ok) expect(paused.deadline.end >= plain.end).toBe(true);
          else expect([paused.refusal.code, from >= plain.end]).toEqual(['PAUSE_TOO_LATE', true]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of calendar days skips exactly the paused days', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 28 }), fc.nat({ max: 60 }), (date, after, length) => {
        const from = addDays(date, after);
        const { end } = deadline('CMP-03', date, { pauses: [pause('testing', from, addDays(from, length))] });
        expect(daysBetween(date, end)).toBe(30 + length);
      }),
    );
  });

  it('what is notified on the last day back leaves the clear days the rule asks for', () => {
    const back = fc.constantFrom('PEN-11', 'LIC-08c', 'CMP-15', 'REM-16');
    fc.assert(
      fc.property(back, anyDate, (id, event) => {
        const { end } = deadline(id, event);
        const rule = periodRules.find((candidate) => candidate.id === id);
        let clear = 0;
        for (let day = addDays(end, 1); day < event; day = addDays(day, 1)) {
          if (isWorkingDay(day, nationalCalendar)) clear += 1;
        }
        expect(clear).toBe(rule?.value);
      }),
    );
  });
});

describe('the explanation', () => {
  it('names source, rule, start, days skipped and end', () => {
    expect(deadline('PEN-10', '2026-09-28').explanation).toBe(
      '依据《行政处罚法》第六十四条第一项、第八十五条，“当事人要求听证”的期限为5个工作日，自2026年9月28日（听证权利告知书送达）的次日起算，其间休息日7天不计入（含节假日安排10月1日至10月7日），调休上班的10月10日计入，至2026年10月10日（星期六）届满。',
    );
  });

  it('names pauses and extensions', () => {
    const testing = { ...pause('testing', '2026-09-07', '2026-09-18'), fromIncluded: true };
    expect(
      deadline('CMP-03', '2026-09-03', { pauses: [testing], extensions: [extended('2026-10-13')] })
        .explanation,
    ).toBe(
      '依据《行政强制法》第二十五条，“查封、扣押”的期限为30日，自2026年9月3日（查封、扣押决定生效）的次日起算，检测的时间9月7日至9月18日扣除，经林向东于2026年10月13日批准延长，至2026年11月14日（星期六）届满，届满日为休息日而不顺延，最迟在工作日2026年11月13日办理。',
    );
  });

  it('says when an end moved, when a number is not confirmed and when the year is not published', () => {
    expect(deadline('PEN-17', '2026-08-21').explanation).toContain('2026年9月5日为休息日，类推顺延');
    expect(deadline('PEN-14', '2026-12-28').explanation).toMatch(/未经核实.*尚未公布，结果为暂定。$/);
  });
});
