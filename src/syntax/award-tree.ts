import type { Span } from '../base/span.ts';
import type { ExpressionNode, QuantityNode } from './expression-tree.ts';
import type { YearEndNode } from './ladder-tree.ts';
import type { LengthNode, PeriodNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

/** What members are given, as it is written: tiers from outside a ladder, rewards and milestones. */

/** A tier of a ladder, as grants name it. */
export interface TierRef {
  readonly tier: NameNode;
  readonly ladder: NameNode;
}

export interface LifetimeNode {
  readonly kind: 'lifetime';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly when: ExpressionNode;
  /** Null for one that gives only a right. */
  readonly gives: TierRef | null;
  readonly revocable: boolean;
  readonly span: Span;
}

export interface FloorNode {
  readonly kind: 'floor';
  readonly gives: TierRef;
  readonly while: ExpressionNode;
  readonly span: Span;
}

export interface GrantNode {
  readonly kind: 'grant';
  readonly ladder: NameNode;
  /** A fixed tier, or the one that a field of the event names. */
  readonly gives: { readonly tier: NameNode } | { readonly field: NameNode };
  readonly on: NameNode;
  readonly term: TermNode;
  readonly when: ExpressionNode | null;
  /** The goal of a challenge, and how long the tier is kept once it is met. */
  readonly kept: { readonly term: TermNode; readonly when: ExpressionNode } | null;
  readonly span: Span;
}

export type TermNode =
  | { readonly how: 'forever' }
  | YearEndNode
  | { readonly how: 'for'; readonly length: LengthNode; readonly monthEnd: boolean }
  | { readonly how: 'until next'; readonly event: NameNode };

export interface RewardNode {
  readonly kind: 'reward';
  readonly name: NameNode;
  readonly label: TextNode | null;
  /** Null for a reward that is given and never bought. */
  readonly price: QuantityNode | null;
  /** The ledgers that pay, of equal expiry the first before the next; empty where the unit tells. */
  readonly ledgers: readonly NameNode[];
  readonly period: PeriodNode | null;
  readonly clauses: readonly BenefitClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export interface MilestoneNode {
  readonly kind: 'milestone';
  readonly name: NameNode;
  readonly label: TextNode | null;
  readonly first: QuantityNode;
  readonly measure: NameNode;
  readonly parts: readonly MilestonePartNode[];
  readonly period: PeriodNode | null;
  readonly clauses: readonly BenefitClauseNode[];
  readonly broken: boolean;
  readonly span: Span;
}

export type MilestonePartNode = { readonly span: Span } & (
  | { readonly part: 'again every' | 'up to'; readonly mark: QuantityNode }
  | { readonly part: 'taken back by refunds' }
);

export type BenefitClauseNode = { readonly span: Span } & (
  | { readonly clause: 'worth' | 'costs'; readonly value: QuantityNode }
  | { readonly clause: 'use'; readonly within: LengthNode | null }
  | { readonly clause: 'issued'; readonly at: 'once' | 'request' }
  | { readonly clause: 'gives'; readonly amount: QuantityNode; readonly ledger: NameNode | null }
  | {
      readonly clause: 'choose';
      /** How many of the options; null for one. */
      readonly picks: NumberNode | null;
      readonly options: readonly NameNode[];
      readonly within: LengthNode;
      /** What is given when nothing was chosen in time; null for nothing. */
      readonly otherwise: NameNode | null;
    }
);
