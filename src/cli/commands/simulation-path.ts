import { join } from 'node:path';
import { projectRoot } from '../../workspace/project-root.ts';

/** The simulation file that is named; else the one that runs when none is. */
export function simulationPath(named: string | undefined): string {
  return named ?? join(projectRoot(), 'simulations/starbucks-japan.json');
}
