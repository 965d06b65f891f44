import { escapeXml } from '../../shared/export/escape-xml.ts';
import type { Link } from './links.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,"Noto Sans SC",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;' +
  'color:#1b2430;background:#fff}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccd3dc;' +
  'padding:.3rem .6rem;text-align:left;vertical-align:top}th{font-weight:600}.wide{overflow-x:auto}a{color:#0b5cad}';

export type HtmlPage = {
  title: string;
  lead: string;
  links: readonly Link[];
  head?: readonly string[];
  /** Cells as text; one with an address becomes a link. */
  rows?: readonly (readonly (string | { text: string; href: string })[])[];
};

const cellOf = (cell: string | { text: string; href: string }): string =>
  typeof cell === 'string'
    ? escapeXml(cell)
    : `<a href="${escapeXml(cell.href)}">${escapeXml(cell.text)}</a>`;

/** A page to be read: every word in it is text, whatever a name holds; no script, no outside request. */
export function htmlPage({ title, lead, links, head = [], rows = [] }: HtmlPage): string {
  const heads = head.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('');
  const lines = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cellOf(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  const table =
    rows.length === 0 ? '' : `<div class="wide"><table><tr>${heads}</tr>\n${lines}</table></div>`;
  const list = links
    .map(
      ({ href, rel, title: name }) =>
        `<li><a href="${escapeXml(href)}">${escapeXml(name)}</a> (${escapeXml(rel)})</li>`,
    )
    .join('');
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>` +
    `<h1>${escapeXml(title)}</h1><p>${escapeXml(lead)}</p>${table}<h2>Links</h2><ul>${list}</ul></body></html>`
  );
}
