import type { Language } from '../report/wording.ts';
import { chartStyle, PAPER_COLORS } from './chart-style.ts';
import { html, Markup } from './markup.ts';

/** The look of every page: the reader's own light or dark, readable on paper, nothing fetched from anywhere. */
const STYLE = `
:root { color-scheme: light dark; --covered: #e3f1e4; --partly: #fbeecb; --untouched: #f8dcd8;
  ${Object.entries(PAPER_COLORS)
    .map(([name, color]) => `--${name}: ${color};`)
    .join(' ')} }
@media (prefers-color-scheme: dark) { :root { --text: #ece9e4; --faint: #a09b94; --page: #171615; --line: #35322e;
  --covered: #1d3522; --partly: #41350f; --untouched: #4a1f1a; --first: #7db7dd; --second: #e09a6e; --third: #a9cc7a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1rem 4rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem; text-align: left; vertical-align: top; }
th { color: var(--faint); font-weight: 600; }
.number { text-align: right; }
td.number, .nowrap { white-space: nowrap; }
.faint { color: var(--faint); }
.scroll { overflow-x: auto; }
.code { font: 0.85rem/1.5 ui-monospace, monospace; }
.code td { padding: 0 0.5rem; white-space: pre; }
.code td:last-child { width: 100%; }
.covered { background: var(--covered); }
.partly { background: var(--partly); }
.untouched { background: var(--untouched); }
.key span { padding: 0 0.4rem; }
.code .gap td { white-space: normal; color: var(--faint); font-style: italic; }
meter { width: 8rem; }
.share { white-space: nowrap; }
a { color: inherit; }
.lead { font-size: 1.15rem; max-width: 60rem; }
figure { margin: 1.5rem 0; max-width: 48rem; }
figcaption { color: var(--faint); font-size: 0.9rem; }
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
${chartStyle((name) => `var(--${name})`)}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .covered, .partly, .untouched, svg { print-color-adjust: exact; }
  .scroll { overflow: visible; }
  .code td { white-space: pre-wrap; }
  tr, h2, h3, figure { break-inside: avoid; break-after: auto; }
}
`;

/** A whole page in one file, which works without a network and allows no script. */
export function page(title: string, language: Language, body: Markup): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.source;
}
