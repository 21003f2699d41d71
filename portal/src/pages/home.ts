import { html } from '../html.ts';
import type { Home, LedgerSummary } from '../reader.ts';
import { paths, type Site } from '../site.ts';
import { grouped, momentText, moneyText } from '../text.ts';
import { dialled, type Page } from './layout.ts';
import { agencyRows, decisionRows } from './rows.ts';

export function homePage(site: Site, home: Home, ledger: LedgerSummary): Page {
  const { year } = home;
  const independent = ledger.witnesses.filter((witness) => witness.independent).length;
  return {
    title: '首页',
    main: html`<section class="hero"><h1 id="hero">查一查${site.region}的行政执法</h1>
<form class="search" action="${paths.decisions}" method="get" role="search">
<label for="q">当事人、案由、事实中的任何一个词，或者文书号</label>
<div class="search-line"><input id="q" name="q" type="search" maxlength="64" autocomplete="off" enterkeyhint="search"><button type="submit">查询</button></div>
</form></section>
<div class="columns"><section><h2 id="new">最新公开的执法决定</h2>
${home.newest.length === 0 ? html`<p class="empty">还没有公开的执法决定。决定公开以后，会出现在这里。</p>` : decisionRows(home.newest, [], 3)}
<p class="more"><a href="${paths.decisions}">查看全部执法决定</a></p></section>
<div class="side">
<section><h2 id="year">${year.year}年以来</h2><dl class="figures">
<div><dt>公开执法决定</dt><dd>${grouped(year.decisions)}<small> 件</small></dd></div>
<div><dt>罚款金额</dt><dd class="long">${moneyText(year.fineFen)}</dd></div>
<div><dt>撤回公示</dt><dd>${grouped(year.retracted)}<small> 件</small></dd></div>
<div><dt>持证执法人员</dt><dd>${grouped(year.officers)}<small> 人</small></dd></div></dl></section>
<section><h2 id="officer">核对执法人员</h2>
<form action="${paths.officers}" method="get"><label for="certificate">执法证件上的编号</label>
<div class="search-line"><input id="certificate" name="certificate" maxlength="40" autocomplete="off" required><button type="submit" class="second">核对</button></div></form></section>
<section><h2 id="complain">投诉执法行为</h2>
<p>认为执法行为不当、违法，拨打 <a href="tel:${dialled(site.complaint.phone)}">${site.complaint.phone}</a>，或者看<a href="${paths.about}#complain">怎样投诉</a>。</p></section>
<section><h2 id="log">存证日志</h2>
<p>已登记 <span class="number">${grouped(ledger.size)}</span> 条${ledger.checkpointAt && html`，${momentText(ledger.checkpointAt)}签发`}。${witnessSentence(independent)}<a href="${paths.check}">怎样核验</a></p></section>
</div></div>
<section><h2 id="agencies">执法机关</h2>
${home.agencies.length === 0 ? html`<p class="empty">还没有公开的执法机关。</p>` : agencyRows(home.agencies, 3)}
<p class="more"><a href="${paths.agencies}">查看全部执法机关</a></p></section>`,
  };
}

/** How many independent witnesses (独立见证人) stand behind the log; none is said out loud. */
export function witnessSentence(independent: number): string {
  return independent === 0 ? '目前没有独立见证人。' : `由 ${independent} 个独立见证人共同签署。`;
}
