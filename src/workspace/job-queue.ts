/** Jobs in their order, each kept for its own worker as long as others have work of their own. */
export class JobQueue<Job> {
  readonly #jobs: Iterator<Job>;
  /** By worker: jobs that were passed over by others. */
  readonly #kept: Job[][];
  readonly #home: ((job: Job) => number) | undefined;

  /** @param home any number; worker `home % workers` had best do the job. Where it is left out, whoever is free does. */
  constructor(jobs: Iterable<Job>, workers: number, home?: (job: Job) => number) {
    this.#jobs = jobs[Symbol.iterator]();
    this.#kept = Array.from({ length: workers }, () => []);
    this.#home = home;
  }

  /** The next job of a worker; where none is its own, the latest that is kept for the busiest. Null when all are given out. */
  next(worker: number): { readonly job: Job } | null {
    const own = this.#kept[worker]!.shift();
    if (own !== undefined) return { job: own };
    for (let next = this.#jobs.next(); next.done !== true; next = this.#jobs.next()) {
      const home = this.#home === undefined ? worker : this.#home(next.value) % this.#kept.length;
      if (home === worker) return { job: next.value };
      this.#kept[home]!.push(next.value);
    }
    const busiest = this.#kept.reduce((most, kept) => (kept.length > most.length ? kept : most));
    const other = busiest.pop();
    return other === undefined ? null : { job: other };
  }
}
