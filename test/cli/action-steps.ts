import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../.github/actions/diff');
const text = readFileSync(join(folder, 'action.yml'), 'utf8');

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** The steps of the action, in the way that its file is written: a line for each thing. */
const STEPS: readonly Step[] = text
  .split(/^ {4}- name: /m)
  .slice(1)
  .map((step) => ({
    name: step.split('\n')[0]!,
    shell: /^ {6}shell: (.+)$/m.exec(step)![1]!,
    env: Object.fromEntries([...step.matchAll(/^ {8}(\w+): (.+)$/gm)].map(([, name, value]) => [name!, value!])),
    run: /^ {6}run: (.+)$/m.exec(step)![1]!,
  }));

const DEFAULTS = new Map(
  [...text.split(/^runs:/m)[0]!.matchAll(/^ {2}(\w+):\n(?: {4}.*\n)*? {4}default: (.+)$/gm)].map(
    ([, name, value]) => [name!, value!.replaceAll("'", '')] as const,
  ),
);

/** What a runner knows of the pull request. */
const EVENT = new Map([
  ['github.event.pull_request.number', '7'],
  ['github.token', 'token'],
]);

function filled(value: string, inputs: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => {
    const input = name.startsWith('inputs.') ? name.slice('inputs.'.length) : null;
    if (input === null) return EVENT.get(name) ?? inputs[name] ?? unknown(name);
    return inputs[input] ?? filled(DEFAULTS.get(input) ?? unknown(name), inputs);
  });
}

function unknown(name: string): never {
  throw new Error(`the runner knows no ${name}`);
}

/** Runs the steps of the action one after another, as a runner does, until one fails. */
export function runAction(
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): { readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly steps: number } {
  let [stdout, stderr, steps] = ['', '', 0];
  for (const step of STEPS) {
    if (step.shell !== 'bash') throw new Error(`${step.name} is run by ${step.shell}`);
    const own = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value, inputs)]));
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      env: { ...env, GITHUB_ACTION_PATH: folder, ...own },
      encoding: 'utf8',
    });
    stdout += done.stdout;
    stderr += done.stderr;
    steps++;
    if (done.status !== 0) return { code: done.status, stdout, stderr, steps };
  }
  return { code: 0, stdout, stderr, steps };
}
