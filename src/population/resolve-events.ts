import type { Plan } from '../compile/plan.ts';
import { say } from '../report/wording.ts';
import type { EventSource, FieldSource } from './event-source.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import { IDEA_SLOT, MOST_OTHERS, PURCHASE_SLOT, REFERRAL_SLOT, RETURN_SLOT, SURVEY_SLOT } from './purposes.ts';
import { type Given, resolveFields } from './resolve-fields.ts';
import type { FieldTable, PopulationPart, SimulationFile } from './simulation-file.ts';
import type { OtherEvent } from './simulation-spec.ts';

/** The events of a population, by their places in the plan. An event that is not found is left out and told of. */
export interface PopulationEvents {
  readonly purchase: EventSource | null;
  readonly others: readonly OtherEvent[];
  readonly returns: EventSource | null;
  readonly referral: EventSource | null;
  readonly idea: EventSource | null;
  readonly answer: EventSource | null;
}

interface Draft {
  readonly event: string;
  readonly amount?: string;
  readonly margin?: string;
  readonly fields?: FieldTable;
}

/** Looks up the events of a population; adds what does not fit to `findings`. */
export function resolveEvents(
  plan: Plan,
  { population, survey }: Pick<SimulationFile, 'population' | 'survey'>,
  findings: Finding[],
): PopulationEvents {
  const { referral, idea } = population;
  const others: OtherEvent[] = [];
  const drafts = population.others ?? [];
  if (drafts.length > MOST_OTHERS) {
    findings.push(finding('/population/others', say`more than ${MOST_OTHERS} events beside the purchase`));
  }
  drafts.forEach((draft, i) => {
    const at = pointer('population', 'others', i);
    const source = resolveSource(plan, draft, PURCHASE_SLOT + 1 + i, at, findings);
    if (source !== null) others.push({ ...source, perYear: draft.perYear });
  });
  return {
    purchase: resolveSource(plan, population.purchase, PURCHASE_SLOT, '/population/purchase', findings),
    others,
    returns: resolveReturns(plan, population, findings),
    referral: resolvePlain(plan, referral, REFERRAL_SLOT, '/population/referral', findings),
    idea: resolvePlain(plan, idea, IDEA_SLOT, '/population/idea', findings),
    answer: resolveAnswer(plan, survey.fields, findings),
  };
}

function resolvePlain(
  plan: Plan,
  draft: Draft | undefined,
  slot: number,
  at: string,
  findings: Finding[],
): EventSource | null {
  return draft === undefined ? null : resolveSource(plan, draft, slot, at, findings);
}

/** The answers that the program's grid reads; null for a program without a grid. */
function resolveAnswer(plan: Plan, fields: FieldTable | undefined, findings: Finding[]): EventSource | null {
  if (plan.grid === null) return null;
  const { event, field } = plan.grid.answers;
  return sourceOf(plan, event, SURVEY_SLOT, new Map([[field, { kind: 'score' }]]), fields, '/survey', findings);
}

function resolveSource(plan: Plan, draft: Draft, slot: number, at: string, findings: Finding[]): EventSource | null {
  const event = eventCalled(plan, draft.event, at, findings);
  if (event === -1) return null;
  if (plan.events[event]!.clock !== null) {
    findings.push(finding(`${at}/event`, say`the clock makes \`${draft.event}\`; members do not`));
    return null;
  }
  if (plan.events[event]!.refund !== null) {
    findings.push(finding(`${at}/event`, say`\`${draft.event}\` takes back another event; write it under \`returns\``));
    return null;
  }
  const given = new Map<number, FieldSource>();
  const { fields } = plan.events[event]!;
  const money = fields.filter(({ type }) => type === 'money').map(({ name }) => name);
  for (const [part, kind] of [
    ['amount', 'spend'],
    ['margin', 'margin'],
  ] as const) {
    const name = draft[part];
    if (name === undefined) continue;
    if (!money.includes(name)) {
      findings.push(unknownName(`${at}/${part}`, say`money field of \`${draft.event}\``, name, money));
      return null;
    }
    given.set(
      fields.findIndex((field) => field.name === name),
      { kind },
    );
  }
  return sourceOf(plan, event, slot, given, draft.fields, at, findings);
}

function resolveReturns(plan: Plan, population: PopulationPart, findings: Finding[]): EventSource | null {
  const draft = population.returns;
  if (draft === undefined) return null;
  const at = '/population/returns';
  const event = eventCalled(plan, draft.event, at, findings);
  if (event === -1) return null;
  const { refund } = plan.events[event]!;
  const purchase = plan.events.findIndex(({ name }) => name === population.purchase.event);
  // A purchase that is not found has been told of already.
  if (purchase === -1) return null;
  if (refund === null || refund.of !== purchase) {
    findings.push(finding(`${at}/event`, say`\`${draft.event}\` does not take back \`${population.purchase.event}\``));
    return null;
  }
  const given = new Map<number, FieldSource>(
    refund.reduces.map(({ field, original }) => [field, { kind: 'original', field: original }]),
  );
  return sourceOf(plan, event, RETURN_SLOT, given, draft.fields, at, findings);
}

function sourceOf(
  plan: Plan,
  event: number,
  slot: number,
  given: Given,
  table: FieldTable | undefined,
  at: string,
  findings: Finding[],
): EventSource {
  return { event, slot, fields: resolveFields(plan, plan.events[event]!, given, table ?? {}, at, findings) };
}

function eventCalled(plan: Plan, name: string, at: string, findings: Finding[]): number {
  const names = plan.events.map((event) => event.name);
  const index = names.indexOf(name);
  if (index === -1) findings.push(unknownName(`${at}/event`, say`event`, name, names));
  return index;
}
