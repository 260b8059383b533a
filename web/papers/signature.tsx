import { PAPERS } from '../texts/papers.js';
import type { Text } from '../texts/text.js';

/** Leaves room for a date and a signature on paper. */
export function Signature({ write }: { write: (text: Text) => string }) {
  return (
    <div className="signature">
      {[PAPERS.date, PAPERS.signature].map((what, i) => (
        <div key={i}>
          <span className="line" />
          {write(what)}
        </div>
      ))}
    </div>
  );
}

/** Leaves empty lines to write on. */
export function Lines({ count }: { count: number }) {
  return (
    <div className="lines">
      {Array.from({ length: count }, (_, i) => (
        <span key={i} className="line" />
      ))}
    </div>
  );
}
