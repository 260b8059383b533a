/** Remembers what is to be stopped at the end, and stops it in the opposite order. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  closeAll(): Promise<void>;
}

/** Makes an empty list. A thing that does not stop keeps nobody from stopping the rest. */
export function createClosers(): Closers {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async closeAll() {
      for (let close = closers.pop(); close; close = closers.pop()) {
        await close().catch(() => undefined);
      }
    },
  };
}
