import { betaGeometric } from './beta-geometric.ts';
import { NBD } from './nbd.ts';
import { PARETO_NBD } from './pareto-nbd.ts';
import type { ModelName, PurchaseModel } from './purchase-model.ts';

export const BG_NBD = betaGeometric('BG/NBD', 1, false);
export const MBG_NBD = betaGeometric('MBG/NBD', 1, true);
/** Regular purchases: k steps between two of them, k above 1. */
export const bgCnbd = (k: number): PurchaseModel => betaGeometric('BG/CNBD-k', k, false);
export const mbgCnbd = (k: number): PurchaseModel => betaGeometric('MBG/CNBD-k', k, true);

/** The models of random purchases, the baseline first. */
export const RANDOM_MODELS: readonly PurchaseModel[] = [NBD, PARETO_NBD, BG_NBD, MBG_NBD];

/** The model of a name in the field, with so many steps between two purchases. */
export function modelNamed(name: ModelName, k: number): PurchaseModel {
  if (name === 'BG/CNBD-k') return bgCnbd(k);
  if (name === 'MBG/CNBD-k') return mbgCnbd(k);
  return RANDOM_MODELS.find((model) => model.name === name)!;
}
