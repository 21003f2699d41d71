import { each, html } from '../html.ts';
import type { AgencyRow } from '../reader.ts';
import { paths, type Site } from '../site.ts';
import { dialled, type Page } from './layout.ts';
import { trail } from './parts.ts';

export function aboutPage(site: Site, agencies: readonly AgencyRow[]): Page {
  const { phone, hours, address } = site.complaint;
  return {
    title: '关于本站',
    main: html`${trail({ name: '关于本站', path: paths.about })}<h1>关于本站</h1>
<p class="lead">明镜公开${site.region}行政执法机关依法应当公开的内容：谁在执法，凭什么执法，作出了什么决定。</p>
<section><h2 id="what">这里有什么</h2><ul>
<li><a href="${paths.decisions}">执法决定</a>：决定的内容、事实、依据和救济途径。自然人的姓名等依法隐去，隐去之处都注明原因。</li>
<li><a href="${paths.agencies}">执法机关</a>：名称、法定代表人、职责和依据、投诉电话。</li>
<li><a href="${paths.officers}">执法人员</a>：任何人都可以按证件编号核对。</li>
<li><a href="${paths.deadlines}">期限计算</a>：法定期限哪天到期，怎样数出来的。</li></ul></section>
<section><h2 id="honest">怎样相信这里的内容</h2>
<p>执法决定在公开前经过审核和批准。公开的那一刻，内容登记在存证日志里；改一个字，核验就会发现。撤回公示的，原处写明日期和原因，不会无声消失。<a href="${paths.check}">怎样核验，核验不能证明什么</a></p></section>
<section><h2 id="complain">怎样投诉</h2>
<p>对执法行为不满意，可以向作出行为的机关投诉，也可以向行政执法监督机构投诉：</p>
<p class="phone"><a href="tel:${dialled(phone)}">${phone}</a>${hours && html`<small>${hours}</small>`}</p>${address && html`<p>${address}</p>`}
<p>对行政处罚等决定不服的，决定书和本站的决定页写明了申请行政复议、提起诉讼的途径和期限，投诉不会延长这些期限。</p>
${agencies.length > 0 && html`<h3>各机关的投诉电话</h3><ul class="phones">${each(agencies, (agency) => html`<li>${agency.name} <a href="tel:${dialled(agency.complaintPhone)}">${agency.complaintPhone}</a></li>`)}</ul>`}</section>
<section><h2 id="privacy">您在这里留下什么</h2>
<p>查询不需要登录，本站不使用跟踪程序。只有选择大字版时，浏览器会记住这个选择。</p></section>`,
  };
}

export function accessibilityPage(site: Site): Page {
  return {
    title: '无障碍说明',
    main: html`${trail({ name: '无障碍说明', path: paths.accessibility })}<h1>无障碍说明</h1>
<p class="lead">本站按照《网页内容无障碍指南》（WCAG）2.2 版 AA 级制作，每个版本发布前都用程序逐页检查。</p>
<section><h2 id="can">您可以</h2><ul>
<li>只用键盘使用全部功能；每页开头有“跳到正文”；</li>
<li>用读屏软件阅读，标题、列表和表单都有正确的结构；</li>
<li>点页首的“大字版”放大文字和按钮，浏览器会记住；</li>
<li>把网页放大到 400%，或者用窄屏手机，内容不会被截断；</li>
<li>关闭脚本使用，只有在网页里核验需要脚本，并且有替代办法；</li>
<li>使用系统的深色模式、减少动画、强制颜色等设置；</li>
<li>在 A4 纸上打印任何一页。</li></ul></section>
<section><h2 id="trouble">遇到困难</h2>
<p>有看不清、读不出、点不到的地方，请拨打 <a href="tel:${dialled(site.complaint.phone)}">${site.complaint.phone}</a>告诉我们。需要的内容也可以请工作人员读给您听，或者打印给您。</p></section>`,
  };
}
