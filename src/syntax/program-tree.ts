import type { Span } from '../base/span.ts';
import type { AllowNode } from './allowance-tree.ts';
import type { FloorNode, GrantNode, LifetimeNode, MilestoneNode, RewardNode } from './award-tree.ts';
import type { ChangeNode } from './change-tree.ts';
import type { CurrencyNode, EndsNode, SettingNode, TableNode, TimezoneNode, UnitNode } from './definition-tree.ts';
import type { CapNode, EarnNode } from './earning-tree.ts';
import type { AttributeNode, EventNode } from './event-tree.ts';
import type { ExampleNode } from './example-tree.ts';
import type { GridNode } from './grid-tree.ts';
import type { InterventionNode } from './intervention-tree.ts';
import type { LadderNode } from './ladder-tree.ts';
import type { BenefitNode } from './lasting-tree.ts';
import type { MeasureNode } from './measure-tree.ts';
import type { PointsNode } from './points-tree.ts';
import type { RefundNode } from './refund-tree.ts';
import type { RenameNode } from './rename-tree.ts';
import type { NameNode, TextNode } from './tree.ts';

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
  | BenefitNode
  | GridNode
  | InterventionNode
  | ChangeNode
  | ExampleNode
  | AllowNode
  | RenameNode
  | BrokenNode;

export interface BrokenNode {
  readonly kind: 'broken';
  /** The name it would have defined, where that much was read. */
  readonly name: NameNode | null;
  readonly span: Span;
}
