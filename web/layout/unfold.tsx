import type { ReactNode } from 'react';

/** Shows a line that unfolds to more, without a script. */
export function Unfold({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="unfold" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
