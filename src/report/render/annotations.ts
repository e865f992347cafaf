import type { SourceText } from '../../base/span.ts';
import { printable } from '../printable.ts';
import { type Problem, primarySpan, sortProblems } from '../problem.ts';
import { type Language, type Speaker, say, speaker } from '../wording.ts';
import { type Region, regionOf } from './region.ts';

/**
 * GitHub workflow commands, one line per problem in reading order; the forge shows them beside the lines of a change.
 * Spans should bear paths relative to the repository's root. Escapes as in the runner's own toolkit (`command.ts`):
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderAnnotations(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, SourceText>,
  language: Language,
): string[] {
  const speak = speaker(language);
  return sortProblems(problems).map((problem) => {
    const properties = [...placeProperties(regionOf(primarySpan(problem), sources)), ['title', problem.code]];
    const list = properties.map(([name, value]) => `${name}=${escapeProperty(value!)}`).join(',');
    return `::${problem.severity} ${list}::${escapeMessage(messageOf(problem, speak))}`;
  });
}

/** The runner refuses columns on a range over several lines, so such a range goes without. */
function placeProperties(region: Region): [name: string, value: string][] {
  const oneLine = region.line === region.endLine;
  const places: [string, string | number | null][] = [
    ['file', region.file],
    ['line', region.line],
    ['endLine', region.endLine],
    ['col', oneLine ? region.column : null],
    ['endColumn', oneLine ? region.endColumn : null],
  ];
  return places.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
}

function messageOf(problem: Problem, speak: Speaker): string {
  const title = speak(problem.title);
  const label = speak(problem.labels.find((other) => other.primary)?.text ?? say``);
  return [
    label === '' ? title : speak(say`${title}: ${label}`),
    ...(problem.body === undefined ? [] : [speak(problem.body)]),
    ...problem.notes.map((note) => speak(say`note: `) + speak(note)),
    ...(problem.help === undefined ? [] : [speak(say`help: `) + speak(problem.help)]),
    ...(problem.witness === undefined ? [] : [problem.witness]),
    ...problem.fixes.map((fix) => speak(say`fix: `) + speak(fix.title)),
  ].join('\n');
}

function escapeMessage(text: string): string {
  // Line breaks survive as such, because here they cannot start a command of their own.
  const lines = text.replaceAll('%', '%25').split(/(\r|\n)/);
  return lines.map((part) => (part === '\n' ? '%0A' : part === '\r' ? '%0D' : printable(part))).join('');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
