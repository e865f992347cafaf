import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The drawn direction of imports, kept: each part of the project with the parts it may import. Type imports count.
 * What a part may import, it may import from all the parts below that one as well.
 */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  grammar: [],
  'src/base': [],
  'src/report': ['src/base'],
  'src/syntax': ['grammar', 'src/report'],
  'src/model': ['src/report'],
  'src/check': ['src/syntax', 'src/model'],
  'src/compile': ['src/check'],
  'src/engine': ['src/compile'],
  'src/reason': ['src/engine'],
  'src/kernel': ['src/reason'],
  'src/calibration': ['src/report'],
  'src/population': ['src/kernel', 'src/calibration'],
  'src/analysis': ['src/population'],
  'src/workspace': ['src/analysis'],
  'src/html': ['src/analysis'],
  'src/draw': ['src/workspace'],
  'src/studio': ['src/draw'],
  'src/cli': ['src/studio', 'src/html'],
};

/** Only these touch files, the clock, the process, the terminal and workers. */
const SHELLS = ['src/workspace', 'src/cli'];
const OUTER = /^(node:(?!util$)|ink$|react|@duckdb\/|commander$)/;
const OUTER_CALLS = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.|\bfetch\(/;

/** The packages that one part alone knows, so that another could take their place. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['grammar', 'src/syntax'],
  '@duckdb/node-api': ['src/workspace'],
  ajv: ['src/workspace'],
  'jsonc-parser': ['src/workspace'],
  commander: ['src/cli'],
  seedrandom: ['src/population'],
  'ml-matrix': ['src/calibration'],
};

const MOST_LINES = 400;

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Import {
  readonly from: string;
  /** A path from the project's root, or the name of a package. */
  readonly to: string;
}

function importsOf(path: string): Import[] {
  const statements = read(path).matchAll(
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...statements].map((match) => {
    const target = (match[1] ?? match[2] ?? match[3])!;
    return { from: path, to: target.startsWith('.') ? join(dirname(path), target).replaceAll('\\', '/') : target };
  });
}

const sources = ['grammar', 'src'].flatMap((folder) => filesBelow(folder, '.ts', '.tsx'));
const imports = sources.flatMap(importsOf);
const within = imports.filter(({ to }) => to.startsWith('src/') || to.startsWith('grammar/'));
const outside = imports.filter((each) => !within.includes(each));

function partOf(path: string): string {
  return path.startsWith('grammar/') ? 'grammar' : path.split('/').slice(0, 2).join('/');
}

function allowed(part: string, seen = new Set<string>()): Set<string> {
  for (const below of ABOVE[part] ?? []) {
    if (seen.has(below)) continue;
    seen.add(below);
    allowed(below, seen);
  }
  return seen;
}

const shown = ({ from, to }: Import) => `${from} imports ${to}`;

describe('imports', () => {
  it('are found', () => {
    expect(within.length).toBeGreaterThan(sources.length);
    expect(outside.map(({ to }) => to)).toContain('chevrotain');
  });

  it('come from parts that are drawn', () => {
    expect([...new Set(sources.map(partOf))].filter((part) => !(part in ABOVE))).toEqual([]);
  });

  it('go in the drawn direction only', () => {
    const against = within.filter(({ from, to }) => {
      const [part, other] = [partOf(from), partOf(to)];
      return part !== other && !allowed(part).has(other);
    });
    expect(against.map(shown)).toEqual([]);
  });

  it('never go in a circle', () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of within) targets.set(from, [...(targets.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of targets.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('leave files, the clock, the process and the terminal to the outer parts', () => {
    const reaching = outside.filter(({ from, to }) => OUTER.test(to) && !SHELLS.includes(partOf(from)));
    expect(reaching.map(shown)).toEqual([]);
    const inner = sources.filter((path) => !SHELLS.includes(partOf(path)));
    expect(inner.filter((path) => OUTER_CALLS.test(withoutComments(read(path))))).toEqual([]);
  });

  it('leave each package to the part that knows it', () => {
    const strange = outside.filter(({ from, to }) => HOMES[to] !== undefined && !HOMES[to].includes(partOf(from)));
    expect(strange.map(shown)).toEqual([]);
  });

  it('name packages that are declared', () => {
    // What the package is built of need not be installed beside it.
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    const undeclared = outside.filter(({ to }) => {
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!;
      return !to.startsWith('node:') && !(name in devDependencies);
    });
    expect(undeclared.map(shown)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

describe('files', () => {
  it('are short enough to be read', () => {
    const long = sources.filter((path) => read(path).trimEnd().split('\n').length > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('are not named for a heap', () => {
    const heaps = /(^|\/)(utils?|helpers?|common|misc|shared|index)(\.tsx?$|\/)/;
    expect(sources.filter((path) => heaps.test(path))).toEqual([]);
  });

  const texts = [
    ...['grammar', 'src', 'test', 'programs', 'simulations', '.github'].flatMap((folder) =>
      filesBelow(folder, '.ts', '.tsx', '.json', '.regalia', '.md', '.txt', '.csv', '.yml'),
    ),
    ...readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(md|json|ts|editorconfig|npmrc)$/.test(entry.name))
      .map((entry) => entry.name),
  ];

  // A letter of each in brackets, so that this file does not find itself.
  it.each([
    ['leave nothing for later', /\b(T[O]DO|F[I]XME|X[X]X)\b/],
    ['speak of no machine they were written on', /(^|[\s'"`(=])\/(w[o]rk|t[m]p|h[o]me|r[o]ot|U[s]ers)\b/m],
    ['speak of loyalty programs, not of tools', /\b(cl[a]ude|anthr[o]pic|chat-?g[p]t|open[a]i|co[p]ilot|ll[m]s?)\b/i],
  ])('%s', (_, words) => {
    expect(texts.filter((path) => words.test(read(path)))).toEqual([]);
  });

  interface Locked {
    readonly resolved?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };

  it('lock packages without the address of a registry', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(50);
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('lock the packages of every kind of machine, without which `npm ci` refuses on all of them', () => {
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
  });
});
