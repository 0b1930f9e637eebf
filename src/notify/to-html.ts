import type { Severity } from '../domain/change.ts';
import { type Html, html, trusted } from '../domain/html.ts';
import { quoted } from './clean.ts';
import type { DiffLine, FactRow, Link, Mail, Part } from './mail-parts.ts';

const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

const COLOURS: Readonly<Record<Severity, string>> = { critical: '#b3261e', major: '#9a5b00', minor: '#4a5768' };
const DIRECTION_COLOURS = { tightened: '#b3261e', relaxed: '#1b6e3c', clarified: '#4a5768' } as const;

/**
 * Inline styles carry the light design everywhere; clients that know media queries (Apple Mail, iOS, some Gmail) get the
 * dark one by class. Outlook's Word engine reads tables, bgcolor and widths only, so the layout needs no more than those.
 */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
a{color:#0b57b0}
@media (max-width:620px){.card{border-radius:0!important;border-width:0!important}.pad{padding-left:18px!important;padding-right:18px!important}.outer{padding:0!important}.lead{font-size:20px!important}}
@media (prefers-color-scheme:dark){
.page{background:#101418!important}.card{background:#1a2026!important;border-color:#2c353e!important}
.ink,.lead{color:#e8edf2!important}.quiet{color:#a3b0bd!important}.rule{border-color:#2c353e!important}a.link{color:#8ab8ff!important}
.add{background:#12331f!important;color:#c9efd6!important}.del{background:#3d1a1c!important;color:#f7cfd0!important}
.add .hit{background:#24693f!important;color:#fff!important}.del .hit{background:#7d2b2f!important;color:#fff!important}
.warn{background:#3a2c0c!important;color:#f6dfae!important}
.critical,.tightened{color:#ff8f87!important}.major{color:#f0b45c!important}.minor,.clarified{color:#a9b8c8!important}.relaxed{color:#79d39b!important}
.button{background:#2f6fd0!important}}
`;

const anchor = ({ label, url }: Link): Html =>
  html`<a class="link" href="${url}" style="color:#0b57b0;white-space:nowrap">${label}</a>`;

const row = (content: Html, padding = '0 28px 14px'): Html =>
  html`<tr><td class="pad" style="padding:${padding}">${content}</td></tr>`;

function badge(word: string, severity: Severity): Html {
  return html`<span class="${severity}" style="font-size:12px;line-height:18px;font-weight:700;letter-spacing:.04em;text-transform:uppercase;color:${COLOURS[severity]}">${word}</span>`;
}

function lead({ badge: word, severity, text, under }: Extract<Part, { kind: 'lead' }>): Html {
  return row(
    html`${word && html`<div style="padding-bottom:6px">${badge(word, severity ?? 'minor')}</div>`}<h1 class="lead" style="margin:0;font-size:22px;line-height:1.35;font-weight:650;color:#16202a">${text}</h1>${
      under &&
      html`<div class="quiet" style="padding-top:6px;font-size:14px;line-height:20px;color:#5b6875">${under}</div>`
    }`,
    '26px 28px 16px',
  );
}

function fact({ label, before, after, direction, quote }: FactRow, language: string): Html {
  const note =
    direction &&
    html` <span class="${direction.kind}" style="font-size:13px;font-weight:600;color:${DIRECTION_COLOURS[direction.kind]};white-space:nowrap">${direction.word}</span>`;
  return html`<tr><td class="rule" style="padding:10px 0;border-top:1px solid #e3e8ed"><div class="quiet" style="font-size:13px;line-height:18px;color:#5b6875">${label}${note}</div><div class="ink" style="font-size:16px;line-height:23px;color:#16202a">${
    before !== null && html`<span class="quiet" style="color:#5b6875">${before}</span>&nbsp;→ `
  }<strong>${after}</strong></div>${
    quote &&
    html`<div class="quiet rule" lang="${language}" dir="auto" style="margin-top:6px;padding-left:10px;border-left:3px solid #d3dbe3;font-size:14px;line-height:21px;color:#4a5768">${quote}</div>`
  }</td></tr>`;
}

const DIFF_COLOURS = {
  '+': { name: 'add', back: '#e5f5ea', ink: '#123d22', hit: '#b5e3c4' },
  '-': { name: 'del', back: '#fdeaea', ink: '#5c1a1a', hit: '#f5c2c2' },
} as const;

function diffLine({ sign, words }: DiffLine, language: string): Html {
  const { name, back, ink, hit } = DIFF_COLOURS[sign];
  const text = words.map(({ text, changed }) =>
    changed ? html`<span class="hit" style="background:${hit};border-radius:2px">${text}</span>` : html`${text}`,
  );
  const cell = `background:${back};color:${ink};font-size:14px;line-height:21px;vertical-align:top`;
  return html`<tr class="${name}" bgcolor="${back}"><td class="${name}" width="22" style="${cell};padding:6px 0 6px 10px;font-family:Consolas,Menlo,monospace">${sign === '-' ? '−' : '+'}</td><td class="${name}" lang="${language}" dir="auto" style="${cell};padding:6px 10px 6px 4px;word-break:break-word">${text}</td></tr><tr><td colspan="2" height="3" style="font-size:1px;line-height:3px">&nbsp;</td></tr>`;
}

const table = (rows: readonly Html[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%">${rows}</table>`;

function item({ badge: word, severity, text, lines, link }: Extract<Part, { kind: 'item' }>): Html {
  return row(
    html`<div>${badge(word, severity)}</div><a class="link" href="${link.url}" style="font-size:16px;line-height:23px;font-weight:600;color:#0b57b0;text-decoration:none">${text}</a>${lines.map(
      (line) => html`<div class="quiet" style="font-size:14px;line-height:21px;color:#4a5768">${line}</div>`,
    )}`,
  );
}

function button({ label, url }: Link): Html {
  return row(
    html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button" bgcolor="#0b57b0" style="background:#0b57b0;border-radius:6px"><a href="${url}" style="display:inline-block;padding:11px 22px;font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none">${label}</a></td></tr></table>`,
    '6px 28px 16px',
  );
}

function paragraph({ text, tone }: Extract<Part, { kind: 'paragraph' }>): Html {
  if (tone === 'warning') {
    return row(
      html`<div class="warn" style="background:#fdf3dc;color:#5a4200;border-radius:6px;padding:10px 14px;font-size:14px;line-height:21px">${text}</div>`,
    );
  }
  const style =
    tone === 'quiet'
      ? 'font-size:13px;line-height:20px;color:#5b6875'
      : 'font-size:16px;line-height:24px;color:#16202a';
  return row(
    html`<div class="${tone === 'quiet' ? 'quiet' : 'ink'}" style="${style}">${text}</div>`,
    tone === 'quiet' ? '0 28px 8px' : undefined,
  );
}

function partHtml(part: Part): Html {
  switch (part.kind) {
    case 'lead':
      return lead(part);
    case 'heading':
      return row(
        html`<h2 class="ink" style="margin:0;font-size:15px;line-height:22px;font-weight:650;color:#16202a">${part.text}</h2>`,
        '8px 28px 8px',
      );
    case 'paragraph':
      return paragraph(part);
    case 'facts':
      return row(table(part.rows.map((one) => fact(one, part.language))));
    case 'diff':
      return row(table(part.lines.map((one) => diffLine(one, part.language))));
    case 'item':
      return item(part);
    case 'button':
      return button(part.link);
    case 'links':
      return row(
        html`<div style="font-size:14px;line-height:24px">${part.links.map((link, index) => html`${index ? html`<span class="quiet" style="color:#5b6875"> &nbsp;·&nbsp; </span>` : null}${anchor(link)}`)}</div>`,
      );
  }
}

/** Nothing is loaded from anywhere: no images, no fonts, no tracking. Below 600 px it fills the screen. */
export function toHtml(mail: Mail): string {
  // Blank signs keep clients from filling the preview with the first words of the body.
  const preview = html`<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${mail.preheader}${trusted('&#847;&zwnj;&nbsp;'.repeat(60))}</div>`;
  return html`<!DOCTYPE html>
<html lang="${mail.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><title>${quoted(mail.subject)}</title><style>${trusted(STYLE)}</style></head>
<body class="page" style="margin:0;padding:0;background:#f1f4f7;font-family:${trusted(FONT)}">${preview}
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f1f4f7" style="width:100%;background:#f1f4f7"><tr><td class="outer" align="center" style="padding:24px 12px">
${trusted('<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')}
<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #e0e6ec;border-radius:10px;border-collapse:separate;text-align:left;font-family:${trusted(FONT)}">
${mail.body.map(partHtml)}
<tr><td class="pad" style="padding:4px 28px 14px"><div class="rule" style="border-top:1px solid #e3e8ed;font-size:1px;line-height:1px">&nbsp;</div></td></tr>
${mail.foot.map(partHtml)}
<tr><td height="12" style="font-size:1px;line-height:12px">&nbsp;</td></tr></table>${trusted('<!--[if mso]></td></tr></table><![endif]-->')}</td></tr></table></body></html>`
    .markup;
}
