import { say, type Wording } from '../report/wording.ts';

/** What a number means, and how it is made. */
export interface Definition {
  readonly meaning: Wording;
  readonly formula: Wording;
}

/** The main numbers of a forecast, by their metrics. */
export const DEFINITIONS: Readonly<Record<string, Definition>> = {
  'members.active': {
    meaning: say`Members who have not left.`,
    formula: say`members at the start + friends who joined - those who left`,
  },
  'tier.share': {
    meaning: say`The share of active members who hold the tier.`,
    formula: say`active members in the tier / active members`,
  },
  'rev.net.total': {
    meaning: say`Sales since the start, less refunds.`,
    formula: say`sales - refunds, month by month`,
  },
  'margin.contrib.total': {
    meaning: say`What sales leave after the goods and the benefits are paid.`,
    formula: say`net sales x margin share - hard and soft benefit cost`,
  },
  'inc.margin.total': {
    meaning: say`What the program adds: the same members live on the same luck without any program.`,
    formula: say`margin with the program - benefit cost - margin without, each replicate with its own twin`,
  },
  roi: {
    meaning: say`What each unit of money spent on the program brings back beyond itself.`,
    formula: say`(added margin - all cost of the program) / all cost of the program`,
  },
  'inc.change.total': {
    meaning: say`What the change adds to the program as it is, on the same members and luck.`,
    formula: say`margin - benefit cost with the change, less the same without it, each replicate with its own twin`,
  },
  'pts.issued.total': { meaning: say`Points earned since the start.`, formula: say`the sum of what was earned` },
  'pts.redeemed.total': {
    meaning: say`Points spent on rewards since the start.`,
    formula: say`the sum of what was redeemed, less what was given back`,
  },
  'pts.expired.total': { meaning: say`Points that lapsed since the start.`, formula: say`the sum of what expired` },
  'pts.outstanding': {
    meaning: say`Points on the books at the end, those of members who left among them.`,
    formula: say`opening + issued - redeemed - expired - reversed - cleared - converted`,
  },
  'liab.cost': {
    meaning: say`What the outstanding points will cost, at what rewards cost.`,
    formula: say`outstanding points x share redeemed in the end x cost of a point`,
  },
  'liab.deferred': {
    meaning: say`The part of past sales that is owed for points, by IFRS 15 and ASC 606.`,
    formula: say`deferred in proportion to stand-alone prices, released as points are redeemed`,
  },
  'churn.rate': {
    meaning: say`The share of members who leave in the last month.`,
    formula: say`left in the month / members at its start`,
  },
  'atrisk.hv': {
    meaning: say`Members in the top share by expected contribution whose satisfaction is that of a detractor: profitable, unhappy, gone at the first chance.`,
    formula: say`active high-value members with the satisfaction of a detractor`,
  },
  'atrisk.churn': {
    meaning: say`Of the members at risk at the start, the share that has left by the end.`,
    formula: say`of those at risk at the start: gone / all`,
  },
  'atrisk.rev': {
    meaning: say`The yearly contribution of the members at risk.`,
    formula: say`the sum of their expected yearly contribution without any program`,
  },
  'grid.cell': {
    meaning: say`Active members by profit, high or low, and by what they last answered to a survey; who never answered is unknown.`,
    formula: say`a count at the end of the month; unknown ones are never guessed`,
  },
  'grid.flow': {
    meaning: say`Members who were in one cell of the grid a month before and are in another, or have left.`,
    formula: say`a count over the last month, member by member`,
  },
  nps: {
    meaning: say`The Net Promoter Score among those who answered a survey.`,
    formula: say`share of promoters - share of detractors, among the answers`,
  },
  'nps.coverage': {
    meaning: say`How many members have answered a survey.`,
    formula: say`members with an answer / members`,
  },
};
