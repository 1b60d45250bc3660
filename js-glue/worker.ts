/** Plans beside the page, in a thread of its own: what the page sends over is driven here, and what comes of it is sent back. */
import { SltInputError, loadSlt } from "./slt.ts";
import type { Answer, Order } from "./elsewhere.ts";

const running = new Map<number, AbortController>();

addEventListener("message", ({ data }: MessageEvent<Order>) => void obey(data));

async function obey(order: Order): Promise<void> {
  const { id } = order;
  if (order.call === "abort") return running.get(id)?.abort();
  const abort = new AbortController();
  running.set(id, abort);
  const answer = (given: Answer) => postMessage(given);
  try {
    const slt = await loadSlt({ engine: order.engine });
    const options = { ...order.options, signal: abort.signal };
    const value =
      order.call === "plan"
        ? await slt.plan(order.request, { ...options, onProgress: (progress) => answer({ id, progress }) })
        : await slt.alternatives(order.request, order.meetings, order.which, options);
    answer({ id, value });
  } catch (error) {
    if (error instanceof SltInputError) answer({ id, problems: error.problems });
    else answer({ id, error: String(error) });
  } finally {
    running.delete(id);
  }
}
