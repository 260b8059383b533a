/** Remembers what is to be stopped at the end, and stops it in the opposite order. */
export interface Closers {
  /** What starts while the rest is being stopped is stopped at once. */
  add(close: () => Promise<unknown>): void;
  /** Stops everything once, whoever asks for it. */
  closeAll(): Promise<void>;
}

/** Makes an empty list. A thing that does not stop keeps nobody from stopping the rest. */
export function createClosers(): Closers {
  const closers: (() => Promise<unknown>)[] = [];
  const latecomers: Promise<unknown>[] = [];
  let closing: Promise<void> | undefined;

  async function closeEach(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) {
      await close().catch(() => undefined);
    }
  }
  return {
    add: (close) => void (closing ? latecomers.push(close()) : closers.push(close)),
    closeAll: async () => {
      await (closing ??= closeEach());
      await Promise.allSettled(latecomers);
    },
  };
}
