import type { Problem } from '../report/problem.ts';
import type { JsonPlaces } from './json-places.ts';
import { pointerTo } from './json-places.ts';
import type { Table } from './table.ts';
import { missingColumn } from './table.ts';

/** The columns that a mapping asks of a table: numbers them as they come up and notes those the table does not have. */
export class ColumnBinder {
  readonly #table: Table;
  readonly #places: JsonPlaces;
  readonly #problems: Problem[];
  readonly #names: string[] = [];

  constructor(table: Table, places: JsonPlaces, problems: Problem[]) {
    this.#table = table;
    this.#places = places;
    this.#problems = problems;
  }

  /** The columns asked for so far that the table has, each once. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** The number of the column that is written at `pointer`; after a problem, a number without meaning. */
  one(name: string, pointer: string): number {
    const known = this.#names.indexOf(name);
    if (known !== -1) return known;
    if (this.#table.columns.includes(name)) return this.#names.push(name) - 1;
    this.#problems.push(missingColumn(this.#table, name, this.#places.value(pointer)));
    return 0;
  }

  many(names: string | readonly string[] | undefined, pointer: string): number[] {
    if (names === undefined) return [];
    if (typeof names === 'string') return [this.one(names, pointer)];
    return names.map((name, index) => this.one(name, pointerTo(pointer, index)));
  }
}
