import { join } from 'node:path';
import { type Acceptance, diff, type ProgramDiff } from '../../analysis/diff/diff.ts';
import { changeJson } from '../../analysis/diff/diff-json.ts';
import { diffMarkdown } from '../../analysis/diff/diff-markdown.ts';
import { diffProblems } from '../../analysis/diff/diff-problems.ts';
import { diffSarif } from '../../analysis/diff/diff-sarif.ts';
import { brokenGuardrails, guardrailText, type Judged, unjudged } from '../../analysis/diff/guardrail.ts';
import type { Side } from '../../analysis/diff/side.ts';
import { wholeProgram } from '../../analysis/diff/whole-program.ts';
import { effectJson } from '../../analysis/effect/effect-json.ts';
import type { SourceText } from '../../base/span.ts';
import { drawDiff } from '../../draw/diff.ts';
import type { Problem } from '../../report/problem.ts';
import { renderAnnotations } from '../../report/render/annotations.ts';
import { say, speak } from '../../report/wording.ts';
import { type ComparedProgram, comparedPrograms } from '../../workspace/compared-programs.ts';
import { readAccepted, readGuardrails } from '../../workspace/guardrail-files.ts';
import type { LoadedProgram } from '../../workspace/load-program.ts';
import { projectVersion } from '../../workspace/project-root.ts';
import { saveWitnesses } from '../../workspace/save-witnesses.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { usageError } from '../usage-error.ts';
import { type EffectOptions, eventsEffect, impactOf, type ReadPair } from './diff-effect.ts';

export interface DiffCommandOptions extends EffectOptions {
  readonly format: 'terminal' | 'json' | 'markdown' | 'sarif' | 'github';
  readonly witnesses: boolean;
  /** Where to save what shows the changes, as programs that `regalia test` runs. */
  readonly save?: string;
  readonly guardrails?: string;
  readonly accepted?: string;
}

/** `regalia diff OLD [NEW]`: what a change of programs means for members. */
export async function diffCommand(
  console: Console,
  old: string,
  now: string | undefined,
  options: DiffCommandOptions,
): Promise<ExitCode> {
  const [compared, guardrails, accepted] = await Promise.all([
    comparedPrograms(old, now ?? null, process.cwd()),
    readGuardrails(options.guardrails),
    readAccepted(options.accepted),
  ]);
  if (!compared.ok || !guardrails.ok || !accepted.ok) {
    const problems = [compared, guardrails, accepted].flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
    await console.complain(problems);
    return EXIT.data;
  }
  const { impact, events } = options;
  if (impact !== undefined && events !== undefined) {
    console.say(usageError('--events', { title: say`members are those of a simulation or real ones`, help: null }));
    return EXIT.usage;
  }
  if (options.showIds && options.format !== 'terminal') {
    console.say(usageError('--show-ids', { title: say`names are shown on a terminal only`, help: null }));
    return EXIT.usage;
  }
  const pairs = compared.value.flatMap((program): ReadPair[] => {
    const found = programDiff(program, accepted.value, options.witnesses);
    return found === null ? [] : [{ program, diff: found }];
  });
  // Where nothing lies between two versions, nothing comes of it.
  const changed = pairs.filter(
    ({ program: { old, now }, diff: { changes } }) => old !== null && now !== null && changes.length > 0,
  );
  const shown =
    changed.length === 0 || (impact === undefined && events === undefined)
      ? null
      : impact !== undefined
        ? await impactOf(console, impact, changed, options)
        : await eventsEffect(console, events!, changed, options);
  if (shown !== null && shown.effect === null) return shown.code;
  const diffs = pairs.map(({ diff: one }) => (one === shown?.diff ? { ...one, effect: shown.effect } : one));
  // Annotations stand beside lines, and an effect has none.
  const silent = options.format === 'github' ? [] : unjudged(guardrails.value, diffs);
  for (const metric of new Set(silent))
    console.say(say`\`${metric}\` is not judged: nothing tells of it without --impact`);
  const broken = brokenGuardrails(guardrails.value, diffs);
  print(console, diffs, broken, options);
  const problems = await complainOfErrors(console, compared.value);
  if (options.save !== undefined) {
    const saved = await saveWitnesses(join(options.save), diffs);
    if (!saved.ok) {
      await console.complain(saved.problems);
      return EXIT.data;
    }
  }
  for (const guardrail of broken) console.say(guardrailText(guardrail));
  if (shown?.cutShort === true) return EXIT.interrupted;
  const blocked = broken.some(({ action }) => action === 'block');
  return problems > 0 || blocked ? EXIT.problems : EXIT.clean;
}

/** Null where one that is there cannot be understood. */
function programDiff(
  { old, now }: ComparedProgram,
  accepted: readonly Acceptance[],
  witnesses: boolean,
): ProgramDiff | null {
  const before = old === null ? null : sideOf(old);
  const after = now === null ? null : sideOf(now);
  if (before !== null && after !== null) return diff(before, after, { witnesses, accepted });
  if (old === null && after !== null) return wholeProgram(after, true, accepted);
  if (now === null && before !== null) return wholeProgram(before, false, accepted);
  return null;
}

function sideOf({ source, checked, plan }: LoadedProgram): Side | null {
  return source === null || checked === null || plan === null ? null : { source, checked, plan };
}

/** Says which programs cannot be read, and how many. */
async function complainOfErrors(console: Console, compared: readonly ComparedProgram[]): Promise<number> {
  const problems: Problem[] = [];
  const sources = new Map<string, SourceText>();
  for (const { old, now } of compared) {
    for (const side of [old, now]) {
      if (side === null || side.plan !== null) continue;
      problems.push(...side.problems);
      if (side.source !== null) sources.set(side.source.file, side.source);
    }
  }
  if (problems.length > 0) {
    await console.complain(problems, sources);
    console.say(say`what lies between programs that have errors is not shown`);
  }
  return problems.length;
}

function print(
  console: Console,
  diffs: readonly ProgramDiff[],
  broken: readonly Judged[],
  { format }: DiffCommandOptions,
): void {
  const { language } = console;
  const effect = diffs.find((one) => one.effect !== undefined)?.effect;
  switch (format) {
    case 'json':
      console.json({
        changes: diffs.flatMap((one) => one.changes.map((change) => changeJson(change, one, language))),
        guardrails: broken,
        ...(effect === undefined ? {} : { effect: effectJson(effect, language) }),
      });
      break;
    case 'markdown':
      console.print(diffMarkdown(diffs, broken, language));
      break;
    case 'sarif':
      console.json(diffSarif(diffs, projectVersion(), language));
      break;
    case 'github': {
      const sources = new Map(diffs.map(({ now }) => [now.source.file, now.source]));
      console.print(...renderAnnotations(diffs.flatMap(diffProblems), sources, language));
      break;
    }
    case 'terminal': {
      const screen = console.screen(console.stdout);
      for (const [i, one] of diffs.filter(({ changes }) => changes.length > 0 || diffs.length === 1).entries())
        console.print(...(i > 0 ? [''] : []), ...drawDiff(one, screen));
      if (diffs.length > 1 && diffs.every(({ changes }) => changes.length === 0))
        console.print(speak(say`${diffs.length} programs, no change`, language));
    }
  }
}
