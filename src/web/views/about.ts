import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';

/** How to read the archive, and how to take it away. */
export const aboutPage = (view: View, version: string): Html =>
  html`<article class="prose"><h1>${view.t('about.title')}</h1>${view.lang === 'zh' ? aboutZh() : aboutEn()}
  <p id="api"><a href="${view.href('/api')}">${view.t('api.title')}</a> · <a href="${view.href('/privacy')}">${view.t('privacy.title')}</a></p>
  <p class="note">kvisa-watch ${version}</p></article>`;

const aboutEn = (): Html => html`
  <p class="lead">The K visa for young scientific and technological talent has existed since 1 October 2025. Who may apply, with which papers and where, is published mission by mission. This archive reads those pages on a schedule and keeps every version.</p>
  <h2>How it works</h2>
  <p>Every declared page is fetched as a visitor would, politely and with a name. The bytes are kept first, under their SHA-256 digest. Then the text is read, compared with what stood there before, and searched for rules: ages, degrees, papers, fees, times. Every rule shown here carries the sentence it was read from.</p>
  <h2 id="marks">How to read the marks</h2>
  <p><strong>Critical</strong>: requirements for the K visa are published or withdrawn, it joins the visas one can apply for, or it changes who may apply, whether an invitation is needed, or whether one may work. <strong>Major</strong>: papers, procedure, fees, times and other rules change, or the visa is named for the first time. <strong>Minor</strong>: the wording around a rule, a new address, a notice of a city.</p>
  <p><strong>Tightened</strong>: harder to meet than before. <strong>Relaxed</strong>: easier. <strong>≠</strong>: not what most others ask, or two pages of one publisher disagree.</p>
  <h2>How to read a date</h2>
  <p>“Last checked without it” and “First seen with it” bound a publication: it happened between the two. “On or before”: it was there at our first look. Dates printed on a page or standing in its address are shown beside them; pages are edited in place, so neither is proof.</p>
  <h2>What it cannot tell</h2>
  <p>A mission that cannot be reached may have published. A scan without text is kept but not read. Rules are read by a program: where its reading and the quoted sentence disagree, the sentence is right, and the official page above both.</p>
  <h2>How to prove it</h2>
  <p>Snapshots and changes keep their addresses for good. A snapshot page shows the bytes as they came, their digest and the exchange that brought them, with a citation in APA, BibTeX and CSL-JSON.</p>
  <p>At the end of each day all its captures are sealed into a chain of digests, in which every link holds the one before. The head of the chain stands in the feeds and in <a href="/api/v1/seals">/api/v1/seals</a>: whoever noted it can tell later that nothing before it was altered. The command <code>verify</code> proves a copy of the archive offline.</p>`;

const aboutZh = (): Html => html`
  <p class="lead">面向外国青年科技人才的K字签证自2025年10月1日起实施。谁可以申请、需要哪些材料、在哪里办理，由各使领馆分别公布。本档案按计划读取这些网页，并保存每一个版本。</p>
  <h2>工作方式</h2>
  <p>每个声明的网页都以普通访客的方式礼貌获取，并表明身份。首先按SHA-256摘要保存原始字节，然后读取文字，与此前版本比较，并从中识别规定：年龄、学历、材料、费用、时限。这里展示的每一条规定都附有其原文语句。</p>
  <h2 id="marks">如何理解标记</h2>
  <p><strong>重大</strong>：K字签证的申请要求发布或撤下，K字签证列入可申请的签证种类，或者申请条件、邀请要求、就业许可有变化。<strong>重要</strong>：材料、程序、费用、时限等其他规定有变化，或首次提及该签证。<strong>一般</strong>：规定前后的文字、网址迁移、城市通知。</p>
  <p><strong>收紧</strong>：比此前更难满足。<strong>放宽</strong>：比此前更容易满足。<strong>≠</strong>：与多数机构的要求不同，或同一机构的页面说法不一。</p>
  <h2>如何理解日期</h2>
  <p>“最后一次查看尚无此内容”与“首次见到此内容”界定了发布时间：发布发生在两者之间。“不晚于”：我们首次查看时已有此内容。页面所示日期和网址中的日期一并列出；网页常被就地修改，两者都不能单独作为证据。</p>
  <h2>局限</h2>
  <p>无法访问的机构也可能已经发布。没有文字层的扫描件会被保存，但无法读取。规定由程序识别：若识别结果与所引语句不一致，以语句为准；一切以官方页面为准。</p>
  <h2>如何证明</h2>
  <p>快照与变化的地址永久有效。快照页面展示收到的原始字节、摘要和网络交互记录，并提供APA、BibTeX与CSL-JSON格式的引用。</p>
  <p>每日结束时，当天的全部快照会封存为摘要链中的一环，每一环都包含前一环。链首公布于订阅源和<a href="/api/v1/seals">/api/v1/seals</a>：记下链首的人日后可以确认此前的内容未被改动。命令<code>verify</code>可离线验证档案副本。</p>`;
