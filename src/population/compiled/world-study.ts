import type { Study } from '../simulation-spec.ts';

/** A study as one of its worlds has it, whose numbers may be those of another program. */
export function worldStudy(study: Study, world: string): Study {
  const other = study.alternatives[world];
  // Which worlds there are is for the study to say.
  return other === undefined ? study : { ...study, ...other, spec: { ...other.spec, worlds: study.spec.worlds } };
}
