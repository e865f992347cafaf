import { cellsOfWords, GRID_WORDS, PLAIN_CELLS } from '../model/customer-grid.ts';
import type { GridClauseNode, GridNode } from '../syntax/grid-tree.ts';

type CellNode = GridClauseNode & { readonly clause: 'cell' };

export function namedCells(grid: GridNode): CellNode[] {
  return grid.clauses.filter((clause): clause is CellNode => clause.clause === 'cell');
}

/** The cells that a word stands for in a grid: a cell of that name, a voice, a profit band or a plain name. */
export function cellsCalled(grid: GridNode, word: string): readonly number[] | undefined {
  const named = namedCells(grid).find((cell) => cell.name.text === word);
  return cellsOfWords(named?.cell.text ?? word);
}

/** All that `cellsCalled` knows, the grid's own names first. */
export function gridVocabulary(grid: GridNode): string[] {
  return [...namedCells(grid).map((cell) => cell.name.text), ...GRID_WORDS, ...PLAIN_CELLS];
}
