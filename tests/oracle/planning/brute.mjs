// The exact optimum of a tiny request: every plan is tried that could still be valid and cheaper. What may stand where is asked of the
// evaluator alone, meeting by meeting, so that nothing here can repeat a mistake of `candidates` or of the path model.
import { DAY, parseClock, parseDate, timeText } from "./calendar.mjs";
import { reviewer } from "./evaluate.mjs";

/** `{ status: "optimal" | "infeasible" | "unknown", cost, meetings, nodes }`; unknown when more than `limit` nodes would be needed. */
export function brute(request, { limit = 1e6 } = {}) {
  const judge = reviewer(request);
  const steps = request.bodies.flatMap((body) =>
    Array.from({ length: body.count }, (_, k) => options(request, body, k + 1, judge)),
  );
  // What the meetings still to come cost by themselves, at least.
  const rest = [0];
  for (const { list } of [...steps].reverse()) rest.unshift(rest[0] + (list[0]?.cost ?? 0));

  let best = { status: "infeasible", cost: null, meetings: [] };
  let nodes = 0;
  const place = (step, plan) => {
    if (step === steps.length) {
      const { cost, broken } = judge(plan);
      if (broken.length === 0 && (best.cost === null || cost < best.cost))
        best = { status: "optimal", cost, meetings: plan };
      return;
    }
    for (const { meeting } of steps[step].list) {
      const previous = plan.at(-1);
      // Only for speed: the evaluator would say `order`.
      if (previous?.body === meeting.body && previous.start >= meeting.start) continue;
      if ((nodes += 1) > limit) return;
      const longer = [...plan, meeting];
      const { cost, broken } = judge(longer);
      if (best.cost !== null && cost + rest[step + 1] >= best.cost) continue;
      if (!broken.some((found) => isFinal(found, longer))) place(step + 1, longer);
    }
  };
  if (steps.every(({ list }) => list.length > 0)) place(0, []);
  if (nodes > limit) return { status: "unknown", cost: null, meetings: [], nodes };
  return { ...best, nodes };
}

/** Whether further meetings cannot cure it: all that misses a meeting is cured by adding it. */
function isFinal({ code, meetings: [ref] }, plan) {
  if (code !== "count" && code !== "lock") return true;
  return plan.some(({ body, index }) => body === ref.body && index === ref.index);
}

/** Every place of one meeting with which nothing is wrong when it stands alone, the cheapest first. */
function options(request, body, index, judge) {
  const list = [];
  const starts = new Set(body.slots.map(({ start }) => parseClock(start)));
  for (let day = parseDate(request.period.from); day <= parseDate(request.period.to); day += 1) {
    for (const clock of starts) {
      for (const room of body.rooms?.length ? new Set(body.rooms) : [undefined]) {
        const meeting = {
          body: body.id,
          index,
          start: timeText(day * DAY + clock),
          ...(room !== undefined && { room }),
        };
        const { cost, broken } = judge([meeting]);
        if (!broken.some((found) => isFinal(found, [meeting]))) list.push({ meeting, cost });
      }
    }
  }
  return { list: list.sort((a, b) => a.cost - b.cost) };
}
