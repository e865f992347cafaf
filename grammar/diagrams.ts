import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { ruleDiagrams } from './rule-diagrams.ts';

/** Writes `grammar/diagrams/*.svg` anew: one diagram per rule, and none for rules that are gone. */
const folder = new URL('./diagrams/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [file, svg] of ruleDiagrams()) writeFileSync(new URL(file, folder), svg);
