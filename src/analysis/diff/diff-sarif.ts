import { type Language, speak } from '../../report/wording.ts';
import { effectJson } from '../effect/effect-json.ts';
import { changeText } from './change-text.ts';
import type { ProgramDiff } from './diff.ts';
import { SUBJECTS } from './subject.ts';

const LEVELS = { worse: 'warning', different: 'warning', better: 'note', neutral: 'note' } as const;

/**
 * Changes as SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/: one rule per kind of change, the place in the
 * new text, and a fingerprint by which a forge knows an alert again. What they do to members is a property of the run.
 */
export function diffSarif(diffs: readonly ProgramDiff[], version: string, language: Language) {
  const shown = diffs.flatMap(({ now, changes }) => changes.map((each) => ({ ...each, now })));
  const effects = diffs.flatMap(({ effect }) => (effect === undefined ? [] : [effectJson(effect, language)]));
  const ids = [...new Set(shown.map(({ change }) => change.id))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'regalia',
            version,
            rules: ids.map((id) => {
              const { subject } = shown.find(({ change }) => change.id === id)!.change;
              return { id, shortDescription: { text: speak(SUBJECTS[subject].what, language) } };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        ...(effects.length === 0 ? {} : { properties: { effect: effects[0] } }),
        results: shown.map(({ change, accepted, now }) => {
          const span = change.now?.span ?? now.checked.program.name.span;
          const start = now.source.place(span.start);
          const end = now.source.place(span.end);
          return {
            ruleId: change.id,
            ruleIndex: ids.indexOf(change.id),
            level: LEVELS[change.direction],
            message: { text: speak(changeText(change), language) },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(now.source.file) },
                  region: {
                    startLine: start.line,
                    startColumn: start.column,
                    endLine: end.line,
                    endColumn: end.column,
                  },
                },
              },
            ],
            partialFingerprints: { 'regalia/v1': change.fingerprint },
            properties: { direction: change.direction, grade: change.grade },
            ...(accepted === undefined
              ? {}
              : { suppressions: [{ kind: 'external', justification: `${accepted.date}: ${accepted.reason}` }] }),
          };
        }),
      },
    ],
  };
}

/** A path as a URI reference; that of a commit without the name of the commit. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^[^/]*:(?=[^/])/, '');
  return path.split('/').map(encodeURIComponent).join('/');
}
