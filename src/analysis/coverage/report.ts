import type { SourceText, Span } from '../../base/span.ts';
import { inTurn, type Language, listed, phrase, say, speaker, type Wording } from '../../report/wording.ts';
import { type Coverage, edgesOf, percentOf, type Share, type Side, shareOf, type Target } from './coverage.ts';
import { type CoveredLine, coveredLines } from './lines.ts';

/** The coverage of one program, ready to be drawn: the same for the terminal, a page, and machines. */
export interface CoverageReport {
  readonly program: string;
  readonly file: string;
  readonly share: Share;
  readonly percent: number;
  readonly edges: Share;
  readonly examples: readonly string[];
  readonly targets: readonly Target[];
  readonly lines: readonly CoveredLine[];
}

export function coverageReport(
  program: string,
  source: SourceText,
  coverage: Coverage,
  blocks: readonly Span[],
): CoverageReport {
  const share = shareOf(coverage.targets);
  return {
    program,
    file: source.file,
    share,
    percent: percentOf(share),
    edges: edgesOf(coverage.targets),
    examples: coverage.examples,
    targets: coverage.targets,
    lines: coveredLines(source, coverage, blocks),
  };
}

/** What no example shows of a target: `tier gold of membership: never lost`; null when there is nothing. */
export function gapText({ what, sides }: Target): Wording | null {
  const gaps = sides.filter((side) => side.examples.length === 0);
  if (gaps.length === 0) return null;
  if (gaps.length === sides.length) return say`${what}: no example comes here`;
  return say`${what}: ${listed(gaps.map((side) => say`never ${sideWords(side)}`))}`;
}

/** Where the examples pass a threshold without coming right up to it: its nearest values; null when they do come. */
export function farText({ what, sides }: Target): Wording | null {
  const far = sides.filter((side) => side.nearest !== null && !side.nearest.edge);
  if (far.length === 0) return null;
  return say`${what}: ${inTurn(far.map((side) => say`nearest ${sideWords(side)}, ${side.nearest!.text}`))}`;
}

export function summaryText({ share, percent, edges, examples }: CoverageReport): Wording {
  const count = examples.length === 1 ? say`1 example` : say`${examples.length} examples`;
  const sides = say`${share.touched} of ${share.total} sides touched by ${count} (${percent} %)`;
  return edges.total === 0 ? sides : say`${sides}; ${edges.touched} of ${edges.total} edges seen from both sides`;
}

/** The name of a side in words; machines read the name itself. */
export function sideWords({ name }: Side): Wording {
  return phrase(name);
}

/** The report for machines. Places are one-based; the names of sides are English. */
export function coverageJson(
  { share, percent, edges, targets }: CoverageReport,
  source: SourceText,
  language: Language,
): unknown {
  const speak = speaker(language);
  return {
    ...share,
    percent,
    edges,
    targets: targets.map(({ kind, what, span, edged, sides }) => ({
      kind,
      what,
      ...source.place(span.start),
      edged,
      sides: sides.map(({ name, examples, nearest }: Side) => ({
        name,
        examples,
        nearest: nearest === null ? null : { ...nearest, text: speak(nearest.text) },
      })),
    })),
  };
}
