/** The colors of charts on paper; in the dark some are lighter. */
export const PAPER_COLORS = {
  text: '#1c1b1a',
  faint: '#6b6864',
  page: '#fdfcfa',
  line: '#e3dfd9',
  first: '#1f5f8b',
  second: '#a4552b',
  third: '#5b7f2e',
} as const;

/** The look of charts. `color` is how the style names one of the colors: by its value, or by a variable of the page. */
export function chartStyle(color: (name: keyof typeof PAPER_COLORS) => string): string {
  return `svg text { fill: ${color('text')}; }
svg .tick { fill: ${color('faint')}; }
svg .end { text-anchor: end; }
svg .rule { stroke: ${color('line')}; }
svg .line { fill: none; stroke-width: 2; }
svg .band { opacity: 0.18; }
.series-0 .line { stroke: ${color('first')}; } .series-0 .band, svg .series-0 text { fill: ${color('first')}; }
.series-1 .line { stroke: ${color('second')}; stroke-dasharray: 5 3; } .series-1 .band, svg .series-1 text { fill: ${color('second')}; }
.series-2 .line { stroke: ${color('third')}; } .series-2 .band, svg .series-2 text { fill: ${color('third')}; }
.part-0 polygon { fill: #7c9a82; } .part-1 polygon { fill: #c9a227; } .part-2 polygon { fill: #8d7ba8; }
.part-3 polygon { fill: #b5653f; } .part-4 polygon { fill: #4f7f9b; } .part-5 polygon { fill: #9b9b94; }`;
}
