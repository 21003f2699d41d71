import type { Locator, Page } from 'playwright-core';

/** Forms filled as a person fills them: by what the screen says, field after field. */

/** What is typed into a field: text, a date, the words of a choice, ticks, rows, files. */
export type Typed =
  | string
  | boolean
  | readonly Typed[]
  | Upload
  | Opened
  | { readonly [field: string]: Typed };

export type Sheet = Readonly<Record<string, Typed>>;

/** Files chosen from the disk: pictures of one pixel, which count as image recordings. */
class Upload {
  readonly names: readonly string[];
  constructor(names: readonly string[]) {
    this.names = names;
  }
}
export const upload = (...names: readonly string[]) => new Upload(names);

/** An optional group of fields that is opened first, by the name it has on the screen. */
class Opened {
  readonly title: string;
  readonly fields: Sheet;
  constructor(title: string, fields: Sheet) {
    this.title = title;
    this.fields = fields;
  }
}
export const opened = (title: string, fields: Sheet) => new Opened(title, fields);

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The text of a place as it stands on the screen. */
// biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not seen
export const seen = (place: Locator): Promise<string> => place.innerText();

const at = (page: Page, path: string): Locator => page.locator(`[id="field-${path}"]`);

/** Fills the fields of a form; paths are those of the act's data. */
export async function fill(page: Page, sheet: Sheet, under = ''): Promise<void> {
  for (const [name, typed] of Object.entries(sheet)) {
    await fillField(page, under === '' ? name : `${under}.${name}`, typed);
  }
}

async function fillField(page: Page, path: string, typed: Typed): Promise<void> {
  const field = at(page, path);
  if (typed instanceof Opened) {
    if ((await field.count()) === 0) await page.getByRole('button', { name: `填写${typed.title}` }).click();
    return fill(page, typed.fields, path);
  }
  if (typed instanceof Upload) return choose(page, field, typed.names);
  const kind = await kindOf(field);
  if (Array.isArray(typed) && kind === 'rows') return fillRows(page, path, field, typed);
  if (typeof typed === 'object' && !Array.isArray(typed)) return fill(page, typed as Sheet, path);
  const words = [typed].flat() as readonly (string | boolean)[];
  switch (kind) {
    case 'tick':
      return field.setChecked(words[0] === true);
    case 'options':
      for (const word of words) await field.getByText(String(word), { exact: true }).click();
      return;
    case 'select':
      return pick(page, field, words.map(String));
    default:
      return field.fill(String(words[0]));
  }
}

type Kind = 'rows' | 'tick' | 'options' | 'select' | 'text';

async function kindOf(field: Locator): Promise<Kind> {
  return field.evaluate((element): Kind => {
    if (element.matches('fieldset')) return 'rows';
    if (element.matches('.ant-radio-group, .ant-checkbox-group')) return 'options';
    if (element.matches('input[type=checkbox]')) return 'tick';
    return element.getAttribute('role') === 'combobox' ? 'select' : 'text';
  });
}

async function fillRows(page: Page, path: string, field: Locator, rows: readonly Typed[]): Promise<void> {
  const there = field.locator(':scope > ol > li');
  for (const [index, row] of rows.entries()) {
    if ((await there.count()) <= index) await field.locator(':scope > button').click();
    await (typeof row === 'string'
      ? fillField(page, `${path}.${index}`, row)
      : fill(page, row as Sheet, `${path}.${index}`));
  }
}

/** Options of a list, by their words; what is chosen already stays. */
async function pick(page: Page, field: Locator, words: readonly string[]): Promise<void> {
  const box = field.locator('xpath=ancestor::div[contains(concat(" ", @class, " "), " ant-select ")][1]');
  for (const word of words) {
    if ((await seen(box)).includes(word)) continue;
    await field.focus();
    if ((await field.getAttribute('aria-expanded')) !== 'true') await box.click();
    if ((await field.getAttribute('readonly')) === null) await field.fill(word);
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: word })
      .first()
      .click();
  }
  if ((await field.getAttribute('aria-expanded')) === 'true') await field.press('Escape');
}

async function choose(page: Page, field: Locator, names: readonly string[]): Promise<void> {
  await field.setInputFiles(names.map((name) => ({ name, mimeType: 'image/png', buffer: pixel })));
  for (const name of names) await page.getByRole('link', { name }).first().waitFor();
}

/** States when it happened, in Shanghai's wall time: 2026-03-10T14:00. */
export const happened = (page: Page, moment: string): Promise<void> =>
  page.locator('#field-occurredAt').fill(moment);

/** Goes on to the last step, has the act recorded, and waits for the receipt. Throws with what the form objects to. */
export async function record(page: Page): Promise<void> {
  try {
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.locator('.confirm .act-foot .ant-btn-primary:not([disabled])').click();
    await page.getByRole('heading', { name: /^已记录：/ }).waitFor();
  } catch (error) {
    const said = await page.locator('.summary, .refusal, .complaint, .news, .submit-problem').allInnerTexts();
    throw new Error(`${page.url()} does not record: ${said.join(' | ')}`, { cause: error });
  }
}

/** One act of a dossier, from its form to its receipt. */
export async function act(page: Page, dossier: string, type: string, moment: string, sheet: Sheet = {}) {
  await openForm(page, dossier, type);
  await happened(page, moment);
  await fill(page, sheet);
  await record(page);
}

export async function openForm(page: Page, dossier: string, type: string): Promise<void> {
  await page.goto(`/workbench/dossiers/${dossier}/do/${type}`);
  await page.getByRole('form').waitFor();
}
