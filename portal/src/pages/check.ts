import { each, html } from '../html.ts';
import type { LedgerSummary } from '../reader.ts';
import { type AssetPaths, paths } from '../site.ts';
import { grouped, momentText } from '../text.ts';
import type { LedgerKey } from './decision.ts';
import { witnessSentence } from './home.ts';
import type { Page } from './layout.ts';
import { mark } from './mark.ts';
import { summaryList, trail } from './parts.ts';

/** Where a proof bundle that somebody kept is checked, in the browser, and what checking means. */
export function checkPage(summary: LedgerSummary, key: LedgerKey, assets: AssetPaths): Page {
  const independent = summary.witnesses.filter((witness) => witness.independent).length;
  return {
    title: '核验存证包',
    section: 'check',
    checks: true,
    main: html`${trail({ name: '核验', path: paths.check })}<h1>核验存证包</h1>
<p class="lead">每项公开的决定都可以下载一个存证包（.mingjing 文件）。过了很久、换了网站、没有网络，都还可以用它查出内容有没有被改动。</p>
<section><h2 id="file">核验手中的文件</h2>
<div class="check" data-check="file" data-vkey="${key.vkey}" data-witnesses="${JSON.stringify(key.witnesses)}" hidden>
<div class="field wide"><label for="bundle">选择 .mingjing 文件<small>文件只在您的浏览器里读取，不会上传</small></label><input id="bundle" type="file" accept=".mingjing,application/json"></div>
<button type="button">${mark}<span>在本机核验</span></button><div class="verdict" role="status"></div></div>
<noscript><p class="notice soon">您的浏览器没有运行脚本，不能在网页里核验。可以用下面的程序核验。</p></noscript>
<details><summary>用程序核验</summary><ol><li>下载<a href="${assets.verifier}" download="mingjing-verify.mjs">核验程序 mingjing-verify</a>，它不联网，也不依赖其他程序。</li>
<li>在装有 Node.js 的电脑上运行：<pre tabindex="0"><code>node mingjing-verify.mjs 文件名.mingjing --vkey ${key.vkey}</code></pre></li></ol></details></section>
<section><h2 id="verdicts">四种结果是什么意思</h2>${summaryList([
      ['完好', '文件里的内容与登记在日志里的逐字一致。'],
      ['已被改动', '文件里的内容、证明或者签名被改过，与登记的不一致。'],
      ['不在日志中', '读完了整个日志，没有这一条。曾经承诺收录而没有收录的，就是可以追究的证据。'],
      ['无法判断', '文件不完整、版本不认识，或者签名的日志不是本站的日志。这不等于内容有假。'],
    ])}</section>
<section><h2 id="limits">核验不能证明什么</h2><ul>
<li>不能证明当初录入的内容属实，只能证明登记以后没有被改动。</li>
<li>不能证明没有记录下来的步骤曾经做过。</li>
<li>只有一家签名时，不能证明给每个人看的都是同一本日志；所以需要见证人。</li></ul></section>
<section><h2 id="witness">见证人是做什么的</h2>
<p>日志由运行本站的机构签发。见证人是另外的机构，它每次都核对新日志完整地包含旧日志，核对无误才共同签名。日志要是被改写，见证人就不会签。由主办单位自己运行、或者在同一台机器上运行的见证人，证明不了什么。</p>
<p><b>${witnessSentence(independent)}</b></p>
${
  summary.witnesses.length > 0 &&
  html`<ul>${each(summary.witnesses, (witness) => html`<li>${witness.name}（${witness.independent ? '独立' : '非独立'}）</li>`)}</ul>`
}</section>
<section><h2 id="log">日志现在的样子</h2>${summaryList([
      ['日志名称', html`<span class="code">${summary.origin}</span>`],
      ['已登记', html`<span class="number">${grouped(summary.size)}</span> 条`],
      ['最近签发', summary.checkpointAt && momentText(summary.checkpointAt)],
      ['公钥', html`<span class="code">${summary.vkey}</span>`],
    ])}<p>请把公钥与主办单位在别处公布的对照。日志采用公开的 C2SP 格式，任何符合该格式的程序都能读取。</p></section>`,
  };
}
