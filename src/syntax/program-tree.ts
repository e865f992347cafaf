import type { Span } from '../base/span.ts';
import type { FloorNode, GrantNode, LifetimeNode, MilestoneNode, RewardNode } from './award-tree.ts';
import type { AttributeNode, EventNode } from './event-tree.ts';
import type { MeasureNode } from './measure-tree.ts';
import type {
  AllowNode,
  CapNode,
  ChangeNode,
  CurrencyNode,
  EarnNode,
  EndsNode,
  ExampleNode,
  GridNode,
  InterventionNode,
  LadderNode,
  NameNode,
  PointsNode,
  RefundNode,
  SettingNode,
  TableNode,
  TextNode,
  TimezoneNode,
  UnitNode,
} from './tree.ts';

/** A whole program as it is written: its statements in order. */
export interface ProgramNode {
  readonly name: TextNode;
  readonly statements: readonly Statement[];
  readonly broken: boolean;
  readonly span: Span;
}

export type Statement =
  | CurrencyNode
  | TimezoneNode
  | EndsNode
  | UnitNode
  | AttributeNode
  | EventNode
  | PointsNode
  | SettingNode
  | MeasureNode
  | TableNode
  | EarnNode
  | CapNode
  | RefundNode
  | LadderNode
  | LifetimeNode
  | FloorNode
  | GrantNode
  | RewardNode
  | MilestoneNode
  | GridNode
  | InterventionNode
  | ChangeNode
  | ExampleNode
  | AllowNode
  | BrokenNode;

export interface BrokenNode {
  readonly kind: 'broken';
  /** The name it would have defined, where that much was read. */
  readonly name: NameNode | null;
  readonly span: Span;
}
