// Timing. Processor time of the whole process (garbage collector and compiler threads included) is what rates rest on: what others do on
// the machine meanwhile is in the wall clock, not in that. Both are kept.

const sorted = (values) => [...values].sort((a, b) => a - b);
export const quantile = (values, share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => quantile(values, 0.5);

/** So that no result can be thrown away unseen. */
let sink = 0;
export const use = (value) => (sink += value?.outcome?.length ?? value?.length ?? 1);
export const used = () => sink;

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

async function timed(contestant, repetitions) {
  const [cpuBefore, wallBefore] = [cpu(), performance.now()];
  for (let i = 0; i < repetitions; i += 1) {
    const answer = contestant.pass();
    use(answer instanceof Promise ? await answer : answer);
  }
  return { cpu: cpu() - cpuBefore, wall: (performance.now() - wallBefore) * 1000 };
}

/**
 * Contestants `{ name, size, pass }`, where a pass does `size` checks. After warming up, all have their turn in each round, in another order
 * each time, so that a slow moment of the machine hits all. Gives microseconds per check: `cpu` and `wall`, each the median, least and most.
 */
export async function compete(contestants, { rounds, roundMs, warmMs }) {
  const repetitions = new Map();
  for (const contestant of contestants) {
    let [spent, passes] = [0, 0];
    while (spent < warmMs * 1000 || passes < 2) {
      spent += (await timed(contestant, 1)).cpu;
      passes += 1;
    }
    const last = await timed(contestant, Math.max(1, Math.floor(passes / 4)));
    const each = last.cpu / Math.max(1, Math.floor(passes / 4));
    repetitions.set(contestant, Math.max(1, Math.round((roundMs * 1000) / Math.max(1, each))));
  }
  const times = new Map(contestants.map((contestant) => [contestant, { cpu: [], wall: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    const shift = round % contestants.length;
    for (const contestant of [...contestants.slice(shift), ...contestants.slice(0, shift)]) {
      globalThis.gc?.();
      const count = repetitions.get(contestant);
      const took = await timed(contestant, count);
      for (const clock of ["cpu", "wall"]) times.get(contestant)[clock].push(took[clock] / (count * contestant.size));
    }
  }
  const summary = (values) => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) });
  return contestants.map((contestant) => {
    const { cpu: cpuTimes, wall } = times.get(contestant);
    return { name: contestant.name, cpu: summary(cpuTimes), wall: summary(wall) };
  });
}

/**
 * Single calls by the wall clock, in microseconds. `median` and `p95` are over the inputs, each at the median of its passes: how much the
 * inputs differ. `p95OfCalls` is over all calls, with garbage collection and whatever else the machine did.
 */
export function latencies(inputs, calls, passes) {
  const names = Object.keys(calls);
  const all = Object.fromEntries(names.map((name) => [name, inputs.map(() => [])]));
  for (let pass = -3; pass < passes; pass += 1) {
    for (const name of names) {
      const call = calls[name];
      for (let i = 0; i < inputs.length; i += 1) {
        const before = performance.now();
        const answer = call(inputs[i], i);
        const took = (performance.now() - before) * 1000;
        use(answer);
        if (pass >= 0) all[name][i].push(took);
      }
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const each = all[name].map(median);
      const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
      return [
        name,
        { median: median(each), p95: quantile(each, 0.95), mean, p95OfCalls: quantile(all[name].flat(), 0.95) },
      ];
    }),
  );
}
