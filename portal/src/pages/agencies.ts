import { each, html } from '../html.ts';
import { certificateState, certificateWords } from '../officer-state.ts';
import type { Agency, AgencyPeople, AgencyRow, Entrustment, Officer } from '../reader.ts';
import { type Region, regionName } from '../regions.ts';
import { decisionsPath, paths } from '../site.ts';
import { dateText, grouped } from '../text.ts';
import { dialled, type Page } from './layout.ts';
import { badge, type Mistake, mistakeList, summaryList, trail } from './parts.ts';
import { agencyRows, STANDINGS } from './rows.ts';

/** 执法主体名录. */
export function agenciesPage(agencies: readonly AgencyRow[]): Page {
  return {
    title: '执法机关',
    section: 'agencies',
    main: html`${trail({ name: '执法机关', path: paths.agencies })}<h1>执法机关</h1>
<p class="lead">下面的机关和组织经确认具有行政执法主体资格。不在其中的，不能以自己的名义执法。</p>
${agencies.length === 0 ? html`<p class="empty">还没有公开的执法机关。</p>` : agencyRows(agencies, 2)}`,
  };
}

export function agencyPage(agency: Agency, regions: readonly Region[], today: string): Page {
  const { confirmed } = agency;
  return {
    title: agency.name,
    section: 'agencies',
    main: html`${trail({ name: '执法机关', path: paths.agencies })}<h1>${agency.name}</h1>
${summaryList([
  ['主体类别', STANDINGS[agency.standing]],
  ['委托机关', agency.entrustedBy],
  ['统一社会信用代码', html`<span class="number">${agency.uscc}</span>`],
  ['法定代表人', agency.legalRepresentative],
  ['执法区域', regionName(regions, agency.region)],
  ['办公地址', agency.address],
  ['投诉电话', html`<a href="tel:${dialled(agency.complaintPhone)}">${agency.complaintPhone}</a>`],
  [
    '主体资格',
    confirmed &&
      html`${confirmed.by}于<time datetime="${confirmed.on}">${dateText(confirmed.on)}</time>确认并公告`,
  ],
])}
<ul class="onward"><li><a href="${paths.items(agency.id)}">权责事项和裁量基准</a><span>${grouped(agency.items.length)} 项</span></li>
<li><a href="${paths.people(agency.id)}">执法人员名单</a><span>${grouped(agency.officers)} 人</span></li>
<li><a href="${decisionsPath({ agency: agency.id })}">公开的执法决定</a><span>${grouped(agency.decisions)} 件</span></li></ul>
<section><h2 id="duties">职责</h2>${list(agency.duties, '职责尚未公开。')}</section>
<section><h2 id="basis">职责依据</h2>${list(agency.basis, '职责依据尚未公开。')}</section>
${
  agency.notApplicable.length > 0 &&
  html`<section><h2 id="none">本机关没有的事项</h2><ul>${each(agency.notApplicable, ({ what, reason }) => html`<li><b>${what}</b>：${reason}</li>`)}</ul></section>`
}
${
  agency.entrustments.length > 0 &&
  html`<section><h2 id="entrusted">委托实施的行政处罚</h2>
<p>受委托组织在委托范围内以本机关名义实施行政处罚，不得再委托；本机关负责监督，并承担法律责任（《行政处罚法》第二十条）。</p>
${each(agency.entrustments, (given) => entrustment(given, today))}</section>`
}
${
  agency.reviewCatalogue.length > 0 &&
  html`<section><h2 id="review">作出前必须经过法制审核的决定</h2><ul>${each(agency.reviewCatalogue, ({ what, source }) => html`<li>${what}<small class="source">依据：${source}</small></li>`)}</ul></section>`
}`,
  };
}

/** 执法人员清单 of one agency; auxiliary staff apart. */
export function peoplePage(people: AgencyPeople, today: string): Page {
  const { agency, officers, auxiliaries } = people;
  return {
    title: `${agency.name}执法人员`,
    section: 'officers',
    main: html`${trail({ name: '执法机关', path: paths.agencies }, { name: agency.name, path: paths.agency(agency.id) })}
<h1>${agency.name}执法人员</h1>
<p class="lead">证件状态截至<time datetime="${today}">${dateText(today)}</time>。</p>
${
  officers.length === 0
    ? html`<p class="empty">这个机关还没有公开的执法人员。</p>`
    : html`<ul class="rows people">${each(officers, (officer) => {
        const { tone, word } = certificateWords(officer, certificateState(officer, today));
        return html`<li class="row"><h2><a href="${paths.officer(officer.certificate)}">${officer.name}</a></h2>
<p>${officer.unit} ${officer.post}</p><p class="number">${officer.certificate}</p><p>${badge(tone, word)}</p></li>`;
      })}</ul>`
}
${
  auxiliaries.length > 0 &&
  html`<section><h2 id="auxiliaries">辅助人员</h2>
<p>辅助人员协助执法人员工作，不能作出决定，也不能单独检查、处罚。</p>
<ul>${each(auxiliaries, (person) => html`<li><b>${person.name}</b>，${person.unit}，${person.duty}</li>`)}</ul></section>`
}`,
  };
}

/** Where anybody looks an officer up by the number on the certificate; `asked` is what was typed and not found. */
export function officersPage(
  agencies: readonly AgencyRow[],
  asked?: string,
  mistakes: readonly Mistake[] = [],
): Page {
  const wrong = mistakes.length > 0;
  return {
    title: asked === undefined ? '执法人员' : wrong ? '执法人员：请改正编号' : '没有查到这个证件',
    section: 'officers',
    main: html`${trail({ name: '执法人员', path: paths.officers })}<h1>核对执法人员</h1>
${wrong && mistakeList(mistakes)}
${
  asked !== undefined &&
  !wrong &&
  html`<div class="notice bad" role="alert"><p><b>没有查到编号“${asked}”的执法证件。</b></p><p>请对照证件再输入一次，注意汉字、数字和短横。仍然查不到的，可以拨打证件上所写机关的投诉电话核实。</p></div>`
}
<form class="filter" action="${paths.officers}" method="get"><div class="field wide"><label for="f-certificate">执法证件上的编号</label>
<input id="f-certificate" name="certificate" value="${asked ?? ''}" maxlength="40" autocomplete="off" required${wrong && html` aria-invalid="true"`}></div>
<div class="field act"><button type="submit">核对</button></div></form>
<p>执法人员不出示执法证件的，当事人或者有关人员有权拒绝接受调查或者检查（《行政处罚法》第五十五条）。</p>
<section><h2 id="by-agency">按机关查看</h2><ul class="plain">${each(agencies, (agency) => html`<li><a href="${paths.people(agency.id)}">${agency.name}</a></li>`)}</ul></section>`,
  };
}

export function officerPage(officer: Officer, today: string): Page {
  const { tone, word, sentence } = certificateWords(officer, certificateState(officer, today));
  return {
    title: `${officer.name}，${word}`,
    section: 'officers',
    main: html`${trail({ name: '执法人员', path: paths.officers })}<article class="officer"><h1>${officer.name}</h1>
<div class="notice ${tone}"><p>${badge(tone, word)} ${sentence}</p><p><small>核对日期：<time datetime="${today}">${dateText(today)}</time></small></p></div>
${summaryList([
  ['证件编号', html`<span class="number">${officer.certificate}</span>`],
  ['证件类别', officer.category === 'enforcement' ? '行政执法证' : '行政执法监督证'],
  ['所在机关', html`<a href="${paths.agency(officer.agency.id)}">${officer.agency.name}</a>`],
  ['所在单位', officer.unit],
  ['职务', officer.post],
  ['执法区域', officer.region],
  [
    '有效期',
    html`<time datetime="${officer.validFrom}">${dateText(officer.validFrom)}</time>至<time datetime="${officer.validUntil}">${dateText(officer.validUntil)}</time>`,
  ],
])}
<p>来人与这里的记载不符，或者证件不在有效状态的，请拨打<a href="${paths.agency(officer.agency.id)}">所在机关的投诉电话</a>。</p></article>`,
  };
}

/** One 委托书, and whether it is in force today. */
function entrustment(given: Entrustment, today: string) {
  const [tone, word] =
    given.ended === true || given.until < today
      ? (['bad', given.ended === true ? '已终止' : '已届满'] as const)
      : given.from > today
        ? (['soon', '尚未开始'] as const)
        : (['plain', '委托期内'] as const);
  return html`<h3>${given.organisation} ${badge(tone, word)}</h3>
${summaryList([
  ['委托书文号', given.number && html`<span class="number">${given.number}</span>`],
  ['统一社会信用代码', html`<span class="number">${given.uscc}</span>`],
  ['委托依据', given.basis],
  ['委托事项', given.matters],
  ['委托权限', given.powers],
  [
    '委托期限',
    html`<time datetime="${given.from}">${dateText(given.from)}</time>至<time datetime="${given.until}">${dateText(given.until)}</time>`,
  ],
])}`;
}

function list(texts: readonly string[], none: string) {
  return texts.length === 0
    ? html`<p>${none}</p>`
    : html`<ul>${each(texts, (text) => html`<li>${text}</li>`)}</ul>`;
}
