import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';

/**
 * Builds the package into `dist`: some large files instead of the several hundred small ones of the source and of the
 * packages it stands on, since finding and linking each of those takes a command longer than its work. How they are cut
 * follows from what each command imports when it runs, so that none loads what only another needs.
 */
await build({
  input: Object.fromEntries(
    // The command line, and what threads begin with: `threadModule` finds them by these names.
    ['cli/main', 'workspace/block-worker', 'workspace/live-worker', 'population/compiled/engine'].map((path) => [
      path,
      `src/${path}.ts`,
    ]),
  ),
  // Machine code, so it stays a package of its own.
  external: ['@duckdb/node-bindings'],
  platform: 'node',
  // Of packages that come in two forms the one of modules: the other may require files by names that nothing can follow.
  // What ink opens for developers, where they have installed it, is left out.
  resolve: { mainFields: ['module', 'main'], alias: { 'react-devtools-core': false } },
  logLevel: 'warn',
  tsconfig: 'tsconfig.json',
  transform: {
    target: 'node22.18',
    // React without its checks for developers.
    define: { 'process.env.NODE_ENV': '"production"' },
  },
  output: {
    dir: 'dist',
    cleanDir: true,
    entryFileNames: 'src/[name].js',
    chunkFileNames: 'src/parts/[name]-[hash].js',
  },
  plugins: [licenses()],
});

/** Writes beside the code the licenses of the packages that are in it, as each of them asks. */
function licenses(): Plugin {
  return {
    name: 'licenses',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) {
          const folder = /^[^\0]*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
          if (folder !== undefined) folders.add(folder);
        }
      }
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: [...folders].sort().map(license).join('\n') });
    },
  };
}

/** The license of one package, and where it comes from, which is all that a few of them say. */
function license(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as About;
  const from = typeof about.repository === 'string' ? about.repository : (about.repository?.url ?? about.homepage);
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/i.test(name));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  return `${[`==== ${about.name} ${about.version}, ${about.license}`, `from ${from}`, ...texts].join('\n\n')}\n`;
}

/** What is read of a package's own description. */
interface About {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly repository?: string | { readonly url: string };
  readonly homepage?: string;
}
