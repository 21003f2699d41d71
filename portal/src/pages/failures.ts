import { html } from '../html.ts';
import { paths, type Site } from '../site.ts';
import { dialled, type Page } from './layout.ts';

export function notFoundPage(): Page {
  return {
    title: '没有这个网页',
    main: html`<h1>没有这个网页</h1><p class="lead">网址可能抄错了，或者这项内容从来没有公开过。公开过又撤回的内容，原处会写明原因。</p>
<ul class="ways"><li><a href="${paths.decisions}">查询执法决定</a></li><li><a href="${paths.officers}">核对执法人员</a></li><li><a href="${paths.home}">回到首页</a></li></ul>`,
  };
}

/** The store gives no answer. Says what still works. */
export function unavailablePage(site: Site): Page {
  return {
    title: '暂时不能查询',
    main: html`<h1>暂时不能查询</h1><p class="lead">数据库现在没有回应，不是您操作有误。请过几分钟再试。</p>
<p>着急的话，可以拨打 <a href="tel:${dialled(site.complaint.phone)}">${site.complaint.phone}</a>询问。手中已有的存证包不受影响，可以用 mingjing-verify 程序离线核验。</p>`,
  };
}

export function errorPage(site: Site): Page {
  return {
    title: '网站出错了',
    main: html`<h1>网站出错了</h1><p class="lead">这一页没有做出来，已经记录下来。您没有做错什么，公开的内容也没有受影响。</p>
<p>可以<a href="${paths.home}">回到首页</a>，或者拨打 <a href="tel:${dialled(site.complaint.phone)}">${site.complaint.phone}</a>告诉我们。</p>`,
  };
}
