import { afterAll, describe, expect, it } from 'vitest';
import { closeRenderer, prepareSheet, type RenderOptions, renderDocument } from './render.ts';
import type { DocumentId } from './templates/index.ts';
import { exampleData, examplePicture } from './testing/example.ts';
import { textOfPages } from './testing/pdf-text.ts';
import * as sample from './testing/sample-county.ts';

const issue: RenderOptions = { mode: 'issue', sample: true };

async function printed(template: DocumentId, data: unknown, options = issue): Promise<string> {
  const result = await renderDocument({ template, data, options, files: examplePicture });
  if (!result.ok) throw new Error(result.error.message);
  return textOfPages(result.pdf).join('').replace(/\s/g, '');
}
const pagesOf = async (template: DocumentId, data: unknown) => {
  const result = await renderDocument({ template, data, options: issue, files: examplePicture });
  return result.ok ? result.pages : 0;
};

afterAll(closeRenderer);

describe('what the law makes a document say', () => {
  it('a decision holds the six items of 处罚法 art 59 and room for the seal', async () => {
    const text = await printed('P46', sample.expiredFoodDecision);
    expect(text).toContain('当事人：清岚县城关镇福满家副食店');
    expect(text).toContain('最长超期21天');
    expect(text).toContain('1.现场笔录和现场照片8张，证明货架');
    expect(text).toContain('《中华人民共和国食品安全法》第一百二十四条第一款第五项');
    expect(text).toContain('2.罚款6,000.00元（大写：人民币陆仟元整）。');
    expect(text).toContain('罚款应当自收到本决定书之日起十五日内缴至样例银行清岚支行');
    expect(text).toContain('六十日内向清岚县人民政府申请行政复议');
    expect(text).toContain('六个月内依法向清岚县人民法院提起行政诉讼');
    expect(text).toContain('本决定不停止执行，法律另有规定的除外。');
    expect(text).toContain('本机关将依法申请人民法院强制执行。');
    expect(text).toContain('本决定依法向社会公示。');
    expect(text).toMatch(/清岚县市场监督管理局2026年4月15日/);
    expect(text).toContain('本文书一式三份');
  });

  it('tells the surcharge only if the agency means to impose it', async () => {
    const { payment } = sample.expiredFoodDecision;
    expect(await printed('P46', sample.expiredFoodDecision)).toContain(
      '百分之三加处罚款，加处数额不超出罚款数额',
    );
    const without = { ...sample.expiredFoodDecision, payment: { ...payment, surcharge: false } };
    expect(await printed('P46', without)).not.toContain('加处');
  });

  it('asks where to pay as soon as there is a fine', () => {
    const { payment: _, ...data } = sample.expiredFoodDecision;
    const result = prepareSheet({ template: 'P46', data, options: issue });
    expect(result).toMatchObject({ error: { fields: [{ path: 'payment', label: '缴款方式' }] } });
    const warned = { ...data, decided: [{ text: '警告' }] };
    expect(prepareSheet({ template: 'P46', data: warned, options: issue }).ok).toBe(true);
  });

  it('a municipal bureau acting through its county branch names the municipal government', async () => {
    const text = await printed('P46', sample.municipalDecision);
    expect(text).toContain('向怀川市人民政府申请行政复议');
    expect(text).not.toContain('清岚县人民政府');
  });

  it('an on-the-spot decision sends the party to reconsideration first and never to court direct', async () => {
    const text = await printed('P47', sample.spotWarning);
    expect(text).toContain('应当自本决定作出之日起六十日内先向清岚县人民政府申请行政复议');
    expect(text).toContain(
      '对行政复议决定不服的，可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼。',
    );
    expect(text).not.toContain('也可以自收到');
    expect(text).toContain('清市监当罚〔2026〕0031号');
  });

  it('an on-the-spot decision keeps to one page', async () => {
    expect(await pagesOf('P47', sample.spotWarning)).toBe(1);
  });

  it('a filing sheet with its four opinions keeps to two pages', async () => {
    expect(await pagesOf('P04', sample.filingSheet)).toBeLessThanOrEqual(2);
  });

  it('a hearing notice tells the five days, the defence, and that neither costs anything', async () => {
    const text = await printed('P35', sample.hearingNotice);
    expect(text).toContain('你有权要求听证，应当在收到本告知书后五日（工作日）内提出');
    expect(text).toContain('组织听证的费用由本机关承担');
    expect(text).toContain('请自收到本告知书之日起五个工作日内');
    expect(text).toContain('不因陈述、申辩而给予更重的处罚');
    expect(text).not.toMatch(/视为放弃/);
    expect(text).toContain('罚款39,200.00元（大写：人民币叁万玖仟贰佰元整）');
  });

  it('inquiry and scene records show identity, recusal and the duty to answer', async () => {
    const inquiry = await printed('P11', exampleData('P11', 'full'));
    for (const told of [
      '现向你出示执法证件',
      '有权申请执法人员回避',
      '应当如实回答询问',
      '陈述和申辩的权利',
    ]) {
      expect(inquiry).toContain(told);
    }
    const scene = await printed('P08', exampleData('P08', 'full'));
    expect(scene).toContain('现向你出示执法证件');
    expect(scene).toContain('有权申请执法人员回避');
  });

  it('gives up each right by a tick of its own', async () => {
    const text = await printed('P37', exampleData('P37', 'full'));
    for (const right of ['陈述', '申辩', '要求听证']) expect(text).toContain(`□自愿明确放弃${right}的权利`);
    expect(text).toContain('没有勾选的权利不放弃');
    expect(text).toContain('没有提交本声明的，不视为放弃');
  });

  it('a court application is signed by the head and lists the five attachments of 强制法 art 55', async () => {
    const text = await printed('P61', sample.courtApplication);
    expect(text).toContain('行政机关负责人（签名）');
    expect(text).toContain('被申请人：清岚县城关镇福满家副食店');
    for (let n = 1; n <= 5; n++) expect(text).toContain(`${n}.`);
  });

  it('the transfer of a suspected crime carries the receipt the police sign', async () => {
    const text = await printed('P28', exampleData('P28', 'full'));
    expect(text).toMatch(/回执.*接收人（签名）/);
  });

  it('evidence preserved may not be destroyed or moved', async () => {
    expect(await printed('P15', exampleData('P15', 'full'))).toContain('不得销毁或者转移证据');
  });

  it('service by notice takes effect after thirty days', async () => {
    expect(await printed('P52', exampleData('P52', 'full'))).toContain('经过三十日，即视为送达');
  });

  it.each(['P10', 'P20', 'P40', 'P50', 'P55', 'P59', 'P26'] as const)(
    '%s carries no remedy text',
    async (id) => {
      expect(await printed(id, exampleData(id, 'full'))).not.toContain('申请行政复议');
    },
  );

  it('prints the remedy where the profile says so, and asks for it', async () => {
    const data = { ...exampleData('P13', 'full') };
    expect(await printed('P13', data)).toContain('申请行政复议');
    delete data.remedy;
    expect(prepareSheet({ template: 'P13', data, options: issue }).ok).toBe(false);
    const silent = { ...issue, profileOptions: { remedyOn: ['P46'] } };
    expect(prepareSheet({ template: 'P13', data, options: silent }).ok).toBe(true);
  });
});

describe('what a document refuses', () => {
  it('approval of a decision whose review, notice, defence or discussion is out of order', () => {
    const data = {
      ...exampleData('P45', 'full'),
      reviewedOn: '2026-04-02',
      noticeServedOn: '2026-04-07',
      defenceEndedOn: '2026-04-10',
      hearingOn: undefined,
      hearing: undefined,
      discussedOn: '2026-04-14',
    };
    expect(prepareSheet({ template: 'P45', data, options: issue }).ok).toBe(true);
    for (const [key, day] of [
      ['discussedOn', '2026-04-06'],
      ['defenceEndedOn', '2026-04-15'],
      ['defenceEndedOn', '2026-04-01'],
      ['reviewedOn', '2026-04-15'],
    ] as const) {
      const result = prepareSheet({ template: 'P45', data: { ...data, [key]: day }, options: issue });
      expect(result, `${key} ${day}`).toMatchObject({ ok: false, error: { code: 'FIELDS_INVALID' } });
    }
  });

  it('a surcharge above the fine', () => {
    const data = { ...exampleData('P60', 'full'), fine: 100_000, surcharge: 100_001 };
    expect(prepareSheet({ template: 'P60', data, options: issue })).toMatchObject({
      error: { code: 'FIELDS_INVALID', message: expect.stringContaining('不得超出罚款的数额') },
    });
  });

  it('instalments that do not add up to what is owed', () => {
    const data = { ...exampleData('P55', 'full'), paid: 1 };
    expect(prepareSheet({ template: 'P55', data, options: issue })).toMatchObject({ ok: false });
  });

  it('a review signed by a handler of the case', () => {
    const data = { ...sample.reviewOpinion, reviewer: '周晓岚' };
    expect(prepareSheet({ template: 'P33', data, options: issue })).toMatchObject({
      error: { message: expect.stringContaining('审核人不得是本案承办人') },
    });
  });

  it('an investigation by one officer', () => {
    const data = exampleData('P11', 'full');
    const alone = { ...data, officers: [{ name: '周晓岚', certificate: '样990921-0101' }] };
    expect(prepareSheet({ template: 'P11', data: alone, options: issue }).ok).toBe(false);
  });
});

describe('sample county documents', () => {
  it.each([
    ['P46', sample.expiredFoodDecision],
    ['P35', sample.hearingNotice],
    ['P42', sample.hearingRecord],
    ['P33', sample.reviewOpinion],
    ['P51', sample.serviceReturn],
    ['P04', sample.filingSheet],
    ['P16', sample.goodsList],
  ] as const)('%s renders complete', async (id, data) => {
    expect(await printed(id, data)).toContain('样例数据');
  });
});
