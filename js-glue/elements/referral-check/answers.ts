/** What has been answered, and the questions in the order in which the module asks them. No answer is a text: none can name anybody. */
import type { Finding, LocalDate, Referral } from "../../types.ts";
import { readTypedDate } from "../read-date.ts";

export type Duty = NonNullable<Referral["dutyToNotify"]>;
export type Focus = NonNullable<Referral["focus"]>[number];

/** What is absent is not answered. An empty list is an answer: none of them. */
export interface Answers {
  duty?: Duty | undefined;
  anonymous?: boolean | undefined;
  consentForm?: boolean | undefined;
  orientationForm?: boolean | undefined;
  voluntary?: boolean | undefined;
  informed?: boolean | undefined;
  purpose?: boolean | undefined;
  services?: readonly string[] | undefined;
  /** As the browser's date field gives it. */
  until?: string | undefined;
  withdrawn?: boolean | undefined;
  focus?: readonly Focus[] | undefined;
  team?: string | undefined;
}
export type Question = keyof Answers;
export type YesNo = Exclude<Question, "duty" | "services" | "until" | "focus" | "team">;

export const duties: readonly Duty[] = ["no", "notified", "unclear"];
export const focusAreas: readonly Focus[] = ["behaviour", "mentalHealth", "substances", "crime"];

export const groups = [
  { id: "first", questions: ["duty", "anonymous"] },
  { id: "forms", questions: ["consentForm", "orientationForm"] },
  { id: "consent", questions: ["voluntary", "informed", "purpose", "services", "until", "withdrawn"] },
  { id: "case", questions: ["focus", "team"] },
] as const satisfies readonly { id: string; questions: readonly Question[] }[];
export const questions: readonly Question[] = groups.flatMap(({ questions }): readonly Question[] => questions);

export const questionOf = ({ rule }: Finding): Question => rule.slice(rule.lastIndexOf("/") + 1) as Question;

/** While a year is being typed the field holds years like 2 and 20: those are no answer yet. */
export function untilOf(typed: string | undefined): LocalDate | undefined {
  const date = readTypedDate(typed ?? "");
  return date && date >= "2000" && date < "2100" ? date : undefined;
}

export function isAnswered(answers: Answers, question: Question): boolean {
  return question === "until" ? untilOf(answers.until) !== undefined : answers[question] !== undefined;
}

export function referralOf({ duty, until, focus, team, services, ...rest }: Answers): Referral {
  const { anonymous, consentForm, orientationForm, ...consent } = rest;
  const referral = {
    dutyToNotify: duty,
    ...{ anonymous, consentForm, orientationForm, focus, team },
    consent: { ...consent, services, until: untilOf(until) },
  };
  // What is undefined is left out on the way into the module.
  return referral as Referral;
}
