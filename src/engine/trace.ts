import { type Day, FOREVER } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type {
  Choice,
  Grant,
  Matured,
  MemberEvent,
  Movement,
  Posting,
  Reading,
  Redemption,
  RewardIssue,
  Right,
  Unmatched,
  Watch,
} from './books.ts';
import { tierRule } from './tier-rule.ts';

/** One thing that happened or was written, with what its rule read. In the order of the books. */
export type TraceStep =
  | { readonly kind: 'event'; readonly event: MemberEvent }
  | { readonly kind: 'posting'; readonly posting: Posting; readonly reads: readonly Reading[] }
  | { readonly kind: 'matured'; readonly matured: Matured }
  | { readonly kind: 'grant'; readonly grant: Grant; readonly reads: readonly Reading[] }
  | { readonly kind: 'right'; readonly right: Right; readonly given: boolean; readonly reads: readonly Reading[] }
  | { readonly kind: 'movement'; readonly movement: Movement; readonly reads: readonly Reading[] }
  | { readonly kind: 'reward'; readonly issue: RewardIssue }
  | { readonly kind: 'revoked'; readonly issue: RewardIssue; readonly day: Day }
  | { readonly kind: 'waiting'; readonly of: RewardIssue['kind']; readonly index: number; readonly day: Day }
  | { readonly kind: 'unmatched'; readonly unmatched: Unmatched }
  | { readonly kind: 'duplicate'; readonly event: MemberEvent }
  | { readonly kind: 'refused'; readonly wish: Redemption | Choice };

/** Keeps every step of a member's history with the values read by the rule that wrote it. */
export function keepTrace(plan: Plan): { steps: TraceStep[]; watch: Watch } {
  const steps: TraceStep[] = [];
  /** The values each rule read in the moment at work; a grant that only follows an event reads nothing. */
  const reads = new Map<string, Reading[]>();
  let current: Reading[] = [];
  const readsOf = (rule: string) => [...(reads.get(rule) ?? [])];
  const watch: Watch = {
    rule: (name) => {
      current = [];
      reads.set(name, current);
    },
    read: (reading) => void current.push(reading),
    posted: (posting) => void steps.push({ kind: 'posting', posting, reads: readsOf(posting.rule) }),
    matured: (matured) => void steps.push({ kind: 'matured', matured }),
    granted: (grant) => void steps.push({ kind: 'grant', grant, reads: readsOf(grant.rule) }),
    entitled: (right) =>
      void steps.push({
        kind: 'right',
        right: { ...right },
        given: right.until === FOREVER,
        reads: readsOf(right.rule),
      }),
    moved: (movement) => {
      // A fall is told by the tier that was lost, a rise by the grant that made it.
      const { ladder, from, to } = movement;
      const lost = to < from ? readsOf(tierRule(plan.ladders[ladder]!, from)) : [];
      steps.push({ kind: 'movement', movement, reads: lost });
    },
    rewarded: (issue) => void steps.push({ kind: 'reward', issue }),
    revoked: (issue, day) => void steps.push({ kind: 'revoked', issue, day }),
    waiting: (of, index, day) => void steps.push({ kind: 'waiting', of, index, day }),
    unmatched: (unmatched) => void steps.push({ kind: 'unmatched', unmatched }),
    duplicate: (event) => void steps.push({ kind: 'duplicate', event }),
    refused: (wish) => void steps.push({ kind: 'refused', wish }),
    ticked: () => reads.clear(),
    happened: (event) => {
      reads.clear();
      steps.push({ kind: 'event', event });
    },
  };
  return { steps, watch };
}
