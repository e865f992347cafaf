import type { Study } from '../simulation-spec.ts';

const known = new WeakMap<Study, Map<string, Study>>();

/** A study as one of its worlds has it, whose numbers may be those of another program; the same object each time. */
export function worldStudy(study: Study, world: string): Study {
  const other = study.alternatives[world];
  if (other === undefined) return study;
  const ofStudy = known.get(study) ?? new Map<string, Study>();
  known.set(study, ofStudy);
  // Which worlds there are is for the study to say.
  const own = ofStudy.get(world) ?? { ...study, ...other, spec: { ...other.spec, worlds: study.spec.worlds } };
  ofStudy.set(world, own);
  return own;
}
