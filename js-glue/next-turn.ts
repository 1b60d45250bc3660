/** So long long work goes on before the page has its turn: short of what anybody feels as a halt. */
export const sliceMs = 8;

/** After whatever the page has to do meanwhile. A timer would be held back to 4 ms once it is nested. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
