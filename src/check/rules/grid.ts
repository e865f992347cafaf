import { GRID_WORDS, HIGHEST_SCORE, LOWEST_SCORE } from '../../model/customer-grid.ts';
import { listed, say, type Wording } from '../../report/wording.ts';
import type { GridClauseNode, GridNode, VoiceBandNode } from '../../syntax/grid-tree.ts';
import type { NumberNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { namedCells } from '../grid-cells.ts';
import type { Scope } from '../scope.ts';

type VoiceNode = GridClauseNode & { readonly clause: 'voice' };

/** A program has one grid. It says when profit is high and how every score is read; its cells may bear names. */
export function checkGrid(scope: Scope, expressions: ExpressionChecker): void {
  const [grid, second] = scope.all('grid');
  if (grid === undefined) return;
  if (second !== undefined) scope.twice(say`\`grid\``, grid.name.span, second.name.span);
  const seen = new Map<string, GridClauseNode>();
  for (const clause of grid.clauses) {
    if (clause.clause === 'cell') continue;
    const earlier = seen.get(clause.clause);
    if (earlier !== undefined) scope.twice(say`\`${clause.clause}\``, earlier.span, clause.span);
    seen.set(clause.clause, clause);
    if (clause.clause === 'profit') expressions.condition(clause.high, { event: null, measures: true, within: grid });
    else checkVoice(scope, clause);
  }
  checkCells(scope, grid);
  if (grid.broken) return;
  const { name } = grid;
  if (!seen.has('profit')) {
    const help = say`write \`profit: high when margin >= ¥30_000, else low\``;
    scope.missing(say`where profit is high in \`${name.text}\``, name.span, help);
  }
  if (!seen.has('voice')) {
    const help = say`write \`voice: latest survey.score within 12 months as promoter 9..10, passive 7..8, detractor 0..6, else unknown\``;
    scope.missing(say`how answers are read in \`${name.text}\``, name.span, help);
  }
}

function checkVoice(scope: Scope, voice: VoiceNode): void {
  const event = scope.find(voice.event, 'event');
  const field = event?.fields.find((f) => f.name.text === voice.field.text);
  if (event !== undefined && field === undefined && !event.broken) {
    const fields = event.fields.map((f) => f.name.text);
    scope.unknown(voice.field, say`a field of \`${event.name.text}\``, fields);
  } else if (field !== undefined && field.type !== 'number') {
    scope.report({
      code: 'unit-expected',
      title: say`a score is a plain number`,
      at: voice.field.span,
      label: say`not declared as \`number\``,
      others: [{ span: field.span, text: say`declared here` }],
      help: say`declare \`${field.name.text}: number\``,
    });
  }
  const seen = new Map<string, VoiceBandNode>();
  for (const band of voice.bands) {
    const earlier = seen.get(band.voice);
    if (earlier !== undefined) scope.twice(say`\`${band.voice}\``, earlier.span, band.span);
    seen.set(band.voice, band);
  }
  const sound = voice.bands.map((band) => isBand(scope, band));
  if (sound.every((good) => good)) checkScores(scope, voice.bands);
}

function isBand(scope: Scope, band: VoiceBandNode): boolean {
  const isScore = ({ value }: NumberNode) =>
    value.d === 1n && value.n >= BigInt(LOWEST_SCORE) && value.n <= BigInt(HIGHEST_SCORE);
  const stray = [band.from, band.to].find((end) => !isScore(end));
  if (stray === undefined && band.from.value.n <= band.to.value.n) return true;
  scope.report({
    code: 'value-range',
    title: say`the scores of \`${band.voice}\` lie outside what can be answered`,
    at: stray?.span ?? band.span,
    label: stray === undefined ? say`runs backward` : say`no such score`,
    help: say`write whole scores from ${LOWEST_SCORE} to ${HIGHEST_SCORE}, the lower one first, as in \`7..8\``,
  });
  return false;
}

/** Every score belongs to one voice: a score that none takes, or that two take, would be a guess. */
function checkScores(scope: Scope, bands: readonly VoiceBandNode[]): void {
  const missing: number[] = [];
  const shared = new Map<VoiceBandNode, { readonly other: VoiceBandNode; readonly scores: number[] }>();
  for (let score = LOWEST_SCORE; score <= HIGHEST_SCORE; score++) {
    const [band, other] = bands.filter(({ from, to }) => from.value.n <= score && score <= to.value.n);
    if (band === undefined) missing.push(score);
    if (band === undefined || other === undefined) continue;
    const found = shared.get(other) ?? { other: band, scores: [] };
    found.scores.push(score);
    shared.set(other, found);
  }
  for (const [band, { other, scores }] of shared) {
    scope.report({
      code: 'grid-overlap',
      title: say`\`${other.voice}\` and \`${band.voice}\` both take ${scoresText(scores)}`,
      at: band.span,
      label: say`taken again here`,
      others: [{ span: other.span, text: say`first here` }],
      help: say`give every score to one voice`,
    });
  }
  if (missing.length === 0) return;
  scope.report({
    code: 'grid-gap',
    title: say`no voice takes ${scoresText(missing)}`,
    at: { ...bands[0]!.span, end: bands.at(-1)!.span.end },
    label: say`these do not cover ${LOWEST_SCORE}..${HIGHEST_SCORE}`,
    body: say`A member is a promoter, passive or a detractor by the score that was answered; unknown is only who gave no answer.`,
    help: say`let the voices meet, as in \`promoter 9..10, passive 7..8, detractor 0..6\``,
  });
}

function scoresText(scores: readonly number[]): Wording {
  return scores.length === 1 ? say`the score ${scores[0]!}` : say`the scores ${listed(scores.map(String))}`;
}

function checkCells(scope: Scope, grid: GridNode): void {
  const names = new Map<string, GridClauseNode>();
  const places = new Map<string, GridClauseNode>();
  for (const clause of namedCells(grid)) {
    const { name, cell } = clause;
    const earlier = names.get(name.text);
    if (earlier !== undefined) scope.twice(say`the cell \`${name.text}\``, earlier.span, name.span);
    names.set(name.text, clause);
    const there = places.get(cell.text);
    if (there !== undefined) scope.twice(say`a name for \`${cell.text}\``, there.span, cell.span);
    places.set(cell.text, clause);
    if (!GRID_WORDS.includes(name.text)) continue;
    scope.report({
      code: 'name-duplicate',
      title: say`\`${name.text}\` is a word of every grid`,
      at: name.span,
      label: say`already stands for several cells`,
      help: say`give the cell another name`,
    });
  }
}
