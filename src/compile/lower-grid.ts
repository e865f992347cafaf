import { namedCells } from '../check/grid-cells.ts';
import { PLAIN_CELLS } from '../model/customer-grid.ts';
import type { GridClauseNode, GridNode } from '../syntax/grid-tree.ts';
import { lowerLength } from './lower-window.ts';
import type { Lowering } from './lowering.ts';
import type { PlanGrid } from './plan-grid.ts';

export function lowerGrid(lowering: Lowering, node: GridNode): PlanGrid {
  const find = <Kind extends GridClauseNode['clause']>(kind: Kind) =>
    node.clauses.find((c): c is Extract<GridClauseNode, { clause: Kind }> => c.clause === kind)!;
  const voice = find('voice');
  const event = lowering.event(voice.event.text);
  const named = namedCells(node);
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    profit: lowering.condition(find('profit').high, null),
    answers: {
      event,
      field: lowering.field(event, voice.field.text),
      window: { kind: 'rolling', length: lowerLength(voice.within) },
    },
    bands: voice.bands.map((band) => ({
      voice: band.voice,
      from: Number(band.from.value.n),
      to: Number(band.to.value.n),
    })),
    cells: PLAIN_CELLS.map((plain) => {
      const cell = named.find((c) => c.cell.text === plain);
      return { name: cell?.name.text ?? plain, label: (cell?.label ?? cell?.name)?.text ?? plain };
    }),
    span: node.name.span,
  };
}
