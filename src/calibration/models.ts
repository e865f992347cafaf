import { betaGeometric } from './beta-geometric.ts';
import { NBD } from './nbd.ts';
import { PARETO_NBD } from './pareto-nbd.ts';
import type { PurchaseModel } from './purchase-model.ts';

export const BG_NBD = betaGeometric('BG/NBD', 1, false);
export const MBG_NBD = betaGeometric('MBG/NBD', 1, true);
/** Regular purchases: k steps between two of them, k above 1. */
export const bgCnbd = (k: number): PurchaseModel => betaGeometric('BG/CNBD-k', k, false);
export const mbgCnbd = (k: number): PurchaseModel => betaGeometric('MBG/CNBD-k', k, true);

/** The models of random purchases, the baseline first. */
export const RANDOM_MODELS: readonly PurchaseModel[] = [NBD, PARETO_NBD, BG_NBD, MBG_NBD];
