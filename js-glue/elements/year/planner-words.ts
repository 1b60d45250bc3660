/** The words of what a planner sees of a year: moving, and what it costs. */
import type { Language } from "../../types.ts";

const nb = {
  keys: "Enter tar opp et møte, piltastene går til en ny dag, Enter setter det der, og Escape angrer.",
  price: (points: string) => `${points} dyrere`,
  priceFree: "ikke dyrere",
  priceCheaper: (points: string) => `${points} billigere enn nå`,
  priceAtLeast: (points: string) => `minst ${points} dyrere`,
  points: (n: number) => (n === 1 ? "1 poeng" : `${n} poeng`),
  impossible: (reasons: string) => `går ikke: ${reasons}`,
  impossibleShort: "Går ikke",
  held: "Møtet som flyttes",
  scale: "Hva det koster å flytte møtet hit",
  scaleFree: "Ikke dyrere",
  scaleCheaper: "Billigere",
  scaleDear: "Dyrere",
};

type PlannerWords = typeof nb;

const nn: PlannerWords = {
  ...nb,
  keys: "Enter tek opp eit møte, piltastane går til ein ny dag, Enter set det der, og Escape angrar.",
  price: (points) => `${points} dyrare`,
  priceFree: "ikkje dyrare",
  priceCheaper: (points) => `${points} billegare enn no`,
  priceAtLeast: (points) => `minst ${points} dyrare`,
  impossible: (reasons) => `går ikkje: ${reasons}`,
  impossibleShort: "Går ikkje",
  held: "Møtet som blir flytta",
  scale: "Kva det kostar å flytte møtet hit",
  scaleFree: "Ikkje dyrare",
  scaleCheaper: "Billegare",
  scaleDear: "Dyrare",
};

const en: PlannerWords = {
  keys: "Enter picks a meeting up, the arrow keys go to another day, Enter puts it there, and Escape cancels.",
  price: (points) => `${points} dearer`,
  priceFree: "no dearer",
  priceCheaper: (points) => `${points} cheaper than now`,
  priceAtLeast: (points) => `at least ${points} dearer`,
  points: (n) => (n === 1 ? "1 point" : `${n} points`),
  impossible: (reasons) => `impossible: ${reasons}`,
  impossibleShort: "Impossible",
  held: "The meeting being moved",
  scale: "What moving the meeting here costs",
  scaleFree: "No dearer",
  scaleCheaper: "Cheaper",
  scaleDear: "Dearer",
};

export const plannerWords: Readonly<Record<Language, PlannerWords>> = { nb, nn, en };
