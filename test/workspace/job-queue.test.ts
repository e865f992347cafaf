import { describe, expect, it } from 'vitest';
import { JobQueue } from '../../src/workspace/job-queue.ts';

function taken(queue: JobQueue<number>, ...workers: number[]): (number | null)[] {
  return workers.map((worker) => queue.next(worker)?.job ?? null);
}

describe('a queue of jobs', () => {
  it('gives them in their order to whoever is free', () => {
    expect(taken(new JobQueue([1, 2, 3], 2), 0, 0, 1, 1)).toEqual([1, 2, 3, null]);
  });

  it('keeps each for the worker who is at home in it, and lets no worker wait for another', () => {
    const queue = new JobQueue([0, 1, 2, 3, 4], 2, (job) => job);
    // The second worker passes over 0 and 2; the first finds them kept, and at last helps with what is left.
    expect(taken(queue, 1, 1, 0, 0, 0, 0)).toEqual([1, 3, 0, 2, 4, null]);
    const other = new JobQueue([1, 3, 5], 2, (job) => job);
    expect(taken(other, 0, 1, 0, 1)).toEqual([5, 1, 3, null]);
  });
});
