import type { SourceText } from '../../base/span.ts';
import { type Problem, primarySpan, type Severity, sortProblems } from '../problem.ts';
import { type Language, speaker } from '../wording.ts';
import { type Region, regionOf } from './region.ts';

/** One problem as machines read it. Keys are always present; `null` says that a thing is not known or not written. */
export interface ProblemJson extends Region {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly (Region & { readonly text: string; readonly primary: boolean })[];
  readonly notes: readonly string[];
  readonly help: string | null;
  /** An `example` block on which the problem shows. */
  readonly witness: string | null;
  readonly fixes: readonly {
    readonly title: string;
    /** Whether the checker passes after it, so that a machine may apply it. */
    readonly certain: boolean;
    readonly edits: readonly (Region & { readonly text: string })[];
  }[];
}

/** What could still act on a terminal after `JSON.stringify`: DEL, C1 controls, separators, reading-direction marks. */
const RAW_IN_JSON = /[\u{7F}-\u{9F}\u{2028}\u{2029}\p{Bidi_Control}]/gu;

/** All problems in reading order as one JSON text, `{"problems": [...]}`, indented by two; none are left out. */
export function renderJson(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, SourceText>,
  language: Language,
): string {
  const all = sortProblems(problems).map((problem) => problemJson(problem, sources, language));
  return JSON.stringify({ problems: all }, null, 2).replace(
    RAW_IN_JSON,
    (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** The record of one problem, for callers that put it inside a larger answer. */
export function problemJson(
  problem: Problem,
  sources: ReadonlyMap<string, SourceText>,
  language: Language,
): ProblemJson {
  const speak = speaker(language);
  const { body, help } = problem;
  return {
    code: problem.code,
    severity: problem.severity,
    title: speak(problem.title),
    ...regionOf(primarySpan(problem), sources),
    body: body === undefined ? null : speak(body),
    labels: problem.labels.map(({ span, text, primary }) => ({
      ...regionOf(span, sources),
      text: speak(text),
      primary,
    })),
    notes: problem.notes.map(speak),
    help: help === undefined ? null : speak(help),
    witness: problem.witness ?? null,
    fixes: problem.fixes.map(({ title, certain, edits }) => ({
      title: speak(title),
      certain,
      edits: edits.map((edit) => ({ ...regionOf(edit.span, sources), text: edit.text })),
    })),
  };
}
