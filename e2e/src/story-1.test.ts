import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { act, fill, happened, opened, openForm, record, seen, upload } from './form.ts';
import { type Person, signIn } from './person.ts';
import { type Product, startProduct } from './product.ts';

/**
 * One case from the lead to the archive, as the people of 清岚县市场监督管理局 work on it in their browsers, and as a citizen
 * reads and checks it. The chapters follow each other; each rests on the one before.
 */

const shop = '清岚县城关镇福满家副食店';
const place = '清岚县城关镇解放路12号';
const handlers = ['周晓岚', '陈立群'];
const food = '没收超过保质期的苏打饼干7袋、蛋黄派9盒';

let browser: Browser;
let product: Product;
let zhou: Person;
let shen: Person;
let lin: Person;
let he: Person;
let ma: Person;
let dossier: string;
let decisionPage: string;
const downloads = mkdtempSync(join(tmpdir(), 'mj-downloads-'));

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  [zhou, shen, lin, he, ma] = (await Promise.all(
    ['zhou', 'shen', 'lin', 'he', 'ma'].map((account) => signIn(browser, product, account)),
  )) as [Person, Person, Person, Person, Person];
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(downloads, { recursive: true, force: true });
});

/** What the to-do list of somebody asks of them. */
async function asked(page: Page): Promise<string> {
  await page.goto('/workbench/');
  return seen(page.locator('.todo-row').first());
}

describe('from the lead to the archive', () => {
  it('周晓岚 registers what the inspection found, and verifies it on the spot with a photograph', async () => {
    const { page } = zhou;
    await page.getByRole('link', { name: '登记案源' }).first().click();
    await page.getByRole('form').waitFor();
    await happened(page, '2026-03-10T13:20');
    await fill(page, {
      source: '监督检查',
      receivedOn: '2026-03-10',
      summary: '双随机抽查任务抽取检查福满家副食店，货架上发现超过保质期的食品。',
      cause: '经营超过保质期的食品',
      items: ['经营超过保质期的食品'],
      conductFrom: '2026-02-17',
      conductTo: '2026-03-10',
      place,
      parties: [
        {
          kind: '个体工商户',
          name: shop,
          uscc: '92990921MA0RY01A59',
          address: place,
          person: opened('自然人、经营者或法定代表人', { name: '张桂芬', sex: '女', post: '经营者' }),
          contact: opened('联系方式', { phone: '13900000101' }),
        },
      ],
      opinion: '建议核查。',
    });
    await record(page);
    expect(await seen(page.getByRole('heading', { level: 1 }))).toContain('登记案源');
    await page.getByRole('link', { name: '查看案件' }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(shop) }).waitFor();
    dossier = new URL(page.url()).pathname.split('/').at(-1)!;

    await act(page, dossier, 'lead.verify', '2026-03-10T16:30', {
      officers: handlers,
      from: '2026-03-10T14:00',
      to: '2026-03-10T16:30',
      place,
      onSite: [{ name: '张桂芬', relation: '经营者' }],
      identityShown: true,
      identityAnswer: '看清楚了。',
      recusalTold: true,
      recusal: '不申请回避',
      notified: '当事人到场',
      situation:
        '货架上有苏打饼干7袋、蛋黄派6盒，均已超过保质期。当事人主动从库房取出超过保质期的蛋黄派3盒。',
      taken: ['未采取措施'],
      statement: '没有及时清理，愿意配合处理。',
      files: upload('现场照片1.png'),
      conclusion: '建议立案',
    });
  });

  it('the filing is proposed, waits on the desk of 林向东, and is approved', async () => {
    await act(zhou.page, dossier, 'filing.propose', '2026-03-12T09:10', {
      handlers,
      grounds: '现场检查发现经营超过保质期的食品，涉嫌违反《食品安全法》第五十四条第一款。',
      recusalChecked: true,
    });
    expect(await asked(lin.page)).toContain(shop);
    await act(lin.page, dossier, 'filing.approve', '2026-03-12T15:30', { opinion: '同意立案。' });
    await lin.page.getByRole('link', { name: /立案/ }).first().waitFor();
  });

  it('two officers ask the party and take the evidence', async () => {
    await act(zhou.page, dossier, 'inquiry.record', '2026-03-16T10:40', {
      asked: {
        name: '张桂芬',
        sex: '女',
        idNumber: '990921196908213047',
        phone: '13900000101',
        address: place,
      },
      relation: '当事人',
      officers: handlers,
      from: '2026-03-16T09:30',
      to: '2026-03-16T10:40',
      place: '市监局询问室',
      identityShown: true,
      identityAnswer: '看清楚了。',
      recusalAnswer: '不申请回避。',
      dutyAnswer: '听清楚了，我如实回答。',
      defenceAnswer: '清楚。',
      // The first three questions stand there already: they are those of the item (询问提纲).
      turns: [
        { answer: '今年三月从县里的批发部购进，进货票据在店里。' },
        { answer: '卖出2袋，收了12.00元，都收回来了，钱也退了。' },
        { answer: '每周清理一次，这次忘了清理临期货架。' },
        { question: '货架上的超过保质期食品是怎么回事？', answer: '是我的疏忽。' },
      ],
      files: upload('询问过程录像截图.png'),
    });
    await act(zhou.page, dossier, 'evidence.extract', '2026-03-16T11:00', {
      evidenceKind: '书证',
      name: '收银记录',
      kind: '复印件',
      takenAt: '2026-03-16T11:00',
      place,
      proves: '超过保质期后售出苏打饼干2袋，得款12.00元',
      provider: { name: '张桂芬' },
      confirmedSame: true,
      officers: handlers,
      files: upload('收银记录.png'),
    });
  });

  it('the discretion worksheet says what a fine below the minimum leads to', async () => {
    const { page } = zhou;
    await openForm(page, dossier, 'draft.write');
    await happened(page, '2026-03-24T10:00');
    await fill(page, { 'outcome.kind': '给予行政处罚' });
    await page.getByLabel('《中华人民共和国食品安全法》第五十四条第一款').check();
    await page.getByLabel('《中华人民共和国食品安全法》第一百二十四条第一款第五项').check();
    await page.getByRole('radio', { name: /^从轻/ }).check();
    await page.getByRole('button', { name: /增加处罚$/ }).click();
    await page.getByRole('combobox', { name: /处罚种类1/ }).click();
    await page.locator('.ant-select-item-option').getByText('罚款', { exact: true }).click();
    await page.getByRole('textbox', { name: /罚款金额/ }).fill('6000');
    await page.getByText('✕ 低于法定最低限额，属于减轻处罚').waitFor();
    await page.getByRole('combobox', { name: /与裁量基准的关系/ }).click();
    await page.getByText('低于法定最低限额（减轻）', { exact: true }).click();
    await page
      .getByLabel('法定情形和理由')
      .fill('处罚法第三十二条第一项、第三项：主动消除危害后果，主动供述行政机关尚未掌握的违法行为');
    await page.getByRole('button', { name: /增加处罚$/ }).click();
    await page.getByRole('combobox', { name: /处罚种类2/ }).click();
    await page.locator('.ant-select-item-option').getByText('没收非法财物').last().click();
    await page.getByRole('textbox', { name: /没收非法财物内容/ }).fill('超过保质期的苏打饼干7袋、蛋黄派9盒');
    for (const box of await page.getByRole('checkbox', { name: /^采用/ }).all()) await box.check();
    for (const proves of await page.getByRole('textbox', { name: /证明的事实$/ }).all()) {
      if ((await proves.inputValue()) === '') await proves.fill('当事人经营超过保质期的食品');
    }
    await fill(page, {
      'content.facts': `2026年3月10日，执法人员对${shop}检查，货架上苏打饼干7袋、蛋黄派6盒超过保质期。货值金额126.00元。`,
      'content.nature': '违反《食品安全法》第五十四条第一款，依照第一百二十四条第一款第五项处罚。',
      'content.discretionReason': '主动消除危害后果，主动供述尚未掌握的违法行为，减轻处罚。',
      'content.reasons': '没收超过保质期的食品，处罚款6000.00元。',
    });
    const answers = page.getByRole('region', { name: '据此判断' });
    expect(await seen(answers)).toContain('是：必须经法制审核');
    expect(await seen(answers)).toContain('是：必须由负责人集体讨论');
    expect(await seen(answers)).toContain('否：不需要告知听证权利');
    await record(page);
    await act(page, dossier, 'report.submit', '2026-03-24T15:00', {
      course: '3月10日双随机抽查发现线索，3月12日立案，现调查终结。',
      gainsCalculation: '饼干7袋×6.00元+蛋黄派9盒×8.00元+已售饼干2袋×6.00元=126.00元。',
      opinion: '事实清楚，证据确凿，建议按拟处理意见处理。',
    });
  });

  it('沈若溪 sends the materials back, takes them when complete, and answers item by item from the keyboard', async () => {
    await act(zhou.page, dossier, 'review.submit', '2026-03-25T09:00', {
      explanation: '基本事实、适用法律、裁量理由和调查取证情况见调查终结报告。',
      materials: [
        { name: '案件调查终结报告', copies: '1' },
        { name: '拟处理意见', copies: '1' },
      ],
      reviewer: '沈若溪',
    });
    expect(await asked(shen.page)).toContain(shop);
    await act(shen.page, dossier, 'review.return', '2026-03-27T11:00', {
      missing: '违法所得计算表、退赔凭证未附',
    });
    await act(zhou.page, dossier, 'review.supplement', '2026-03-31T09:30', {
      note: '已补附违法所得计算表、退赔凭证。',
    });
    await act(shen.page, dossier, 'review.accept', '2026-03-31T14:00');

    const { page } = shen;
    await page.goto(`/workbench/dossiers/${dossier}/review`);
    await page.getByRole('heading', { name: '逐项审核' }).waitFor();
    for (const key of '11111111113') await page.keyboard.press(key);
    await page.getByText('各项均已回答').waitFor();
    await fill(page, {
      outcome: '同意',
      opinion: '主体适格，事实清楚，减轻处罚理由成立，应当提交负责人集体讨论。',
    });
    await happened(page, '2026-04-02T16:00');
    await record(page);
  });

  it('the party is told before the decision, defends itself, and is answered', async () => {
    const { page } = zhou;
    await act(page, dossier, 'notice.issue', '2026-04-07T09:00');
    const receiver = opened('收件人', { name: '张桂芬', relation: '法定代表人、主要负责人或者经营者' });
    await act(page, dossier, 'service.record', '2026-04-07T10:30', {
      method: '直接送达',
      officers: handlers,
      place,
      receiver,
      files: upload('送达过程照片.png'),
    });
    await act(page, dossier, 'defence.record', '2026-04-09T10:00', {
      form: '口头',
      madeOn: '2026-04-09',
      speaker: '张桂芬',
      officers: handlers,
      content: '小本经营，请求再减。',
      points: [{ point: '小本经营，请求再减。' }],
      readBack: true,
      files: upload('陈述申辩过程照片.png'),
    });
    await act(page, dossier, 'defence.review', '2026-04-10T15:00', {
      findings: [
        {
          found: '罚款数额已远低于法定最低限额。',
          adopted: '不采纳',
          reason: '没有新的法定情形，不因申辩加重。',
        },
      ],
      adopted: '不采纳',
      suggestion: '维持拟处理意见。',
    });
  });

  it('the heads discuss it, and only then is it decided and served', async () => {
    const leaders = ['林向东', '宋维民', '沈若溪'];
    await act(lin.page, dossier, 'discussion.record', '2026-04-15T08:50', {
      startedAt: '2026-04-15T08:00',
      endedAt: '2026-04-15T08:50',
      place: '局会议室',
      chair: '林向东',
      reporter: '周晓岚',
      recorder: '沈若溪',
      expected: '3',
      opinions: leaders.map((person) => ({
        person,
        post: '班子成员',
        opinion: '同意拟处理意见。',
        vote: '同意',
      })),
      conclusion: '同意拟处理意见',
      conclusionText: '应到3人，实到3人，一致同意减轻处罚。',
      everyoneSigned: true,
    });
    await act(zhou.page, dossier, 'decision.propose', '2026-04-15T09:00', {
      opinion: '建议按拟处理意见作出决定。',
    });
    await act(lin.page, dossier, 'decision.make', '2026-04-15T10:00', { opinion: '同意。' });
    await lin.page
      .getByRole('link', { name: /清市监罚〔2026〕\d+号|行政处罚决定书/ })
      .first()
      .waitFor();

    const { page } = zhou;
    await act(page, dossier, 'publication.notify', '2026-04-15T14:50', {
      contactPerson: '周晓岚',
      contactPhone: '0990-1234567',
    });
    await act(page, dossier, 'service.record', '2026-04-15T15:00', {
      document: '行政处罚决定书',
      method: '直接送达',
      officers: handlers,
      place,
      receiver: opened('收件人', { name: '张桂芬', relation: '法定代表人、主要负责人或者经营者' }),
      files: upload('送达过程照片.png'),
    });
  });

  it('何静 prepares what the public will see, 马骏 checks it, 林向东 approves, and only then does it appear', async () => {
    await act(he.page, dossier, 'publication.prepare', '2026-04-20T09:20');
    await act(ma.page, dossier, 'publication.check', '2026-04-20T10:10', {
      passed: '同意',
      opinion: '内容与决定书一致，隐去内容已核对。',
      secrecyChecked: true,
      masksChecked: true,
    });
    expect((await he.page.request.get('/decisions?q=福满')).status()).toBe(200);
    await he.page.goto('/decisions?q=福满');
    await he.page.getByText('没有查到符合条件的执法决定').waitFor();
    await act(lin.page, dossier, 'publication.approve', '2026-04-20T10:30', { passed: '同意' });
    await act(he.page, dossier, 'publication.release', '2026-04-20T11:00');
  });

  it('a citizen finds it by two characters, and the browser says that the page is intact', async () => {
    const context = await browser.newContext({ baseURL: product.address, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('searchbox').fill('福满');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('link', { name: new RegExp(shop) }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    decisionPage = page.url();
    const text = await seen(page.locator('main'));
    expect(text).toContain('6,000.00');
    expect(text).not.toContain('张桂芬');
    expect(text).not.toContain('13900000101');
    await expect
      .poll(async () => (await page.request.get(`${decisionPage}/proof.mingjing`)).status(), {
        timeout: 30_000,
      })
      .toBe(200);
    await page.getByRole('button', { name: '在本机核验' }).click();
    await page.locator('.check[data-state=intact]').waitFor();
    expect(await seen(page.locator('.check .sentence'))).toContain('完好');

    await page.locator('.masked, [data-f="penalties.0"]').first().waitFor();
    await page.evaluate(() => {
      const shown = document.querySelector('[data-f="penalties.0"]');
      if (shown !== null) shown.textContent = '罚款60元';
    });
    await page.getByRole('button', { name: '在本机核验' }).click();
    await page.locator('.check:not([data-state=intact]):not([data-state=busy])').waitFor();
    await context.close();
  });

  it('the proof is downloaded and checked by a program of its own, without the network', async () => {
    const context = await browser.newContext({ baseURL: product.address, acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(decisionPage);
    await page.getByText('不用这个按钮，自己核验').click();
    const save = async (link: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link }).first().click(),
      ]);
      const path = join(downloads, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const bundle = await save(/存证包/);
    const program = await save(/核验程序/);
    await context.close();
    const { stdout } = await promisify(execFile)(process.execPath, [program, bundle, '--vkey', product.vkey]);
    expect(stdout).toContain('完好');
  });

  it('the fine is paid, the goods are destroyed, the case is closed and archived', async () => {
    const { page } = zhou;
    await act(page, dossier, 'payment.record', '2026-04-22T15:00', {
      of: '罚款',
      on: '2026-04-22',
      fen: '6000',
      receiptKind: '电子票据',
      receipt: '样00000001',
    });
    await act(page, dossier, 'goods.confiscate', '2026-04-22T16:00', {
      goods: [
        { name: '苏打饼干', unit: '袋', quantity: '7', place: '县局罚没物品仓库' },
        { name: '蛋黄派', unit: '盒', quantity: '9', place: '县局罚没物品仓库' },
      ],
      officers: handlers,
      keeper: '陈立群',
      files: upload('没收物品清点照片.png'),
    });
    await act(page, dossier, 'goods.dispose', '2026-04-23T10:30', {
      goods: ['苏打饼干', '蛋黄派'],
      how: '销毁',
      place: '县局罚没物品仓库',
      process: '破碎后作无害化处理，全程录像。',
      officers: handlers,
      operator: '周晓岚',
      supervisor: '何静',
      files: upload('销毁过程录像截图.png'),
    });
    await act(page, dossier, 'closing.propose', '2026-04-24T15:40', {
      reason: '处罚决定履行完毕',
      result: '罚款6000.00元于2026年4月22日缴清，没收食品于4月23日销毁。',
      retention: '定期30年',
      goods: `${food}，已销毁。`,
    });
    await act(lin.page, dossier, 'closing.approve', '2026-04-24T17:00', { opinion: '同意结案。' });
    const feng = await signIn(browser, product, 'feng');
    await act(feng.page, dossier, 'archive.file', '2026-05-06T10:00', {
      archiveNumber: '20260012',
      retention: '定期30年',
      condition: '本卷材料齐全，无缺损。',
      checkedBy: '陈立群',
      complete: true,
    });
    await feng.page.goto(`/workbench/dossiers/${dossier}`);
    expect(await seen(feng.page.locator('.stage-word'))).toContain('归档');
    await feng.page.getByRole('tab', { name: '案卷' }).click();
    const volumes = feng.page.getByRole('region', { name: '案卷' });
    await volumes.getByRole('link', { name: '卷内备考表（副卷）' }).waitFor();
    const whole = await volumes.getByRole('link', { name: '整卷打印' }).first().getAttribute('href');
    const bound = await feng.page.request.get(whole!);
    expect((await bound.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('every act of the case is in the log, and its proof can be taken from the dossier', async () => {
    await zhou.page.goto(`/workbench/dossiers/${dossier}?tab=proof`);
    await zhou.page.getByRole('tabpanel', { name: '存证' }).waitFor();
    const acts = await zhou.page.request.get(`/api/dossiers/${dossier}/acts/1/proof`);
    const { state } = (await acts.json()) as { state: string };
    expect(state).toBe('proved');
  });
});
