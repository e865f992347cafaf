import { cellWidth, truncate } from '../report/cells.ts';
import { formatNumber } from '../report/number.ts';
import { printable } from '../report/printable.ts';
import { drawsBlocks, glyphsFor, type Screen } from '../report/screen.ts';
import { say, speak } from '../report/wording.ts';

/** How far a long piece of work has come. */
export interface Work {
  /** What is being done, for example `simulating`. */
  readonly what: string;
  /** What is counted, in the plural: `blocks`. */
  readonly unit: string;
  readonly done: number;
  readonly total: number;
  /** What was already done when this run began, as after a resumed one; it says nothing about the speed. */
  readonly doneBefore: number;
  /** Since this run began. */
  readonly seconds: number;
}

const WIDEST_BAR = 24;
const NARROWEST_BAR = 8;

/** Before this, a speed is a guess that would jump. */
const FIRST_SPEED_SECONDS = 1;

/** One line: `simulating ██████░░░░  1,200/5,000 blocks  24%  310/s  12 s left`; the bar goes first where room is short. */
export function progressLine(work: Work, screen: Screen): string {
  const { what, counts } = partsOf(work, screen);
  const room = screen.width - cellWidth(what, screen) - cellWidth(counts, screen) - 3;
  const width = Math.min(WIDEST_BAR, room);
  const text = width < NARROWEST_BAR ? `${what}  ${counts}` : `${what} ${bar(work, width, screen)}  ${counts}`;
  return truncate(text, screen.width, glyphsFor(screen).cut, screen);
}

/** The same without a bar, for logs: `simulating: 1,200/5,000 blocks, 24%, 310/s, 12 s left`. */
export function progressSentence(work: Work, screen: Screen): string {
  const { what, counts } = partsOf(work, screen);
  return `${what}: ${counts.replaceAll('  ', ', ')}`;
}

function partsOf(work: Work, screen: Screen): { what: string; counts: string } {
  const count = (value: number) => formatNumber(value, 'members', screen);
  const parts = [
    `${count(work.done)}/${count(work.total)} ${printable(work.unit)}`,
    `${Math.floor(shareOf(work) * 100)}%`,
  ];
  const speed = (work.done - work.doneBefore) / work.seconds;
  if (work.seconds >= FIRST_SPEED_SECONDS && speed > 0) {
    parts.push(`${speed < 10 ? speed.toFixed(1) : count(speed)}/s`);
    if (work.done < work.total)
      parts.push(speak(say`${formatSeconds((work.total - work.done) / speed)} left`, screen.language ?? 'en'));
  }
  return { what: printable(work.what), counts: parts.join('  ') };
}

/** Work without anything to do is done. */
function shareOf(work: Work): number {
  return work.total <= 0 ? 1 : Math.max(0, Math.min(1, work.done / work.total));
}

function bar(work: Work, width: number, screen: Screen): string {
  const [full, empty] = drawsBlocks(screen) ? ['█', '░'] : ['#', '.'];
  const filled = Math.floor(shareOf(work) * width);
  return full.repeat(filled) + empty.repeat(width - filled);
}

/** The two largest units: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
