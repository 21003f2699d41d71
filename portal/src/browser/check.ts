import { type KnownWitness, noPageCompared, type Verdict, verifyBundle } from '@mingjing/ledger';
import { fieldName, shownFields } from '../shown.ts';
import { findDecision, type Marked, pageDifferences, withdrawalDifferences } from './compare.ts';

// The checking program of the page (本页核验程序). It turns the buttons on, fetches nothing but the bundle, and says what was
// checked and what that does not prove. Without it the page tells how to check by hand.

const PUBLIC_BYTES = 'data.publicBytes';
const PAGE_DIFFERS = '已被改动：本页写的与登记的不一致。';
const NOT_COMPARED = '公示日期、公示记录和网站的说明文字不在核对之列。';

for (const box of document.querySelectorAll<HTMLElement>('[data-check]')) {
  box.hidden = false;
  const input = box.querySelector('input');
  box.querySelector('button')!.addEventListener('click', () => {
    void (box.dataset.check === 'file' ? checkFile(box, input!) : checkPage(box));
  });
  input?.addEventListener('change', () => void checkFile(box, input));
}

async function checkPage(box: HTMLElement): Promise<void> {
  busy(box);
  let bytes: Uint8Array;
  try {
    const response = await fetch(box.dataset.proof!, { cache: 'no-store' });
    if (response.status === 404) {
      return say(box, 'wait', '还不能核验：这项内容刚刚公开，还没有生成存证包，请稍后再试。');
    }
    if (!response.ok) throw new Error(String(response.status));
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return say(box, 'wait', '无法判断：没有取到存证包，可能是网络不通。页面内容没有得到核验。');
  }
  const trust = trustOf(box);
  const first = verifyBundle(bytes, trust);
  if (first.verdict !== 'intact') return show(box, first);
  const article = document.querySelector<HTMLElement>('[data-decision], [data-withdrawn]');
  const places = [...(article?.querySelectorAll<HTMLElement>('[data-f]') ?? [])];
  const marked = places.map((place): Marked => [place.dataset.f!, place.textContent ?? '']);
  const text = first.shown?.find(({ name }) => name === PUBLIC_BYTES)?.value;
  const differing =
    box.dataset.check === 'withdrawal'
      ? withdrawalDifferences(first.shown ?? [], marked)
      : decisionDifferences(findDecision(text), article?.dataset.decision, marked);
  const same = differing.length === 0;
  for (const place of places) place.classList.toggle('differs', differing.includes(place.dataset.f!));
  const note = same
    ? `核对了本页 ${marked.length} 处内容。`
    : `对不上的有 ${differing.length} 处，已在页面上标出。`;
  if (box.dataset.check === 'withdrawal') {
    const limits = first.doesNotProve.filter((line) => line !== noPageCompared);
    const doesNotProve = [...limits, '公示日期、依据和网站的说明文字不在核对之列。'];
    const judged: Verdict = same ? first : { ...first, verdict: 'changed', zh: PAGE_DIFFERS };
    return show(box, { ...judged, doesNotProve }, note);
  }
  // The bundle is judged again with the page beside it: by the committed bytes if the page says them, by none if it does not.
  const publicBytes = same && typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array();
  const judged = verifyBundle(bytes, { ...trust, publicBytes });
  const verdict = { ...judged, doesNotProve: [...judged.doesNotProve, NOT_COMPARED] };
  show(box, verdict, note);
}

const decisionDifferences = (
  committed: ReturnType<typeof findDecision>,
  shown: string | undefined,
  marked: readonly Marked[],
): readonly string[] =>
  committed === undefined || committed.id !== shown ? ['id'] : pageDifferences(committed, marked);

async function checkFile(box: HTMLElement, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return say(box, 'wait', '请先选择一个 .mingjing 文件。');
  busy(box);
  const verdict = verifyBundle(new Uint8Array(await file.arrayBuffer()), trustOf(box));
  const found = verdict.shown?.find(({ name }) => name === PUBLIC_BYTES)?.value;
  const decision = verdict.verdict === 'intact' ? findDecision(found) : undefined;
  show(box, verdict, '', decision && [...shownFields(decision)]);
}

function trustOf(box: HTMLElement): { vkey: string; witnesses: KnownWitness[] } {
  return {
    vkey: box.dataset.vkey!,
    witnesses: JSON.parse(box.dataset.witnesses ?? '[]') as KnownWitness[],
  };
}

function busy(box: HTMLElement): void {
  say(box, 'busy', '正在核验…');
}

/** Shows a verdict: the sentence, what it rests on, and what it leaves open. All text, never markup. */
function show(box: HTMLElement, verdict: Verdict, note = '', fields?: readonly Marked[]): void {
  say(box, verdict.verdict, verdict.zh + note);
  const place = box.querySelector('.verdict')!;
  if (verdict.index !== undefined && verdict.checkpoint !== undefined) {
    const { origin, size } = verdict.checkpoint;
    place.append(paragraph(`日志“${origin}”共 ${size} 条，这是第 ${verdict.index + 1} 条。`));
  }
  place.append(...list('核对的结果', verdict.proves), ...list('核验的限度', verdict.doesNotProve));
  if (fields !== undefined) {
    place.append(
      ...list(
        '登记的公示内容',
        fields.map(([path, text]) => `${fieldName(path)}：${text}`),
      ),
    );
  }
}

function say(box: HTMLElement, state: string, sentence: string): void {
  box.dataset.state = state;
  const strong = document.createElement('p');
  strong.className = 'sentence';
  strong.textContent = sentence;
  box.querySelector('.verdict')!.replaceChildren(strong);
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function list(title: string, lines: readonly string[]): HTMLElement[] {
  if (lines.length === 0) return [];
  const heading = document.createElement('h3');
  heading.textContent = title;
  const items = document.createElement('ul');
  for (const line of lines) {
    const item = document.createElement('li');
    item.textContent = line;
    items.append(item);
  }
  return [heading, items];
}
