import { NEW_CUSTOMER } from '../../src/calibration/history.ts';
import { type Check, near } from './check.ts';
import { ESTIMATES, KNOWN_CUSTOMERS, NEW_CUSTOMERS, PASTS, WEEKS } from './published.ts';

/** G4: forecasts at exact parameters, to 1e-6. */
export function closedForms(): Check[] {
  const at = (model: (typeof ESTIMATES)[number]['model']) => ESTIMATES.find((each) => each.model === model)!.parameters;
  const fresh = [...NEW_CUSTOMERS].flatMap(([model, values]) =>
    WEEKS.map((weeks, i) => {
      const ours = model.future(at(model), NEW_CUSTOMER).expected(weeks);
      return near('G4', `${model.name}, purchases of a new customer in ${weeks} weeks`, ours, values[i]!, 1e-6);
    }),
  );
  const known = [...KNOWN_CUSTOMERS].flatMap(([model, rows]) =>
    PASTS.flatMap((past, i) => {
      const future = model.future(at(model), past);
      const [alive, next39, next52] = rows[i]! as [number, number, number];
      const what = `${model.name}, x ${past.x} tx ${past.tx.toFixed(2)} T ${past.T.toFixed(2)}`;
      return [
        near('G4', `${what}, P(alive)`, future.alive, alive, 1e-6),
        near('G4', `${what}, next 39 weeks`, future.expected(39), next39, 1e-6),
        near('G4', `${what}, next 52 weeks`, future.expected(52), next52, 1e-6),
      ];
    }),
  );
  return [...fresh, ...known];
}
