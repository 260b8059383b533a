/** Shows on stderr that something slow goes on: one line that counts, or, in a log, a line now and then. */
export function showProgress(what: string): { detail: (text: string) => void; done: () => void } {
  const started = Date.now();
  const isTerminal = process.stderr.isTTY === true;
  let detail = '';
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const line = () => `${what} … ${seconds()}${detail === '' ? '' : ` – ${detail}`}`;
  const show = () => process.stderr.write(isTerminal ? `\r\u001b[K${line()}` : `${line()}\n`);
  process.stderr.write(isTerminal ? `${what} …` : `${what} …\n`);
  const timer = setInterval(show, isTerminal ? 1_000 : 15_000);
  return {
    detail: (text) => {
      detail = text;
    },
    done: () => {
      clearInterval(timer);
      process.stderr.write(
        isTerminal ? `\r\u001b[K${what}: ${seconds()}\n` : `${what}: ${seconds()}\n`,
      );
    },
  };
}
