/** The three levels of the SLT model, and their names. */
import type { Language, OrganisationBody } from "../types.ts";

export type Level = OrganisationBody["level"];
export const levels: readonly Level[] = ["steering", "coordinating", "executing"];

export const levelWords: Readonly<Record<Language, Readonly<Record<Level, string>>>> = {
  nb: { steering: "Styringsnivå", coordinating: "Koordinerende nivå", executing: "Utførende nivå" },
  nn: { steering: "Styringsnivå", coordinating: "Koordinerande nivå", executing: "Utførande nivå" },
  en: { steering: "Steering level", coordinating: "Coordinating level", executing: "Executing level" },
};
