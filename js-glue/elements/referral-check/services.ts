/** The services that a consent can name: those that sit in the teams, by what they are and never by who. */
import type { LocalText, Organisation } from "../../types.ts";

export interface Service {
  id: string;
  name: LocalText;
}

/** Titles of one person's office. Of the others the title is the service's own name: «Barnevernet», «PPT». */
const offices = new Set(["mayor", "chiefExecutive", "policeChief", "policeContact", "sltCoordinator"]);

export function servicesOf({ people, bodies }: Organisation): Service[] {
  const members = bodies.filter(({ level }) => level === "executing").flatMap((body) => body.members);
  const leaders = new Set(members.filter(({ role }) => role === "leader").map(({ person }) => person));
  const there = new Set(members.map(({ person }) => person));
  const isOffice = ({ id, role = "" }: Organisation["people"][number]) => offices.has(role) || leaders.has(id);
  /** A head's school, the police contact's station; but not the municipality, from which most of them come. */
  const ofItsOwn = (agency: string) => people.every((other) => other.agency !== agency || isOffice(other));
  const services: Service[] = [];
  for (const person of people) {
    if (!there.has(person.id)) continue;
    const name = isOffice(person) && ofItsOwn(person.agency) ? { nb: person.agency } : person.title;
    if (!services.some((other) => other.name.nb === name.nb)) services.push({ id: person.id, name });
  }
  return services;
}
